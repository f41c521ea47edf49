package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A verification ends at its deadline, whatever others do; and nobody who waits for it holds up another. */
@Timeout(60)
class VerificationEndTest {
    private static final Duration DEADLINE = Duration.ofMillis(500);
    /** What is promised is a quarter of a second; the rest is for a machine that is busy with other builds. */
    private static final Duration LATEST = DEADLINE.plusMillis(250).plusMillis(250);

    private static final DnsResolver SILENT = question -> new CompletableFuture<>();

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** A check that takes its time when the DNS has ended. */
    private DomainVerifier judging(Runnable slow) {
        return DomainVerifier.builder()
                .resolver(SILENT)
                .check(new StubCheck(
                        "own",
                        context -> context.ask(context.domain(), RecordType.MX).thenApply(answer -> {
                            slow.run();
                            return StubCheck.Result.of(CheckStatus.CORRECT);
                        })))
                .only("own")
                .timeout(DEADLINE)
                .build();
    }

    private void block() {
        try {
            over.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void compute() {
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    static Stream<String> manners() {
        return Stream.of("block", "compute");
    }

    @ParameterizedTest
    @MethodSource("manners")
    void domainsThatAreJudgedSlowlyAtTheirEndHoldUpNoOther(String manner) throws Exception {
        DomainVerifier slow = judging(manner.equals("block") ? this::block : VerificationEndTest::compute);
        DomainVerifier silent = DomainVerifier.builder()
                .resolver(SILENT)
                .only("mx")
                .timeout(DEADLINE)
                .build();
        long start = System.nanoTime();
        List<CompletableFuture<Duration>> slowEnds = IntStream.range(0, 8)
                .mapToObj(i -> slow.verifyAsync("slow" + i + ".example").thenApply(report -> since(start)))
                .toList();
        CompletableFuture<Duration> asyncEnd =
                silent.verifyAsync("silent.example").thenApply(report -> since(start));
        silent.verify("silent.example");

        assertThat(since(start)).as("verify").isBetween(Duration.ZERO, LATEST);
        assertThat(asyncEnd.get(20, TimeUnit.SECONDS)).as("verifyAsync").isLessThan(LATEST);
        for (CompletableFuture<Duration> slowEnd : slowEnds) {
            assertThat(slowEnd.get(20, TimeUnit.SECONDS))
                    .as("the slow ones themselves")
                    .isLessThan(LATEST);
        }
    }

    @Test
    void whatIsJudgedSlowlyIsCutOffAndTheRestOfTheReportStands() {
        DomainReport report = DomainVerifier.builder()
                .resolver(SILENT)
                .check(new StubCheck(
                        "own",
                        context -> context.ask(context.domain(), RecordType.TXT).thenApply(answer -> {
                            block();
                            return StubCheck.Result.of(CheckStatus.CORRECT);
                        })))
                .check(new StubCheck(
                        "waits",
                        context -> context.result(StubCheck.keyOf("own"))
                                .thenApply(result -> StubCheck.Result.of(CheckStatus.WARNING))))
                .timeout(DEADLINE)
                .build()
                .verify("customer.example");

        assertThat(report.entry(StubCheck.keyOf("own")).orElseThrow().findings())
                .extracting(Finding::code)
                .containsExactly(VerifierFinding.CHECK_TIMED_OUT);
        assertThat(report.status(StubCheck.keyOf("waits"))).contains(CheckStatus.WARNING);
    }

    @Test
    void whoeverWaitsForAReportRunsOnAWorkerAndHoldsUpNoOther() throws Exception {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(SILENT)
                .only("mx")
                .timeout(DEADLINE.multipliedBy(2)) // time enough to begin to wait for each
                .build();
        List<CompletableFuture<String>> blocked = IntStream.range(0, 20)
                .mapToObj(i -> verifier.verifyAsync("c" + i + ".example").thenApply(report -> {
                    block();
                    return Thread.currentThread().getName();
                }))
                .toList();
        CompletableFuture<DomainReport> next = verifier.verifyAsync("next.example");

        assertThat(next.get(20, TimeUnit.SECONDS).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        over.countDown();
        for (CompletableFuture<String> thread : blocked) {
            assertThat(thread.get(20, TimeUnit.SECONDS)).isEqualTo("domain-verifier-worker");
        }
    }

    @Test
    void aSaturatedExecutorOfTheUserDelaysNoEnd() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            one.execute(this::block);
            DomainVerifier verifier = DomainVerifier.builder()
                    .resolver(SILENT)
                    .executor(one)
                    .only("mx")
                    .timeout(DEADLINE)
                    .build();
            long start = System.nanoTime();
            CompletableFuture<Duration> async =
                    verifier.verifyAsync("customer.example").thenApply(report -> since(start));
            verifier.verify("customer.example");

            assertThat(since(start)).isLessThan(LATEST);
            assertThat(async.get(20, TimeUnit.SECONDS)).isLessThan(LATEST);
        } finally {
            over.countDown();
            one.shutdownNow();
        }
    }

    @Test
    void answersThatAreThereAtOnceAreJudgedByWhoeverAsks() {
        Thread[] judged = new Thread[1];
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.parse("customer.example. IN MX 0 ."))
                .check(new StubCheck(
                        "own",
                        context -> context.ask(context.domain(), RecordType.MX).thenApply(answer -> {
                            judged[0] = Thread.currentThread();
                            return StubCheck.Result.of(CheckStatus.CORRECT);
                        })))
                .build();

        CompletableFuture<DomainReport> report = verifier.verifyAsync("customer.example");

        assertThat(report).isDone();
        assertThat(judged[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void answersThatComeLaterAreJudgedOneAfterTheOtherOnWorkers() {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.builder()
                        .zone("customer.example. IN MX 0 .")
                        .delayAll(Duration.ofMillis(100))
                        .build())
                .check(new StubCheck(
                        "own",
                        context -> context.ask(context.domain(), RecordType.MX)
                                .thenApply(answer -> StubCheck.Result.of(
                                        CheckStatus.CORRECT,
                                        Thread.currentThread().getName()))))
                .build();

        assertThat(verifier.verify("customer.example")
                        .get(StubCheck.keyOf("own"))
                        .texts())
                .containsExactly("domain-verifier-worker");
    }
}
