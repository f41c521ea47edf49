package org.domainverifier.threads;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Does one thing after the other on the {@link Workers}: what belongs together runs on one thread at a time, in its order. */
public final class InTurn implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>(); // guarded by this, as the next
    private boolean running;

    /** With nothing to do yet. */
    public InTurn() {}

    /** Does something after all that was given before; at once if the caller is a worker and nothing is before it. */
    @Override
    public void execute(Runnable task) {
        if (!isFirst(task)) {
            return;
        }
        if (Workers.isWorker()) {
            runAll();
        } else {
            Workers.shared().execute(this::runAll);
        }
    }

    /**
     * Does something after all that was given before, and never by the caller: it may take its time, and the caller has none.
     *
     * @param task what is done
     */
    public void executeElsewhere(Runnable task) {
        if (isFirst(task)) {
            Workers.shared().execute(this::runAll);
        }
    }

    private synchronized boolean isFirst(Runnable task) {
        tasks.add(task);
        boolean first = !running;
        running = true;
        return first;
    }

    private void runAll() {
        for (Runnable task = next(); task != null; task = next()) {
            Workers.runToTheEnd(task);
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = tasks.poll();
        running = task != null;
        return task;
    }
}
