package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.RepairPlan;
import org.junit.jupiter.api.Test;

/** The records of a domain lead one verification to so many questions and no more (D-QUESTION-BUDGET). */
class QuestionBudgetTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final DnsResolver counted = ZoneResolver.parse("customer.example. IN MX 0 .")
            .intercepted((question, next) -> {
                asked.incrementAndGet();
                return next.resolve(question);
            });

    private static CompletableFuture<List<DnsAnswer>> asking(CheckContext context, int from, int to) {
        return Futures.all(IntStream.range(from, to)
                .mapToObj(i -> context.ask(DomainName.of("n" + i + ".evil.example"), RecordType.A))
                .toList());
    }

    private static StubCheck.Result said(List<DnsAnswer> answers) {
        return StubCheck.Result.of(
                CheckStatus.CORRECT,
                answers.stream()
                        .map(answer -> answer instanceof DnsAnswer.Failure failure
                                ? failure.cause().name()
                                : "ANSWERED")
                        .toArray(String[]::new));
    }

    private DomainVerifier.Builder verifier(int names) {
        return DomainVerifier.builder()
                .resolver(counted)
                .check(new StubCheck("own", context -> asking(context, 0, names).thenApply(QuestionBudgetTest::said)))
                .only("own");
    }

    private static List<Finding> about(DomainReport report) {
        return report.findings().stream()
                .filter(finding -> finding.code() == VerifierFinding.QUESTIONS_USED_UP)
                .toList();
    }

    @Test
    void upToTheBudgetEverythingIsAsked() {
        DomainReport report = verifier(100).build().verify("customer.example");

        assertThat(report.get(StubCheck.keyOf("own")).texts()).hasSize(100).containsOnly("ANSWERED");
        assertThat(about(report)).isEmpty();
    }

    @Test
    void beyondItNothingIsAskedWhichIsAFailureAndOneFindingSaysSo() {
        DomainReport report = verifier(1000).build().verify("customer.example");

        assertThat(asked).hasValue(100);
        assertThat(report.get(StubCheck.keyOf("own")).texts())
                .filteredOn(FailureCause.NOT_ASKED.name()::equals)
                .hasSize(900);
        assertThat(about(report)).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("more than 100 DNS questions", "n100.evil.example A");
            assertThat(finding.message(Locale.GERMAN)).contains("mehr als 100 DNS-Anfragen");
        });
        assertThat(report.usage().questions())
                .as("what was not asked costs nothing")
                .isEqualTo(100);
        assertThat(report.answers()).hasSize(100);
    }

    @Test
    void theBudgetCanBeSet() {
        DomainReport report = verifier(1000).maxQuestions(7).build().verify("customer.example");

        assertThat(asked).hasValue(7);
        assertThat(about(report)).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainVerifier.builder().maxQuestions(0));
    }

    @Test
    void theSameQuestionIsPaidForOnce() {
        StubCheck twice = new StubCheck(
                "own",
                context -> asking(context, 0, 100)
                        .thenCompose(answers -> asking(context, 0, 100))
                        .thenApply(QuestionBudgetTest::said));
        DomainReport report = DomainVerifier.builder()
                .resolver(counted)
                .check(twice)
                .only("own")
                .build()
                .verify("customer.example");

        assertThat(about(report)).isEmpty();
    }

    @Test
    void whatTheCheckSearchesByAListOfItsOwnIsNotPaidFor() {
        StubCheck searching = new StubCheck(
                "own",
                context -> Futures.all(Stream.iterate(0, i -> i < 140, i -> i + 1)
                                .map(i -> context.search(DomainName.of("s" + i + ".customer.example"), RecordType.TXT))
                                .toList())
                        .thenCompose(found -> asking(context, 0, 100))
                        .thenApply(QuestionBudgetTest::said));
        DomainReport report = DomainVerifier.builder()
                .resolver(counted)
                .check(searching)
                .only("own")
                .build()
                .verify("customer.example");

        assertThat(asked).hasValue(240);
        assertThat(about(report)).isEmpty();
    }

    @Test
    void aVerificationHasABudgetOfItsOwnAndSoHasAPreview() {
        DomainVerifier verifier = verifier(1000).build();
        verifier.verify("customer.example");
        asked.set(0);
        verifier.preview("customer.example", RepairPlan.of(List.of()));

        assertThat(asked).hasValueLessThan(400);
        assertThat(about(verifier.verify("customer.example"))).hasSize(1);
    }
}
