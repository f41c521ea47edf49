package org.domainverifier.dns.resolver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.testing.https.ServerIdentity;

/** DNS over HTTPS on loopback, by the JDK's server (HTTP/1.1): in front of a DNS server, or with a behaviour of its own. */
final class HttpsDnsServer implements AutoCloseable {
    /** What is done with a query. */
    interface Behaviour {
        void answer(HttpExchange http, byte[] query) throws IOException, InterruptedException;
    }

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else it keeps back each answer for 40 ms
    }

    final CountDownLatch closing = new CountDownLatch(1);
    final AtomicInteger requests = new AtomicInteger();
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private HttpsDnsServer(ServerIdentity identity, Behaviour behaviour) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
        server.setExecutor(threads);
        server.createContext("/dns-query", http -> {
            requests.incrementAndGet();
            try (http) {
                String encoded = http.getRequestURI().getRawQuery().replaceFirst(".*dns=", "");
                behaviour.answer(http, Base64.getUrlDecoder().decode(encoded));
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    static HttpsDnsServer start(ServerIdentity identity, Behaviour behaviour) {
        try {
            return new HttpsDnsServer(identity, behaviour);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Passes on each query. */
    static HttpsDnsServer inFrontOf(InetSocketAddress dns, ServerIdentity identity) {
        return start(identity, (http, query) -> reply(http, "application/dns-message", forward(dns, query)));
    }

    static void reply(HttpExchange http, String type, byte[] body) throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        http.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
    }

    static byte[] forward(InetSocketAddress dns, byte[] query) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(20_000);
            socket.send(new DatagramPacket(query, query.length, dns));
            DatagramPacket answer = new DatagramPacket(new byte[0x10000], 0x10000);
            socket.receive(answer);
            return Arrays.copyOf(answer.getData(), answer.getLength());
        }
    }

    /** In one piece, since two of them wait for one another for 40 ms (Nagle's algorithm and delayed acknowledgements). */
    static byte[] framed(byte[] message) {
        return ByteBuffer.allocate(2 + message.length)
                .putShort((short) message.length)
                .put(message)
                .array();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String uri() {
        return "https://localhost:" + port() + "/dns-query";
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
