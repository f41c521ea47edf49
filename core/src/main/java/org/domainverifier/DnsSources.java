package org.domainverifier;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.authority.AuthoritativeResolver;
import org.domainverifier.dns.resolver.CachingResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked, by what the builder was told.
 *
 * @param judged whose answers are judged
 * @param watched recursive resolvers whose caches are looked at, by their names; none where the propagation is not observed
 */
record DnsSources(DnsResolver judged, Map<String, DnsResolver> watched) {
    static DnsSources of(
            Freshness freshness,
            @Nullable DnsResolver given,
            @Nullable DnsResolver authoritative,
            Map<String, DnsResolver> watched) {
        if (freshness == Freshness.CACHED) {
            return new DnsSources(given != null ? given : DnsJavaResolver.system(), Map.of());
        }
        @Nullable DnsResolver resolver = given == null ? null : withoutMemory(given);
        boolean pastCaches = resolver != null && resolver.isAuthoritative();
        @Nullable DnsResolver recursive = pastCaches ? null : resolver;
        DnsResolver judged;
        if (authoritative != null) {
            judged = authoritative;
        } else if (resolver != null && pastCaches) {
            judged = resolver;
        } else if (recursive != null) {
            judged = AuthoritativeResolver.builder().recursive(recursive).build();
        } else {
            judged = AuthoritativeResolver.system();
        }
        return new DnsSources(judged, freshness == Freshness.BOTH ? watched(recursive, watched) : Map.of());
    }

    private static Map<String, DnsResolver> watched(@Nullable DnsResolver recursive, Map<String, DnsResolver> others) {
        Map<String, DnsResolver> all = new LinkedHashMap<>();
        if (recursive != null) {
            all.put(recursive.label(), recursive);
        } else if (others.isEmpty()) {
            DnsResolver system = DnsJavaResolver.system();
            all.put(system.label(), system);
        }
        others.forEach((name, other) -> all.put(name, withoutMemory(other)));
        return all;
    }

    /** What our own cache remembers is not what a resolver says now. */
    private static DnsResolver withoutMemory(DnsResolver resolver) {
        return resolver instanceof CachingResolver cache ? withoutMemory(cache.behind()) : resolver;
    }

    /** Empty unless the propagation is observed. */
    Optional<PropagationObserver> observer(Clock clock) {
        if (watched.isEmpty()) {
            return Optional.empty();
        }
        PropagationObserver observer = PropagationObserver.using(judged).clock(clock);
        for (Map.Entry<String, DnsResolver> each : watched.entrySet()) {
            observer = observer.resolver(each.getKey(), each.getValue());
        }
        return Optional.of(observer);
    }
}
