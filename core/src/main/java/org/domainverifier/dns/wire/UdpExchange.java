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
 * server's address only (RFC 5452 §9). What comes with another id or question is ignored: it is not an answer, whoever sent it.
 */
final class UdpExchange extends Exchange<DatagramChannel> {
    private final boolean edns;
    private int ignored;

    UdpExchange(
            EventLoop loop, Asker asker, InetSocketAddress server, DnsQuery query, boolean edns, Consumer<Reply> then) {
        super(loop, asker, server, query, then);
        this.edns = edns;
    }

    @Override
    DatagramChannel open(ProtocolFamily family) throws IOException {
        return DatagramChannel.open(family);
    }

    @Override
    void begin(DatagramChannel channel) throws IOException {
        channel.connect(server);
        loop.register(channel, SelectionKey.OP_READ, this);
        channel.write(loop.buffer().put(query.toWire(id, edns)).flip());
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        DatagramChannel channel = (DatagramChannel) key.channel();
        while (channel.isOpen()) {
            ByteBuffer buffer = loop.buffer();
            if (channel.read(buffer) <= 0) {
                return;
            }
            byte[] wire = new byte[buffer.flip().remaining()];
            buffer.get(wire);
            Optional<Reply> reply = query.read(wire, id);
            if (reply.isPresent()) {
                finish(reply.get());
            } else {
                ignored++;
            }
        }
    }

    @Override
    String whatElseHappened() {
        return ignored == 0 ? "" : "; datagrams that were not an answer to this question: " + ignored;
    }
}
