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
    private final RoundTrips trips = new RoundTrips();

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
     * it. A datagram that is not answered in the time that this server usually takes is sent again, a few times at most. Only for the
     * transport's thread; it calls back there.
     *
     * @param asker who waits for the reply; when it goes, the query is given up
     * @param server whom to ask
     * @param query what to ask
     * @param tcp whether to use TCP from the start
     * @param patience how long to wait
     * @param then who gets the reply, exactly once unless it is given up
     * @return gives it up: nothing is sent any more, and there is no reply
     */
    public Runnable ask(
            Asker asker,
            InetSocketAddress server,
            DnsQuery query,
            boolean tcp,
            Patience patience,
            Consumer<Reply> then) {
        ServerExchange exchange =
                new ServerExchange(loop, asker, letters, server, query, patience, trips.of(server), then);
        exchange.start(tcp);
        return exchange::giveUp;
    }

    /** Abandons everything and ends the thread. */
    @Override
    public void close() {
        loop.close();
    }
}
