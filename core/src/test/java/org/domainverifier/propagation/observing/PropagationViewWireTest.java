package org.domainverifier.propagation.observing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Freshness;
import org.domainverifier.PropagationObserver;
import org.domainverifier.Verdict;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverView;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.junit.jupiter.api.Test;

/** Who looks at a change that spreads: resolvers that validate, that have no server in reach, that are wrapped, or have no time. */
class PropagationViewWireTest extends SpreadingChange {
    @Test
    void brokenSignaturesAreFoundByAskingWithoutValidation() {
        publish(2, PUBLISHED);
        try (LoopbackDnsServer validating = LoopbackDnsServer.start(customer(2, PUBLISHED), trekMail());
                DnsJavaResolver resolver = DnsJavaResolver.of(validating.address())) {
            validating.fault("customer.example", Fault.SERVFAIL.unlessUnchecked());
            DomainReport report = verify(Freshness.BOTH, resolver);

            assertThat(report.verdict()).as("no finding about the DNS flips it").isEqualTo(Verdict.VERIFIED);
            assertThat(codes(report)).containsExactly(DnsFinding.DNSSEC_BOGUS);

            validating.fault("customer.example", Fault.SERVFAIL);
            assertThat(codes(verify(Freshness.BOTH, resolver))).containsExactly(DnsFinding.RESOLVER_FAILED);

            validating.fault("customer.example", Fault.servfail(6));
            assertThat(codes(verify(Freshness.BOTH, resolver))).containsExactly(DnsFinding.DNSSEC_BOGUS);
        }
    }

    @Test
    void whereNoServerIsInReachTheReportSaysThatItMayBeOld() {
        for (LoopbackDnsServer server : network.servers()) {
            server.faultForAll(Fault.SILENT);
        }
        authoritative.close();
        authoritative = authoritative(ZoneResolver.parse(PUBLISHED + "mail.trekmail.net. 60 IN A 192.0.2.25"));

        DomainReport report = verify(Freshness.AUTHORITATIVE);

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.dnsFindings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(DnsFinding.MAY_BE_STALE);
            assertThat(finding.arguments())
                    .containsEntry("names", List.of(CUSTOMER, DomainName.of("mail.trekmail.net")));
        });
    }

    @Test
    void anAuthoritativeResolverAsTheResolverIsJudgedOnToo() {
        publish(2, PUBLISHED);

        DomainReport report = verify(Freshness.CACHED, authoritative);

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.dnsFindings()).isEmpty();
        assertThat(report.propagation()).isEmpty();
    }

    @Test
    void aResolverWithSomethingInFrontOfItKeepsItsNature() {
        publish(2, PUBLISHED);
        List<DnsQuestion> seen = new CopyOnWriteArrayList<>();
        DnsResolver noted = authoritative.intercepted((question, next) -> {
            seen.add(question);
            return next.resolve(question);
        });

        DomainReport cached = verify(Freshness.CACHED, noted);
        assertThat(cached.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(cached.dnsFindings()).as("its answers are the servers' own").isEmpty();
        assertThat(seen).contains(MX);

        DomainReport both = DomainVerifier.builder()
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .only(MxCheck.KEY)
                .resolver(noted)
                .watch("ours", cache)
                .freshness(Freshness.BOTH)
                .timeout(Duration.ofSeconds(30))
                .clock(clock)
                .build()
                .verify(CUSTOMER);
        assertThat(both.verdict()).isEqualTo(Verdict.VERIFIED);
        Propagation observed = both.propagation().orElseThrow().find(MX).orElseThrow();
        assertThat(observed.servers()).hasSize(2);
        assertThat(observed.resolvers()).extracting(ResolverView::resolver).containsExactly("ours");
        assertThat(observed.isVisible()).isTrue();
    }

    @Test
    void whoDoesNotAskTheServersCannotBeAskedToObserve() {
        assertThatIllegalArgumentException().isThrownBy(() -> PropagationObserver.using(cache));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainVerifier.builder().authoritative(cache));
    }

    @Test
    void theDeadlineHoldsForTheExtraQuestionsToo() {
        publish(2, PUBLISHED);
        DnsResolver never = question -> new CompletableFuture<>();

        DomainReport report = DomainVerifier.builder()
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .only(MxCheck.KEY)
                .resolver(never)
                .authoritative(authoritative)
                .freshness(Freshness.BOTH)
                .timeout(Duration.ofSeconds(2))
                .build()
                .verify(CUSTOMER);

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.propagation().orElseThrow().find(MX).orElseThrow().servers())
                .hasSize(2);
        assertThat(codes(report)).containsExactly(DnsFinding.RESOLVER_FAILED);
    }
}
