package org.domainverifier.dns.resolver;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.domainverifier.text.VisibleText;
import org.domainverifier.threads.Timers;
import org.domainverifier.threads.Workers;
import org.jspecify.annotations.Nullable;

/**
 * DNS messages over HTTPS (DoH, RFC 8484), by the JDK's HTTP client: HTTP/2 where the server has it, and its connections kept.
 *
 * <p>Of a response it wants the status 200, the type {@code application/dns-message}, and at most 65,535 octets; anything else is not a message.
 * Redirects are not followed. What a cache between here and the server has kept for a while has that much less of its TTLs (§5.1). The
 * certificate has to be the host's.
 *
 * <p>The client has a thread of its own for all connections, until the exchange is closed or dropped. Where there are modules, {@code java.net.http} has to be among them: this library asks for it only where this class is used.
 */
public final class HttpsExchange implements MessageExchange {
    private static final int LONGEST_SHOWN = 80;
    /** How long the first query may keep others waiting, which would open connections that nobody needs later. */
    private static final Duration FIRST_ALONE = Duration.ofMillis(300);

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final URI uri;
    private final @Nullable SSLContext tls;
    private final AtomicReference<@Nullable CompletableFuture<Void>> first = new AtomicReference<>();
    private @Nullable HttpClient client; // guarded by this
    private boolean closed; // likewise

    private HttpsExchange(URI uri, @Nullable SSLContext tls) {
        this.uri = uri;
        this.tls = tls;
    }

    /**
     * The server at an address, with the certificates that the JDK trusts.
     *
     * @param uri such as {@code https://dns.example.net/dns-query}; a {@code {?dns}} at its end, as operators write it, is left out
     * @return the exchange
     * @throws IllegalArgumentException if that is not the URI of such a server
     */
    public static HttpsExchange at(String uri) {
        return new HttpsExchange(checked(uri), null);
    }

    /**
     * The server at an address.
     *
     * @param uri as for {@link #at(String)}
     * @param tls knows whom to trust
     * @return the exchange
     * @throws IllegalArgumentException if that is not the URI of such a server
     */
    public static HttpsExchange at(String uri, SSLContext tls) {
        return new HttpsExchange(checked(uri), Objects.requireNonNull(tls, "tls"));
    }

    private static URI checked(String text) {
        String template = text.endsWith("{?dns}") ? text.substring(0, text.length() - "{?dns}".length()) : text;
        URI uri;
        try {
            uri = new URI(template);
        } catch (URISyntaxException malformed) {
            throw bad(text, "it is not a URI");
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            throw bad(text, "its scheme is not https");
        } else if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw bad(text, "it has to have a host, and neither a user nor a fragment");
        }
        return uri;
    }

    private static IllegalArgumentException bad(String uri, String why) {
        return new IllegalArgumentException(
                "not the URI of a DNS server: \"" + VisibleText.excerpt(uri, LONGEST_SHOWN) + "\": " + why);
    }

    /** The messages are told apart by their requests. */
    @Override
    public boolean idZero() {
        return true;
    }

    /** The URI. */
    @Override
    public String label() {
        return uri.toString();
    }

    @Override
    public CompletableFuture<byte[]> exchange(byte[] query) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        CompletableFuture<Void> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<Void> before = first.compareAndExchange(null, mine);
        if (before != null) {
            var unused = before.thenRun(() -> send(query, answer));
            return answer;
        }
        Future<?> soon = Timers.after(FIRST_ALONE, () -> mine.complete(null));
        var unused = answer.whenComplete((octets, problem) -> {
            soon.cancel(false);
            mine.complete(null);
        });
        send(query, answer);
        return answer;
    }

    private void send(byte[] query, CompletableFuture<byte[]> answer) {
        if (answer.isDone()) { // nobody waits any more
            return;
        }
        try {
            CompletableFuture<HttpResponse<byte[]>> response = client().sendAsync(request(query), HttpsMessageBody::of);
            var unused = response.whenComplete((received, problem) -> {
                if (received != null) {
                    answer.complete(received.body());
                } else {
                    answer.completeExceptionally(problem);
                }
            });
            var unusedToo = answer.whenComplete((octets, problem) -> {
                if (answer.isCancelled()) {
                    response.cancel(true);
                }
            });
        } catch (Throwable problem) { // there is no other place where anybody would hear of it
            answer.completeExceptionally(problem);
        }
    }

    private HttpRequest request(byte[] query) {
        String dns = "dns=" + Base64.getUrlEncoder().withoutPadding().encodeToString(query);
        String target = uri + (uri.getRawQuery() == null ? "?" : "&") + dns;
        return HttpRequest.newBuilder(URI.create(target))
                .header("Accept", HttpsMessageBody.MEDIA_TYPE)
                .GET()
                .build();
    }

    private synchronized HttpClient client() throws IOException {
        if (closed) {
            throw new ConnectException("the resolver is closed");
        }
        @Nullable HttpClient open = client;
        if (open == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .executor(Workers.shared())
                    .connectTimeout(CONNECTING)
                    .followRedirects(HttpClient.Redirect.NEVER);
            open = (tls == null ? builder : builder.sslContext(tls)).build();
            client = open;
        }
        return open;
    }

    /** The connections end as soon as nothing is under way on them. */
    @Override
    public synchronized void close() {
        closed = true;
        client = null;
    }
}
