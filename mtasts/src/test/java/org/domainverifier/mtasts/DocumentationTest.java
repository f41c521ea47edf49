package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Parsed;
import org.domainverifier.tlsrpt.TlsRptCheck;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.domainverifier.tlsrpt.TlsRptRecord;
import org.junit.jupiter.api.Test;

/** The snippets of {@code docs/mta-sts.md}. */
class DocumentationTest {
    private static final ZoneResolver STUB = ZoneResolver.parse("""
            _mta-sts.customer.example.  300 TXT   "v=STSv1; id=20251124"
            mta-sts.customer.example.   300 CNAME mta-sts.trekmail.net.
            mta-sts.trekmail.net.       300 A     192.0.2.25
            _smtp._tls.customer.example. 300 TXT  "v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net"
            trekmail.net.               300 MX    10 mail.trekmail.net.
            """);

    private static Optional<String> policyIdFor(DomainName domain) {
        return Optional.of("20251124");
    }

    @Test
    void theFoundingExampleIsCorrectInTwoRoundsAtMost() {
        DomainReport report = DomainVerifier.builder()
                .resolver(STUB)
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.net", DocumentationTest::policyIdFor))
                .only(MtaStsCheck.KEY, TlsRptCheck.KEY)
                .build()
                .verify("customer.example");
        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(report.status(TlsRptCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(report.usage().rounds()).isLessThanOrEqualTo(2);
    }

    @Test
    void theProvidersOnboarding() {
        DomainVerifier onboarding = DomainVerifier.builder()
                .resolver(STUB)
                .check(MtaStsCheck.recordsOnly())
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.net", DocumentationTest::policyIdFor)
                        .withModeAtLeast(MtaStsMode.ENFORCE)
                        .covering("mail.trekmail.net"))
                .build();
        MtaStsResult result = onboarding.verify("customer.example").get(MtaStsCheck.KEY);
        assertThat(result.record().orElseThrow().id()).isEqualTo("20251124");
        assertThat(result.host().orElseThrow().aliases()).hasSize(1);
        assertThat(result.fetch()).isInstanceOf(PolicyFetch.NotAttempted.class);
        assertThat(result.policy()).isEmpty();
        assertThat(result.exchangers()).isEmpty();
    }

    @Test
    void theFetcherAndTheMemory() {
        HttpsPolicyFetcher fetcher = HttpsPolicyFetcher.builder()
                .timeLimit(Duration.ofSeconds(5))
                .proxies(ProxySelector.of(new InetSocketAddress("proxy.internal.example", 3128)))
                .build();
        Map<DomainName, KnownPolicy> store = new ConcurrentHashMap<>();
        MtaStsCheck check = MtaStsCheck.fetching(fetcher).remembering(domain -> Optional.ofNullable(store.get(domain)));
        assertThat(check.key()).isEqualTo(MtaStsCheck.KEY);
    }

    @Test
    void withoutAVerifier() {
        byte[] bytes =
                "version: STSv1\nmode: enforce\nmx: *.example.com\nmax_age: 1209600\n".getBytes(StandardCharsets.UTF_8);
        Parsed<MtaStsPolicy> policy = MtaStsPolicy.parse(bytes);
        assertThat(policy.record().map(found -> found.allows(DomainName.of("mail.example.com"))))
                .contains(true);
        assertThat(MtaStsRecord.parse("v=STSv1; id=20251124").isValid()).isTrue();
        assertThat(TlsRptRecord.parse("v=TLSRPTv1; rua=mailto:tlsrpt@example.com")
                        .isValid())
                .isTrue();
    }
}
