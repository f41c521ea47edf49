package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.threads.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What of the cost of a verification is whose. */
@Timeout(60)
class UsagePerCheckTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final DomainName OTHER = DomainName.of("other.example");
    private static final Duration DELAY = Duration.ofMillis(100);

    private static DnsResolver delayed() {
        return ZoneResolver.builder()
                .zone("customer.example. IN MX 0 .")
                .delayAll(DELAY)
                .build();
    }

    /** Asks for one type after the other, at the domain. */
    private static StubCheck asking(String id, RecordType... types) {
        return new StubCheck(id, context -> {
            CompletableFuture<DnsAnswer> all = null;
            for (RecordType type : types) {
                all = all == null ? context.ask(DOMAIN, type) : all.thenCompose(before -> context.ask(DOMAIN, type));
            }
            return all.thenApply(last -> StubCheck.Result.of(CheckStatus.CORRECT));
        });
    }

    private static DomainReport verify(DnsResolver resolver, StubCheck... checks) {
        DomainVerifier.Builder builder =
                DomainVerifier.builder().resolver(resolver).timeout(Duration.ofSeconds(30));
        for (StubCheck check : checks) {
            builder.check(check);
        }
        return builder.only(
                        List.of(checks).stream().map(check -> check.key().id()).toArray(String[]::new))
                .build()
                .verify(DOMAIN);
    }

    private static DnsUsage of(DomainReport report, String id) {
        return report.entry(StubCheck.keyOf(id)).orElseThrow().usage();
    }

    private static int sum(DomainReport report, ToIntFunction<DnsUsage> what) {
        return report.entries().stream().map(CheckEntry::usage).mapToInt(what).sum();
    }

    @Test
    void aSharedQuestionIsTheFirstOnesAndFromMemoryForTheOthers() {
        DomainReport report = verify(
                delayed(),
                asking("a", RecordType.MX, RecordType.TXT),
                asking("b", RecordType.MX),
                asking("c", RecordType.A));

        assertThat(List.of(of(report, "a"), of(report, "b"), of(report, "c")))
                .extracting(DnsUsage::questions, DnsUsage::fromMemory)
                .containsExactly(tuple(2, 0), tuple(0, 1), tuple(1, 0));
        assertThat(sum(report, DnsUsage::questions)).isEqualTo(report.usage().questions());
        assertThat(sum(report, DnsUsage::fromMemory)).isEqualTo(report.usage().fromMemory());
    }

    @Test
    void roundsAndTimeAreThoseThatACheckHasWaited() {
        DomainReport report = verify(
                delayed(),
                asking("slow", RecordType.MX, RecordType.TXT, RecordType.A),
                asking("shares", RecordType.MX),
                new StubCheck(
                        "quick",
                        context -> CompletableFuture.completedFuture(StubCheck.Result.of(CheckStatus.CORRECT))));

        assertThat(of(report, "slow").rounds()).isEqualTo(3);
        assertThat(of(report, "slow").elapsed()).isGreaterThanOrEqualTo(DELAY.multipliedBy(3));
        assertThat(of(report, "shares").rounds()).as("it waited, too").isEqualTo(1);
        assertThat(of(report, "quick").rounds()).isZero();
        assertThat(of(report, "quick").elapsed()).isLessThan(of(report, "slow").elapsed());
    }

    @Test
    void questionsSideBySideAreOneRound() {
        CompletableFuture<Void> allAsked = new CompletableFuture<>();
        AtomicInteger asked = new AtomicInteger();
        DnsResolver zone = ZoneResolver.parse("");
        DomainReport report = verify(
                question -> {
                    CompletableFuture<DnsAnswer> answer = allAsked.thenCompose(all -> zone.resolve(question));
                    if (asked.incrementAndGet() == 3) {
                        Workers.shared().execute(() -> allAsked.complete(null));
                    }
                    return answer;
                },
                new StubCheck(
                        "wide",
                        context -> Futures.all(List.of(
                                        context.ask(DOMAIN, RecordType.MX),
                                        context.ask(DOMAIN, RecordType.TXT),
                                        context.search(OTHER, RecordType.TXT)))
                                .thenApply(all -> StubCheck.Result.of(CheckStatus.CORRECT))));

        assertThat(of(report, "wide").questions()).isEqualTo(3);
        assertThat(of(report, "wide").rounds()).isEqualTo(1);
    }

    @Test
    void aFailureIsTheOneOfWhoeverAsked() {
        DomainReport report = verify(
                question -> CompletableFuture.completedFuture(
                        DnsAnswer.Failure.of(question, FailureCause.SERVFAIL, "it is broken")),
                asking("a", RecordType.MX),
                asking("b", RecordType.MX));

        assertThat(of(report, "a").failed()).isEqualTo(1);
        assertThat(of(report, "b").failed()).isZero();
    }

    @Test
    void whatWasNotAskedCostsNothing() {
        DomainReport report = DomainVerifier.builder()
                .resolver(delayed())
                .check(asking("a", RecordType.MX, RecordType.TXT, RecordType.A))
                .only("a")
                .maxQuestions(2)
                .build()
                .verify(DOMAIN);

        assertThat(of(report, "a").questions()).isEqualTo(2);
        assertThat(report.usage().questions()).isEqualTo(2);
    }

    @Test
    void aQuestionWhoseAnswerNobodyWaitsForIsOneToo() {
        StubCheck hasty = new StubCheck("hasty", context -> {
            var unused = context.ask(DOMAIN, RecordType.MX);
            return CompletableFuture.completedFuture(StubCheck.Result.of(CheckStatus.CORRECT));
        });

        assertThat(of(verify(delayed(), hasty), "hasty").questions()).isEqualTo(1);
    }

    @Test
    void aCheckThatIsCutOffHasCostWhatItHas() {
        StubCheck stuck = new StubCheck("stuck", context -> {
            var unused = context.ask(DOMAIN, RecordType.MX);
            return new CompletableFuture<>();
        });

        DomainReport report = DomainVerifier.builder()
                .resolver(delayed())
                .check(stuck)
                .only("stuck")
                .timeout(Duration.ofMillis(400))
                .build()
                .verify(DOMAIN);

        assertThat(of(report, "stuck").questions()).isEqualTo(1);
        assertThat(of(report, "stuck").elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(360));
    }

    @Test
    void alternativesAreJudgedForTheCostOfOne() {
        DomainReport report = DomainVerifier.builder()
                .resolver(delayed())
                .only(MxCheck.KEY)
                .require(Expectation.anyOf(
                        MxExpectation.only(10, "mail.provider.example"),
                        MxExpectation.only(20, "mail.provider.example")))
                .build()
                .verify(DOMAIN);
        DnsUsage usage = report.entry(MxCheck.KEY).orElseThrow().usage();

        assertThat(usage.questions()).isLessThanOrEqualTo(report.usage().questions());
        assertThat(usage.fromMemory()).isPositive();
    }
}
