package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.https.ServerIdentity;
import org.domainverifier.testing.internal.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * DNS over TLS and over HTTPS (HTTP/2) with a resolver that many use, Unbound of Debian's packages, which asks a server on loopback. Where Unbound
 * is not installed this is skipped; CI installs it.
 */
@Timeout(60)
class UnboundWireTest {
    private static final String CONFIGURATION = """
            server:
                interface: 127.0.0.1@%1$d
                interface: 127.0.0.1@%2$d
                tls-port: %1$d
                https-port: %2$d
                tls-service-key: "%3$s/key.pem"
                tls-service-pem: "%3$s/certificate.pem"
                http-endpoint: "/dns-query"
                access-control: 127.0.0.0/8 allow
                do-ip6: no
                do-not-query-localhost: no
                do-daemonize: no
                username: ""
                chroot: ""
                directory: "%3$s"
                pidfile: ""
                use-syslog: no
                module-config: "iterator"
                num-threads: 1
            stub-zone:
                name: "example.com"
                stub-addr: 127.0.0.1@%4$d
            stub-zone:
                name: "elsewhere.test"
                stub-addr: 127.0.0.1@%4$d
            remote-control:
                control-enable: no
            """;

    @TempDir
    Path folder;

    private LoopbackDnsServer zones;
    private InetSocketAddress tls;
    private InetSocketAddress https;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        Path program = Stream.of("/usr/sbin/unbound", "/usr/local/sbin/unbound")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(program != null, "needs Unbound, which is not installed");
        zones = LoopbackDnsServer.builder()
                .zone(ResolvedOnLoopback.EXAMPLE)
                .zone(ResolvedOnLoopback.ELSEWHERE)
                .start();
        ServerIdentity identity = EncryptedResolverWireTest.AUTHORITY.identity("localhost");
        Files.writeString(folder.resolve("key.pem"), identity.keyAsPem());
        Files.writeString(folder.resolve("certificate.pem"), identity.certificatesAsPem());
        tls = FreePort.onLoopback();
        https = FreePort.onLoopback();
        Path configuration = folder.resolve("unbound.conf");
        Files.writeString(
                configuration,
                CONFIGURATION.formatted(
                        tls.getPort(), https.getPort(), folder, zones.address().getPort()));
        process = new ProcessBuilder(program.toString(), "-d", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("unbound.log").toFile())
                .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
            zones.close();
        }
    }

    private MessageResolver over(EncryptedResolverWireTest.Way way) throws Exception {
        var trust = EncryptedResolverWireTest.trusting(EncryptedResolverWireTest.AUTHORITY);
        MessageExchange exchange = way == EncryptedResolverWireTest.Way.TLS
                ? TlsExchange.at(tls, "localhost", trust)
                : HttpsExchange.at("https://localhost:" + https.getPort() + "/dns-query", trust);
        MessageResolver resolver = MessageResolver.builder(exchange)
                .timeout(Duration.ofSeconds(25))
                .build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (ask(resolver, "elsewhere.test", RecordType.SOA).isFailure()) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as(Files.readString(folder.resolve("unbound.log")))
                    .isTrue();
            Thread.sleep(20);
        }
        return resolver;
    }

    private static DnsAnswer ask(MessageResolver resolver, String name, RecordType type) {
        return resolver.resolve(DomainName.of(name), type)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    @ParameterizedTest
    @EnumSource(EncryptedResolverWireTest.Way.class)
    void whatItAnswersIsUnderstood(EncryptedResolverWireTest.Way way) throws Exception {
        try (MessageResolver resolver = over(way)) {
            assertThat(ask(resolver, "example.com", RecordType.TXT).records()).hasSize(2);
            DnsAnswer away = ask(resolver, "away.example.com", RecordType.A);
            assertThat(away.records()).hasSize(1);
            assertThat(away.canonicalName()).isEqualTo(DomainName.of("www.elsewhere.test"));
            assertThat(ask(resolver, "nothing.example.com", RecordType.A)).isInstanceOf(DnsAnswer.NoSuchName.class);
            assertThat(ask(resolver, "mail.example.com", RecordType.MX)).isInstanceOf(DnsAnswer.NoData.class);
            zones.fault("hidden.example.com", Fault.SERVFAIL);
            ResolvedOnLoopback.assertFailure(
                    ask(resolver, "hidden.example.com", RecordType.TXT), FailureCause.SERVFAIL, resolver.label());
        }
    }

    @ParameterizedTest
    @EnumSource(EncryptedResolverWireTest.Way.class)
    void manyQuestionsAtOnceAreAnswered(EncryptedResolverWireTest.Way way) throws Exception {
        try (MessageResolver resolver = over(way)) {
            List<CompletableFuture<DnsAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                answers.add(resolver.resolve(DomainName.of("n" + i + ".example.com"), RecordType.TXT));
            }

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(
                                    answer.orTimeout(30, TimeUnit.SECONDS).join())
                            .isInstanceOf(DnsAnswer.NoSuchName.class));
        }
    }
}
