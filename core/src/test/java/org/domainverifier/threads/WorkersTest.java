package org.domainverifier.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class WorkersTest {
    private static final Workers WORKERS = Workers.shared();

    private static <T> T on(Executor executor, java.util.function.Supplier<T> task) throws Exception {
        return CompletableFuture.supplyAsync(task, executor).get(20, TimeUnit.SECONDS);
    }

    @Test
    void tasksThatWaitForTheLastOneAreNoReasonForItNotToRun() throws Exception {
        int blocked = 300;
        CountDownLatch last = new CountDownLatch(1);
        List<CompletableFuture<Void>> waiting = IntStream.range(0, blocked)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            try {
                                last.await();
                            } catch (InterruptedException ended) {
                                throw new IllegalStateException(ended);
                            }
                        },
                        WORKERS))
                .toList();

        WORKERS.execute(last::countDown);

        CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
    }

    @Test
    void whatMustNotComeLateIsDoneBeforeAllThatWaits() throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        InTurn one = new InTurn();
        one.execute(() -> await(begin));
        one.execute(() -> order.add("in turn"));
        WORKERS.executeNext(() -> {
            order.add("next");
            begin.countDown();
        });
        on(one, () -> true);

        assertThat(order).containsExactly("next", "in turn");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    @Test
    void aTaskThatThrowsHarmsNoOther() throws Exception {
        InTurn one = new InTurn();
        one.execute(() -> {
            throw new AssertionError("boom");
        });
        WORKERS.execute(() -> {
            throw new AssertionError("boom");
        });

        assertThat(on(one, () -> "done")).isEqualTo("done");
        assertThat(on(WORKERS, () -> "done")).isEqualTo("done");
    }

    @Test
    void whatBelongsTogetherRunsInItsOrderAndNeverTwoAtOnce() throws Exception {
        InTurn turn = new InTurn();
        List<Integer> order = new ArrayList<>(); // not safe for several threads
        for (int i = 0; i < 1000; i++) {
            int number = i;
            turn.execute(() -> order.add(number));
        }
        on(turn, () -> true);

        assertThat(order)
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void aThreadKnowsNothingOfWhoeverStartedIt() throws Exception {
        InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
        Thread.currentThread().setContextClassLoader(new ClassLoader() {});
        try {
            inherited.set("of the starter");
            CompletableFuture<String> seen = new CompletableFuture<>();
            Thread thread = NeutralThread.of("under-test", () -> seen.complete(inherited.get()));
            thread.start();

            assertThat(seen.get(20, TimeUnit.SECONDS)).isNull();
            assertThat(thread.getContextClassLoader()).isSameAs(ClassLoader.getSystemClassLoader());
            assertThat(thread.isDaemon()).isTrue();
        } finally {
            Thread.currentThread().setContextClassLoader(WorkersTest.class.getClassLoader());
        }
    }

    @Test
    void aThreadThatHasNothingToDoEnds() throws Exception {
        Thread worker = on(WORKERS, Thread::currentThread);

        worker.join(20_000);

        assertThat(worker.isAlive()).isFalse();
        assertThat(on(WORKERS, () -> "another one does it")).isEqualTo("another one does it");
    }

    @Test
    void whatIsDueIsDoneByAWorkerAndNotByTheThreadThatWaits() throws Exception {
        CompletableFuture<Boolean> byWorker = new CompletableFuture<>();
        Timers.after(Duration.ofMillis(1), () -> byWorker.complete(Workers.isWorker()));

        assertThat(byWorker.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskThatBlocksHoldsUpNoTimer() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 50; i++) {
            Timers.after(Duration.ofMillis(1), () -> await(end));
        }
        CompletableFuture<String> due = new CompletableFuture<>();
        Timers.after(Duration.ofMillis(2), () -> due.complete("due"));

        assertThat(due.get(20, TimeUnit.SECONDS)).isEqualTo("due");
        end.countDown();
    }

    static Stream<Executor> executorsThatDoNothing() {
        return Stream.of(
                task -> {},
                task -> {
                    throw new RejectedExecutionException("shut down");
                },
                task -> {
                    throw new AssertionError("an error");
                },
                task -> {
                    throw WorkersTest.<RuntimeException>sneaky(new Exception("checked"));
                });
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable problem) throws E {
        throw (E) problem;
    }

    @ParameterizedTest
    @MethodSource("executorsThatDoNothing")
    void anOutcomeIsHandedOverWhateverTheExecutorDoes(Executor executor) throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        HandOver.by(executor, Duration.ofMillis(20)).complete(outcome, "found");

        assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo("found");
    }
}
