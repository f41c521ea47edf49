package org.domainverifier.mtasts;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.domainverifier.mtasts.PolicyFetch.ConnectFailure;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one address, straight or through a proxy. The address was looked up and checked before, and no name is
 * looked up here: what was checked is what is connected to. {@link #close()} may come from another thread at any time, and
 * ends whatever waits.
 */
final class PolicyConnection implements Closeable {
    private static final int MAX_PROXY_HEAD = 16 * 1024;

    private final InetAddress address;
    private final int port;
    private final Proxy proxy;
    private final Socket socket;

    /** There is no connection. */
    static final class NotConnectedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final ConnectFailure failure;

        NotConnectedException(ConnectFailure failure, String detail, @Nullable Throwable cause) {
            super(detail, cause);
            this.failure = failure;
        }

        ConnectFailure failure() {
            return failure;
        }
    }

    PolicyConnection(InetAddress address, int port, Proxy proxy) {
        this.address = address;
        this.port = port;
        this.proxy = proxy;
        // an HTTP proxy is spoken to here, so that it gets the address and not a name
        this.socket = proxy.type() == Proxy.Type.SOCKS ? new Socket(proxy) : new Socket(Proxy.NO_PROXY);
    }

    Socket open(int timeoutMillis) throws IOException {
        boolean throughHttp = proxy.type() == Proxy.Type.HTTP;
        connect(
                throughHttp ? resolved((InetSocketAddress) proxy.address()) : new InetSocketAddress(address, port),
                timeoutMillis);
        if (throughHttp) {
            socket.setSoTimeout(timeoutMillis);
            openTunnel();
            socket.setSoTimeout(0);
        }
        return socket;
    }

    private void connect(InetSocketAddress target, int timeoutMillis) throws IOException {
        try {
            socket.connect(target, timeoutMillis);
        } catch (SocketTimeoutException late) {
            throw new NotConnectedException(ConnectFailure.TIMED_OUT, String.valueOf(late.getMessage()), late);
        } catch (ConnectException refused) {
            throw new NotConnectedException(ConnectFailure.REFUSED, String.valueOf(refused.getMessage()), refused);
        } catch (IOException unreachable) {
            throw new NotConnectedException(
                    ConnectFailure.UNREACHABLE, String.valueOf(unreachable.getMessage()), unreachable);
        }
    }

    // RFC 9110 §9.3.6, with the address that was checked: the proxy has nothing to look up either
    private void openTunnel() throws IOException {
        String literal = address.getAddress().length == 4
                ? address.getHostAddress()
                : "[" + address.getHostAddress().replaceFirst("%.*", "") + "]";
        String authority = literal + ":" + port;
        OutputStream out = socket.getOutputStream();
        out.write(("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        String head = readProxyHead(socket.getInputStream());
        if (!head.matches("(?s)HTTP/1\\.[01] 2[0-9]{2}.*")) {
            throw new NotConnectedException(
                    ConnectFailure.PROXY,
                    "the proxy answered: " + head.lines().findFirst().orElse(""),
                    null);
        }
    }

    // octet by octet: what follows belongs to TLS
    private static String readProxyHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int octet = in.read();
            if (octet < 0 || head.length() >= MAX_PROXY_HEAD) {
                throw new NotConnectedException(ConnectFailure.PROXY, "the proxy gave no answer", null);
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    private static InetSocketAddress resolved(InetSocketAddress proxyAddress) throws UnknownHostException {
        return proxyAddress.isUnresolved()
                ? new InetSocketAddress(InetAddress.getByName(proxyAddress.getHostString()), proxyAddress.getPort())
                : proxyAddress;
    }

    static HttpResponse exchange(Socket tls, String request, int maxBody) throws IOException {
        OutputStream out = tls.getOutputStream();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return new HttpResponseReader(new BufferedInputStream(tls.getInputStream()), maxBody).read();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // nothing depends on how a connection ends that nobody needs any more
        }
    }
}
