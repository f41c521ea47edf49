package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ReceivedQuestion;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What servers do wrong, and what becomes of it: the traps measured on other resolvers, and the rest. */
class DnsFaultsWireTest {
    private static final ZoneText ZONE =
            ZoneText.of("example.com").records("@ IN TXT \"v=spf1 -all\"\nother IN A 192.0.2.1");
    private static final DnsQuestion QUESTION = new DnsQuestion(DomainName.of("example.com"), RecordType.TXT);
    private static final DnsQuestion OTHER = new DnsQuestion(DomainName.of("other.example.com"), RecordType.A);
    private static final Duration LONG = Duration.ofSeconds(20);

    private LoopbackDnsServer bad;
    private LoopbackDnsServer good;

    @BeforeEach
    void start() {
        bad = LoopbackDnsServer.start(ZONE.toString());
        good = LoopbackDnsServer.start(ZONE.toString());
    }

    @AfterEach
    void stop() {
        bad.close();
        good.close();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(Fault.SILENT, FailureCause.TIMEOUT),
                Arguments.of(Fault.delayed(Duration.ofSeconds(60)), FailureCause.TIMEOUT),
                Arguments.of(Fault.SERVFAIL, FailureCause.SERVFAIL),
                Arguments.of(Fault.servfail(22), FailureCause.SERVFAIL),
                Arguments.of(Fault.REFUSED, FailureCause.REFUSED),
                Arguments.of(Fault.NOTIMP, FailureCause.MALFORMED),
                Arguments.of(Fault.FORMERR, FailureCause.MALFORMED),
                Arguments.of(Fault.TRUNCATED, FailureCause.MALFORMED),
                Arguments.of(Fault.GARBAGE, FailureCause.TIMEOUT),
                Arguments.of(Fault.GARBAGE_BODY, FailureCause.MALFORMED),
                Arguments.of(Fault.WRONG_ID, FailureCause.TIMEOUT),
                Arguments.of(Fault.WRONG_QUESTION, FailureCause.TIMEOUT),
                Arguments.of(Fault.TCP_SILENT, FailureCause.TIMEOUT),
                Arguments.of(Fault.TCP_CLOSED, FailureCause.UNREACHABLE),
                Arguments.of(Fault.TCP_HALF_CLOSED, FailureCause.MALFORMED),
                Arguments.of(Fault.TCP_HALF_SILENT, FailureCause.TIMEOUT),
                Arguments.of(Fault.rewritten(DnsFaultsWireTest::withOverlongString), FailureCause.MALFORMED),
                Arguments.of(Fault.rewritten(message -> Arrays.copyOf(message, 20)), FailureCause.MALFORMED),
                Arguments.of(Fault.rewritten(message -> new byte[0]), FailureCause.TIMEOUT));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFaultIsItsFailureAndNeverAnAbsence(Fault fault, FailureCause cause) {
        bad.faultForAll(fault);
        Duration limit = cause == FailureCause.TIMEOUT ? Duration.ofMillis(300) : LONG;
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(bad.address())
                .timeoutPerTry(limit)
                .timeout(limit)
                .build()) {
            assertFailure(ask(resolver), cause);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFaultOfOneServerIsHealedByTheNext(Fault fault, FailureCause cause) {
        bad.faultForAll(fault);
        try (DnsJavaResolver resolver = impatient(bad.address(), good.address())) {
            assertThat(ask(resolver).records()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFaultOverTcpIsAFailureToo(Fault fault, FailureCause cause) {
        bad.faultForAll(fault);
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(bad.address())
                .tcpOnly(true)
                .timeout(Duration.ofMillis(300))
                .build()) {
            assertThat(ask(resolver)).isInstanceOf(DnsAnswer.Failure.class);
        }
    }

    @Test
    void timeoutsAreKeptOnAnIdleResolverToo() {
        bad.faultForAll(Fault.SILENT);
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(bad.address())
                .timeout(Duration.ofMillis(50))
                .build()) {
            long start = System.nanoTime();
            for (int i = 0; i < 30; i++) {
                assertFailure(ask(resolver), FailureCause.TIMEOUT);
            }
            // a resolver that looks at its clock once a second needs 30 seconds
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(1500), LONG);
        }
    }

    @Test
    void theWholeTimeIsKeptHoweverManyServersAreSilent() {
        bad.faultForAll(Fault.SILENT);
        InetSocketAddress[] servers = new InetSocketAddress[40];
        Arrays.fill(servers, bad.address());
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .servers(List.of(servers))
                .timeout(Duration.ofMillis(500))
                .timeoutPerTry(Duration.ofSeconds(3600))
                .build()) {
            assertFailure(ask(resolver), FailureCause.TIMEOUT);
        }
    }

    @Test
    void aLostDatagramIsSentAgain() {
        bad.faultForAll(Fault.SILENT.times(2));
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(bad.address())
                .timeoutPerTry(Duration.ofMillis(100))
                .timeout(LONG)
                .build()) {
            assertThat(ask(resolver).records()).hasSize(1);
            assertThat(bad.questions()).hasSize(3);
            assertThat(bad.questions().stream().map(ReceivedQuestion::client).distinct())
                    .hasSize(3);
        }
    }

    @Test
    void aStrayDatagramBeforeTheAnswerChangesNothing() {
        for (Fault fault : List.of(Fault.WRONG_ID_FIRST, Fault.WRONG_QUESTION_FIRST)) {
            bad.faultForAll(fault).clearQuestions();
            try (DnsJavaResolver resolver = impatient(bad.address())) {
                assertThat(ask(resolver).records()).hasSize(1);
            }
            assertThat(bad.questions()).as("asked once: nothing was retried").hasSize(1);
        }
    }

    @Test
    void strayDatagramsAreMentionedWhenNothingElseComes() {
        bad.faultForAll(Fault.WRONG_ID);
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(bad.address())
                .timeout(Duration.ofMillis(250)) // before it is asked again
                .build()) {
            assertThat(ask(resolver))
                    .isInstanceOfSatisfying(
                            DnsAnswer.Failure.class,
                            failure -> assertThat(failure.detail())
                                    .contains(bad.hostAndPort(), "not an answer to this question: 1"));
        }
    }

    @Test
    void aTcpConnectionThatHangsHarmsNoOtherQuestion() throws Exception {
        bad.fault("example.com", "TXT", Fault.TCP_SILENT).fault("other.example.com", "A", Fault.TRUNCATED_OVER_UDP);
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(bad.address())
                .timeoutPerTry(Duration.ofHours(1))
                .timeout(Duration.ofHours(1))
                .build()) {
            CompletableFuture<DnsAnswer> hanging = resolver.resolve(QUESTION);
            bad.awaitQuestions(2, LONG);
            for (int i = 0; i < 5; i++) {
                assertThat(resolver.resolve(OTHER).get(20, TimeUnit.SECONDS).records())
                        .hasSize(1);
            }
            assertThat(hanging).isNotDone();
        }
    }

    @Test
    void aServerThatRefusesTcpIsUnreachableForLongAnswers() {
        try (LoopbackDnsServer udpOnly =
                        LoopbackDnsServer.builder().zone(ZONE).withoutTcp().start();
                DnsJavaResolver resolver = impatient(udpOnly.address())) {
            assertThat(ask(resolver).records()).hasSize(1);
            udpOnly.faultForAll(Fault.TRUNCATED_OVER_UDP);
            assertFailure(ask(resolver), FailureCause.UNREACHABLE);
        }
    }

    @Test
    void aRefusedConnectionIsKnownBeforeTheTimeIsUp() {
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(LoopbackDnsServer.addressWithoutServer())
                .timeoutPerTry(Duration.ofHours(1))
                .timeout(Duration.ofHours(1))
                .build()) {
            assertFailure(ask(resolver), FailureCause.UNREACHABLE);
        }
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(LoopbackDnsServer.addressWithoutServer())
                .tcpOnly(true)
                .timeoutPerTry(Duration.ofHours(1))
                .timeout(Duration.ofHours(1))
                .build()) {
            assertFailure(ask(resolver), FailureCause.UNREACHABLE);
        }
    }

    @Test
    void theMostTellingFailureIsReportedAndAllAreMentioned() {
        bad.faultForAll(Fault.SERVFAIL);
        good.faultForAll(Fault.SILENT);
        try (DnsJavaResolver resolver =
                impatient(good.address(), bad.address(), LoopbackDnsServer.addressWithoutServer())) {
            assertThat(ask(resolver)).isInstanceOfSatisfying(DnsAnswer.Failure.class, failure -> {
                assertThat(failure.cause()).isEqualTo(FailureCause.SERVFAIL);
                assertThat(failure.origin().server()).contains(bad.hostAndPort());
                assertThat(failure.detail())
                        .contains(
                                good.hostAndPort() + ": no answer", bad.hostAndPort() + ": answered SERVFAIL", "port");
            });
        }
    }

    @Test
    void aServerThatFailedOutrightIsNotAskedTwice() {
        bad.faultForAll(Fault.SERVFAIL);
        good.faultForAll(Fault.SILENT.times(1));
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .servers(List.of(bad.address(), good.address()))
                .timeoutPerTry(Duration.ofMillis(100))
                .timeout(LONG)
                .build()) {
            assertThat(ask(resolver).records()).hasSize(1);
            assertThat(bad.questions()).hasSize(1);
            assertThat(good.questions()).hasSize(2);
        }
    }

    @Test
    void aSilentServerIsAskedLastForAWhile() {
        bad.faultForAll(Fault.SILENT);
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .servers(List.of(bad.address(), good.address()))
                .timeoutPerTry(Duration.ofMillis(100))
                .timeout(LONG)
                .build()) {
            for (int i = 0; i < 10; i++) {
                assertThat(ask(resolver).records()).hasSize(1);
            }
            assertThat(bad.questions()).hasSize(1);
            assertThat(good.questions()).hasSize(10);
        }
    }

    @Test
    void whatFailedValidationIsNotOverruledByAServerThatDoesNotValidate() {
        for (int infoCode : new int[] {6, 7, 8, 9, 10, 11, 12}) {
            bad.faultForAll(Fault.servfail(infoCode));
            try (DnsJavaResolver resolver = impatient(bad.address(), good.address())) {
                assertFailure(ask(resolver), FailureCause.BOGUS);
            }
        }
        assertThat(good.questions()).isEmpty();
    }

    @Test
    void aServerThatComesBackIsHeardAgain() {
        try (DnsJavaResolver resolver = impatient(bad.address())) {
            for (Fault fault : List.of(Fault.SILENT, Fault.SERVFAIL, Fault.GARBAGE_BODY, Fault.TCP_SILENT)) {
                bad.faultForAll(fault);
                assertThat(ask(resolver)).isInstanceOf(DnsAnswer.Failure.class);
                bad.clearFaults();
                assertThat(ask(resolver).records()).hasSize(1);
            }
        }
    }

    /** The first string of the text record claims more octets than the record has. */
    private static byte[] withOverlongString(byte[] message) {
        byte[] changed = message.clone();
        for (int i = 0; i + 7 < changed.length; i++) {
            if (changed[i] == 11 && changed[i + 1] == 'v' && changed[i + 2] == '=') {
                changed[i] = (byte) 200;
            }
        }
        return changed;
    }

    private static DnsJavaResolver impatient(InetSocketAddress... servers) {
        return DnsJavaResolver.builder()
                .servers(List.of(servers))
                .timeoutPerTry(Duration.ofMillis(servers.length == 1 ? 1000 : 300))
                .timeout(servers.length == 1 ? Duration.ofSeconds(1) : LONG)
                .build();
    }

    private static DnsAnswer ask(DnsJavaResolver resolver) {
        return resolver.resolve(QUESTION).orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static void assertFailure(DnsAnswer answer, FailureCause cause) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        DnsAnswer.Failure.class,
                        failure ->
                                assertThat(failure.cause()).as(failure.detail()).isEqualTo(cause));
    }
}
