package org.domainverifier.dns.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.founding.FoundingExample.CUSTOMER;
import static org.domainverifier.founding.FoundingExample.PROVIDER;
import static org.domainverifier.founding.FoundingExample.trekMail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Freshness;
import org.domainverifier.Verdict;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.dns.wire.EventLoop;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.LoopbackNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the founding example costs past the caches: counted at the servers, in questions and in waits one behind the other. */
class AuthoritativeCostTest {
    private final LoopbackNetwork network = new LoopbackNetwork();
    private final RoundByRound rounds = new RoundByRound();
    private AuthoritativeResolver resolver;

    /**
     * Holds back what arrived until all that is on its way has arrived, and nothing more is asked for because of what was told
     * before: so a round is what can be asked without waiting for another answer, however slow the machine is. Of the resolver's
     * thread, but for {@link #begin()}.
     */
    private final class RoundByRound {
        /** As long as it takes until what was told has led to all its questions: the judges are on other threads. */
        private static final Duration QUIET = Duration.ofMillis(200);

        private final List<Runnable> arrived = new ArrayList<>();
        private int onTheirWay;
        private boolean begun;
        private int count;
        private EventLoop.Timer quiet;

        ServerPort around(ServerPort wire) {
            return (asker, address, question, deadlineNanos, overdue, then) -> {
                onTheirWay++;
                waitForQuiet();
                return wire.ask(asker, address, question, deadlineNanos, overdue, reply -> {
                    arrived.add(() -> then.accept(reply));
                    waitForQuiet();
                });
            };
        }

        private void waitForQuiet() {
            if (quiet != null) {
                quiet.cancel();
            }
            quiet = resolver.transport()
                    .schedule(System.nanoTime() + QUIET.toNanos(), new EventLoop.Task(this::tell, why -> {}));
        }

        private void tell() {
            if (!begun || arrived.size() < onTheirWay || arrived.isEmpty()) {
                return;
            }
            count++;
            List<Runnable> round = List.copyOf(arrived);
            arrived.clear();
            onTheirWay = 0;
            round.forEach(Runnable::run);
        }

        /** All that is asked at the start has been asked. */
        void begin() {
            resolver.transport()
                    .execute(new EventLoop.Task(
                            () -> {
                                begun = true;
                                count = 0;
                                waitForQuiet();
                            },
                            why -> {}));
        }
    }

    @BeforeEach
    void start() {
        network.server("127.0.4.1", """
                . 60 IN SOA a. x. 1 60 60 60 60
                . 60 IN NS a.
                example. 60 IN NS a.nic.example.
                net. 60 IN NS a.nic.example.
                a.nic.example. 60 IN A 127.0.4.2
                """);
        network.server("127.0.4.2", """
                example. 60 IN SOA a.nic.example. x. 1 60 60 60 60
                example. 60 IN NS a.nic.example.
                customer.example. 60 IN NS ns.customer.example.
                ns.customer.example. 60 IN A 127.0.4.11
                """, """
                net. 60 IN SOA a.nic.example. x. 1 60 60 60 60
                net. 60 IN NS a.nic.example.
                trekmail.net. 60 IN NS ns.trekmail.net.
                ns.trekmail.net. 60 IN A 127.0.4.12
                """);
        network.server("127.0.4.11", CUSTOMER);
        network.server("127.0.4.12", PROVIDER);
        resolver = AuthoritativeResolver.builder()
                .roots(List.of(LoopbackNetwork.address("127.0.4.1")))
                .recursive(ZoneResolver.parse(""))
                .port(network.port())
                .timeout(Duration.ofMinutes(5))
                .timeoutPerTry(Duration.ofMinutes(1))
                .allowSpecialAddresses(SpecialRange.LOOPBACK)
                .wire(rounds::around)
                .build();
    }

    @AfterEach
    void stop() {
        resolver.close();
        network.close();
    }

    private DomainReport verify() throws Exception {
        rounds.begun = false;
        network.clearQuestions();
        DomainVerifier verifier = trekMail(resolver)
                .freshness(Freshness.AUTHORITATIVE)
                .timeout(Duration.ofMinutes(5))
                .build();
        CompletableFuture<DomainReport> coming = verifier.verifyAsync("customer.example");
        rounds.begin();
        DomainReport report = coming.get(2, TimeUnit.MINUTES);
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        return report;
    }

    private int cachedQuestions() {
        try (LoopbackDnsServer cache = LoopbackDnsServer.start(CUSTOMER, PROVIDER);
                DnsJavaResolver recursive = DnsJavaResolver.of(cache.address())) {
            assertThat(trekMail(recursive).build().verify("customer.example").verdict())
                    .isEqualTo(Verdict.VERIFIED);
            return cache.questions().size();
        }
    }

    @Test
    void itAsksNoMoreThanTwiceTheQuestionsWhenDelegationsAreRemembered() throws Exception {
        int cached = cachedQuestions();
        verify();
        verify();

        int authoritative = network.questions();
        assertThat(authoritative).as("cached: %s", cached).isLessThanOrEqualTo(2 * cached);
        // the two referrals, and the alias of mta-sts followed for both address families
        assertThat(authoritative).isLessThanOrEqualTo(cached + 4);
    }

    @Test
    void itWaitsForTheDelegationAndForTheChecksAndForNothingElse() throws Exception {
        verify();
        assertThat(rounds.count).as("root, top-level domain, and the checks").isLessThanOrEqualTo(2 + 2);

        verify();
        assertThat(rounds.count)
                .as("the top-level domain, which is remembered, and the checks")
                .isLessThanOrEqualTo(1 + 2);
    }
}
