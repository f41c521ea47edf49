package org.domainverifier.founding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DnsAnswer;
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

    /** Answers only when told to, so that a round is what was asked since the last one, however slow the machine is. */
    private static final class RoundByRound implements DnsResolver {
        private final DnsResolver zone = ZoneResolver.parse(CUSTOMER + PROVIDER);
        private final List<DnsQuestion> asked = new ArrayList<>();
        private Map<DnsQuestion, CompletableFuture<DnsAnswer>> waiting = new LinkedHashMap<>();

        @Override
        public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
            asked.add(question);
            return waiting.computeIfAbsent(question, first -> new CompletableFuture<>());
        }

        void answerRound() {
            Map<DnsQuestion, CompletableFuture<DnsAnswer>> round = waiting;
            waiting = new LinkedHashMap<>();
            round.forEach((question, answer) ->
                    answer.complete(zone.resolve(question).toCompletableFuture().join()));
        }
    }

    @Test
    void theVerificationWaitsTwoRoundsAndAsksNoQuestionTwice() {
        RoundByRound dns = new RoundByRound();
        CompletableFuture<DomainReport> coming =
                trekMail(dns).timeout(Duration.ofMinutes(5)).build().verifyAsync("customer.example");

        dns.answerRound();
        assertThat(coming).as("one round is not enough").isNotDone();
        dns.answerRound();

        DomainReport report = coming.join();
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.usage().rounds()).isEqualTo(2);
        assertThat(dns.asked).doesNotHaveDuplicates().hasSize(report.usage().questions());
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
