package org.domainverifier.mtasts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mtasts.PolicyFetch.ConnectFailure;
import org.jspecify.annotations.Nullable;

/**
 * One policy from the first connection to the last octet. It blocks; {@link #abort()} from another thread ends it at once.
 */
final class PolicyDownload {
    private static final long CONNECT_MILLIS = HttpsPolicyFetcher.Settings.CONNECT_LIMIT.toMillis();

    private final HttpsPolicyFetcher.Settings settings;
    private final DomainName host;
    private final List<InetAddress> addresses;
    private final Duration limit;
    private final long deadlineNanos;
    private @Nullable PolicyConnection connection;
    private boolean aborted;

    PolicyDownload(
            HttpsPolicyFetcher.Settings settings,
            DomainName host,
            List<InetAddress> addresses,
            Duration limit,
            long deadlineNanos) {
        this.settings = settings;
        this.host = host;
        this.addresses = addresses;
        this.limit = limit;
        this.deadlineNanos = deadlineNanos;
    }

    /** Tries the addresses in turn until one accepts a connection. */
    PolicyFetch run() {
        PolicyFetch last = new PolicyFetch.TimedOut(limit);
        for (int i = 0; i < addresses.size(); i++) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            if (left <= 0) {
                return new PolicyFetch.TimedOut(limit);
            }
            // none of them may use up the time of the others
            long share = Math.min(left / (addresses.size() - i), CONNECT_MILLIS);
            last = attempt(addresses.get(i), (int) Math.max(1, share));
            if (!(last instanceof PolicyFetch.NotConnected)) {
                return last;
            }
        }
        return last;
    }

    /** Closes the connection, and lets no other begin. */
    synchronized void abort() {
        aborted = true;
        if (connection != null) {
            connection.close();
        }
    }

    private synchronized void use(PolicyConnection next) throws IOException {
        if (aborted) {
            throw new PolicyConnection.NotConnectedException(ConnectFailure.TIMED_OUT, "the time was up", null);
        }
        connection = next;
    }

    private PolicyFetch attempt(InetAddress address, int connectMillis) {
        try (PolicyConnection next = new PolicyConnection(address, settings.port(), proxy())) {
            use(next);
            return fetch(address, next.open(connectMillis));
        } catch (PolicyConnection.NotConnectedException noConnection) {
            return new PolicyFetch.NotConnected(address, noConnection.failure(), message(noConnection));
        } catch (IOException | RuntimeException proxyTrouble) {
            return new PolicyFetch.NotConnected(address, ConnectFailure.PROXY, message(proxyTrouble));
        }
    }

    private PolicyFetch fetch(InetAddress address, Socket socket) {
        ServerCertificates certificates;
        try {
            certificates = new ServerCertificates(settings.authorities().manager(), host);
        } catch (IllegalArgumentException noAuthorities) {
            return new PolicyFetch.TlsFailed(address, message(noAuthorities));
        }
        SSLSocket tls;
        try {
            tls = startTls(socket, certificates);
        } catch (IOException | GeneralSecurityException | RuntimeException failed) {
            return certificates.problems().isEmpty()
                    ? new PolicyFetch.TlsFailed(address, message(failed))
                    : new PolicyFetch.CertificateRejected(
                            address, certificates.problems(), certificates.names(), certificates.issuer());
        }
        try {
            return judge(address, PolicyConnection.exchange(tls, request(), HttpsPolicyFetcher.MAX_POLICY_OCTETS));
        } catch (HttpResponseReader.BodyTooLargeException tooLarge) {
            return new PolicyFetch.TooLarge(HttpsPolicyFetcher.MAX_POLICY_OCTETS);
        } catch (IOException | RuntimeException broken) {
            return new PolicyFetch.BadResponse(message(broken));
        }
    }

    private SSLSocket startTls(Socket socket, ServerCertificates certificates)
            throws IOException, GeneralSecurityException {
        // a context of its own for each fetch: a resumed session would not show its certificate again
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {certificates}, null);
        SSLSocket tls =
                (SSLSocket) context.getSocketFactory().createSocket(socket, host.toString(), settings.port(), true);
        tls.setUseClientMode(true);
        SSLParameters parameters = tls.getSSLParameters();
        // RFC 8461 §3.3: the name is in the SNI extension; ServerCertificates compares it
        parameters.setServerNames(host.isHostName() ? List.of(new SNIHostName(host.toString())) : List.of());
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    private String request() {
        String authority = settings.port() == HttpsPolicyFetcher.HTTPS_PORT ? "" : ":" + settings.port();
        return "GET " + PolicyRequest.PATH + " HTTP/1.1\r\n"
                + "Host: " + host + authority + "\r\n"
                + "User-Agent: " + HttpsPolicyFetcher.USER_AGENT + "\r\n"
                + "Accept: text/plain\r\n"
                + "Connection: close\r\n\r\n";
    }

    private static PolicyFetch judge(InetAddress address, HttpResponse response) {
        if (response.isRedirect()) {
            return new PolicyFetch.Redirected(response.status(), response.header("location"));
        }
        if (response.status() != HttpResponse.OK) {
            return new PolicyFetch.BadStatus(response.status());
        }
        return response.isPlainText()
                ? new PolicyFetch.Fetched(
                        address, MtaStsPolicy.parse(response.body().toBytes()))
                : new PolicyFetch.WrongContentType(
                        response.header("content-type"),
                        MtaStsPolicy.parse(response.body().toBytes()));
    }

    private Proxy proxy() {
        Optional<Proxy> chosen = settings.proxies().stream()
                .flatMap(selector -> selector.select(URI.create("https://" + host + PolicyRequest.PATH)).stream())
                .filter(proxy -> proxy.type() == Proxy.Type.DIRECT || proxy.address() instanceof InetSocketAddress)
                .findFirst();
        return chosen.filter(proxy -> proxy.type() != Proxy.Type.DIRECT).orElse(Proxy.NO_PROXY);
    }

    private static String message(Throwable problem) {
        return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    }
}
