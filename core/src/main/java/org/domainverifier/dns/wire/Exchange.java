package org.domainverifier.dns.wire;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.domainverifier.dns.FailureCause;
import org.jspecify.annotations.Nullable;

/**
 * One query to one server over a channel of its own, from opening it to its one {@link Reply}. Everything happens on the loop's
 * thread.
 */
abstract class Exchange<C extends SelectableChannel> implements EventLoop.Handler {
    /** How soon to try again when the process has no file descriptor left. */
    private static final long DESCRIPTOR_PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    final EventLoop loop;
    final InetSocketAddress server;
    final DnsQuery query;
    final QueryMark mark;

    private final Asker asker;
    private final Consumer<Reply> then;
    private final Runnable givingUp = this::giveUp;
    private @Nullable C channel;
    private EventLoop.@Nullable Timer timer;
    private boolean finished;

    Exchange(
            EventLoop loop,
            Asker asker,
            InetSocketAddress server,
            DnsQuery query,
            QueryMark mark,
            Consumer<Reply> then) {
        this.loop = loop;
        this.asker = asker;
        this.server = server;
        this.query = query;
        this.mark = mark;
        this.then = then;
    }

    /**
     * Begins; there is a reply within the time for one try, or the query is lost. Waiting for a file descriptor does not count,
     * but ends at the deadline.
     */
    final void start(long tryNanos, long deadlineNanos) {
        try {
            endAt(deadlineNanos);
            asker.underWay(givingUp);
            tryToOpen(tryNanos, deadlineNanos);
        } catch (IOException | RuntimeException problem) {
            abandon(problem);
        }
    }

    private void endAt(long nanos) {
        if (timer != null) {
            timer.cancel();
        }
        long from = System.nanoTime();
        timer = loop.schedule(nanos, new EventLoop.Task(() -> timeIsUp(from), this::abandon));
    }

    private void tryToOpen(long tryNanos, long deadlineNanos) throws IOException {
        if (finished) {
            return;
        }
        C opened;
        try {
            opened = open(family());
        } catch (IOException noDescriptor) {
            long later = System.nanoTime() + DESCRIPTOR_PAUSE_NANOS;
            if (later - deadlineNanos >= 0) {
                abandon(noDescriptor);
            } else {
                loop.schedule(later, new EventLoop.Task(() -> tryToOpen(tryNanos, deadlineNanos), this::abandon));
            }
            return;
        }
        channel = opened;
        long tryEnds = System.nanoTime() + tryNanos;
        if (tryEnds - deadlineNanos < 0) {
            endAt(tryEnds);
        }
        opened.configureBlocking(false);
        begin(opened);
    }

    private void giveUp() {
        abandon(Asker.nobodyWaits());
    }

    private void timeIsUp(long started) {
        Duration waited = Duration.ofNanos(System.nanoTime() - started);
        lose(FailureCause.TIMEOUT, "no answer within " + waited.toMillis() + " ms" + whatElseHappened());
    }

    private ProtocolFamily family() {
        return server.getAddress() instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }

    /** Opens the channel, without connecting it. */
    abstract C open(ProtocolFamily family) throws IOException;

    /** Connects, sends and registers with the loop. */
    abstract void begin(C newChannel) throws IOException;

    /** What a time-out should tell besides; empty if nothing. */
    abstract String whatElseHappened();

    final void finish(Reply reply) {
        if (end()) {
            then.accept(reply);
        }
    }

    /** Closes the channel without a reply; says whether nobody did it before. */
    final boolean end() {
        if (finished) {
            return false;
        }
        finished = true;
        asker.ended(givingUp);
        if (timer != null) {
            timer.cancel();
        }
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException alreadyBroken) {
                // the answer, or its loss, is known all the same
            }
        }
        return true;
    }

    final void lose(FailureCause cause, String detail) {
        finish(new Reply.Lost(cause, detail));
    }

    @Override
    public final void abandon(Throwable why) {
        finish(Reply.Lost.by(why));
    }
}
