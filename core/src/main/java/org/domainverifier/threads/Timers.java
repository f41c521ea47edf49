package org.domainverifier.threads;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a time to come, with one thread for all who wait, which ends when nobody has waited for a second. It runs nothing of
 * anybody's: what is due goes to the {@link Workers}.
 */
public final class Timers {
    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
    private static final ScheduledThreadPoolExecutor WAITING = waiting();

    private Timers() {}

    private static ScheduledThreadPoolExecutor waiting() {
        ScheduledThreadPoolExecutor one =
                new ScheduledThreadPoolExecutor(1, task -> NeutralThread.of("domain-verifier-timer", task));
        one.setKeepAliveTime(1, TimeUnit.SECONDS);
        one.allowCoreThreadTimeOut(true);
        one.setRemoveOnCancelPolicy(true);
        return one;
    }

    /**
     * Does something later, on a worker, when that has done what was there before.
     *
     * @param delay from now
     * @param task what is done
     * @return to be cancelled if it is not wanted any more
     */
    public static Future<?> after(Duration delay, Runnable task) {
        return onTimer(delay, () -> Workers.shared().execute(task));
    }

    /**
     * Does something later, on a worker, before all that waits there: what ends something at its time.
     *
     * @param delay from now
     * @param task what is done
     * @return to be cancelled if it is not wanted any more
     */
    public static Future<?> endAfter(Duration delay, Runnable task) {
        return onTimer(delay, () -> Workers.shared().executeNext(task));
    }

    /**
     * How much is waited for. For tests, and for whoever looks for what was left behind.
     *
     * @return what has neither been done nor cancelled
     */
    public static int waitingNow() {
        return WAITING.getQueue().size();
    }

    /** For what takes no time at all. */
    static Future<?> onTimer(Duration delay, Runnable task) {
        try {
            return WAITING.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RuntimeException | Error noThread) { // the system has no more threads to give
            LOG.warn("there is no thread that could wait", noThread);
            return CompletableFuture.completedFuture(null);
        }
    }
}
