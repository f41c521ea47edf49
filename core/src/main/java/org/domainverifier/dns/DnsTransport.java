package org.domainverifier.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Asks a server, asynchronously and with one thread for all: what resolvers are built on. It knows nothing of server choice,
 * of aliases, nor of what an answer means.
 */
final class DnsTransport implements AutoCloseable {
    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final EventLoop loop;

    DnsTransport(String threadName) {
        this(threadName, IDLE_NANOS);
    }

    DnsTransport(String threadName, long idleNanos) {
        this.loop = new EventLoop(threadName, idleNanos);
    }

    /** Runs a task on the transport's thread, where {@link #ask} may be called; abandons it if the transport is closed. */
    void execute(EventLoop.Task task) {
        loop.execute(task);
    }

    /** Runs a task at a time of {@link System#nanoTime()}. Only for the transport's thread. */
    EventLoop.Timer schedule(long nanos, EventLoop.Task task) {
        return loop.schedule(nanos, task);
    }

    /**
     * Asks a server: UDP, TCP if the answer is truncated, without EDNS if the server does not know it. Only for the
     * transport's thread; it calls back there.
     *
     * @param server whom to ask
     * @param query what to ask
     * @param tcp whether to use TCP from the start
     * @param tryNanos how long to wait for each protocol
     * @param deadlineNanos the end of all waiting, as a time of {@link System#nanoTime()}
     * @param then who gets the reply, exactly once
     */
    void ask(
            InetSocketAddress server,
            DnsQuery query,
            boolean tcp,
            long tryNanos,
            long deadlineNanos,
            Consumer<Reply> then) {
        new ServerExchange(loop, server, query, tryNanos, deadlineNanos, then).start(tcp);
    }

    @Override
    public void close() {
        loop.close();
    }
}
