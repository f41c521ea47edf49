package org.domainverifier;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.domainverifier.threads.NeutralThread;

/** The threads of a verifier. They are daemons and end when they have nothing to do, so that nobody has to close a verifier. */
final class VerifierThreads {
    private static final int BLOCKING_THREADS = 64;
    private static final long IDLE_SECONDS = 2;

    private VerifierThreads() {}

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
