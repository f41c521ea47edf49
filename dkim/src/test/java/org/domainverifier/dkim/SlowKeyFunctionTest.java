package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A provider's function that takes longer for a key than the verification may: whoever verifies does not wait for it. */
@Timeout(60)
class SlowKeyFunctionTest {
    private static final int TIMES = 20;
    private static final Duration TAKES = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofMillis(1100);

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();

    /** Loads the classes, which on a busy machine takes longer than the deadlines here. */
    @BeforeAll
    static void warmUp() {
        DomainVerifier.builder()
                .resolver(ZoneResolver.parse("customer.example. IN MX 0 ."))
                .require(DkimExpectation.key("dkim", customer -> Optional.empty()))
                .only(DkimCheck.KEY)
                .build()
                .verify("customer.example");
    }

    @AfterEach
    void end() {
        over.countDown();
    }

    /** Where the function runs. */
    private enum Threads {
        OF_THE_LIBRARY {
            @Override
            DomainVerifier.Builder on(DomainVerifier.Builder builder) {
                return builder;
            }
        },
        OF_WHOEVER_ASKS {
            @Override
            DomainVerifier.Builder on(DomainVerifier.Builder builder) {
                return builder.executor(Runnable::run);
            }
        },
        OF_A_FULL_POOL_THAT_HAS_THE_CALLER_RUN {
            @Override
            DomainVerifier.Builder on(DomainVerifier.Builder builder) {
                Executor one = new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        SlowKeyFunctionTest::daemon,
                        (task, pool) -> task.run());
                return builder.executor(one);
            }
        };

        abstract DomainVerifier.Builder on(DomainVerifier.Builder builder);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    private Optional<String> key(DomainName customer) {
        begun.incrementAndGet();
        try {
            if (!over.await(TAKES.toNanos(), TimeUnit.NANOSECONDS)) {
                finished.incrementAndGet();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private DomainVerifier verifier(Threads threads) {
        return threads.on(DomainVerifier.builder())
                .resolver(ZoneResolver.parse("customer.example. IN MX 0 ."))
                .require(DkimExpectation.key("dkim", this::key))
                .only(DkimCheck.KEY)
                .timeout(TIMEOUT)
                .build();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @ParameterizedTest
    @EnumSource
    void theDeadlineHoldsAndNobodyWaitsForTheFunction(Threads threads) throws Exception {
        DomainVerifier verifier = verifier(threads);
        long start = System.nanoTime();
        List<CompletableFuture<Duration>> ends = IntStream.range(0, TIMES)
                .mapToObj(i -> {
                    long own = System.nanoTime();
                    return verifier.verifyAsync("c" + i + ".example").thenApply(report -> {
                        assertThat(report.status(DkimCheck.KEY)).contains(CheckStatus.UNKNOWN);
                        return since(own);
                    });
                })
                .toList();
        assertThat(since(start)).as("verifyAsync itself, all of them").isLessThan(TIMEOUT);

        for (CompletableFuture<Duration> end : ends) {
            assertThat(end.get(20, TimeUnit.SECONDS)).isLessThan(LATEST);
        }
        assertThat(begun.get()).as("functions that were called").isEqualTo(TIMES);
        assertThat(finished.get()).as("functions that had finished by then").isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverWaitsForTheReportHasItAtTheDeadline(Threads threads) {
        DomainVerifier verifier = verifier(threads);
        long start = System.nanoTime();

        DomainReport report = verifier.verify("customer.example");

        assertThat(since(start)).isLessThan(LATEST);
        assertThat(report.status(DkimCheck.KEY)).contains(CheckStatus.UNKNOWN);
        assertThat(finished.get()).isZero();
    }

    @Test
    void theRecordsToPublishAreThereWithoutItsKeyAtTheDeadline() {
        DomainVerifier verifier = verifier(Threads.OF_WHOEVER_ASKS);
        long start = System.nanoTime();

        assertThat(verifier.recordsToPublish("customer.example")).hasSize(1);
        assertThat(since(start)).isLessThan(LATEST);
        assertThat(finished.get()).isZero();
    }

    @Test
    void whoHasLessTimeSaysSo() {
        DomainVerifier hurried = verifier(Threads.OF_THE_LIBRARY).within(Duration.ofMillis(200));
        long start = System.nanoTime();

        DomainReport report = hurried.verify("customer.example");

        assertThat(since(start)).isLessThan(TIMEOUT.dividedBy(2));
        assertThat(report.status(DkimCheck.KEY)).contains(CheckStatus.UNKNOWN);
    }
}
