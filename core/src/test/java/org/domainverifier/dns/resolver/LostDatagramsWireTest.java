package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
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

/**
 * Datagrams that are lost: sent again as soon as the server's answer is late, to the next server where there is one, and never without
 * end. A try lasts so long here that nothing but this can be the reason for an answer.
 */
class LostDatagramsWireTest {
    private static final ZoneText ZONE =
            ZoneText.of("example.com").records("@ IN TXT \"v=spf1 -all\"\n*.others IN A 192.0.2.1");
    private static final DnsQuestion QUESTION = new DnsQuestion(DomainName.of("example.com"), RecordType.TXT);
    private static final Duration TRY = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(10);

    private LoopbackDnsServer first;
    private LoopbackDnsServer second;

    @BeforeEach
    void start() {
        first = LoopbackDnsServer.start(ZONE.toString());
        second = LoopbackDnsServer.start(ZONE.toString());
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void aLostDatagramIsSentAgainAsItWas() {
        try (DnsJavaResolver resolver = resolver(first)) {
            for (int known = 0; known < 2; known++) { // the first time nothing is known of the server
                first.clearQuestions();
                first.faultForAll(Fault.SILENT.times(1));

                assertThat(askSoon(resolver, QUESTION).records()).hasSize(1);
                assertThat(first.questions())
                        .as("the same id from the same port: there is never a second one to guess")
                        .hasSize(1);
                assertThat(first.repetitions()).isPositive();
            }
        }
    }

    @Test
    void theAnswerToTheFirstDatagramIsTakenThoughItWasSentAgain() {
        first.faultForAll(Fault.delayed(Duration.ofMillis(700)));
        try (DnsJavaResolver resolver = resolver(first)) {
            long start = System.nanoTime();

            assertThat(askSoon(resolver, QUESTION).records()).hasSize(1);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(690));
            assertThat(first.questions()).hasSize(1);
            assertThat(first.repetitions()).isPositive();
        }
    }

    @Test
    void theNextServerIsAskedWhenTheFirstIsLate() {
        first.faultForAll(Fault.SILENT);
        try (DnsJavaResolver resolver = resolver(first, second)) {
            assertThat(askSoon(resolver, QUESTION).records()).hasSize(1);

            for (int i = 0; i < 5; i++) {
                assertThat(askSoon(resolver, other(i)).records()).hasSize(1);
            }
            assertThat(first.questions()).as("it comes last for a while").hasSize(1);
            assertThat(first.repetitions()).isZero();
        }
    }

    @Test
    void aLateServerMayAnswerWhileTheNextIsAsked() {
        first.faultForAll(Fault.delayed(Duration.ofMillis(700)));
        second.faultForAll(Fault.SILENT);
        try (DnsJavaResolver resolver = resolver(first, second)) {
            assertThat(askSoon(resolver, QUESTION))
                    .isInstanceOfSatisfying(
                            DnsAnswer.Records.class,
                            answer -> assertThat(answer.origin().server()).contains(first.hostAndPort()));
            assertThat(second.questions()).hasSize(1);
        }
    }

    @Test
    void whatANextServerFailsAtTheLateOneMayStillAnswer() {
        first.faultForAll(Fault.delayed(Duration.ofMillis(700)));
        second.faultForAll(Fault.SERVFAIL);
        try (DnsJavaResolver resolver = resolver(first, second)) {
            assertThat(askSoon(resolver, QUESTION).records()).hasSize(1);
        }
    }

    @Test
    void silenceIsSentNoMoreThanAFewDatagrams() throws Exception {
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .server(first.address())
                .timeoutPerTry(TRY)
                .timeout(Duration.ofMillis(2500)) // sent after 0, 50, 150, 350 and 750 ms, but not after 1,550 ms
                .build()) {
            assertFailsOfSilence(resolver);
        }
        assertThat(first.questions()).hasSize(1);
        assertThat(first.repetitions()).isBetween(2, 4);
    }

    @Test
    void ofManySilentServersOnlyAFewAreWaitedForAtOnce() throws Exception {
        InetSocketAddress[] servers = Stream.generate(first::address).limit(40).toArray(InetSocketAddress[]::new);
        try (DnsJavaResolver resolver = DnsJavaResolver.builder()
                .servers(List.of(servers))
                .timeoutPerTry(TRY)
                .timeout(Duration.ofMillis(1500))
                .build()) {
            assertFailsOfSilence(resolver);
        }
        assertThat(first.questions()).hasSize(QuestionRun.MOST_AT_ONCE);
        assertThat(first.repetitions()).isLessThanOrEqualTo(QuestionRun.MOST_REPEATED);
    }

    private void assertFailsOfSilence(DnsJavaResolver resolver) throws Exception {
        for (int i = 0; i < 5; i++) { // from here on it is known how long the server takes
            assertThat(askSoon(resolver, other(i)).records()).hasSize(1);
        }
        first.clearQuestions();
        first.faultForAll(Fault.SILENT);
        assertThat(resolver.resolve(QUESTION).get(60, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        DnsAnswer.Failure.class,
                        failure -> assertThat(failure.cause()).isEqualTo(FailureCause.TIMEOUT));
    }

    @Test
    void nothingIsSentAgainForSomebodyWhoDoesNotWaitAnyMore() throws Exception {
        first.faultForAll(Fault.SILENT);
        second.faultForAll(Fault.SILENT);
        try (DnsJavaResolver resolver = resolver(first, second)) {
            CompletableFuture<DnsAnswer> answer = resolver.resolve(QUESTION);
            first.awaitQuestions(1, TRY);
            answer.cancel(true);
            Thread.sleep(100); // until that is known
            int datagrams = first.repetitions() + second.questions().size();

            Thread.sleep(700); // twice as long as it takes to ask the second one

            assertThat(first.repetitions() + second.questions().size()).isEqualTo(datagrams);
        }
    }

    @Test
    void aQuestionInOtherLettersIsAnotherQuestionAndNotSentAgain() {
        first.faultForAll(Fault.LOWER_CASE_FIRST);
        try (DnsJavaResolver resolver = resolver(first)) {
            assertThat(askSoon(resolver, QUESTION).records()).hasSize(1);
            assertThat(first.questions()).extracting(ReceivedQuestion::tcp).containsExactly(false, true);
        }
    }

    private static DnsQuestion other(int number) {
        return new DnsQuestion(DomainName.of("n" + number + ".others.example.com"), RecordType.A);
    }

    private static DnsJavaResolver resolver(LoopbackDnsServer... servers) {
        return DnsJavaResolver.builder()
                .servers(Stream.of(servers).map(LoopbackDnsServer::address).toList())
                .timeoutPerTry(TRY)
                .timeout(TRY.multipliedBy(2))
                .build();
    }

    private static DnsAnswer askSoon(DnsJavaResolver resolver, DnsQuestion question) {
        return resolver.resolve(question)
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
