package org.domainverifier.dns.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A query in one datagram, from a connected socket of its own: the system chooses a random port and passes on datagrams of the
 * server's address only (RFC 5452 §9). What comes with another id or question is not an answer, whoever sent it. One of them may be
 * an accident; when there are {@value #NEAR_MISSES}, or the name is not spelled as it was asked for, somebody may be guessing: the
 * socket is closed, and whoever began the exchange asks in another way. So no query, and no wake-up of the loop, reads more of them.
 *
 * <p>A datagram that may be lost is sent again as it is, from the same port: an answer to any of them is the answer, and there is never
 * more than one id to guess (RFC 5452 §5).
 */
final class UdpExchange extends Exchange<DatagramChannel> {
    /** Why this exchange was given up without a reply. */
    enum Doubt {
        /** So many datagrams that were not an answer to this query. */
        NEAR_MISSES,
        /** An answer to this query, but the name is not spelled as in the question. */
        OTHER_LETTERS
    }

    /** So many datagrams that are not an answer are read for one query. */
    static final int NEAR_MISSES = 3;

    /** How soon to look whether answers to others have told meanwhile how long a server takes of which nothing was known. */
    private static final long FIRST_LOOK_NANOS = Duration.ofMillis(100).toNanos();

    private final byte[] message;
    private final RoundTrip trip;
    private final BooleanSupplier again;
    private final Consumer<Doubt> doubtful;
    private @Nullable DatagramChannel channel;
    private int ignored;
    private int sent;
    private long firstSentNanos;
    private long sentNanos; // or when another server was asked in its place
    private long waitNanos;
    private boolean knewNothing;
    private boolean looked;

    UdpExchange(
            EventLoop loop,
            Asker asker,
            InetSocketAddress server,
            DnsQuery query,
            QueryMark mark,
            boolean edns,
            RoundTrip trip,
            BooleanSupplier again,
            Consumer<Reply> then,
            Consumer<Doubt> doubtful) {
        super(loop, asker, server, query, mark, then);
        this.message = query.toWire(mark, edns);
        this.trip = trip;
        this.again = again;
        this.doubtful = doubtful;
    }

    @Override
    DatagramChannel open(ProtocolFamily family) throws IOException {
        return DatagramChannel.open(family);
    }

    @Override
    void begin(DatagramChannel opened) throws IOException {
        channel = opened;
        opened.connect(server);
        loop.register(opened, SelectionKey.OP_READ, this);
        send(opened);
        firstSentNanos = System.nanoTime();
        sentNanos = firstSentNanos;
        waitNanos = trip.waitNanos();
        knewNothing = !trip.isMeasured();
    }

    private void send(DatagramChannel to) throws IOException {
        to.write(loop.buffer().put(message).flip());
        sent++;
    }

    @Override
    long overdueNanos(long end) {
        return sentNanos + (knewNothing && !looked ? Math.min(waitNanos, FIRST_LOOK_NANOS) : waitNanos);
    }

    @Override
    void overdue(long now) throws IOException {
        looked = true;
        if (knewNothing && trip.isMeasured()) {
            knewNothing = false;
            waitNanos = Math.min(waitNanos, trip.waitNanos());
        }
        if (now - sentNanos < waitNanos) {
            return;
        }
        trip.nothingCame(waitNanos, firstSentNanos);
        waitNanos = RoundTrip.backedOff(waitNanos);
        sentNanos = now;
        if (again.getAsBoolean() && channel != null && channel.isOpen()) {
            send(channel);
        }
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        DatagramChannel ready = (DatagramChannel) key.channel();
        while (ready.isOpen()) {
            ByteBuffer buffer = loop.buffer();
            if (ready.receive(buffer) == null) { // a datagram of no octets has a sender as well
                return;
            }
            byte[] wire = new byte[buffer.flip().remaining()];
            buffer.get(wire);
            received(query.read(wire, mark));
        }
    }

    private void received(Optional<Reply> reply) {
        if (reply.isEmpty()) {
            ignored++;
            if (ignored == NEAR_MISSES) {
                giveUp(Doubt.NEAR_MISSES);
            }
        } else if (reply.get() instanceof Reply.Received answer && !mark.isKeptBy(answer.message())) {
            giveUp(Doubt.OTHER_LETTERS);
        } else {
            if (reply.get() instanceof Reply.Received) {
                timed();
            }
            finish(reply.get());
        }
    }

    private void timed() {
        if (sent == 1) {
            long now = System.nanoTime();
            trip.measured(now - firstSentNanos, now);
        } else {
            trip.answeredLate(waitNanos);
        }
    }

    private void giveUp(Doubt doubt) {
        if (end()) {
            doubtful.accept(doubt);
        }
    }

    @Override
    String whatElseHappened() {
        return ignored == 0 ? "" : "; datagrams that were not an answer to this question: " + ignored;
    }
}
