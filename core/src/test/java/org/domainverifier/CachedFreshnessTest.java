package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.CachingResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

/** A cache of ours stands never between the verifier and what is published now. */
class CachedFreshnessTest {
    private final DnsResolver network = ZoneResolver.parse("example.com. 300 IN MX 10 mail.example.com.");
    private final DnsResolver cache = CachingResolver.over(CachingResolver.over(network));

    @Test
    void whereCachedAnswersWillDoItIsAsked() {
        assertThat(DnsSources.of(Freshness.CACHED, cache, null, Map.of()).judged())
                .isSameAs(cache);
    }

    @Test
    void whereResolversAreWatchedWhatIsBehindItIsWatched() {
        Map<String, DnsResolver> watched = DnsSources.of(Freshness.BOTH, cache, null, Map.of("other", cache))
                .watched();

        assertThat(watched)
                .hasSize(2)
                .allSatisfy((name, resolver) -> assertThat(resolver).isSameAs(network));
    }
}
