package org.domainverifier.dns.resolver;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.domainverifier.threads.NeutralThread;
import org.domainverifier.threads.Timers;
import org.jspecify.annotations.Nullable;

/**
 * A TLS connection to a DNS server, with many messages on their way at once, each behind its length (RFC 7858 §3.3, RFC 7766 §6.2.1.1).
 * One thread connects and reads; whoever has a message writes it. It ends when there has been nothing to do for a while.
 */
final class TlsConnection {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(10);
    /** After how long without an octet a connection is given up together with a question on it. */
    private static final long SILENCE_NANOS = Duration.ofSeconds(1).toNanos();

    private static final int IDS = 0x10000;
    private static final int LENGTH_OCTETS = 2;

    /** A message that is on its way. */
    private record Pending(short id, CompletableFuture<byte[]> answer, long sentNanos) {}

    private final InetSocketAddress server;
    private final String name;
    private final @Nullable SSLContext tls;
    private final CompletableFuture<TlsConnection> connected = new CompletableFuture<>();
    private final Socket socket = new Socket();
    private final Object writing = new Object();
    private @Nullable OutputStream out; // guarded by writing

    private final Map<Integer, Pending> pending = new HashMap<>(); // guarded by this, as all below
    private int lastId;
    private long heardNanos = System.nanoTime();
    private long answers;
    private @Nullable IOException lost;
    private @Nullable Future<?> idleEnd;

    TlsConnection(InetSocketAddress server, String name, @Nullable SSLContext tls) {
        this.server = server;
        this.name = name;
        this.tls = tls;
    }

    /** Begins to connect. */
    CompletableFuture<TlsConnection> open() {
        NeutralThread.of("domain-verifier-tls", this::live).start();
        return connected;
    }

    synchronized boolean isUsable() {
        return lost == null && pending.size() < IDS / 2;
    }

    /** Whether it has served before: then the server may have closed it meanwhile, which says nothing about the next one. */
    synchronized boolean hasServed() {
        return answers > 0;
    }

    /** Sends a message. For threads that may wait. */
    void send(byte[] query, CompletableFuture<byte[]> answer) {
        Pending mine = new Pending(ByteBuffer.wrap(query).getShort(0), answer, System.nanoTime());
        int id;
        synchronized (this) {
            if (lost != null) {
                answer.completeExceptionally(lost);
                return;
            }
            id = freeId();
            pending.put(id, mine);
            stayOpen();
        }
        var unused = answer.whenComplete((octets, problem) -> ended(id, mine));
        byte[] framed = ByteBuffer.allocate(LENGTH_OCTETS + query.length)
                .putShort((short) query.length)
                .put(query)
                .putShort(LENGTH_OCTETS, (short) id)
                .array();
        try {
            synchronized (writing) {
                if (out != null) {
                    out.write(framed);
                    out.flush();
                }
            }
        } catch (IOException broken) {
            close(broken);
        }
    }

    private int freeId() {
        do {
            lastId = (lastId + 1) % IDS;
        } while (pending.containsKey(lastId));
        return lastId;
    }

    /** Nobody waits for an answer any more, whether it came or not. */
    private void ended(int id, Pending gone) {
        boolean silent;
        synchronized (this) {
            if (!pending.remove(id, gone)) {
                return;
            }
            long now = System.nanoTime();
            silent = gone.answer().isCancelled()
                    && now - gone.sentNanos() > SILENCE_NANOS
                    && now - heardNanos > SILENCE_NANOS;
            closeWhenIdle();
        }
        if (silent) {
            close(new SocketTimeoutException("the TLS connection is silent"));
        }
    }

    private synchronized void stayOpen() {
        if (idleEnd != null) {
            idleEnd.cancel(false);
            idleEnd = null;
        }
    }

    private synchronized void closeWhenIdle() {
        if (pending.isEmpty() && lost == null) {
            stayOpen();
            idleEnd = Timers.after(IDLE, this::closeIfIdle);
        }
    }

    private void closeIfIdle() {
        boolean idle;
        synchronized (this) {
            idle = pending.isEmpty();
        }
        if (idle) {
            close(new EOFException("the TLS connection was idle"));
        }
    }

    private void live() {
        try {
            DataInputStream in = connect();
            connected.complete(this);
            closeWhenIdle();
            while (true) {
                received(message(in));
            }
        } catch (IOException problem) {
            close(problem);
        } catch (RuntimeException | Error problem) {
            close(new IOException(problem.toString(), problem));
        }
    }

    private DataInputStream connect() throws IOException {
        SocketTimeoutException late =
                new SocketTimeoutException("no TLS connection after " + CONNECTING.toSeconds() + " s");
        Future<?> end = Timers.endAfter(CONNECTING, () -> close(late));
        try {
            socket.setTcpNoDelay(true);
            socket.connect(server, (int) CONNECTING.toMillis());
            SSLContext context = tls != null ? tls : SSLContext.getDefault();
            SSLSocket secured =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, name, server.getPort(), true);
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 8310 §8.1: the name has to be the server's
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            synchronized (writing) {
                out = secured.getOutputStream();
            }
            return new DataInputStream(new BufferedInputStream(secured.getInputStream()));
        } catch (NoSuchAlgorithmException noTls) {
            throw new IOException("there is no TLS: " + noTls.getMessage(), noTls);
        } finally {
            end.cancel(false);
        }
    }

    private static byte[] message(DataInputStream in) throws IOException {
        byte[] message = new byte[in.readUnsignedShort()];
        in.readFully(message);
        if (message.length < LENGTH_OCTETS) {
            throw new ProtocolException("a message of " + message.length + " octets");
        }
        return message;
    }

    /** What nobody waits for is ignored; a server that sends such things to nobody at all is left. */
    private void received(byte[] message) throws ProtocolException {
        ByteBuffer octets = ByteBuffer.wrap(message);
        @Nullable Pending answered;
        synchronized (this) {
            heardNanos = System.nanoTime();
            answered = pending.get(octets.getShort(0) & 0xffff);
            if (answered == null && pending.isEmpty()) {
                throw new ProtocolException("a message that nobody waits for");
            }
            answers += answered == null ? 0 : 1;
        }
        if (answered != null) {
            octets.putShort(0, answered.id());
            answered.answer().complete(message);
        }
    }

    /** Ends it; all that is on its way is lost. */
    void close(IOException why) {
        List<Pending> all;
        synchronized (this) {
            if (lost != null) {
                return;
            }
            lost = why;
            stayOpen();
            all = new ArrayList<>(pending.values());
            pending.clear();
        }
        try {
            socket.close(); // without TLS's farewell, for which a server could keep us waiting
        } catch (IOException alreadyBroken) {
            // it is over all the same
        }
        connected.completeExceptionally(why);
        all.forEach(one -> one.answer().completeExceptionally(why));
    }
}
