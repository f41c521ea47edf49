package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.domainverifier.testing.https.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy host's name comes from a stranger: it must not make this process connect to its own network. */
@Timeout(60)
class ServerSideRequestIT {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final String HOST = "mta-sts.customer.example";
    private static final TestAuthority AUTHORITY = TestAuthority.create("Trusted Test Authority");
    private static final String RESPONSE = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
            + "version: STSv1\nmode: enforce\nmx: mail.customer.example\nmax_age: 1209600\n";

    /** A resolver of a network: its answers come from a server, and may be others every time. */
    private static DnsResolver network(InetAddress... inTurn) {
        AtomicInteger asked = new AtomicInteger();
        return question -> {
            InetAddress address = inTurn[Math.min(asked.get(), inTurn.length - 1)];
            RecordType type = address instanceof Inet4Address ? RecordType.A : RecordType.AAAA;
            AnswerOrigin origin = AnswerOrigin.of("192.0.2.53:53", true, false);
            if (question.name().equals(DomainName.of("_mta-sts.customer.example"))
                    && question.type().equals(RecordType.TXT)) {
                return answer(question, origin, RecordData.Txt.of("v=STSv1; id=1"));
            }
            if (!question.name().equals(DomainName.of(HOST)) || !question.type().equals(type)) {
                return CompletableFuture.completedFuture(
                        new DnsAnswer.NoData(question, List.of(), java.util.Optional.empty(), origin));
            }
            asked.incrementAndGet();
            return answer(
                    question,
                    origin,
                    address instanceof Inet4Address ipv4
                            ? new RecordData.A(ipv4)
                            : new RecordData.Aaaa((Inet6Address) address));
        };
    }

    private static CompletableFuture<DnsAnswer> answer(DnsQuestion question, AnswerOrigin origin, RecordData data) {
        return CompletableFuture.completedFuture(new DnsAnswer.Records(
                question, List.of(new DnsRecord(question.name(), Duration.ZERO, data)), List.of(), origin));
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        if (literal.startsWith("::ffff:")) { // InetAddress would make an IPv4 address of it
            byte[] mapped = new byte[16];
            mapped[10] = (byte) 0xff;
            mapped[11] = (byte) 0xff;
            System.arraycopy(InetAddress.getByName(literal.substring(7)).getAddress(), 0, mapped, 12, 4);
            return Inet6Address.getByAddress(null, mapped, -1);
        }
        return InetAddress.getByName(literal);
    }

    private static HttpsPolicyFetcher.Builder fetcher(int port) {
        return HttpsPolicyFetcher.builder().trusting(AUTHORITY.trustStore()).port(port);
    }

    private static PolicyFetch fetch(HttpsPolicyFetcher fetcher, DnsResolver dns) {
        return fetcher.fetch(PolicyRequest.of(DOMAIN, dns, Duration.ofSeconds(20), task -> new Thread(task).start()))
                .join();
    }

    private static LoopbackPolicyServer server() throws IOException {
        return LoopbackPolicyServer.start(AUTHORITY.identity(HOST), HttpBehaviour.response(RESPONSE));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, LOOPBACK",
        "10.0.0.1, PRIVATE",
        "169.254.169.254, LINK_LOCAL",
        "::1, LOOPBACK",
        "fd00::1, PRIVATE",
        "0.0.0.0, THIS_NETWORK",
        "::, THIS_NETWORK",
        "::ffff:127.0.0.1, EMBEDDED_IPV4",
        "::ffff:10.0.0.1, EMBEDDED_IPV4",
        "::ffff:169.254.169.254, EMBEDDED_IPV4",
        "::7f00:1, EMBEDDED_IPV4",
        "64:ff9b::7f00:1, LOOPBACK",
        "2002:7f00:1::, TUNNEL"
    })
    void noConnectionIsMadeToASpecialAddress(String literal, SpecialRange range) throws Exception {
        try (LoopbackPolicyServer server = server()) {
            InetAddress special = address(literal);
            assertThat(fetch(fetcher(server.port()).build(), network(special)))
                    .isEqualTo(new PolicyFetch.AddressRefused(List.of(new PolicyFetch.SpecialAddress(special, range))));
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:127.0.0.1"})
    void theWholeCheckMakesNoConnectionEither(String literal) throws Exception {
        try (LoopbackPolicyServer server = server()) {
            MtaStsResult result = DomainVerifier.builder()
                    .resolver(network(address(literal)))
                    .check(MtaStsCheck.fetching(fetcher(server.port()).build()))
                    .only(MtaStsCheck.KEY)
                    .build()
                    .verify(DOMAIN)
                    .get(MtaStsCheck.KEY);
            assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
            assertThat(result.findings())
                    .extracting(finding -> finding.code())
                    .containsExactly(MtaStsFinding.ADDRESS_REFUSED);
            assertThat(server.connections()).isZero();
        }
    }

    /** Sees which addresses are connected to, and connects to none. */
    private static final class WatchingProxy implements AutoCloseable {
        private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final int forwardTo;

        WatchingProxy(int forwardTo) throws IOException {
            this.forwardTo = forwardTo;
            Thread thread = new Thread(this::serve, "watching-proxy");
            thread.setDaemon(true);
            thread.start();
        }

        ProxySelector selector() {
            return ProxySelector.of(new InetSocketAddress("127.0.0.1", listening.getLocalPort()));
        }

        private void serve() {
            while (!listening.isClosed()) {
                try (Socket socket = listening.accept()) {
                    BufferedReader reader = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1);
                    asked.add(reader.readLine());
                    for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                        // the rest of the head
                    }
                    if (forwardTo == 0) {
                        socket.getOutputStream()
                                .write("HTTP/1.1 502 Bad Gateway\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        continue;
                    }
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    forward(socket);
                } catch (IOException closed) {
                    // the next one
                }
            }
        }

        private void forward(Socket client) throws IOException {
            try (Socket server = new Socket("127.0.0.1", forwardTo)) {
                Thread back = new Thread(() -> {
                    try {
                        server.getInputStream().transferTo(client.getOutputStream());
                        client.shutdownOutput();
                    } catch (IOException closed) {
                        // one of them hung up
                    }
                });
                back.setDaemon(true);
                back.start();
                client.getInputStream().transferTo(server.getOutputStream());
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }

    @Test
    void anAddressThatChangesBehindTheCheckIsNotConnectedTo() throws Exception {
        try (LoopbackPolicyServer server = server();
                WatchingProxy proxy = new WatchingProxy(0)) {
            DnsResolver rebinding = network(address("8.8.4.4"), address("127.0.0.1"), address("169.254.169.254"));
            HttpsPolicyFetcher fetcher =
                    fetcher(server.port()).proxies(proxy.selector()).build();
            assertThat(fetch(fetcher, rebinding))
                    .isInstanceOfSatisfying(
                            PolicyFetch.NotConnected.class,
                            not -> assertThat(not.failure()).isEqualTo(PolicyFetch.ConnectFailure.PROXY));
            assertThat(proxy.asked).containsExactly("CONNECT 8.8.4.4:" + server.port() + " HTTP/1.1");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void anAddressThatBecomesSpecialIsRefused() throws Exception {
        try (LoopbackPolicyServer server = server();
                WatchingProxy proxy = new WatchingProxy(0)) {
            DnsResolver rebinding = network(address("127.0.0.1"), address("8.8.4.4"));
            HttpsPolicyFetcher fetcher =
                    fetcher(server.port()).proxies(proxy.selector()).build();
            assertThat(fetch(fetcher, rebinding)).isInstanceOf(PolicyFetch.AddressRefused.class);
            assertThat(proxy.asked).isEmpty();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void ofSeveralAddressesOnlyThePublicOnesAreTried() throws Exception {
        try (LoopbackPolicyServer server = server();
                WatchingProxy proxy = new WatchingProxy(0)) {
            DnsResolver mixed = org.domainverifier.dns.resolver.ZoneResolver.parse(HOST + ". IN A 127.0.0.1\n" + HOST
                    + ". IN A 8.8.4.4\n" + HOST + ". IN AAAA ::1\n" + HOST + ". IN AAAA 2606:4700::1");
            fetch(fetcher(server.port()).proxies(proxy.selector()).build(), mixed);
            assertThat(proxy.asked)
                    .containsExactly(
                            "CONNECT 8.8.4.4:" + server.port() + " HTTP/1.1",
                            "CONNECT [2606:4700:0:0:0:0:0:1]:" + server.port() + " HTTP/1.1");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aPolicyIsFetchedThroughAProxyByItsCheckedAddress() throws Exception {
        try (LoopbackPolicyServer server = server();
                WatchingProxy proxy = new WatchingProxy(server.port())) {
            HttpsPolicyFetcher fetcher =
                    fetcher(server.port()).proxies(proxy.selector()).build();
            assertThat(fetch(fetcher, network(address("8.8.4.4")))).isInstanceOf(PolicyFetch.Fetched.class);
            assertThat(proxy.asked).containsExactly("CONNECT 8.8.4.4:" + server.port() + " HTTP/1.1");
        }
    }
}
