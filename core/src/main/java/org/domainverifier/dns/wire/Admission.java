package org.domainverifier.dns.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.FailureCause;

/** Lets a limited number of things be under way at once; the others wait in line. */
public final class Admission {
    /** Something that waits for its turn. */
    public interface Turn {
        /**
         * Begins; it is on its way until it says that it is done.
         *
         * @param done gives its place to the next in line
         * @throws IOException if the network fails; then it never was on its way
         */
        void begin(Runnable done) throws IOException;
    }

    private record Waiting(Turn turn, Consumer<Throwable> abandoned) {}

    private final DnsTransport transport;
    private final int limit;

    // of the transport's thread
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int onTheirWay;

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
     * Answers a question in its turn. For any thread.
     *
     * @param question what is asked
     * @param run finds the answer, beginning on the transport's thread, and gives it to the consumer that it is given
     * @param then who gets the answer; a failure if the transport is closed or the run breaks. It may be called more than once
     */
    public void ask(DnsQuestion question, Consumer<Consumer<DnsAnswer>> run, Consumer<DnsAnswer> then) {
        Consumer<Throwable> abandoned = why -> then.accept(DnsAnswer.Failure.of(
                question,
                why instanceof EventLoop.ClosedException ? FailureCause.UNREACHABLE : FailureCause.RESOLVER_ERROR,
                String.valueOf(why.getMessage())));
        Turn turn = done -> run.accept(answer -> {
            done.run();
            then.accept(answer);
        });
        transport.execute(new EventLoop.Task(() -> admit(turn, abandoned), abandoned));
    }

    /**
     * Begins when there is room. Only for the transport's thread.
     *
     * @param turn what is to begin
     * @param abandoned told why it did not begin, or what it threw
     */
    public void admit(Turn turn, Consumer<Throwable> abandoned) {
        Waiting next = new Waiting(turn, abandoned);
        if (onTheirWay < limit) {
            onTheirWay++;
            begin(next);
        } else {
            waiting.add(next);
        }
    }

    private void begin(Waiting next) {
        Place place = new Place();
        try {
            next.turn().begin(place::leave);
        } catch (Exception | Error problem) { // it never really began
            next.abandoned().accept(problem);
            place.leave();
        }
    }

    /** The place of one that is on its way; it is left once, however often it is said. */
    private final class Place {
        private boolean left;

        void leave() {
            if (!left) {
                left = true;
                giveToNext();
            }
        }
    }

    private void giveToNext() {
        Waiting next = waiting.poll();
        if (next == null) {
            onTheirWay--;
            return;
        }
        // by way of the loop: a long line must not become a deep stack
        transport.execute(new EventLoop.Task(() -> begin(next), why -> {
            next.abandoned().accept(why);
            for (Waiting other = waiting.poll(); other != null; other = waiting.poll()) {
                other.abandoned().accept(why);
            }
            onTheirWay--;
        }));
    }
}
