package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.https.ServerIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server of DNS over HTTPS may do to a client, and what becomes of it. */
@Timeout(60)
class HostileHttpsWireTest {
    private static final ServerIdentity IDENTITY = EncryptedResolverWireTest.AUTHORITY.identity("localhost");
    private static final String MESSAGE = "application/dns-message";

    private LoopbackDnsServer dns;

    @BeforeEach
    void start() {
        dns = LoopbackDnsServer.start(ResolvedOnLoopback.EXAMPLE.toString());
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    private DnsAnswer askOf(HttpsDnsServer.Behaviour behaviour) {
        return askOf(behaviour, Duration.ofSeconds(20)); // a busy machine takes its time for a handshake
    }

    private DnsAnswer askOf(HttpsDnsServer.Behaviour behaviour, Duration timeout) {
        try (HttpsDnsServer server = HttpsDnsServer.start(IDENTITY, behaviour);
                MessageResolver resolver = to(server.uri(), timeout)) {
            return ask(resolver);
        }
    }

    private static MessageResolver to(String uri, Duration timeout) {
        return MessageResolver.builder(
                        HttpsExchange.at(uri, EncryptedResolverWireTest.trusting(EncryptedResolverWireTest.AUTHORITY)))
                .timeout(timeout)
                .build();
    }

    private static DnsAnswer ask(MessageResolver resolver) {
        return resolver.resolve(DomainName.of("example.com"), RecordType.MX)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private byte[] answer(byte[] query) throws IOException {
        return HttpsDnsServer.forward(dns.address(), query);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 403, 404, 429, 500, 503})
    void anotherStatusIsNoAnswer(int status) {
        DnsAnswer answer = askOf((http, query) -> {
            http.getResponseHeaders().set("Location", "https://localhost/elsewhere");
            http.getResponseHeaders().set("Content-Type", MESSAGE);
            http.sendResponseHeaders(status, -1);
        });

        ResolvedOnLoopback.assertFailure(answer, FailureCause.MALFORMED, "HTTP status " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/dns-json", "application/dns-messages", "\u0007", ""})
    void anotherTypeIsNoAnswer(String type) {
        DnsAnswer answer = askOf((http, query) -> HttpsDnsServer.reply(http, type, answer(query)));

        ResolvedOnLoopback.assertFailure(answer, FailureCause.MALFORMED, "content of type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/dns-message", "Application/DNS-Message", "application/dns-message; x=y"})
    void theTypeIsOneInAnyLetters(String type) {
        DnsAnswer answer = askOf((http, query) -> HttpsDnsServer.reply(http, type, answer(query)));

        assertThat(answer.records()).hasSize(1);
    }

    @Test
    void aBodyWithoutEndIsLeftAlone() {
        AtomicLong sent = new AtomicLong();
        DnsAnswer answer = askOf((http, query) -> endlessly(http, sent), Duration.ofSeconds(20));

        ResolvedOnLoopback.assertFailure(answer, FailureCause.MALFORMED, "longer than a message can be");
        assertThat(sent.get()).as("what was sent until the client had gone").isLessThan(64L << 20);
    }

    private static void endlessly(HttpExchange http, AtomicLong sent) throws IOException {
        http.getResponseHeaders().set("Content-Type", MESSAGE);
        http.sendResponseHeaders(200, 0);
        OutputStream body = http.getResponseBody();
        byte[] more = new byte[10_000];
        while (true) {
            body.write(more);
            sent.addAndGet(more.length);
        }
    }

    @Test
    void silenceIsATimeOut() {
        DnsAnswer answer = askOf((http, query) -> Thread.sleep(20_000), Duration.ofMillis(500));

        ResolvedOnLoopback.assertFailure(answer, FailureCause.TIMEOUT, "no answer within 500 ms");
    }

    @Test
    void aBodyThatDripsIsATimeOut() {
        DnsAnswer answer = askOf(
                (http, query) -> {
                    http.getResponseHeaders().set("Content-Type", MESSAGE);
                    http.sendResponseHeaders(200, 0);
                    while (true) {
                        http.getResponseBody().write(0);
                        http.getResponseBody().flush();
                        Thread.sleep(50);
                    }
                },
                Duration.ofMillis(800));

        ResolvedOnLoopback.assertFailure(answer, FailureCause.TIMEOUT, "no answer within 800 ms");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 40})
    void aBodyThatIsTooShortIsNoAnswer(int octets) {
        DnsAnswer answer = askOf((http, query) -> HttpsDnsServer.reply(http, MESSAGE, new byte[octets]));

        ResolvedOnLoopback.assertFailure(answer, FailureCause.MALFORMED, "");
    }

    @Test
    void aBodyThatIsCutIsNoAnswer() {
        DnsAnswer answer = askOf((http, query) -> {
            http.getResponseHeaders().set("Content-Type", MESSAGE);
            http.sendResponseHeaders(200, 1000);
            http.getResponseBody().write(new byte[10]);
        });

        assertThat(answer).isInstanceOf(DnsAnswer.Failure.class);
    }

    @Test
    void aServerThatDoesNotSpeakTlsIsNotReached() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().readAllBytes();
                } catch (IOException gone) {
                    // the client has gone
                }
            });
            try (MessageResolver resolver =
                    to("https://localhost:" + plain.getLocalPort() + "/dns-query", Duration.ofSeconds(2))) {
                assertThat(ask(resolver))
                        .isInstanceOfSatisfying(
                                DnsAnswer.Failure.class,
                                failure -> assertThat(failure.cause())
                                        .isIn(FailureCause.UNREACHABLE, FailureCause.TIMEOUT));
            }
        }
    }

    @Test
    void whatACacheOnTheWayHasKeptIsOlder() {
        DnsAnswer answer = askOf((http, query) -> {
            http.getResponseHeaders().set("Age", "100");
            HttpsDnsServer.reply(http, MESSAGE, answer(query));
        });
        DnsAnswer fresh = askOf((http, query) -> HttpsDnsServer.reply(http, MESSAGE, answer(query)));

        assertThat(answer.records().get(0).ttl())
                .isEqualTo(fresh.records().get(0).ttl().minusSeconds(100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://dns.example/dns-query",
                "dns.example",
                "https:///dns-query",
                "https://user@dns.example/",
                "https://dns.example/#top",
                "https://dns.example/{x}",
                ""
            })
    void whatIsNoSuchServerIsRefused(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpsExchange.at(uri))
                .withMessageStartingWith("not the URI of a DNS server");
    }

    @Test
    void theTemplateOfAnOperatorIsUnderstood() {
        assertThat(HttpsExchange.at("https://dns.example/dns-query{?dns}").label())
                .isEqualTo("https://dns.example/dns-query");
    }
}
