package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.testing.LoopbackDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server of DNS over TLS may do to a client, and what becomes of it. */
@Timeout(60)
class HostileTlsWireTest {
    private LoopbackDnsServer dns;

    @BeforeEach
    void start() {
        dns = LoopbackDnsServer.start(ResolvedOnLoopback.EXAMPLE.toString());
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    private static TlsDnsServer serving(TlsDnsServer.Behaviour behaviour) {
        return TlsDnsServer.start(EncryptedResolverWireTest.AUTHORITY.identity("dns.example"), behaviour);
    }

    private static MessageResolver to(TlsDnsServer server, Duration timeout) {
        return MessageResolver.builder(TlsExchange.at(
                        server.address(),
                        "dns.example",
                        EncryptedResolverWireTest.trusting(EncryptedResolverWireTest.AUTHORITY)))
                .timeout(timeout)
                .build();
    }

    private static DnsAnswer ask(MessageResolver resolver) {
        return resolver.resolve(DomainName.of("example.com"), RecordType.MX)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private static DnsAnswer askOf(TlsDnsServer.Behaviour behaviour) throws IOException {
        return askOf(behaviour, Duration.ofSeconds(20));
    }

    private static DnsAnswer askOf(TlsDnsServer.Behaviour behaviour, Duration timeout) throws IOException {
        try (TlsDnsServer server = serving(behaviour);
                MessageResolver resolver = to(server, timeout)) {
            return ask(resolver);
        }
    }

    @Test
    void aConnectionThatIsClosedAtOnceIsNoAnswer() throws IOException {
        DnsAnswer answer = askOf((in, out) -> TlsDnsServer.message(in));

        ResolvedOnLoopback.assertFailure(
                answer, FailureCause.UNREACHABLE, "closed the TLS connection without an answer");
    }

    @Test
    void aMessageWithoutOctetsIsNone() throws IOException {
        DnsAnswer answer = askOf((in, out) -> {
            TlsDnsServer.message(in);
            TlsDnsServer.send(out, new byte[0]);
            TlsDnsServer.message(in);
        });

        ResolvedOnLoopback.assertFailure(answer, FailureCause.MALFORMED, "a message of 0 octets");
    }

    @Test
    void aMessageThatDoesNotEndIsATimeOut() throws IOException {
        DnsAnswer answer = askOf(
                (in, out) -> {
                    TlsDnsServer.message(in);
                    out.writeShort(0xffff);
                    out.write(new byte[100]);
                    out.flush();
                    TlsDnsServer.message(in);
                },
                Duration.ofSeconds(1));

        ResolvedOnLoopback.assertFailure(answer, FailureCause.TIMEOUT, "no answer within 1000 ms");
    }

    @Test
    void messagesWithoutEndThatNobodyAskedForAreIgnored() throws IOException {
        DnsAnswer answer = askOf(
                (in, out) -> {
                    byte[] query = TlsDnsServer.message(in);
                    query[0] ^= 0x55;
                    while (true) {
                        TlsDnsServer.send(out, query);
                    }
                },
                Duration.ofSeconds(1));

        ResolvedOnLoopback.assertFailure(answer, FailureCause.TIMEOUT, "no answer within 1000 ms");
    }

    @Test
    void aHandshakeThatIsNeverAnsweredIsATimeOut() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                MessageResolver resolver = MessageResolver.builder(TlsExchange.at(
                                new java.net.InetSocketAddress(mute.getInetAddress(), mute.getLocalPort()),
                                "dns.example"))
                        .timeout(Duration.ofMillis(500))
                        .build()) {
            ResolvedOnLoopback.assertFailure(ask(resolver), FailureCause.TIMEOUT, "no answer within 500 ms");
        }
    }

    @Test
    void aConnectionThatTheServerHasClosedMeanwhileIsMadeAnew() throws IOException {
        try (TlsDnsServer server = serving((in, out) -> {
                    byte[] query = TlsDnsServer.message(in);
                    TlsDnsServer.send(out, HttpsDnsServer.forward(dns.address(), query));
                });
                MessageResolver resolver = to(server, Duration.ofSeconds(20))) {
            for (int i = 0; i < 5; i++) {
                assertThat(ask(resolver).records()).hasSize(1);
            }
            assertThat(server.connections).hasValue(5);
        }
    }

    @Test
    void aConnectionOnWhichNothingComesAnyMoreIsLeft() throws IOException {
        AtomicInteger connection = new AtomicInteger();
        try (TlsDnsServer server = serving((in, out) -> {
                    boolean dead = connection.incrementAndGet() == 1;
                    while (true) {
                        byte[] query = TlsDnsServer.message(in);
                        if (!dead) {
                            TlsDnsServer.send(out, HttpsDnsServer.forward(dns.address(), query));
                        }
                    }
                });
                MessageResolver resolver = to(server, Duration.ofSeconds(3))) {
            ResolvedOnLoopback.assertFailure(ask(resolver), FailureCause.TIMEOUT, "");
            assertThat(ask(resolver).records()).hasSize(1);
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void answersMayComeInAnotherOrder() throws IOException {
        try (TlsDnsServer server = serving((in, out) -> {
                    byte[] first = TlsDnsServer.message(in);
                    byte[] second = TlsDnsServer.message(in);
                    TlsDnsServer.send(out, HttpsDnsServer.forward(dns.address(), second));
                    TlsDnsServer.send(out, HttpsDnsServer.forward(dns.address(), first));
                    TlsDnsServer.message(in);
                });
                MessageResolver resolver = to(server, Duration.ofSeconds(20))) {
            var mx = resolver.resolve(DomainName.of("example.com"), RecordType.MX);
            var mail = resolver.resolve(DomainName.of("mail.example.com"), RecordType.A);

            assertThat(mx.orTimeout(20, TimeUnit.SECONDS).join().records()).hasSize(1);
            assertThat(mail.orTimeout(20, TimeUnit.SECONDS).join().records()).hasSize(1);
        }
    }
}
