package org.domainverifier.mtasts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.domainverifier.threads.NeutralThread;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for policy hosts: of their own, since a host keeps one for as long as it likes within the limit, and nothing
 * else may wait for that. So many connections at once are more than anybody has verifications in work; what is beyond waits for its
 * turn, first come, first served. Safe for use by several threads; the threads are daemons and end when they have nothing to do.
 */
final class PolicyThreads implements Executor {
    /** How many policy hosts one fetcher waits for at once. */
    static final int MAX = 1000;

    private static final long IDLE_SECONDS = 2;

    private final Executor threads;
    private final int max;
    private final Deque<Runnable> waiting = new ArrayDeque<>(); // guarded by itself, as the next
    private int running;

    PolicyThreads(Executor threads, int max) {
        this.threads = threads;
        this.max = max;
    }

    /** Virtual threads if the JVM has them (Java 21), else such of the system. */
    static PolicyThreads ownThreads() {
        return new PolicyThreads(available(), MAX);
    }

    private static Executor available() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException beforeJava21) {
            return new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    task -> NeutralThread.of("domain-verifier-policy", task));
        }
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            if (running == max) {
                waiting.add(task);
                return;
            }
            running++;
        }
        boolean begun = false;
        try {
            threads.execute(() -> runAndGoOn(task));
            begun = true;
        } finally {
            if (!begun) {
                leave();
            }
        }
    }

    private void runAndGoOn(Runnable first) {
        for (Runnable task = first; task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error broken) {
                // it concerns that one only, which has told it where somebody waits
            }
        }
    }

    /** The next in line; if there is none, a place is free. */
    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable task = waiting.poll();
            if (task == null) {
                running--;
            }
            return task;
        }
    }

    private void leave() {
        synchronized (waiting) {
            running--;
        }
    }
}
