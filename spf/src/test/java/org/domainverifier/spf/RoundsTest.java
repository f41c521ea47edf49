package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.DnsSession;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How many times answers are waited for one after the other; counted, not timed. */
class RoundsTest {
    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("one.example", Shapes.ONE_INCLUDE, 2, 2),
                Arguments.of("typical.example", Shapes.TYPICAL, 3, 6),
                Arguments.of("big.example", Shapes.BIG, 3, 10),
                Arguments.of("chain.example", Shapes.CHAIN, 11, 11));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void anEvaluationWaitsAsOftenAsTheRecordIsDeep(String domain, String zone, int rounds, int questions)
            throws Exception {
        RoundResolver resolver = new RoundResolver(ZoneResolver.parse(zone));
        DnsSession session = new DnsSession(resolver);
        InetAddress client = InetAddress.getByName("198.51.100.7");
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
    void anExpectedIncludeIsAskedTogetherWithTheRecord() {
        RoundResolver resolver = new RoundResolver(ZoneResolver.parse(Shapes.ONE_INCLUDE));
        CompletableFuture<DomainReport> report = DomainVerifier.builder()
                .resolver(resolver)
                .only("spf")
                .require(SpfExpectation.include("spf.trekmail.net"))
                .build()
                .verifyAsync("one.example");
        assertThat(resolver.answerUntil(report)).isEqualTo(1);
        assertThat(report.join().usage().rounds()).isEqualTo(1);
        assertThat(report.join().get(SpfCheck.KEY).findings()).isEmpty();
        assertThat(report.join().get(SpfCheck.KEY).lookups().count()).isEqualTo(1);
    }

    @Test
    void theResultIsTheSameWhateverOrderAnswersComeIn() throws Exception {
        Seed.run(random -> {
            for (int i = 0; i < 50; i++) {
                for (Arguments shape : shapes().toList()) {
                    String domain = (String) shape.get()[0];
                    ZoneResolver zone = ZoneResolver.parse((String) shape.get()[1]);
                    InetAddress client = InetAddress.getByName(random.nextBoolean() ? "198.51.100.7" : "8.8.8.8");
                    SpfEvaluation atOnce = SpfEvaluator.using(zone).evaluate(client, "a@" + domain, "h.example.com");
                    ShuffledResolver shuffled = new ShuffledResolver(zone, random);
                    CompletableFuture<SpfEvaluation> later =
                            SpfEvaluator.using(shuffled).evaluateAsync(client, "a@" + domain, "h.example.com");
                    shuffled.answerUntil(later);
                    assertThat(later.join()).isEqualTo(atOnce);
                }
            }
        });
    }
}
