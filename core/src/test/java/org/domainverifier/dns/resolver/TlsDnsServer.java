package org.domainverifier.dns.resolver;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.testing.https.ServerIdentity;

/** DNS over TLS on loopback: in front of a DNS server, or with a behaviour of its own for each connection. */
final class TlsDnsServer implements AutoCloseable {
    /** What is done with a connection after its handshake, until it is closed. */
    interface Behaviour {
        void serve(DataInputStream in, DataOutputStream out) throws IOException, InterruptedException;
    }

    final AtomicInteger connections = new AtomicInteger();
    final CountDownLatch closing = new CountDownLatch(1);
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private TlsDnsServer(ServerIdentity identity, Behaviour behaviour) throws IOException {
        server =
                identity.context().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (closing.getCount() > 0) {
                accept(behaviour);
            }
        });
    }

    private void accept(Behaviour behaviour) {
        try {
            Socket socket = server.accept();
            connections.incrementAndGet();
            threads.execute(() -> {
                try (socket) {
                    behaviour.serve(
                            new DataInputStream(socket.getInputStream()),
                            new DataOutputStream(socket.getOutputStream()));
                } catch (IOException gone) {
                    // the client has gone
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (IOException closed) {
            // closing
        }
    }

    static TlsDnsServer start(ServerIdentity identity, Behaviour behaviour) {
        try {
            return new TlsDnsServer(identity, behaviour);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Passes on each query, and its answer when it comes, in whatever order. */
    static TlsDnsServer inFrontOf(InetSocketAddress dns, ServerIdentity identity) {
        ExecutorService each = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        return start(identity, (in, out) -> {
            while (true) {
                byte[] query = message(in);
                each.execute(() -> {
                    try {
                        send(out, HttpsDnsServer.forward(dns, query));
                    } catch (IOException gone) {
                        // there is no answer
                    }
                });
            }
        });
    }

    static byte[] message(DataInputStream in) throws IOException {
        byte[] message = new byte[in.readUnsignedShort()];
        in.readFully(message);
        return message;
    }

    static void send(DataOutputStream out, byte[] message) throws IOException {
        synchronized (out) {
            out.write(HttpsDnsServer.framed(message));
            out.flush();
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
        threads.shutdownNow();
    }
}
