package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class VerifierThreadsTest {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private static Thread threadOf(Executor executor) throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        executor.execute(() -> thread.complete(Thread.currentThread()));
        return thread.get();
    }

    private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
        return Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS
                && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    }

    @Test
    @Timeout(30)
    void whatBlocksRunsOnVirtualThreadsIfThereAreAnyAndKeepsNoJvmAlive() throws Exception {
        Thread thread = threadOf(VerifierThreads.forBlockingTasks());

        assertThat(thread.isDaemon()).isTrue();
        assertThat(isVirtual(thread)).isEqualTo(Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS);
    }

    @Test
    @Timeout(30)
    void aThreadThatHasNothingToDoEnds() throws Exception {
        Thread blocking = threadOf(VerifierThreads.forBlockingTasks());

        blocking.join();

        assertThat(blocking.isAlive()).isFalse();
    }
}
