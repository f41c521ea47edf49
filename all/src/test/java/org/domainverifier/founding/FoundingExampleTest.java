package org.domainverifier.founding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DnsJavaResolver;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.ZoneResolver;
import org.domainverifier.fixtures.Fault;
import org.domainverifier.fixtures.LoopbackDnsServer;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TrekMail and one of its customers, all six checks together: what they cost, and what they say when the DNS fails. */
class FoundingExampleTest {
    private static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String CUSTOMER = """
            customer.example. 300 IN SOA ns.customer.example. x.customer.example. 1 60 60 60 60
            customer.example. 300 IN NS  ns.customer.example.
            ns.customer.example. 300 IN A 127.0.0.1
            customer.example. 300 IN MX  10 mail.trekmail.net.
            customer.example. 300 IN TXT "v=spf1 include:spf.trekmail.net -all"
            dkim._domainkey.customer.example. 300 IN TXT "%s"
            _dmarc.customer.example.     300 IN TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"
            _smtp._tls.customer.example. 300 IN TXT "v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net"
            _mta-sts.customer.example.   300 IN TXT "v=STSv1; id=20251124"
            mta-sts.customer.example.    300 IN CNAME mta-sts.trekmail.net.
            """.formatted(KEY);
    private static final String PROVIDER = """
            trekmail.net. 300 IN SOA ns.trekmail.net. x.trekmail.net. 1 60 60 60 60
            trekmail.net. 300 IN NS  ns.trekmail.net.
            ns.trekmail.net. 300 IN A 127.0.0.1
            trekmail.net. 300 IN MX  10 mail.trekmail.net.
            mail.trekmail.net. 300 IN A 192.0.2.25
            mta-sts.trekmail.net. 300 IN A 192.0.2.80
            spf.trekmail.net. 300 IN TXT "v=spf1 ip4:192.0.2.0/28 -all"
            customer.example._report._dmarc.trekmail.net. 300 IN TXT "v=DMARC1;"
            """;

    private static DomainVerifier.Builder trekMail(DnsResolver resolver) {
        return DomainVerifier.builder()
                .resolver(resolver)
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DkimExpectation.key("dkim", KEY))
                .require(
                        DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"))
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124"));
    }

    @Test
    void theVerificationWaitsTwoRoundsAndAsksNoQuestionTwice() {
        DnsResolver delayed = ZoneResolver.builder()
                .zone(CUSTOMER)
                .zone(PROVIDER)
                .delayAll(Duration.ofMillis(20))
                .build();
        List<DnsQuestion> asked = Collections.synchronizedList(new ArrayList<>());
        DnsResolver counting = question -> {
            asked.add(question);
            return delayed.resolve(question);
        };

        DomainReport report = trekMail(counting).build().verify("customer.example");

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.usage().rounds()).as("%s", asked).isEqualTo(2);
        assertThat(asked).doesNotHaveDuplicates().hasSize(report.usage().questions());
    }

    static Stream<Fault> faults() {
        return Stream.of(Fault.SILENT, Fault.SERVFAIL, Fault.REFUSED, Fault.TRUNCATED, Fault.GARBAGE, Fault.WRONG_ID);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverGoesWrongWithAQuestionNothingIsCalledMissingOrWrong(Fault fault) {
        try (LoopbackDnsServer server = LoopbackDnsServer.start(CUSTOMER, PROVIDER);
                DnsJavaResolver resolver = DnsJavaResolver.builder()
                        .server(server.address())
                        .timeout(Duration.ofMillis(150))
                        .timeoutPerTry(Duration.ofMillis(100))
                        .build()) {
            DomainVerifier verifier =
                    trekMail(resolver).timeout(Duration.ofSeconds(20)).build();
            assertThat(verifier.verify("customer.example").verdict()).isEqualTo(Verdict.VERIFIED);
            Set<List<String>> questions = server.questions().stream()
                    .map(question -> List.of(question.name(), question.type()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            assertThat(questions).hasSizeGreaterThan(10);

            for (List<String> question : questions) {
                server.clearFaults();
                server.fault(question.get(0), question.get(1), fault);
                DomainReport report = verifier.verify("customer.example");
                assertThat(report.entries())
                        .as("%s on %s", fault, question)
                        .extracting(CheckEntry::status)
                        .doesNotContain(
                                CheckStatus.MISSING, CheckStatus.INCORRECT, CheckStatus.CONFLICT, CheckStatus.INVALID);
                assertThat(report.findings())
                        .as("%s on %s", fault, question)
                        .extracting(finding -> finding.code().id())
                        .doesNotContain("verifier.check-failed", "verifier.check-timed-out");
            }
        }
    }

    @Test
    void whereNobodyListensNothingIsCalledMissing() {
        try (DnsJavaResolver resolver = DnsJavaResolver.of(LoopbackDnsServer.addressWithoutServer())) {
            DomainReport report = trekMail(resolver).build().verify("customer.example");

            assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(report.entries()).extracting(CheckEntry::status).containsOnly(CheckStatus.UNKNOWN);
        }
    }
}
