package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.Standing;
import org.domainverifier.repair.Standings;
import org.junit.jupiter.api.Test;

/** Judge, ask what the judge wants to know, judge once more: what it costs and how it ends. */
class SettlementTest {
    private static final String NAME = "_dmarc.customer.example";

    private final List<String> judgements = new ArrayList<>();

    /** Asks for the text and judges it as the test says; what each judgement came to is kept. */
    private DomainReport settle(ZoneResolver dns, BiFunction<Standings, DnsAnswer, String> judge) {
        StubCheck check = new StubCheck(
                "stub",
                context -> context.ask(DomainName.of(NAME), RecordType.TXT)
                        .thenCompose(answer -> context.settle(standings -> {
                            String judged = judge.apply(standings, answer);
                            judgements.add(judged);
                            return StubCheck.Result.of(CheckStatus.CORRECT, judged);
                        })));
        return DomainVerifier.builder()
                .resolver(dns)
                .check(check)
                .only("stub")
                .timeout(Duration.ofSeconds(20))
                .build()
                .verify("customer.example");
    }

    private static String conclusion(DomainReport report) {
        return report.get(StubCheck.keyOf("stub")).texts().get(0);
    }

    @Test
    void aJudgementThatWantsNothingIsTheOnlyOne() {
        DomainReport report = settle(ZoneResolver.parse(NAME + ". TXT x"), (standings, answer) -> "right");

        assertThat(judgements).containsExactly("right");
        assertThat(report.usage().questions()).isOne();
    }

    @Test
    void aJudgementThatWantsAProbeIsMadeOnceMore() {
        DomainReport report = settle(
                ZoneResolver.parse("*.customer.example. TXT x"),
                (standings, answer) -> standings.of(answer).toString());

        assertThat(judgements).containsExactly("OWN", "WILDCARD", "WILDCARD");
        assertThat(conclusion(report)).isEqualTo("WILDCARD");
        assertThat(report.usage().questions()).as("beside and below").isEqualTo(3);
    }

    @Test
    void aFailedProbeEndsItToo() {
        ZoneResolver dns = ZoneResolver.builder()
                .zone(NAME + ". TXT x")
                .servfail(Standings.UNUSED_LABEL + ".customer.example")
                .build();

        assertThat(conclusion(
                        settle(dns, (standings, answer) -> standings.of(answer).toString())))
                .isEqualTo("UNDETERMINED");
    }

    @Test
    void aJudgeThatAlwaysWantsMoreIsToldThatTheRestIsUndetermined() {
        AtomicInteger level = new AtomicInteger();
        DomainReport report = settle(ZoneResolver.parse(NAME + ". TXT x"), (standings, answer) -> {
            Standing standing = standings.of(new DnsAnswer.Records(
                    new DnsQuestion(DomainName.of("x.l" + level.incrementAndGet() + ".example"), RecordType.TXT),
                    answer.records(),
                    List.of(),
                    answer.origin()));
            return standing.toString();
        });

        assertThat(judgements).containsExactly("OWN", "OWN", "OWN", "UNDETERMINED");
        assertThat(report.usage().questions()).isEqualTo(4);
    }
}
