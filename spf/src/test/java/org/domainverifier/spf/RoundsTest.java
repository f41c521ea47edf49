package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.dns.session.DnsSession;
import org.domainverifier.testing.internal.Seed;
import org.domainverifier.testing.internal.SpfShapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How many times answers are waited for one after the other; counted, not timed. */
class RoundsTest {
    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("one.example", SpfShapes.ONE_INCLUDE, 2, 2),
                Arguments.of("typical.example", SpfShapes.TYPICAL, 3, 6),
                Arguments.of("big.example", SpfShapes.BIG, 3, 10),
                Arguments.of("chain.example", SpfShapes.CHAIN, 11, 11));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void anEvaluationWaitsAsOftenAsTheRecordIsDeep(String domain, String zone, int rounds, int questions) {
        RoundResolver resolver = new RoundResolver(ZoneResolver.parse(zone));
        DnsSession session = new DnsSession(resolver);
        InetAddress client = SuiteFile.address(SpfShapes.CLIENT);
        CompletableFuture<SpfEvaluation> result =
                SpfEvaluator.using(session).evaluateAsync(client, "jane@" + domain, "mail.example.com");
        assertThat(resolver.answerUntil(result)).as(resolver.rounds()::toString).isEqualTo(rounds);
        assertThat(session.usage().rounds()).isEqualTo(rounds);
        assertThat(session.usage().questions()).isEqualTo(questions);
        assertThat(result.join().verdict()).isEqualTo(SpfVerdict.PASS);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aTreeIsLoadedInAsManyRoundsAsTheRecordIsDeep(String domain, String zone, int rounds, int questions) {
        RoundResolver resolver = new RoundResolver(ZoneResolver.parse(zone));
        DnsSession session = new DnsSession(resolver);
        CompletableFuture<SpfLookupTree> tree = SpfLookupTree.load(DomainName.of(domain), session);
        assertThat(resolver.answerUntil(tree)).as(resolver.rounds()::toString).isEqualTo(rounds);
        assertThat(session.usage().rounds()).isEqualTo(rounds);
    }

    @Test
    void anExpectedIncludeIsAskedTogetherWithTheRecord() throws InterruptedException {
        RoundResolver resolver = new RoundResolver(ZoneResolver.parse(SpfShapes.ONE_INCLUDE));
        CompletableFuture<DomainReport> report = DomainVerifier.builder()
                .resolver(resolver)
                .only("spf")
                .require(SpfExpectation.include("spf.trekmail.net"))
                .build()
                .verifyAsync("one.example");
        assertThat(resolver.answerSlowlyUntil(report)).isEqualTo(1);
        assertThat(report.join().usage().rounds()).isEqualTo(1);
        assertThat(report.join().get(SpfCheck.KEY).findings()).isEmpty();
        assertThat(report.join().get(SpfCheck.KEY).lookups().count()).isEqualTo(1);
    }

    @Test
    void theResultIsTheSameWhateverOrderAnswersComeIn() {
        Seed.repeat(Seed.cases() / 10, random -> {
            SpfShapes.Shape shape = SpfShapes.ALL.get(random.nextInt(SpfShapes.ALL.size()));
            ZoneResolver zone = ZoneResolver.parse(shape.zone());
            InetAddress client = SuiteFile.address(random.nextBoolean() ? SpfShapes.CLIENT : "203.0.113.250");
            String sender = "jane@" + shape.domain();
            SpfEvaluation atOnce = SpfEvaluator.using(zone).evaluate(client, sender, "mail.example.com");
            ShuffledResolver shuffled = new ShuffledResolver(zone, random);
            CompletableFuture<SpfEvaluation> later =
                    SpfEvaluator.using(shuffled).evaluateAsync(client, sender, "mail.example.com");
            shuffled.answerUntil(later);
            assertThat(later.join()).isEqualTo(atOnce);
        });
    }
}
