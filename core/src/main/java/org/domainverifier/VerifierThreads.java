package org.domainverifier;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.domainverifier.threads.NeutralThread;
import org.domainverifier.threads.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Where a verifier does what may block. Threads of its own are daemons and end when they have nothing to do, so that nobody has to close
 * a verifier.
 */
final class VerifierThreads {
    private static final int BLOCKING_THREADS = 64;
    private static final long IDLE_SECONDS = 2;

    private final Executor executor;
    private final boolean given;

    private VerifierThreads(Executor executor, boolean given) {
        this.executor = executor;
        this.given = given;
    }

    /** By an executor of somebody's, or by threads of its own if there is none. */
    static VerifierThreads of(@Nullable Executor executor) {
        return executor == null ? new VerifierThreads(forBlockingTasks(), false) : new VerifierThreads(executor, true);
    }

    /** The executor for what is somebody's own, in a context. */
    Executor executor(CallerContext context) {
        return context.isEmpty() ? executor : task -> executor.execute(context.around(task));
    }

    /**
     * Runs something that may block, and not on the calling thread, even where the executor runs its tasks there and then, as a pool does
     * that is full and has the caller run them.
     *
     * @param context in which it runs; also handed over in it, since there are executors which look for one
     * @param refused is told why the executor does not take it
     */
    void run(Runnable task, CallerContext context, Consumer<Throwable> refused) {
        Runnable carried = context.around(task);
        if (given) {
            Workers.shared().execute(context.around(() -> handOver(carried, refused)));
        } else {
            handOver(carried, refused);
        }
    }

    private void handOver(Runnable task, Consumer<Throwable> refused) {
        try {
            executor.execute(task);
        } catch (Throwable problem) { // an executor of somebody's own may throw anything
            refused.accept(problem);
        }
    }

    /** For what must block: virtual threads if the JVM has them (Java 21). */
    static Executor forBlockingTasks() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException beforeJava21) {
            return pool("domain-verifier-blocking", BLOCKING_THREADS);
        }
    }

    private static Executor pool(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> NeutralThread.of(name, task));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
