package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams of somebody who guesses: how many are read, what becomes of the question, and the letters of names. */
class DnsForgeryWireTest {
    private static final ZoneText ZONE =
            ZoneText.of("example.com").records("@ IN TXT \"v=spf1 -all\"\n*.others IN A 192.0.2.1");
    private static final DnsQuestion QUESTION = new DnsQuestion(DomainName.of("example.com"), RecordType.TXT);
    private static final Duration OFTEN = Duration.ofNanos(20_000);

    private LoopbackDnsServer server;

    @BeforeEach
    void start() {
        server = LoopbackDnsServer.start(ZONE.toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Fault> floods() {
        return Stream.of(Fault.guesses(OFTEN), Fault.emptyDatagrams(OFTEN));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void afterAFewNearMissesTheQuestionGoesOverTcp(Fault flood) {
        server.fault("example.com", flood);
        try (DnsJavaResolver resolver = resolver(server)) {
            assertThat(ask(resolver).records()).hasSize(1);
            assertThat(server.questions()).extracting(ReceivedQuestion::tcp).containsExactly(false, true);
        }
    }

    @Test
    void answersToAnotherQuestionWithoutEndAreAFailureAndNeverAnAbsence() {
        server.fault("example.com", Fault.strays(OFTEN));
        try (DnsJavaResolver resolver = resolver(server)) {
            assertFailure(ask(resolver), FailureCause.MALFORMED, "after 3 datagrams that were not an answer");
            assertThat(server.questions()).extracting(ReceivedQuestion::tcp).containsExactly(false, true);
        }
    }

    @ParameterizedTest
    @MethodSource("floods")
    void whereThereIsNoTcpAFloodIsAFailureAndTheNextServerIsAsked(Fault flood) {
        try (LoopbackDnsServer udpOnly =
                LoopbackDnsServer.builder().zone(ZONE).withoutTcp().start()) {
            udpOnly.faultForAll(flood);
            try (DnsJavaResolver resolver = resolver(udpOnly)) {
                assertFailure(ask(resolver), FailureCause.UNREACHABLE, "after 3 datagrams that were not an answer");
            }
            try (DnsJavaResolver resolver = resolver(udpOnly, server)) {
                assertThat(ask(resolver).records()).hasSize(1);
            }
        }
    }

    @Test
    void floodsOfManyQuestionsLeaveNoOtherOneWithoutItsAnswer() {
        server.fault("example.com", Fault.guesses(OFTEN));
        try (DnsJavaResolver resolver = resolver(server)) {
            List<CompletableFuture<DnsAnswer>> flooded =
                    Stream.generate(() -> resolver.resolve(QUESTION)).limit(20).toList();
            for (int i = 0; i < 200; i++) {
                DnsQuestion other = new DnsQuestion(DomainName.of("n" + i + ".others.example.com"), RecordType.A);
                assertThat(ask(resolver, other).records()).hasSize(1);
            }
            assertThat(flooded)
                    .allSatisfy(answer -> assertThat(answer.orTimeout(60, TimeUnit.SECONDS)
                                    .join()
                                    .records())
                            .hasSize(1));
            assertThat(server.questions())
                    .as("each of the others was asked once, each flooded one twice")
                    .hasSize(200 + 2 * 20);
        }
    }

    @Test
    void whoeverGuessesTheIdHasToGuessTheLettersAsWell() {
        server.faultForAll(Fault.LOWER_CASE_FIRST);
        try (DnsJavaResolver resolver = resolver(server)) {
            for (int i = 0; i < 3; i++) {
                server.clearQuestions();
                assertThat(ask(resolver).records()).hasSize(1);
                assertThat(server.questions())
                        .as("a server that keeps the letters over TCP is not taken for one that changes them")
                        .extracting(ReceivedQuestion::tcp)
                        .containsExactly(false, true);
            }
        }
    }

    @Test
    void lettersAreAtRandomAndTheNameIsTheSame() {
        try (DnsJavaResolver resolver = resolver(server)) {
            for (int i = 0; i < 20; i++) {
                assertThat(ask(resolver).records()).hasSize(1);
            }
            assertThat(server.questions())
                    .hasSize(20)
                    .allSatisfy(question -> assertThat(question.spelling()).isEqualToIgnoringCase("example.com"))
                    .extracting(ReceivedQuestion::spelling)
                    .as("of 1,024 spellings")
                    .satisfies(spellings ->
                            assertThat(spellings.stream().distinct()).hasSizeGreaterThan(10));
        }
    }

    @Test
    void aServerThatChangesTheLettersIsAskedOverTcpOnceAndThenInLowerCase() {
        server.faultForAll(Fault.LOWER_CASE);
        try (DnsJavaResolver resolver = resolver(server)) {
            for (int i = 0; i < 5; i++) {
                assertThat(ask(resolver, longName(i)).records()).hasSize(1);
            }
            assertThat(server.questions())
                    .extracting(ReceivedQuestion::tcp)
                    .containsExactly(false, true, false, false, false, false);
            assertThat(server.questions().subList(2, 6))
                    .allSatisfy(question -> assertThat(question.spelling()).isEqualTo(question.name()));
        }
    }

    @Test
    void aServerThatChangesTheLettersAndHasNoTcpIsAskedOnceMore() {
        try (LoopbackDnsServer udpOnly =
                        LoopbackDnsServer.builder().zone(ZONE).withoutTcp().start();
                DnsJavaResolver resolver = resolver(udpOnly)) {
            udpOnly.faultForAll(Fault.LOWER_CASE);
            for (int i = 0; i < 5; i++) {
                assertThat(ask(resolver, longName(i)).records()).hasSize(1);
            }
            assertThat(udpOnly.questions()).hasSize(6);
            assertThat(udpOnly.questions().subList(1, 6))
                    .allSatisfy(question -> assertThat(question.spelling()).isEqualTo(question.name()));
        }
    }

    @Test
    void lettersAreLeftAloneWhereThatIsAskedFor() {
        server.faultForAll(Fault.LOWER_CASE_FIRST);
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(server.address())
                .randomCase(false)
                .build()) {
            assertThat(ask(resolver))
                    .as("nothing but the letters gave the forged answer away")
                    .isInstanceOf(DnsAnswer.NoSuchName.class);
            assertThat(server.questions())
                    .singleElement()
                    .extracting(ReceivedQuestion::spelling)
                    .isEqualTo("example.com");
        }
    }

    /** Of so many letters that they are not in lower case by chance. */
    private static DnsQuestion longName(int number) {
        return new DnsQuestion(
                DomainName.of("abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz" + number + ".others.example.com"),
                RecordType.A);
    }

    private static DnsJavaResolver resolver(LoopbackDnsServer... servers) {
        return DnsJavaResolver.builder()
                .servers(Stream.of(servers).map(LoopbackDnsServer::address).toList())
                .timeoutPerTry(Duration.ofSeconds(20))
                .timeout(Duration.ofSeconds(40))
                .build();
    }

    private static DnsAnswer ask(DnsJavaResolver resolver) {
        return ask(resolver, QUESTION);
    }

    private static DnsAnswer ask(DnsJavaResolver resolver, DnsQuestion question) {
        return resolver.resolve(question).orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static void assertFailure(DnsAnswer answer, FailureCause cause, String detail) {
        assertThat(answer).isInstanceOfSatisfying(DnsAnswer.Failure.class, failure -> {
            assertThat(failure.cause()).as(failure.detail()).isEqualTo(cause);
            assertThat(failure.detail()).contains(detail);
        });
    }
}
