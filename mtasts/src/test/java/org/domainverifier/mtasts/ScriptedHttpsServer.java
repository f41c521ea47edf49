package org.domainverifier.mtasts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on loopback that does to each connection what a test says; it counts the connections and keeps the requests. */
final class ScriptedHttpsServer implements AutoCloseable {
    /** What to do with a request. */
    interface Script {
        void answer(OutputStream out, CountDownLatch closing) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private final SSLContext context;
    private final Script script;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch clientGone = new CountDownLatch(1);

    private ScriptedHttpsServer(SSLContext context, Script script) throws IOException {
        this.context = context;
        this.script = script;
        this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread acceptor = new Thread(this::accept, "scripted-https-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    static ScriptedHttpsServer start(SSLContext context, Script script) throws IOException {
        return new ScriptedHttpsServer(context, script);
    }

    /** Sends a text, octet by octet as it is, and closes. */
    static ScriptedHttpsServer sending(SSLContext context, String response) throws IOException {
        return start(context, (out, closing) -> out.write(response.getBytes(StandardCharsets.UTF_8)));
    }

    int port() {
        return listening.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    List<List<String>> requests() {
        return requests;
    }

    /** Opened when a script found that the client is gone. */
    CountDownLatch clientGone() {
        return clientGone;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread worker = new Thread(() -> serve(socket), "scripted-https-connection");
                worker.setDaemon(true);
                worker.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (SSLSocket tls =
                (SSLSocket) context.getSocketFactory().createSocket(socket, "client", socket.getPort(), true)) {
            tls.setUseClientMode(false);
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(tls.getInputStream(), StandardCharsets.US_ASCII));
            List<String> request = new ArrayList<>();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                request.add(line);
            }
            requests.add(List.copyOf(request));
            script.answer(tls.getOutputStream(), closing);
        } catch (IOException gone) {
            clientGone.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
