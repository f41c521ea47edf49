package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.domainverifier.testing.https.ServerIdentity;
import org.domainverifier.testing.https.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many policy hosts that accept a connection and then say nothing: who waits for them, and who does not. */
@Timeout(300)
class SlowPolicyHostsIT {
    private static final int SLOW = 200;
    private static final DomainName GOOD = DomainName.of("good.example");
    private static final TestAuthority AUTHORITY = TestAuthority.create("Trusted Test Authority");
    private static final ServerIdentity IDENTITY = AUTHORITY.identity("mta-sts.good.example");
    private static final String POLICY =
            "version: STSv1\r\nmode: testing\r\nmx: mail.good.example\r\nmax_age: 604800\r\n";

    private final AtomicInteger requests = new AtomicInteger();
    private LoopbackPolicyServer server;

    @BeforeEach
    void start() {
        // the first ones are slow, whoever comes later is served
        server = LoopbackPolicyServer.start(IDENTITY, (out, closing) -> {
            boolean early = requests.incrementAndGet() <= SLOW;
            (early ? HttpBehaviour.silence() : HttpBehaviour.policy(POLICY)).answer(out, closing);
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpsPolicyFetcher.Builder fetcher() {
        return HttpsPolicyFetcher.builder()
                .trusting(AUTHORITY.trustStore())
                .port(server.port())
                .allowSpecialAddresses()
                .timeLimit(Duration.ofSeconds(200));
    }

    private void awaitRequests(int count) throws InterruptedException {
        for (int i = 0; i < 2000 && requests.get() < count; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(requests.get()).isGreaterThanOrEqualTo(count);
    }

    @Test
    void aGoodHostIsServedWhileHundredsAreSlow() throws Exception {
        DnsResolver dns = ZoneResolver.parse("mta-sts.good.example. 300 IN A 127.0.0.1");
        HttpsPolicyFetcher fetcher = fetcher().build();
        PolicyRequest request = PolicyRequest.of(GOOD, dns, Duration.ofSeconds(200), task -> {
            throw new AssertionError("the verifier's threads are for the provider's functions");
        });
        List<CompletableFuture<PolicyFetch>> slow = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            slow.add(fetcher.fetch(request));
        }
        awaitRequests(SLOW);

        assertThat(fetcher.fetch(request).get(100, TimeUnit.SECONDS)).isInstanceOf(PolicyFetch.Fetched.class);

        assertThat(slow).as("they are still waited for").noneMatch(CompletableFuture::isDone);
    }

    @Test
    void theProvidersFunctionsDoNotWaitForSlowHosts() throws Exception {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.parse("""
                        good.example. 300 MX 10 mail.good.example.
                        mail.good.example. 300 A 8.8.4.5
                        mta-sts.good.example. 300 A 127.0.0.1
                        _mta-sts.good.example. 300 TXT "v=STSv1; id=20251124"
                        """))
                .check(MtaStsCheck.fetching(fetcher().build()).remembering(domain -> Optional.empty()))
                .only(MtaStsCheck.KEY)
                .timeout(Duration.ofSeconds(200))
                .build();
        List<CompletableFuture<DomainReport>> slow = new ArrayList<>();
        for (int i = 0; i < SLOW; i++) {
            slow.add(verifier.verifyAsync(GOOD));
        }
        awaitRequests(SLOW);

        DomainReport report = verifier.verifyAsync(GOOD).get(100, TimeUnit.SECONDS);

        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(slow).as("they are still waited for").noneMatch(CompletableFuture::isDone);
    }

    @Test
    void aConnectionThatIsNotMadeInTwoSecondsIsGivenUpForTheNextAddress() throws Exception {
        requests.set(SLOW);
        // nobody answers at the first: its line of waiting connections is full
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(server.port(), 1, InetAddress.getByName("127.0.0.2"))) {
            assumeTrue(fill(full, waiting), "this system takes connections that nobody accepts without end");
            DnsResolver dns = ZoneResolver.parse("""
                    mta-sts.good.example. 300 IN A 127.0.0.2
                    mta-sts.good.example. 300 IN A 127.0.0.1
                    """);

            PolicyFetch fetch = fetcher()
                    .build()
                    .fetch(PolicyRequest.of(GOOD, dns, Duration.ofSeconds(200), Runnable::run))
                    .get(90, TimeUnit.SECONDS);

            assertThat(fetch)
                    .as("half of the 200 seconds would have been for the first address")
                    .isInstanceOf(PolicyFetch.Fetched.class);
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** Connects until nobody answers. */
    private static boolean fill(ServerSocket full, List<Socket> waiting) throws IOException {
        for (int i = 0; i < 20; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(full.getLocalSocketAddress(), 500);
            } catch (SocketTimeoutException silence) {
                return true;
            }
        }
        return false;
    }
}
