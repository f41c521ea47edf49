package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.domainverifier.testing.https.ServerIdentity;
import org.domainverifier.testing.https.TestAuthority;
import org.domainverifier.testing.https.TlsFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policy hosts whose TLS is out to harm: each fetch ends, in time, and the connection is closed. */
@Timeout(60)
class MisbehavingTlsIT {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final String HOST = "mta-sts.customer.example";
    private static final TestAuthority AUTHORITY = TestAuthority.create("Trusted Test Authority");
    private static final ServerIdentity GOOD = AUTHORITY.identity(HOST);
    private static final DnsResolver LOOPBACK = ZoneResolver.parse(HOST + ". 300 IN A 127.0.0.1");
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(4); // a loaded machine is slow, but the faults are endless

    private static PolicyFetch fetch(LoopbackPolicyServer server, Duration limit) {
        return HttpsPolicyFetcher.builder()
                .trusting(AUTHORITY.trustStore())
                .port(server.port())
                .allowSpecialAddresses()
                .timeLimit(limit)
                .build()
                .fetch(PolicyRequest.of(DOMAIN, LOOPBACK, Duration.ofSeconds(30), task -> new Thread(task).start()))
                .join();
    }

    static List<TlsFault> faultsThatEnd() {
        return List.of(
                TlsFault.CLOSED_AFTER_CLIENT_HELLO,
                TlsFault.RESET_AFTER_CLIENT_HELLO,
                TlsFault.REFUSED,
                TlsFault.PLAIN_TEXT,
                TlsFault.ENDLESS_CERTIFICATES);
    }

    @ParameterizedTest
    @MethodSource("faultsThatEnd")
    void aHandshakeThatFailsIsAFailureOfTls(TlsFault fault) {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, fault)) {
            assertThat(fetch(server, Duration.ofSeconds(20))).isInstanceOf(PolicyFetch.TlsFailed.class);
        }
    }

    static List<TlsFault> faultsWithoutEnd() {
        return List.of(
                TlsFault.SILENCE_AFTER_CLIENT_HELLO,
                TlsFault.HANDSHAKE_STOPS,
                TlsFault.drip(Duration.ofMillis(500)),
                TlsFault.ALERT_FLOOD,
                TlsFault.HELLO_REQUEST_FLOOD,
                TlsFault.EMPTY_RECORD_FLOOD,
                TlsFault.RENEGOTIATION);
    }

    @ParameterizedTest
    @MethodSource("faultsWithoutEnd")
    void whatHasNoEndEndsWithTheTimeLimit(TlsFault fault) throws InterruptedException {
        try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, fault)) {
            long start = System.nanoTime();
            assertThat(fetch(server, LIMIT))
                    .isInstanceOfAny(
                            PolicyFetch.TimedOut.class, PolicyFetch.TlsFailed.class, PolicyFetch.BadResponse.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.plus(GRACE));
            assertThat(server.awaitClientGone(Duration.ofSeconds(20)))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    @Test
    void aMissingIntermediateCertificateIsNamed() {
        ServerIdentity complete = AUTHORITY.intermediate("Between").identity(HOST);
        try (LoopbackPolicyServer server =
                LoopbackPolicyServer.start(complete, HttpBehaviour.policy("version: STSv1\n"))) {
            assertThat(fetch(server, Duration.ofSeconds(20))).isInstanceOf(PolicyFetch.Fetched.class);
        }
        try (LoopbackPolicyServer server =
                LoopbackPolicyServer.start(complete.withoutIntermediates(), HttpBehaviour.policy("version: STSv1\n"))) {
            assertThat(fetch(server, Duration.ofSeconds(20)))
                    .isInstanceOfSatisfying(
                            PolicyFetch.CertificateRejected.class,
                            rejected -> assertThat(rejected.problems())
                                    .containsExactly(CertificateProblem.ISSUER_NOT_SENT));
        }
    }

    /** The CPU that one flooding host can have of this process is that of one thread until the time limit. */
    @Test
    void noThreadIsLeftBehind() throws InterruptedException {
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        for (TlsFault fault : faultsWithoutEnd()) {
            try (LoopbackPolicyServer server = LoopbackPolicyServer.start(GOOD, fault)) {
                fetch(server, Duration.ofMillis(200));
            }
        }
        // the library's threads end when they have had nothing to do for two seconds
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (ManagementFactory.getThreadMXBean().getThreadCount() >= before + 5 && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(before + 5);
    }
}
