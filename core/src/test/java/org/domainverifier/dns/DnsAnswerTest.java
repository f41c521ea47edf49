package org.domainverifier.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DnsAnswerTest {
    private static final DomainName TARGET = DomainName.of("target.example");
    private static final DnsQuestion AT_TARGET = new DnsQuestion(TARGET, RecordType.TXT);
    private static final DnsQuestion ASKED = new DnsQuestion(DomainName.of("alias.example"), RecordType.TXT);
    private static final DnsRecord ALIAS =
            new DnsRecord(ASKED.name(), Duration.ofMinutes(1), new RecordData.Cname(TARGET));
    private static final AnswerOrigin SERVER = AnswerOrigin.of("192.0.2.53:53", true, false);

    static List<DnsAnswer> answersWithoutAFailure() {
        DnsRecord record = new DnsRecord(TARGET, Duration.ofMinutes(5), RecordData.Txt.of("text"));
        return List.of(
                new DnsAnswer.Records(AT_TARGET, List.of(record), List.of(), SERVER),
                new DnsAnswer.NoData(AT_TARGET, List.of(), Optional.of(Duration.ofMinutes(2)), SERVER),
                new DnsAnswer.NoSuchName(AT_TARGET, List.of(), Optional.of(Duration.ofMinutes(2)), SERVER));
    }

    @ParameterizedTest
    @MethodSource("answersWithoutAFailure")
    void whatIsAtTheTargetIsTheAnswerToTheAlias(DnsAnswer atTarget) {
        DnsAnswer answer = atTarget.to(ASKED, List.of(ALIAS));

        assertThat(answer).hasSameClassAs(atTarget);
        assertThat(answer.question()).isEqualTo(ASKED);
        assertThat(answer.aliases()).containsExactly(ALIAS);
        assertThat(answer.canonicalName()).isEqualTo(TARGET);
        assertThat(answer.records()).isEqualTo(atTarget.records());
        assertThat(answer.origin()).isEqualTo(SERVER);
        assertThat(answer.to(AT_TARGET, List.of())).isEqualTo(atTarget);
    }

    @ParameterizedTest
    @MethodSource("answersWithoutAFailure")
    void onlyTheOriginChangesWithTheOrigin(DnsAnswer answer) {
        DnsAnswer elsewhere = answer.from(AnswerOrigin.NONE);

        assertThat(elsewhere.origin()).isEqualTo(AnswerOrigin.NONE);
        assertThat(elsewhere).isNotEqualTo(answer);
        assertThat(elsewhere.from(SERVER)).isEqualTo(answer);
    }

    @Test
    void aFailureStaysOneAndHasNoAliases() {
        DnsAnswer.Failure failure = DnsAnswer.Failure.of(AT_TARGET, FailureCause.REFUSED, "it said so");

        assertThat(failure.to(ASKED, List.of(ALIAS)).from(SERVER))
                .isEqualTo(new DnsAnswer.Failure(ASKED, FailureCause.REFUSED, "it said so", SERVER));
        assertThat(failure.to(ASKED, List.of(ALIAS)).aliases()).isEmpty();
    }
}
