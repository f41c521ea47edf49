package org.domainverifier.dns.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import org.domainverifier.dns.wire.EventLoop.Task;

/** Lets so many things be on their way at once; the others wait in line. Only for the transport's thread. */
public final class Admission {
    private final DnsTransport transport;
    private final int limit;
    private final Deque<Task> waiting = new ArrayDeque<>();
    private int inFlight;

    /**
     * An empty line.
     *
     * @param transport on whose thread all happens
     * @param limit how many may be on their way at once
     */
    public Admission(DnsTransport transport, int limit) {
        this.transport = transport;
        this.limit = limit;
    }

    /**
     * Begins when there is room; whoever began calls {@link #done} once.
     *
     * @param task what is to begin; abandoned if the transport is closed meanwhile
     */
    public void admit(Task task) {
        if (inFlight < limit) {
            inFlight++;
            begin(task);
        } else {
            waiting.add(task);
        }
    }

    /** Gives the place of what is done to the next in line. */
    public void done() {
        Task next = waiting.poll();
        if (next == null) {
            inFlight--;
            return;
        }
        // by way of the loop: a long line must not become a deep stack
        transport.execute(new Task(() -> begin(next), why -> {
            next.abandoned().accept(why);
            for (Task other = waiting.poll(); other != null; other = waiting.poll()) {
                other.abandoned().accept(why);
            }
            inFlight--;
        }));
    }

    private void begin(Task task) {
        try {
            task.action().run();
        } catch (Exception | Error problem) { // it never really began
            task.abandoned().accept(problem);
            done();
        }
    }
}
