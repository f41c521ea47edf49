package org.domainverifier.threads;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Gives outcomes to those who wait for them, on another thread than the one that found them, whatever an executor does. */
public final class HandOver {
    private final @Nullable Executor executor;
    private final Duration patience;

    private HandOver(@Nullable Executor executor, Duration patience) {
        this.executor = executor;
        this.patience = patience;
    }

    /**
     * By an executor of somebody's, or by the library's workers.
     *
     * @param executor null for the workers
     * @param patience after how long a worker does what the executor has not done: it may have dropped the task
     * @return how to hand over
     */
    public static HandOver by(@Nullable Executor executor, Duration patience) {
        return new HandOver(executor, patience);
    }

    /**
     * Completes a future.
     *
     * @param <T> the type of the outcome
     * @param future who waits
     * @param outcome what for
     */
    public <T> void complete(CompletableFuture<T> future, T outcome) {
        Runnable task = () -> future.complete(outcome);
        if (executor == null) {
            Workers.shared().execute(task);
            return;
        }
        Future<?> late = Timers.after(patience, task);
        try {
            executor.execute(() -> {
                late.cancel(false);
                task.run();
            });
        } catch (Throwable refused) { // whatever an executor throws: the outcome is there all the same
            late.cancel(false);
            Workers.shared().execute(task);
        }
    }
}
