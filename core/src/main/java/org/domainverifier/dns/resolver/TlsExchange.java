package org.domainverifier.dns.resolver;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.domainverifier.threads.Workers;
import org.jspecify.annotations.Nullable;

/**
 * DNS messages over TLS (DoT, RFC 7858): one connection, kept while there is something to ask, with many messages on their way at once. The
 * certificate has to be the server's (RFC 8310 §8.1); there is no falling back to what nobody has encrypted.
 *
 * <p>A connection has one thread, which reads; it ends ten seconds after the last answer. A connection that the server has closed meanwhile is made anew.
 */
public final class TlsExchange implements MessageExchange {
    /** The port of DNS over TLS (RFC 7858 §3.1). */
    public static final int DEFAULT_PORT = 853;

    private final InetSocketAddress server;
    private final String name;
    private final @Nullable SSLContext tls;
    private @Nullable TlsConnection connection; // guarded by this, as all below
    private @Nullable CompletableFuture<TlsConnection> connecting;
    private boolean closed;

    private TlsExchange(InetSocketAddress server, String name, @Nullable SSLContext tls) {
        if (server.isUnresolved()) {
            throw new IllegalArgumentException("the DNS server has no address: " + server);
        }
        this.server = server;
        this.name = Objects.requireNonNull(name, "name");
        this.tls = tls;
    }

    /**
     * A server, with the certificates that the JDK trusts.
     *
     * @param server its address and port, usually {@link #DEFAULT_PORT}
     * @param name the name that its certificate has to be for, or an address in digits
     * @return the exchange
     * @throws IllegalArgumentException if the address is unresolved
     */
    public static TlsExchange at(InetSocketAddress server, String name) {
        return new TlsExchange(server, name, null);
    }

    /**
     * A server.
     *
     * @param server its address and port, usually {@link #DEFAULT_PORT}
     * @param name the name that its certificate has to be for, or an address in digits
     * @param tls knows whom to trust
     * @return the exchange
     * @throws IllegalArgumentException if the address is unresolved
     */
    public static TlsExchange at(InetSocketAddress server, String name, SSLContext tls) {
        return new TlsExchange(server, name, Objects.requireNonNull(tls, "tls"));
    }

    /** Its address and port. */
    @Override
    public String label() {
        return DnsServerAddress.format(server);
    }

    @Override
    public CompletableFuture<byte[]> exchange(byte[] query) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        send(query, answer, true);
        return answer;
    }

    private void send(byte[] query, CompletableFuture<byte[]> answer, boolean again) {
        var unused = open().whenCompleteAsync(
                        (open, problem) -> {
                            if (open != null) {
                                send(open, query, answer, again);
                            } else {
                                answer.completeExceptionally(problem);
                            }
                        },
                        Workers.shared()); // not where the answers are read
    }

    private void send(TlsConnection open, byte[] query, CompletableFuture<byte[]> answer, boolean again) {
        if (answer.isDone()) { // nobody waits any more
            return;
        }
        boolean old = open.hasServed();
        CompletableFuture<byte[]> coming = new CompletableFuture<>();
        var unused = coming.whenComplete((octets, problem) -> {
            if (octets != null) {
                answer.complete(octets);
            } else if (old && again && !coming.isCancelled()) {
                send(query, answer, false);
            } else {
                answer.completeExceptionally(told(problem));
            }
        });
        var unusedToo = answer.whenComplete((octets, problem) -> {
            if (answer.isCancelled()) {
                coming.cancel(true);
            }
        });
        open.send(query, coming);
    }

    private static Throwable told(@Nullable Throwable problem) {
        return problem instanceof EOFException && problem.getMessage() == null
                ? new ConnectException("the server closed the TLS connection without an answer")
                : Objects.requireNonNull(problem);
    }

    private synchronized CompletableFuture<TlsConnection> open() {
        if (closed) {
            return CompletableFuture.failedFuture(new ConnectException("the resolver is closed"));
        }
        if (connecting == null || connection == null || !connection.isUsable()) {
            TlsConnection fresh = new TlsConnection(server, name, tls);
            connecting = fresh.open();
            connection = fresh;
        }
        return connecting;
    }

    /** Ends the connection. */
    @Override
    public void close() {
        @Nullable TlsConnection open;
        synchronized (this) {
            closed = true;
            open = connection;
        }
        if (open != null) {
            open.close(new ConnectException("the resolver is closed"));
        }
    }
}
