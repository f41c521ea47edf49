package org.domainverifier.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.cost.Neighbourhood.longText;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.mtasts.HttpsPolicyFetcher;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.domainverifier.testing.https.HttpBehaviour;
import org.domainverifier.testing.https.LoopbackPolicyServer;
import org.domainverifier.testing.https.TestAuthority;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A stranger's domain is verified again and again, over the wire, beside fifty innocent ones that share verifier and resolver: none of
 * these becomes inconclusive, and 99 of 100 of them wait less than twice as long as without it.
 *
 * <p>Each attack lasts half a second in every build, and {@code -Ddomainverifier.neighbours=SECONDS} on demand. All run on the processors
 * of this machine, attackers and servers included, and a build has others beside it. So the quiet figure is what the innocent ones
 * take beside as many busy neighbours that are innocent too, and {@link #SCHEDULING} at least: what is beyond it is the attack's.
 */
@Timeout(600)
class NoisyNeighbourTest {
    private static final int INNOCENT = 50;
    private static final int ATTACKERS = 4;
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration LENGTH = Long.getLong("domainverifier.neighbours") == null
            ? Duration.ofMillis(500)
            : Duration.ofSeconds(Long.getLong("domainverifier.neighbours"));
    /** Four attackers, a server and a worker or two want the same two processors, each for some ten milliseconds at a time. */
    private static final Duration SCHEDULING = Duration.ofMillis(100);

    private static final String EVIL = "evil.example";

    /** What the stranger's zone does. */
    private enum Attack {
        LONG_TEXTS((zone, server) -> zone.records("@ IN TXT " + longText("v=spf1 a:b", ",", "x -all"))
                .records("dkim._domainkey IN TXT " + longText("v=DKIM1; n=a", " ", "b; p=AAAA"))
                .records("_smtp._tls IN TXT " + longText("v=TLSRPTv1;", "x=1;", ""))),
        MANY_FINDINGS((zone, server) -> zone.records("_smtp._tls IN TXT " + longText("v=TLSRPTv1;", ";", ""))
                .records("dkim._domainkey IN TXT " + longText("v=DKIM1; ", "h=a;", ""))
                .records("_dmarc IN TXT " + longText("v=DMARC1; p=none; ", "x;", ""))),
        JUDGED_AT_THE_END((zone, server) -> {
            LONG_TEXTS.setUp.accept(zone, server);
            for (String type : List.of("TYPE99", "MX", "NS", "A", "AAAA")) {
                server.fault(EVIL, type, Fault.SILENT);
            }
        }),
        SILENCE((zone, server) -> server.fault(EVIL, Fault.SILENT)),
        WAITING_FOR_ANOTHER((zone, server) -> {}) {
            @Override
            void once(DomainVerifier verifier) {
                verifier.verifyAsync(EVIL)
                        .thenApply(report -> verifier.verify(EVIL))
                        .join();
            }
        },
        CANCELLED((zone, server) -> server.fault(EVIL, Fault.SILENT)) {
            @Override
            void once(DomainVerifier verifier) {
                CompletableFuture<DomainReport> report = verifier.verifyAsync(EVIL);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos()); // until it has asked
                report.cancel(true);
            }
        },
        SILENT_EXCHANGERS((zone, server) -> Neighbourhood.silentExchangers(zone, server, EVIL, 64)),
        MANY_EXCHANGERS((zone, server) -> Neighbourhood.exchangers(zone, 2000)),
        STRAYS((zone, server) -> server.fault(EVIL, Fault.strays(Duration.ofNanos(10_000)))),
        SLOW_TCP((zone, server) -> server.fault(EVIL, Fault.tcpDrip(Duration.ofMillis(20)))),
        ALIASES((zone, server) -> server.fault(EVIL, Fault.ALIASES_WITHOUT_END)),
        SLOW_POLICY_HOST((zone, server) -> zone.records("_mta-sts IN TXT \"v=STSv1; id=1\"\nmta-sts IN A 127.0.0.1"));

        private final BiConsumer<ZoneText, LoopbackDnsServer> setUp;

        Attack(BiConsumer<ZoneText, LoopbackDnsServer> setUp) {
            this.setUp = setUp;
        }

        /** What an attacker does again and again. */
        void once(DomainVerifier verifier) {
            verifier.verify(EVIL);
        }

        void begin(LoopbackDnsServer server) {
            ZoneText zone = ZoneText.of(EVIL);
            setUp.accept(zone, server);
            server.replaceZone(zone.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNeighboursNoticeNothing(Attack attack) throws InterruptedException {
        TestAuthority authority = TestAuthority.create("Test Authority");
        try (LoopbackDnsServer server = LoopbackDnsServer.start(Neighbourhood.innocent(INNOCENT));
                LoopbackPolicyServer slow = LoopbackPolicyServer.start(
                        authority.identity("mta-sts." + EVIL), HttpBehaviour.slowBody(Duration.ofMillis(500)));
                DnsJavaResolver resolver = DnsJavaResolver.of(server.address())) {
            DomainVerifier verifier = DomainVerifier.builder()
                    .resolver(resolver)
                    .check(MtaStsCheck.fetching(HttpsPolicyFetcher.builder()
                            .trusting(authority.trustStore())
                            .port(slow.port())
                            .allowSpecialAddresses()
                            .build()))
                    .require(MxExpectation.only(10, "mail.trekmail.net"))
                    .require(SpfExpectation.include("spf.trekmail.net"))
                    .timeout(DEADLINE)
                    .build();
            verifyAll(verifier, Duration.ZERO); // whatever is slow only the first time
            long quiet = beside(() -> verifier.verify("trekmail.net"), verifier);
            attack.begin(server);
            long beside = beside(() -> attack.once(verifier), verifier);
            System.out.printf(
                    "beside %s, 99 of 100 take at most %d ms, without it %d ms%n",
                    attack, beside / 1_000_000, quiet / 1_000_000);
            assertThat(beside)
                    .as("99 of 100 take %d ms, without the attack %d ms", beside / 1_000_000, quiet / 1_000_000)
                    .isLessThan(2 * Math.max(quiet, SCHEDULING.toNanos()));
        }
    }

    private static long beside(Runnable neighbour, DomainVerifier verifier) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> neighbours = IntStream.range(0, ATTACKERS)
                .mapToObj(i -> new Thread(() -> {
                    while (!over.get()) {
                        neighbour.run();
                    }
                }))
                .toList();
        neighbours.forEach(Thread::start);
        try {
            return verifyAll(verifier, LENGTH);
        } finally {
            over.set(true);
            for (Thread thread : neighbours) {
                thread.join();
            }
        }
    }

    /** Verifies all innocent ones, again until the time is over: how long 99 of 100 take at most, in nanoseconds. */
    private static long verifyAll(DomainVerifier verifier, Duration length) {
        List<Long> times = new ArrayList<>();
        long end = System.nanoTime() + length.toNanos();
        do {
            for (int i = 0; i < INNOCENT; i++) {
                long start = System.nanoTime();
                DomainReport report = verifier.verify("good" + i + ".example");
                times.add(System.nanoTime() - start);
                assertThat(report.verdict()).as(report.toString()).isNotEqualTo(Verdict.INCONCLUSIVE);
            }
        } while (System.nanoTime() - end < 0);
        return times.stream().sorted().toList().get((times.size() - 1) * 99 / 100);
    }
}
