package org.domainverifier.benchmarks.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What any client could reach at most: one thread, one socket, messages that are made beforehand and answers that nobody reads. So many
 * questions are on their way at once; a lost one is not noticed, so that this is for paths without loss only.
 */
final class BareClient {
    private static final int BUFFER_OCTETS = 8 << 20;

    private BareClient() {}

    /** The message of a question for TXT. */
    private static byte[] message(String name) {
        ByteBuffer wire = ByteBuffer.allocate(512);
        wire.putLong(0x0000_0100_0001_0000L).putInt(1); // id 0, RD, one question, one record of EDNS
        for (String label : name.split("\\.", -1)) {
            wire.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
        }
        wire.put((byte) 0).putShort((short) 16).putShort((short) 1);
        wire.put((byte) 0).putShort((short) 41).putShort((short) 1232).putInt(0).putShort((short) 0);
        byte[] message = new byte[wire.flip().remaining()];
        wire.get(message);
        return message;
    }

    /** Asks without end, and says how many answers came. */
    static long answers(InetSocketAddress server, List<String> names, int inFlight, Duration time) throws IOException {
        ByteBuffer[] messages = names.stream()
                .map(name -> {
                    byte[] message = message(name);
                    return ByteBuffer.allocateDirect(message.length)
                            .put(message)
                            .flip();
                })
                .toArray(ByteBuffer[]::new);
        long answers = 0;
        try (Selector selector = Selector.open();
                DatagramChannel channel = DatagramChannel.open()) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_OCTETS);
            channel.connect(server);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            ByteBuffer buffer = ByteBuffer.allocateDirect(0x10000);
            int next = 0;
            for (; next < inFlight; next++) {
                channel.write(messages[next % messages.length].rewind());
            }
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() - end < 0) {
                selector.select(10);
                selector.selectedKeys().clear();
                while (channel.receive(buffer.clear()) != null) {
                    answers++;
                    channel.write(messages[next++ % messages.length].rewind());
                }
            }
        }
        return answers;
    }
}
