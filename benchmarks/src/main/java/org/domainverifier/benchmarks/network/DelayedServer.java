package org.domainverifier.benchmarks.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.domainverifier.testing.LoopbackDnsServer;

/**
 * A DNS server behind a path: each answer comes so much later, and a share of the questions is lost. What the server says is asked of
 * it once and then remembered, so that its own work does not count. One thread; UDP only.
 */
final class DelayedServer implements AutoCloseable {
    private static final int BUFFER_OCTETS = 8 << 20;
    private static final int HEADER_OCTETS = 12;
    private static final int TYPE_AND_CLASS_OCTETS = 4;

    private record Answer(long dueNanos, SocketAddress client, ByteBuffer message) {}

    private final LoopbackDnsServer server;
    private final DatagramSocket behind;
    private final Selector selector;
    private final DatagramChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(0x10000);
    private final Map<ByteBuffer, byte[]> remembered = new HashMap<>();
    private final Deque<Answer> underWay = new ArrayDeque<>();
    private final SplittableRandom random = new SplittableRandom(20_261_127);
    private final AtomicLong received = new AtomicLong();
    private final Thread thread;
    private volatile long delayNanos;
    private volatile double loss;
    private volatile boolean closed;

    DelayedServer(String zone) throws IOException {
        server = LoopbackDnsServer.start(zone);
        behind = new DatagramSocket();
        behind.connect(server.address());
        behind.setSoTimeout(10_000);
        selector = Selector.open();
        channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_OCTETS);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_OCTETS);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        thread = new Thread(this::run, "delayed-server");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        try {
            return (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** From now on. */
    void path(Duration delay, double share) {
        delayNanos = delay.toNanos();
        loss = share;
    }

    /** How many datagrams have arrived, lost ones included. */
    long received() {
        return received.get();
    }

    /** Whose work is not the client's. */
    long threadId() {
        return thread.getId();
    }

    private void run() {
        try {
            while (!closed) {
                readAll();
                sendWhatIsDue();
                waitForMore();
            }
        } catch (IOException broken) {
            if (!closed) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private void waitForMore() throws IOException {
        selector.selectedKeys().clear();
        Answer next = underWay.peek();
        if (next == null) {
            selector.select(100);
            return;
        }
        long left = next.dueNanos() - System.nanoTime();
        if (left > 1_000_000) {
            selector.select(left / 1_000_000);
        } else {
            selector.selectNow();
        }
    }

    private void readAll() throws IOException {
        for (int i = 0; i < 64; i++) {
            SocketAddress client = channel.receive(buffer.clear());
            if (client == null) {
                return;
            }
            received.incrementAndGet();
            if (loss > 0 && random.nextDouble() < loss) {
                continue;
            }
            byte[] query = new byte[buffer.flip().remaining()];
            buffer.get(query);
            ByteBuffer message = ByteBuffer.wrap(answer(query));
            if (delayNanos == 0 && underWay.isEmpty()) {
                send(client, message);
            } else {
                underWay.add(new Answer(System.nanoTime() + delayNanos, client, message));
            }
        }
    }

    private void sendWhatIsDue() throws IOException {
        long now = System.nanoTime();
        for (Answer next = underWay.peek(); next != null && next.dueNanos() - now <= 0; next = underWay.peek()) {
            underWay.remove();
            send(next.client(), next.message());
        }
    }

    private void send(SocketAddress client, ByteBuffer message) throws IOException {
        channel.send(buffer.clear().put(message).flip(), client);
    }

    /** With the id and the letters of this question, whoever asked it first. */
    private byte[] answer(byte[] query) throws IOException {
        int end = HEADER_OCTETS;
        while (query[end] != 0) {
            end += query[end] + 1;
        }
        end += 1 + TYPE_AND_CLASS_OCTETS;
        byte[] key = new byte[query.length - HEADER_OCTETS];
        for (int i = HEADER_OCTETS; i < query.length; i++) {
            boolean letter = i < end && query[i] >= 'A' && query[i] <= 'Z';
            key[i - HEADER_OCTETS] = (byte) (letter ? query[i] | 0x20 : query[i]);
        }
        byte[] first = remembered.get(ByteBuffer.wrap(key));
        if (first == null) {
            first = ask(query);
            remembered.put(ByteBuffer.wrap(key), first);
        }
        byte[] message = first.clone();
        System.arraycopy(query, 0, message, 0, 2);
        System.arraycopy(query, HEADER_OCTETS, message, HEADER_OCTETS, end - HEADER_OCTETS);
        return message;
    }

    private byte[] ask(byte[] query) throws IOException {
        behind.send(new DatagramPacket(query, query.length));
        DatagramPacket packet = new DatagramPacket(new byte[0x10000], 0x10000);
        behind.receive(packet);
        byte[] message = new byte[packet.getLength()];
        System.arraycopy(packet.getData(), 0, message, 0, message.length);
        return message;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join(5000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        channel.close();
        selector.close();
        behind.close();
        server.close();
    }
}
