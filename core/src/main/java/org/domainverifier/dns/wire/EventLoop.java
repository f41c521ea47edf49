package org.domainverifier.dns.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.domainverifier.threads.NeutralThread;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon thread with a selector, for channels, timers and tasks. The thread is started by the first task, ends when it has
 * had nothing to do for a while, and is started again when there is something to do.
 *
 * <p>Whatever a task or a handler throws concerns that one only: it is told. If the selector itself
 * breaks, all channels and timers are abandoned and the next task starts a new thread. So nothing that was given to the loop
 * is ever forgotten: it is run or abandoned.
 */
public final class EventLoop implements AutoCloseable {
    /** What a task does. */
    public interface Action {
        /**
         * Does it.
         *
         * @throws IOException if the network fails
         */
        void run() throws IOException;
    }

    /**
     * Something to be done by the loop's thread.
     *
     * @param action what is done
     * @param abandoned told why not, or what the action threw; on any thread if the loop is closed
     */
    public record Task(Action action, Consumer<Throwable> abandoned) {}

    /** Who waits for a channel to become ready. */
    interface Handler {
        void ready(SelectionKey key) throws IOException;

        /** Called after {@link #ready} threw, or when the loop ends. */
        void abandon(Throwable why);
    }

    /** A task at a time. */
    public final class Timer implements Comparable<Timer> {
        private final long nanos;
        private final long number = nextTimer++;
        private final Task task;

        private Timer(long nanos, Task task) {
            this.nanos = nanos;
            this.task = task;
        }

        /** Sees to it that the task is not run. */
        public void cancel() {
            timers.remove(this);
        }

        @Override
        public int compareTo(Timer other) {
            int order = Long.signum(nanos - other.nanos);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    /** Why things are abandoned when the loop is closed. */
    public static final class ClosedException extends RejectedExecutionException {
        private static final long serialVersionUID = 1;

        ClosedException() {
            super("the resolver is closed");
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private static final int BUFFER_OCTETS = 0x10000;
    private static final long JOIN_MILLIS = 1000;

    private final String name;
    private final long idleNanos;

    private final Object lock = new Object();
    private Deque<Task> tasks = new ArrayDeque<>(); // guarded by lock, as the next three
    private @Nullable Thread thread;
    private @Nullable Selector wakeable;
    private boolean closed;

    // of the loop's thread; a later thread sees them by way of the lock
    private final TreeSet<Timer> timers = new TreeSet<>();
    private long nextTimer;
    private @Nullable Selector selector;
    private @Nullable ByteBuffer buffer;

    EventLoop(String name, long idleNanos) {
        this.name = name;
        this.idleNanos = idleNanos;
    }

    /** Runs a task on the loop's thread, soon; abandons it at once if the loop is closed. */
    void execute(Task task) {
        boolean refused;
        synchronized (lock) {
            refused = closed;
            if (!refused) {
                tasks.add(task);
            }
        }
        if (refused) {
            abandon(task, new ClosedException());
        } else {
            ensureRunning();
        }
    }

    boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    /** Runs a task at a time of {@link System#nanoTime()}. Only for the loop's thread. */
    Timer schedule(long nanos, Task task) {
        refuseIfEnding();
        Timer timer = new Timer(nanos, task);
        timers.add(timer);
        return timer;
    }

    /** Watches a channel. Only for the loop's thread. */
    void register(SelectableChannel channel, int operations, Handler handler) throws IOException {
        channel.register(refuseIfEnding(), operations, handler);
    }

    /** A cleared buffer for one read or write, with room for every message. Only for the loop's thread. */
    ByteBuffer buffer() {
        ByteBuffer shared = buffer;
        if (shared == null) {
            throw new RejectedExecutionException("the loop is not running");
        }
        return shared.clear();
    }

    private Selector refuseIfEnding() {
        Selector running = selector;
        if (running == null) {
            throw isClosed() ? new ClosedException() : new RejectedExecutionException("the loop is ending");
        }
        return running;
    }

    /** Sees to it that somebody takes the tasks that are waiting. */
    private void ensureRunning() {
        Throwable noThread;
        synchronized (lock) {
            if (tasks.isEmpty()) {
                return;
            }
            try {
                wakeUpOrStart();
                return;
            } catch (Throwable problem) { // the system has no more threads to give
                thread = null;
                noThread = problem;
            }
        }
        takeTasks().forEach(task -> abandon(task, noThread));
    }

    private void wakeUpOrStart() {
        if (thread == null) {
            thread = NeutralThread.of(name, this::live);
            thread.start();
        } else if (wakeable != null && wakeable.isOpen() && Thread.currentThread() != thread) {
            wakeable.wakeup();
        }
    }

    private void live() {
        try (Selector mine = Selector.open()) {
            selector = mine;
            buffer = ByteBuffer.allocateDirect(BUFFER_OCTETS);
            setWakeable(mine);
            try {
                turnUntilIdle(mine);
            } catch (Throwable broken) {
                selector = null; // from here on, nothing new is taken
                abandonChannels(mine, broken);
                abandonTimers(broken);
            } finally {
                setWakeable(null);
            }
        } catch (Throwable cannotOpen) {
            selector = null;
            abandonTimers(cannotOpen);
            takeTasks().forEach(task -> abandon(task, cannotOpen));
        } finally {
            selector = null;
            buffer = null;
            leave();
        }
    }

    private void setWakeable(@Nullable Selector newSelector) {
        synchronized (lock) {
            wakeable = newSelector;
        }
    }

    /** The thread's last act: what was given to it meanwhile is for the next one. */
    private void leave() {
        synchronized (lock) {
            thread = null;
        }
        if (isClosed()) {
            takeTasks().forEach(task -> abandon(task, new ClosedException()));
        } else {
            ensureRunning();
        }
    }

    private void turnUntilIdle(Selector mine) throws IOException {
        long idleSince = System.nanoTime();
        while (true) {
            select(mine);
            // tasks first: they open channels, and those that the last turn closed are really closed by select()
            takeTasks().forEach(this::run);
            for (Iterator<SelectionKey> keys = mine.selectedKeys().iterator(); keys.hasNext(); ) {
                SelectionKey key = keys.next();
                keys.remove();
                if (key.isValid()) {
                    handle((Handler) key.attachment(), key);
                }
            }
            runDueTimers();
            long now = System.nanoTime();
            if (!mine.keys().isEmpty() || !timers.isEmpty()) {
                idleSince = now;
            }
            synchronized (lock) {
                if (closed) {
                    throw new ClosedException();
                }
                if (tasks.isEmpty() && now - idleSince >= idleNanos) {
                    return;
                }
            }
        }
    }

    private void select(Selector mine) throws IOException {
        Thread.interrupted(); // an interrupt, whoever it was meant for, would make this a busy loop
        boolean busy;
        synchronized (lock) {
            busy = closed || !tasks.isEmpty();
        }
        if (busy) {
            mine.selectNow();
            return;
        }
        long nanos = timers.isEmpty() ? idleNanos : timers.first().nanos - System.nanoTime();
        mine.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999)));
    }

    private void runDueTimers() {
        while (!timers.isEmpty() && timers.first().nanos - System.nanoTime() <= 0) {
            Timer due = timers.first();
            timers.remove(due);
            run(due.task);
        }
    }

    private void run(Task task) {
        Thread.interrupted(); // an interrupted thread closes the channels that it touches
        try {
            task.action().run();
        } catch (Throwable problem) {
            abandon(task, problem);
        }
    }

    private void handle(Handler handler, SelectionKey key) {
        Thread.interrupted();
        try {
            handler.ready(key);
        } catch (Throwable problem) {
            abandon(handler, problem);
        }
    }

    private Deque<Task> takeTasks() {
        synchronized (lock) {
            Deque<Task> taken = tasks;
            tasks = new ArrayDeque<>();
            return taken;
        }
    }

    private void abandonChannels(Selector mine, Throwable why) {
        if (!mine.isOpen()) { // it has forgotten its channels; their timers abandon them
            return;
        }
        for (SelectionKey key : List.copyOf(mine.keys())) {
            if (key.attachment() instanceof Handler handler) {
                abandon(handler, why);
            }
        }
    }

    private void abandonTimers(Throwable why) {
        List<Timer> left = List.copyOf(timers);
        timers.clear();
        left.forEach(timer -> abandon(timer.task, why));
    }

    private static void abandon(Task task, Throwable why) {
        try {
            task.abandoned().accept(why);
        } catch (Throwable worse) {
            LOG.warn("a task could not even be abandoned", worse);
        }
    }

    private static void abandon(Handler handler, Throwable why) {
        try {
            handler.abandon(why);
        } catch (Throwable worse) {
            LOG.warn("a channel could not even be abandoned", worse);
        }
    }

    /** Abandons everything, and waits a moment for the thread to end unless it is the caller. */
    @Override
    public void close() {
        Thread running;
        synchronized (lock) {
            closed = true;
            running = thread;
            if (wakeable != null) {
                wakeable.wakeup();
            }
        }
        if (running != null && running != Thread.currentThread()) {
            try {
                running.join(JOIN_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
