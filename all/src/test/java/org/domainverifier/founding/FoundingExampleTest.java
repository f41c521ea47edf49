package org.domainverifier.founding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.founding.FoundingExample.CUSTOMER;
import static org.domainverifier.founding.FoundingExample.PROVIDER;
import static org.domainverifier.founding.FoundingExample.trekMail;

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
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.Standings;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TrekMail and one of its customers, all six checks together: what they cost, and what they say when the DNS fails. */
class FoundingExampleTest {
    /** Answers only when told to, so that a round is what was asked since the last one, however slow the machine is. */
    private static final class RoundByRound implements DnsResolver {
        /** As long as it takes until answers have led to all their questions: they are judged on other threads. */
        private static final Duration QUIET = Duration.ofMillis(300);

        private final DnsResolver zone = ZoneResolver.parse(CUSTOMER + PROVIDER);
        private final List<DnsQuestion> asked = new ArrayList<>();
        private Map<DnsQuestion, CompletableFuture<DnsAnswer>> waiting = new LinkedHashMap<>();

        @Override
        public synchronized CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
            asked.add(question);
            return waiting.computeIfAbsent(question, first -> new CompletableFuture<>());
        }

        void answerRound() throws InterruptedException {
            Map<DnsQuestion, CompletableFuture<DnsAnswer>> round = next();
            round.forEach((question, answer) ->
                    answer.complete(zone.resolve(question).toCompletableFuture().join()));
            int before;
            do {
                before = count();
                Thread.sleep(QUIET.toMillis());
            } while (before < count());
        }

        private synchronized Map<DnsQuestion, CompletableFuture<DnsAnswer>> next() {
            Map<DnsQuestion, CompletableFuture<DnsAnswer>> round = waiting;
            waiting = new LinkedHashMap<>();
            return round;
        }

        private synchronized int count() {
            return asked.size();
        }
    }

    @Test
    void theVerificationWaitsTwoRoundsAndAsksNoQuestionTwice() throws InterruptedException {
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

    /** Whether a wildcard answers matters for repairs alone; DKIM asks it of every selector, in the same round. */
    @Test
    void whatIsRightCostsNoQuestionMore() throws InterruptedException {
        RoundByRound dns = new RoundByRound();
        CompletableFuture<DomainReport> coming =
                trekMail(dns).timeout(Duration.ofMinutes(5)).build().verifyAsync("customer.example");
        dns.answerRound();
        dns.answerRound();

        assertThat(coming.join().usage().questions()).isEqualTo(17);
        assertThat(dns.asked)
                .filteredOn(question -> question.name().labels().contains(Standings.UNUSED_LABEL))
                .extracting(DnsQuestion::toString)
                .containsExactly(Standings.UNUSED_LABEL + "._domainkey.customer.example TXT");
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
