package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BlockingTasksTest {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
        return Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS
                && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    }

    @Test
    @Timeout(30)
    void tasksRunOnVirtualThreadsIfThereAreAnyAndKeepNoJvmAlive() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        BlockingTasks.executor().execute(() -> thread.complete(Thread.currentThread()));
        assertThat(thread.get().getName()).isEqualTo("mta-sts-fetch");
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(isVirtual(thread.get())).isEqualTo(Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS);
    }

    @Test
    @Timeout(30)
    void aThreadThatHasNothingToDoEnds() throws Exception {
        Executor executor = BlockingTasks.executor();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        executor.execute(() -> thread.complete(Thread.currentThread()));
        thread.get().join();
        assertThat(thread.get().isAlive()).isFalse();
    }
}
