package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.authority.AuthoritativeResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.LoopbackNetwork;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What nobody waits for any more is not sent, and leaves its place to others: counted where it would arrive. */
@Timeout(60)
class GivingUpWireTest {
    private static final int NAMES = 200;
    private static final int IN_FLIGHT = 16;
    private static final Duration PER_TRY = Duration.ofMillis(100);
    private static final String ZONE = ZoneText.of("evil.example").toString();
    private static final String GOOD =
            ZoneText.of("good.example").records("@ IN MX 0 .").toString();

    private final LoopbackNetwork network = new LoopbackNetwork();

    @AfterEach
    void stop() {
        network.close();
    }

    /** Asks for more names than can be on their way. */
    private static StubCheck asking() {
        return new StubCheck(
                "own",
                context -> Futures.all(IntStream.range(0, NAMES)
                                .mapToObj(i -> context.ask(name(i), RecordType.A))
                                .toList())
                        .thenApply(answers -> StubCheck.Result.of(CheckStatus.CORRECT)));
    }

    private static DomainName name(int i) {
        return DomainName.of("n" + i + ".evil.example");
    }

    private static DomainVerifier.Builder verifier(DnsResolver resolver) {
        return DomainVerifier.builder()
                .resolver(resolver)
                .maxQuestions(2 * NAMES)
                .timeout(Duration.ofMillis(500));
    }

    private enum Ways {
        VERIFY {
            @Override
            void verifyAndLeave(DomainVerifier verifier) {
                verifier.verify("evil.example");
            }
        },
        CANCEL {
            @Override
            void verifyAndLeave(DomainVerifier verifier) throws Exception {
                CompletableFuture<DomainReport> report = verifier.verifyAsync("evil.example");
                Thread.sleep(100); // until some have been sent
                report.cancel(true);
            }
        },
        INTERRUPT {
            @Override
            void verifyAndLeave(DomainVerifier verifier) throws Exception {
                Thread thread = new Thread(() -> verifier.verify("evil.example"));
                thread.start();
                Thread.sleep(100);
                thread.interrupt();
                thread.join();
            }
        },
        PREVIEW {
            @Override
            void verifyAndLeave(DomainVerifier verifier) {
                verifier.preview("evil.example", RepairPlan.of(List.of()));
            }
        };

        abstract void verifyAndLeave(DomainVerifier verifier) throws Exception;
    }

    /** Nothing arrives any more, though everything would be sent again and again. */
    private static void assertNothingMoreArrives(IntSupplier arrived) throws InterruptedException {
        Thread.sleep(50); // what was on the wire when it ended
        int atTheEnd = arrived.getAsInt();
        Thread.sleep(PER_TRY.multipliedBy(6).toMillis());
        assertThat(atTheEnd).isPositive();
        assertThat(arrived.getAsInt()).as("datagrams after the end").isEqualTo(atTheEnd);
    }

    @ParameterizedTest
    @EnumSource
    void aRecursiveResolverSendsNothingMore(Ways way) throws Exception {
        try (LoopbackDnsServer server = LoopbackDnsServer.start(ZONE, GOOD);
                DnsJavaResolver resolver = DnsJavaResolver.builder()
                        .server(server.address())
                        .maxInFlight(IN_FLIGHT)
                        .timeout(Duration.ofSeconds(30))
                        .timeoutPerTry(PER_TRY)
                        .build()) {
            server.faultForAll(Fault.SILENT);
            way.verifyAndLeave(verifier(resolver).check(asking()).only("own").build());
            assertNothingMoreArrives(() -> server.questions().size() + server.repetitions());

            server.clearFaults();
            assertThat(verifier(resolver)
                            .only(MxCheck.KEY)
                            .build()
                            .verify("good.example")
                            .status(MxCheck.KEY))
                    .as("the places are free")
                    .contains(CheckStatus.CORRECT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAuthoritativeResolverAsksNoServerAnyMore(Ways way) throws Exception {
        LoopbackDnsServer root = network.server("127.0.7.1", """
                . 60 IN SOA a. x. 1 60 60 60 60
                . 60 IN NS a.
                a. 60 IN A 127.0.7.1
                evil.example. 60 IN NS ns.evil.example.
                ns.evil.example. 60 IN A 127.0.7.2
                good.example. 60 IN NS ns.good.example.
                ns.good.example. 60 IN A 127.0.7.3
                """);
        network.server("127.0.7.2", ZONE).faultForAll(Fault.SILENT);
        network.server("127.0.7.3", """
                good.example. 60 IN SOA ns.good.example. x. 1 60 60 60 60
                good.example. 60 IN NS ns.good.example.
                ns.good.example. 60 IN A 127.0.7.3
                good.example. 60 IN MX 0 .
                """);
        try (AuthoritativeResolver resolver = AuthoritativeResolver.builder()
                .roots(List.of(LoopbackNetwork.address("127.0.7.1")))
                .recursive(ZoneResolver.parse(""))
                .port(network.port())
                .allowSpecialAddresses(true)
                .maxInFlight(IN_FLIGHT)
                .timeout(Duration.ofSeconds(60))
                .timeoutPerTry(PER_TRY)
                .build()) {
            way.verifyAndLeave(verifier(resolver).check(asking()).only("own").build());
            assertNothingMoreArrives(network::questions);

            assertThat(root.questions()).isNotEmpty();
            assertThat(verifier(resolver)
                            .only(MxCheck.KEY)
                            .build()
                            .verify("good.example")
                            .status(MxCheck.KEY))
                    .as("the places are free")
                    .contains(CheckStatus.CORRECT);
        }
    }

    @Test
    void whoeverCancelsAnAnswerGivesItsQuestionUp() throws Exception {
        try (LoopbackDnsServer server = LoopbackDnsServer.start(ZONE);
                DnsJavaResolver resolver = DnsJavaResolver.builder()
                        .server(server.address())
                        .maxInFlight(1)
                        .timeout(Duration.ofSeconds(30))
                        .timeoutPerTry(PER_TRY)
                        .build()) {
            server.fault("n1.evil.example", Fault.SILENT);
            CompletableFuture<DnsAnswer> silent = resolver.resolve(name(1), RecordType.A);
            CompletableFuture<DnsAnswer> behind = resolver.resolve(name(2), RecordType.A);
            server.awaitQuestions(2, Duration.ofSeconds(20));
            silent.cancel(true);

            assertThat(behind.get(20, TimeUnit.SECONDS).isAbsent()).isTrue();
            assertNothingMoreArrives(() -> server.questions().size() + server.repetitions());
        }
    }

    @Test
    void aVerificationWithAThousandQuestionsLetsAnotherHaveItsTurn() throws Exception {
        try (LoopbackDnsServer server = LoopbackDnsServer.start(ZONE, GOOD);
                DnsJavaResolver resolver = DnsJavaResolver.builder()
                        .server(server.address())
                        .maxInFlight(2)
                        .build()) {
            server.faultForAll(Fault.delayed(Duration.ofMillis(5)));
            DnsResolver many = resolver.forVerification();
            List<CompletableFuture<DnsAnswer>> all = IntStream.range(0, 1000)
                    .mapToObj(i -> many.resolve(name(i), RecordType.A))
                    .toList();
            DnsResolver few = resolver.forVerification();
            CompletableFuture<DnsAnswer> one = few.resolve(DomainName.of("good.example"), RecordType.MX);

            one.get(20, TimeUnit.SECONDS);

            long before = all.stream().filter(CompletableFuture::isDone).count();
            assertThat(before).as("answered before the one that came last").isLessThan(50);
            many.giveUp();
            assertThat(Stream.of(one)).allMatch(CompletableFuture::isDone);
        }
    }
}
