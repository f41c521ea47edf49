package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.RecordType;
import org.domainverifier.threads.Timers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A verification that its caller cancels, and one that ends before what it has begun. */
@Timeout(60)
class CancelTest {
    private static final DnsResolver SILENT = question -> new CompletableFuture<>();

    private static DomainVerifier.Builder verifier(StubCheck check) {
        return DomainVerifier.builder()
                .resolver(SILENT)
                .check(check)
                .only(check.key())
                .timeout(Duration.ofMinutes(1));
    }

    private static StubCheck waitingFor(CompletableFuture<?> work) {
        return new StubCheck(
                "own",
                context ->
                        context.once("work", () -> work).thenApply(done -> StubCheck.Result.of(CheckStatus.CORRECT)));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2000 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void noTimerIsLeft() throws Exception {
        int others = Timers.waitingNow(); // of whatever was tested before: they only become fewer
        List<CompletableFuture<DomainReport>> reports = Stream.generate(
                        () -> verifier(waitingFor(new CompletableFuture<>())).build())
                .limit(1 + others)
                .map(verifier -> verifier.verifyAsync("customer.example"))
                .toList();
        assertThat(Timers.waitingNow()).isGreaterThan(others);

        reports.forEach(report -> report.cancel(true));

        await(() -> Timers.waitingNow() <= others);
    }

    @Test
    void whatWasBegunBesideTheDnsIsCancelled() throws Exception {
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletableFuture<DomainReport> report =
                verifier(waitingFor(work)).build().verifyAsync("customer.example");

        report.cancel(true);

        await(work::isCancelled);
    }

    @Test
    void soItIsWhereTheReportIsMadeWithoutIt() throws Exception {
        CompletableFuture<String> work = new CompletableFuture<>();

        DomainReport report = verifier(waitingFor(work))
                .build()
                .within(Duration.ofMillis(200))
                .verify("customer.example");

        assertThat(report.findings())
                .extracting(finding -> finding.code())
                .containsExactly(VerifierFinding.CHECK_TIMED_OUT);
        await(work::isCancelled);
    }

    @Test
    void whatIsAskedForAfterTheEndIsNotBegun() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        StubCheck check = new StubCheck("own", context -> {
            context.ask(context.domain(), RecordType.MX)
                    .whenComplete((mx, cancelled) -> context.once("work", () -> {
                                begun.incrementAndGet();
                                return new CompletableFuture<String>();
                            })
                            .whenComplete((done, problem) -> end.complete(problem)));
            return new CompletableFuture<>();
        });
        CompletableFuture<DomainReport> report = verifier(check).build().verifyAsync("customer.example");

        report.cancel(true);

        assertThat(end.get(20, TimeUnit.SECONDS)).hasMessageContaining("ended");
        assertThat(begun.get()).isZero();
    }

    @Test
    void aFunctionOfTheProvidersThatHasNotBegunIsNotCalled() throws Exception {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        AtomicInteger called = new AtomicInteger();
        CustomerValue<String> value = CustomerValue.of(customer -> {
            called.incrementAndGet();
            return Optional.of("value");
        });
        StubCheck check = new StubCheck(
                "own",
                context -> context.value(value)
                        .thenCombine(
                                context.blocking(called::incrementAndGet),
                                (one, other) -> StubCheck.Result.of(CheckStatus.CORRECT)));
        CompletableFuture<DomainReport> report =
                verifier(check).executor(tasks::add).build().verifyAsync("customer.example");
        await(() -> tasks.size() == 2);

        report.cancel(true);
        TimeUnit.MILLISECONDS.sleep(50); // the end is told on a worker
        new ArrayDeque<>(tasks).forEach(Runnable::run);

        assertThat(called.get()).isZero();
    }

    @Test
    void nothingIsAskedAfterIt() throws Exception {
        List<DnsQuestion> asked = new CopyOnWriteArrayList<>();
        CountDownLatch told = new CountDownLatch(1);
        StubCheck check = new StubCheck("own", context -> {
            context.ask(context.domain(), RecordType.MX).whenComplete((mx, cancelled) -> {
                var unused = context.ask(context.domain(), RecordType.TXT);
                told.countDown();
            });
            return new CompletableFuture<>();
        });
        CompletableFuture<DomainReport> report = verifier(check)
                .resolver(question -> {
                    asked.add(question);
                    return new CompletableFuture<>();
                })
                .build()
                .verifyAsync("customer.example");

        report.cancel(true);

        assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(asked).extracting(DnsQuestion::type).containsExactly(RecordType.MX);
    }

    @Test
    void aTimeOutHasToBePositive() {
        DomainVerifier verifier =
                verifier(waitingFor(new CompletableFuture<>())).build();

        assertThatThrownBy(() -> verifier.within(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
    }
}
