package org.domainverifier.mx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mx.MxScenario.exchangers;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault on every question in turn: nothing is ever said to be absent or wrong because of it. */
@Timeout(60)
class MxFaultTest {
    private static final MxExpectation EXPECTATION =
            MxExpectation.only(10, "mail.trekmail.net").and(20, "mail2.trekmail.net");

    private static Stream<MxScenario> scenarios() {
        MxScenario right = exchangers("10 mail.trekmail.net.", "20 mail2.trekmail.net.");
        MxScenario implicit = MxScenario.zone("customer.example. IN A 192.0.2.1");
        return Stream.of(right, right.require(EXPECTATION), implicit, exchangers("0 ."));
    }

    private static Set<DnsQuestion> questionsOf(MxScenario scenario) {
        return scenario.report().answers().keySet();
    }

    @ParameterizedTest
    @EnumSource(FailureCause.class)
    void aFailureIsNeverAnAbsence(FailureCause cause) {
        scenarios()
                .forEach(scenario -> questionsOf(scenario).forEach(question -> {
                    DomainReport report = scenario.report(ZoneResolver.builder()
                            .records(scenario.zone())
                            .fail(cause, question.name().toString(), question.type())
                            .build());

                    assertHarmless(report, scenario, question);
                }));
    }

    @Test
    void silenceEndsAtTheDeadline() {
        scenarios()
                .forEach(scenario -> questionsOf(scenario).forEach(question -> {
                    DomainVerifier.Builder builder = DomainVerifier.builder()
                            .timeout(Duration.ofMillis(300))
                            .resolver(ZoneResolver.builder()
                                    .records(scenario.zone())
                                    .silence(question.name().toString(), question.type())
                                    .build());
                    scenario.required().forEach(builder::require);

                    assertHarmless(builder.build().verify(MxScenario.DOMAIN), scenario, question);
                }));
    }

    @Test
    void aResolverThatThrowsIsHarmlessToo() {
        scenarios()
                .forEach(scenario -> questionsOf(scenario).forEach(question -> {
                    ZoneResolver zone = ZoneResolver.of(scenario.zone());
                    DnsResolver throwing = asked -> {
                        if (asked.equals(question)) {
                            throw new IllegalStateException("boom");
                        }
                        return zone.resolve(asked);
                    };

                    assertHarmless(scenario.report(throwing), scenario, question);
                }));
    }

    private static void assertHarmless(DomainReport report, MxScenario scenario, DnsQuestion question) {
        MxResult result = report.get(MxCheck.KEY);
        assertThat(result.status())
                .as("%s fails in %s", question, scenario)
                .isIn(CheckStatus.UNKNOWN, CheckStatus.CORRECT, CheckStatus.WARNING);
        assertThat(report.verdict()).isNotEqualTo(Verdict.NOT_VERIFIED);
        assertThat(report.repairs().isEmpty()).isTrue();
        assertThat(List.copyOf(report.answers().values()))
                .filteredOn(DnsAnswer::isFailure)
                .hasSize(1);
        assertThat(report.usage().failed()).isEqualTo(1);
    }
}
