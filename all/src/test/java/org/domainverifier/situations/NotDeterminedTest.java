package org.domainverifier.situations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.DomainStatus;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.FindingCode;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What could not be looked up is nobody's doing: every code that says so is known as one, and no active domain is flipped by it. */
class NotDeterminedTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    static List<FindingCode> codes() {
        return List.copyOf(Codes.findings());
    }

    @ParameterizedTest
    @MethodSource("codes")
    void aCodeThatSaysSoIsKnownAsOne(FindingCode code) {
        String english = Bundle.of(code).text(code.id()).orElseThrow();

        if (english.contains("could not be looked up") || english.contains("could not be found out")) {
            assertThat(code.saysNotDetermined()).as(english).isTrue();
        }
    }

    private static DomainReport report(int hour, String failing) {
        DnsResolver zone = ZoneResolver.parse("""
                customer.example.   300 IN TXT "v=spf1 include:spf.trekmail.net a:host.shop.example -all"
                host.shop.example.  300 IN A   198.51.100.1
                spf.trekmail.net.   300 IN TXT "v=spf1 ip4:192.0.2.0/28 -all"
                _smtp._tls.customer.example. 300 IN TXT "v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net"
                customer.example._report._tls.trekmail.net. 300 IN TXT "v=TLSRPTv1"
                trekmail.net.       300 IN MX 10 mail.trekmail.net.
                mail.trekmail.net.  300 IN A 192.0.2.1
                """);
        return DomainVerifier.builder()
                .resolver(question -> question.name().toString().equals(failing)
                        ? CompletableFuture.<DnsAnswer>completedFuture(
                                DnsAnswer.Failure.of(question, FailureCause.SERVFAIL, "it fails"))
                        : zone.resolve(question))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .only("spf", "tls-rpt")
                .clock(Clock.fixed(START.plus(Duration.ofHours(hour)), ZoneOffset.UTC))
                .build()
                .verify("customer.example");
    }

    @Test
    void theDomainIsRightWhereNothingFails() {
        assertThat(report(0, "").verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host.shop.example", // the addresses of a term
                "_smtp._tls.customer.example", // a record that is recommended
                "trekmail.net", // further down
                "customer.example" // what is required itself
            })
    void serversThatFailForDaysFlipNoActiveDomain(String failing) {
        DomainState state = DomainState.pending(START).after(report(0, ""));
        for (int hour = 1; hour < 50; hour++) {
            state = state.after(report(hour, failing));
        }

        assertThat(state.status()).isEqualTo(DomainStatus.ACTIVE);
        assertThat(state.history()).hasSize(1);
    }
}
