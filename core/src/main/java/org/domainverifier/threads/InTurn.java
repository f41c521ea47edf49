package org.domainverifier.threads;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing after the other on the {@link Workers}: what belongs together runs on one thread at a time, in its order. */
public final class InTurn implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(InTurn.class);

    private final Deque<Runnable> tasks = new ArrayDeque<>(); // guarded by this, as the next
    private boolean running;

    /** Does something after all that was given before; at once if the caller is a worker and nothing is before it. */
    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        if (Workers.isWorker()) {
            runAll();
        } else {
            Workers.shared().execute(this::runAll);
        }
    }

    private void runAll() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (Throwable problem) {
                LOG.warn("a task of the library failed", problem);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = tasks.poll();
        running = task != null;
        return task;
    }
}
