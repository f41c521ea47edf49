package org.domainverifier.dns.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Asks a server, asynchronously and with one thread for all: what resolvers are built on. It knows nothing of server choice,
 * of aliases, nor of what an answer means.
 */
public final class DnsTransport implements AutoCloseable {
    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final EventLoop loop;
    private final LetterCase letters = new LetterCase();

    /**
     * A transport whose thread begins with the first task and ends when there is nothing to do.
     *
     * @param threadName what its thread is called
     */
    public DnsTransport(String threadName) {
        this(threadName, IDLE_NANOS);
    }

    DnsTransport(String threadName, long idleNanos) {
        this.loop = new EventLoop(threadName, idleNanos);
    }

    /**
     * Runs a task on the transport's thread, where {@link #ask} may be called.
     *
     * @param task abandoned if the transport is closed
     */
    public void execute(EventLoop.Task task) {
        loop.execute(task);
    }

    /**
     * Runs a task later. Only for the transport's thread.
     *
     * @param nanos when, as a time of {@link System#nanoTime()}
     * @param task what is done then
     * @return to cancel it
     */
    public EventLoop.Timer schedule(long nanos, EventLoop.Task task) {
        return loop.schedule(nanos, task);
    }

    /**
     * Asks a server: UDP, TCP if the answer is truncated or may be somebody's guess, without EDNS if the server does not know
     * it. Only for the transport's thread; it calls back there.
     *
     * @param asker who waits for the reply; when it goes, the query is given up
     * @param server whom to ask
     * @param query what to ask
     * @param tcp whether to use TCP from the start
     * @param tryNanos how long to wait for each protocol
     * @param deadlineNanos the end of all waiting, as a time of {@link System#nanoTime()}
     * @param then who gets the reply, exactly once
     */
    public void ask(
            Asker asker,
            InetSocketAddress server,
            DnsQuery query,
            boolean tcp,
            long tryNanos,
            long deadlineNanos,
            Consumer<Reply> then) {
        new ServerExchange(loop, asker, letters, server, query, tryNanos, deadlineNanos, then).start(tcp);
    }

    /** Abandons everything and ends the thread. */
    @Override
    public void close() {
        loop.close();
    }
}
