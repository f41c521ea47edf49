package org.domainverifier.threads;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for judgements and for what applications do with their outcome: as many as there are processors, and more where those
 * are blocked or busy for long, so that a task that waits for another one never waits in vain. A thread that has had nothing to do
 * for two seconds ends.
 *
 * <p>These are no virtual threads, also where the JVM has them: one that computes keeps its processor until it has finished, and
 * whatever has to end at its deadline would wait behind it.
 */
public final class Workers implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Workers SHARED = new Workers();
    private static final int FEW = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final long IDLE_MILLIS = 2000;
    /** How long nobody may have taken a task until there are more threads. */
    private static final Duration PATIENCE = Duration.ofMillis(25);

    /** How many threads there are at once for what has to end at its time, however many compute. */
    private static final int MORE_TO_END = 16;

    private static final ThreadLocal<Boolean> WORKING = new ThreadLocal<>();

    private final Deque<Runnable> urgent = new ArrayDeque<>(); // guarded by this, as all below
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Set<Thread> threads = new HashSet<>();
    private int idle;
    private long taken;
    private boolean watched;

    private Workers() {}

    /**
     * The workers of the whole library.
     *
     * @return always the same
     */
    public static Workers shared() {
        return SHARED;
    }

    /**
     * Whether the current thread is a worker.
     *
     * @return true if it may do whatever takes time
     */
    public static boolean isWorker() {
        return WORKING.get() != null;
    }

    /** Does something when all that came before has begun. */
    @Override
    public void execute(Runnable task) {
        add(tasks, task);
    }

    /**
     * Does something before all that waits, but for what has to be done so too.
     *
     * @param task what must not come late
     */
    public void executeNext(Runnable task) {
        add(urgent, task);
    }

    private synchronized void add(Deque<Runnable> to, Runnable task) {
        to.add(task);
        if (idle >= waiting()) {
            notify();
        } else if (threads.size() < FEW) {
            start(1);
        }
        watch();
    }

    private int waiting() {
        return urgent.size() + tasks.size();
    }

    private void start(int more) {
        for (int i = 0; i < more; i++) {
            Thread worker = NeutralThread.of("domain-verifier-worker", this::work);
            try {
                worker.start();
                threads.add(worker);
            } catch (RuntimeException
                    | Error noThread) { // the system has no more threads to give: those that there are go on
                LOG.warn("there is no thread for {} tasks", waiting(), noThread);
                return;
            }
        }
    }

    /** Looks after a while whether the tasks that are waiting now are taken. */
    private void watch() {
        if (!watched && idle < waiting()) {
            long before = taken;
            Future<?> look = Timers.onTimer(PATIENCE, () -> look(before)); // which waits for this lock
            watched = !look.isDone(); // or there was no thread
        }
    }

    private synchronized void look(long before) {
        watched = false;
        if (taken == before && waiting() > 0) {
            start(Math.min(waiting(), missing()));
        }
        watch();
    }

    /** Where threads are blocked, as many again; where they compute, more would only share the processors, but for what has to end. */
    private int missing() {
        long computing = threads.stream()
                .filter(thread -> thread.getState() == Thread.State.RUNNABLE)
                .count();
        return computing < FEW ? Math.max(FEW, threads.size()) : 1 + Math.min(urgent.size(), MORE_TO_END);
    }

    private void work() {
        WORKING.set(true);
        for (Runnable task = next(); task != null; task = next()) {
            runToTheEnd(task);
        }
    }

    /** What a task throws ends that one only, and is told. */
    static void runToTheEnd(Runnable task) {
        try {
            task.run();
        } catch (Throwable problem) {
            LOG.warn("a task of the library failed", problem);
        }
    }

    private synchronized @Nullable Runnable next() {
        Thread.interrupted(); // an interrupt, whoever it was meant for, is not the next task's
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS);
        while (waiting() == 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                threads.remove(Thread.currentThread());
                return null;
            }
            idle++;
            try {
                wait(left);
            } catch (InterruptedException notForUs) {
                // there is a task, or time is up, or it waits again
            }
            idle--;
        }
        taken++;
        return urgent.isEmpty() ? tasks.poll() : urgent.poll();
    }
}
