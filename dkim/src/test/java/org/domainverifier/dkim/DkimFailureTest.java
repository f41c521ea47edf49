package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cause of failure on each question of a verification in turn: nothing is ever called missing or wrong for it. */
class DkimFailureTest {
    private static final String ALIASES = """
            a._domainkey.example.com. 300 IN CNAME a.keys.example.net.
            %s
            """.formatted(Zones.txt("a.keys.example.net.", Zones.RECORD));

    static Stream<Arguments> verifications() {
        ZoneResolver zone = Zones.zone(
                Zones.txt(Zones.NAME, Zones.RECORD),
                ALIASES,
                Zones.txt("google._domainkey.example.com.", Zones.RECORD));
        return Stream.of(
                Arguments.of(zone, new DkimCheck(), List.of(Zones.expected())),
                Arguments.of(
                        zone,
                        new DkimCheck(),
                        List.of(Zones.expected().and(DkimExpectation.alias("a", "a.keys.example.net")))),
                Arguments.of(zone, DkimCheck.withSelectors("dkim", "a"), List.of()),
                Arguments.of(zone, DkimCheck.discovering(), List.of(Zones.expected())),
                Arguments.of(zone, new DkimCheck(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("verifications")
    void noFailureIsAnAbsenceOrAnError(DnsResolver dns, DkimCheck check, List<DkimExpectation> expectations) {
        DkimExpectation[] expected = expectations.toArray(DkimExpectation[]::new);
        Set<DnsQuestion> asked = ConcurrentHashMap.newKeySet();
        CheckStatus undisturbed = Zones.check(
                        question -> {
                            asked.add(question);
                            return dns.resolve(question);
                        },
                        check,
                        expected)
                .status();
        assertThat(undisturbed).isEqualTo(CheckStatus.CORRECT);
        assertThat(asked).isNotEmpty();
        List<FailureCause> causes = List.of(FailureCause.values());
        int next = 0;
        for (DnsQuestion disturbed : new ArrayList<>(asked)) {
            // a search has so many questions that one cause for each must do; all causes come in turn
            List<FailureCause> tried = asked.size() < 20 ? causes : List.of(causes.get(next++ % causes.size()));
            for (FailureCause cause : tried) {
                DkimResult result = Zones.check(
                        question -> question.equals(disturbed)
                                ? CompletableFuture.completedFuture(DnsAnswer.Failure.of(question, cause, "scripted"))
                                : dns.resolve(question),
                        check,
                        expected);
                assertThat(result.status())
                        .as("%s on %s: %s", cause, disturbed, result.findings())
                        .isIn(CheckStatus.CORRECT, CheckStatus.WARNING, CheckStatus.UNKNOWN);
            }
        }
    }
}
