package org.domainverifier.dns.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.domainverifier.dns.FailureCause;

/**
 * A query over a TCP connection of its own (RFC 7766), each message behind its length (RFC 1035 §4.2.2). A connection is never
 * used again, so one that hangs harms no other query.
 */
final class TcpExchange extends Exchange<SocketChannel> {
    private static final int LENGTH_OCTETS = 2;

    private final ByteBuffer unsent;
    private final ByteBuffer length = ByteBuffer.allocate(LENGTH_OCTETS);
    private ByteBuffer body = ByteBuffer.allocate(0);
    private boolean connected;

    TcpExchange(
            EventLoop loop,
            Asker asker,
            InetSocketAddress server,
            DnsQuery query,
            QueryMark mark,
            boolean edns,
            Consumer<Reply> then) {
        super(loop, asker, server, query, mark, then);
        byte[] wire = query.toWire(mark, edns);
        this.unsent = ByteBuffer.allocate(LENGTH_OCTETS + wire.length);
        unsent.putShort((short) wire.length).put(wire).flip();
    }

    @Override
    SocketChannel open(ProtocolFamily family) throws IOException {
        return SocketChannel.open(family);
    }

    @Override
    void begin(SocketChannel channel) throws IOException {
        connected = channel.connect(server);
        loop.register(channel, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, this);
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (!connected) {
            connected = channel.finishConnect();
        }
        if (unsent.hasRemaining()) {
            channel.write(unsent);
            key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        } else {
            read(channel);
        }
    }

    private void read(SocketChannel channel) throws IOException {
        if (length.hasRemaining()) {
            if (channel.read(length) < 0) {
                lose(FailureCause.UNREACHABLE, "the server closed the TCP connection without an answer");
                return;
            }
            if (length.hasRemaining()) {
                return;
            }
            body = ByteBuffer.allocate(length.getShort(0) & 0xffff);
        }
        while (body.hasRemaining()) {
            int count = channel.read(body);
            if (count < 0) {
                lose(
                        FailureCause.MALFORMED,
                        "the TCP connection ended after " + body.position() + " of " + body.limit() + " octets");
                return;
            }
            if (count == 0) {
                return;
            }
        }
        finish(query.read(body.array(), mark)
                .orElseGet(() -> new Reply.Lost(
                        FailureCause.MALFORMED, "a message over TCP that is not an answer to this question")));
    }

    @Override
    String whatElseHappened() {
        if (!connected) {
            return " (TCP: not connected)";
        }
        return " (TCP: connected, " + body.position() + " octets of the answer came)";
    }
}
