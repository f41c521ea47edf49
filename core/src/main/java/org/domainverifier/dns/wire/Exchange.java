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
    private long tryNanos;
    private long deadlineNanos;
    private long startedNanos;
    private long endNanos;

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
    final void start(Patience patience) {
        tryNanos = patience.tryNanos();
        deadlineNanos = patience.deadlineNanos();
        try {
            asker.underWay(givingUp);
            tryToOpen();
        } catch (IOException | RuntimeException problem) {
            abandon(problem);
        }
    }

    private void tryToOpen() throws IOException {
        if (finished) {
            return;
        }
        startedNanos = System.nanoTime();
        C opened;
        try {
            opened = open(family());
        } catch (IOException noDescriptor) {
            long later = startedNanos + DESCRIPTOR_PAUSE_NANOS;
            if (later - deadlineNanos >= 0) {
                abandon(noDescriptor);
            } else {
                timer = loop.schedule(later, new EventLoop.Task(this::tryToOpen, this::abandon));
            }
            return;
        }
        channel = opened;
        endNanos = earlier(startedNanos + tryNanos, deadlineNanos);
        opened.configureBlocking(false);
        begin(opened);
        wakeUpLater();
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }

    /** One timer for all: in most cases the answer comes before it. */
    private void wakeUpLater() {
        timer = loop.schedule(
                earlier(endNanos, overdueNanos(endNanos)), new EventLoop.Task(this::wakeUp, this::abandon));
    }

    private void wakeUp() throws IOException {
        long now = System.nanoTime();
        if (now - endNanos >= 0) {
            Duration waited = Duration.ofNanos(now - startedNanos);
            lose(FailureCause.TIMEOUT, "no answer within " + waited.toMillis() + " ms" + whatElseHappened());
            return;
        }
        overdue(now);
        if (!finished) {
            wakeUpLater();
        }
    }

    private void giveUp() {
        abandon(Asker.nobodyWaits());
    }

    private ProtocolFamily family() {
        return server.getAddress() instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }

    /** Opens the channel, without connecting it. */
    abstract C open(ProtocolFamily family) throws IOException;

    /** Connects, sends and registers with the loop. */
    abstract void begin(C newChannel) throws IOException;

    /** When something is to be done about an answer that has not come; the end if nothing. */
    long overdueNanos(long end) {
        return end;
    }

    /** The answer has not come by that time. */
    void overdue(long now) throws IOException {
        // nothing but waiting
    }

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
