package org.domainverifier.dns.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.FailureCause;
import org.jspecify.annotations.Nullable;

/**
 * Lets a limited number of things be under way at once; the others wait in line. Each {@link Asker} has a line of its own, and the
 * lines take turns. A quarter of the places is kept for those who have less than their share on the way: whoever asks much, of servers
 * that say nothing, cannot take them all.
 */
public final class Admission {
    /** However many there are, this is nobody's full share. */
    private static final int SMALLEST_SHARE = 8;

    private static final int KEPT = 4;

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

    /** What one asker has waiting, and on its way. */
    private static final class Line {
        private final Asker asker;
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private int onTheirWay;

        Line(Asker asker) {
            this.asker = asker;
        }
    }

    private final DnsTransport transport;
    private final int limit;
    private final int limitForMany;

    // of the transport's thread
    private final Map<Asker, Line> lines = new HashMap<>();
    private final Deque<Line> nextTurns = new ArrayDeque<>(); // all lines in which something waits
    private int onTheirWay;
    private boolean filling;

    /**
     * An empty line.
     *
     * @param transport on whose thread all happens
     * @param limit how many may be on their way at once
     */
    public Admission(DnsTransport transport, int limit) {
        this.transport = transport;
        this.limit = limit;
        this.limitForMany = limit - limit / KEPT;
    }

    /**
     * Answers a question in its turn. For any thread.
     *
     * @param asker who asks
     * @param question what is asked
     * @param run finds the answer, beginning on the transport's thread, and gives it to the consumer that it is given
     * @param then who gets the answer; a failure if the transport is closed, the run breaks or the asker has gone. It may be
     *     called more than once
     */
    public void ask(Asker asker, DnsQuestion question, Consumer<Consumer<DnsAnswer>> run, Consumer<DnsAnswer> then) {
        Consumer<Throwable> abandoned = why -> then.accept(DnsAnswer.Failure.of(
                question,
                why instanceof EventLoop.ClosedException ? FailureCause.UNREACHABLE : FailureCause.RESOLVER_ERROR,
                String.valueOf(why.getMessage())));
        Turn turn = done -> run.accept(answer -> {
            done.run();
            then.accept(answer);
        });
        transport.execute(new EventLoop.Task(() -> admit(asker, turn, abandoned), abandoned));
    }

    /**
     * Begins when there is room. Only for the transport's thread.
     *
     * @param asker who waits in line
     * @param turn what is to begin
     * @param abandoned told why it did not begin, or what it threw
     */
    public void admit(Asker asker, Turn turn, Consumer<Throwable> abandoned) {
        Line line = lines.computeIfAbsent(asker, Line::new);
        if (line.waiting.isEmpty()) {
            nextTurns.add(line);
        }
        line.waiting.add(new Waiting(turn, abandoned));
        fill();
    }

    /**
     * Nobody waits any more: what has not begun never begins, and what is on its way is given up. For any thread.
     *
     * @param asker who has gone
     */
    public void leave(Asker asker) {
        transport.execute(new EventLoop.Task(
                () -> {
                    asker.leave();
                    drop(asker, Asker.nobodyWaits());
                    fill();
                },
                closed -> {}));
    }

    private void drop(Asker asker, Throwable why) {
        Line line = lines.get(asker);
        if (line != null) {
            nextTurns.remove(line);
            for (Waiting next = line.waiting.poll(); next != null; next = line.waiting.poll()) {
                next.abandoned().accept(why);
            }
            forgetIfIdle(line);
        }
    }

    private void forgetIfIdle(Line line) {
        if (line.waiting.isEmpty() && line.onTheirWay == 0) {
            lines.remove(line.asker);
        }
    }

    private void fill() {
        if (filling) {
            return; // whoever fills at present sees what has changed
        }
        filling = true;
        try {
            for (Line line = nextLine(); line != null; line = nextLine()) {
                begin(line);
            }
        } finally {
            filling = false;
        }
    }

    private @Nullable Line nextLine() {
        for (int lookedAt = nextTurns.size(); lookedAt > 0 && onTheirWay < limit; lookedAt--) {
            Line line = nextTurns.remove();
            if (line.asker.isGone() || onTheirWay < limitForMany || line.onTheirWay < share()) {
                return line;
            }
            nextTurns.add(line);
        }
        return null;
    }

    private int share() {
        return Math.max(SMALLEST_SHARE, limit / Math.max(1, lines.size()));
    }

    private void begin(Line line) {
        Waiting next = line.waiting.remove();
        if (!line.waiting.isEmpty()) {
            nextTurns.add(line);
        }
        Place place = new Place(line);
        try {
            if (line.asker.isGone()) {
                throw Asker.nobodyWaits();
            }
            next.turn().begin(place::leave);
        } catch (Exception | Error problem) { // it never really began
            next.abandoned().accept(problem);
            place.leave();
        }
    }

    /** The place of one that is on its way; it is left once, however often it is said. */
    private final class Place {
        private final Line line;
        private boolean left;

        Place(Line line) {
            this.line = line;
            line.onTheirWay++;
            onTheirWay++;
        }

        void leave() {
            if (!left) {
                left = true;
                line.onTheirWay--;
                onTheirWay--;
                forgetIfIdle(line);
                giveToNext();
            }
        }
    }

    private void giveToNext() {
        if (!nextTurns.isEmpty() && !filling) {
            // by way of the loop: a long line must not become a deep stack
            transport.execute(new EventLoop.Task(this::fill, this::abandonAll));
        }
    }

    private void abandonAll(Throwable why) {
        for (Line line = nextTurns.peek(); line != null; line = nextTurns.peek()) {
            drop(line.asker, why);
        }
    }
}
