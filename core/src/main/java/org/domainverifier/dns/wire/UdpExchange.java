package org.domainverifier.dns.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A query in one datagram, from a connected socket of its own: the system chooses a random port and passes on datagrams of the
 * server's address only (RFC 5452 §9). What comes with another id or question is not an answer, whoever sent it. One of them may be
 * an accident; when there are {@value #NEAR_MISSES}, or the name is not spelled as it was asked for, somebody may be guessing: the
 * socket is closed, and whoever began the exchange asks in another way. So no query, and no wake-up of the loop, reads more of them.
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

    private final boolean edns;
    private final Consumer<Doubt> doubtful;
    private int ignored;

    UdpExchange(
            EventLoop loop,
            Asker asker,
            InetSocketAddress server,
            DnsQuery query,
            QueryMark mark,
            boolean edns,
            Consumer<Reply> then,
            Consumer<Doubt> doubtful) {
        super(loop, asker, server, query, mark, then);
        this.edns = edns;
        this.doubtful = doubtful;
    }

    @Override
    DatagramChannel open(ProtocolFamily family) throws IOException {
        return DatagramChannel.open(family);
    }

    @Override
    void begin(DatagramChannel channel) throws IOException {
        channel.connect(server);
        loop.register(channel, SelectionKey.OP_READ, this);
        channel.write(loop.buffer().put(query.toWire(mark, edns)).flip());
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        DatagramChannel channel = (DatagramChannel) key.channel();
        while (channel.isOpen()) {
            ByteBuffer buffer = loop.buffer();
            if (channel.receive(buffer) == null) { // a datagram of no octets has a sender as well
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
            finish(reply.get());
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
