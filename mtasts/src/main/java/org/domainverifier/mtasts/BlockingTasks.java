package org.domainverifier.mtasts;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for what must block: virtual ones if the JVM has them, otherwise daemons. No more than a bounded number is there at
 * the same time, and one that has nothing to do for a second ends.
 */
final class BlockingTasks {
    private static final int MAX_THREADS = 64;

    private BlockingTasks() {}

    static Executor executor() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MAX_THREADS, MAX_THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    // Thread.ofVirtual().name(…).factory() of JDK 21, out of reach for code that compiles for 17
    private static ThreadFactory threads() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object named = type.getMethod("name", String.class).invoke(builder, "mta-sts-fetch");
            return (ThreadFactory) type.getMethod("factory").invoke(named);
        } catch (NoSuchMethodException | ClassNotFoundException olderJvm) {
            return BlockingTasks::daemon;
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("virtual threads cannot be made", impossible);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "mta-sts-fetch");
        thread.setDaemon(true);
        return thread;
    }
}
