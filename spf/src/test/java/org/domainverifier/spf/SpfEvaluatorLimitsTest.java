package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What ends an evaluation from outside: failures of the DNS, time, and limits that were set. */
class SpfEvaluatorLimitsTest {
    private static final String CLIENT = "192.0.2.1";

    @ParameterizedTest
    @EnumSource(FailureCause.class)
    void failuresAreTemporaryErrors(FailureCause cause) {
        for (String name : new String[] {"d.example", "i.example", "h.example"}) {
            DnsResolver zone = ZoneResolver.builder()
                    .zone("d.example. IN TXT \"v=spf1 include:i.example a:h.example -all\"\n"
                            + "i.example. IN TXT \"v=spf1 -all\"\nh.example. IN A 203.0.113.1\n")
                    .fail(cause, name)
                    .build();
            SpfEvaluation evaluation =
                    SpfEvaluator.using(zone).evaluate(SuiteFile.address(CLIENT), "a@d.example", "h.example");
            assertThat(evaluation.verdict()).as(name).isEqualTo(SpfVerdict.TEMPERROR);
            assertThat(evaluation.problem()).contains(SpfProblem.DNS_FAILURE);
        }
    }

    @Test
    void aResolverThatBreaksItsContractIsAFailure() {
        for (DnsResolver broken : new DnsResolver[] {
            question -> {
                throw new IllegalStateException("broken");
            },
            question -> CompletableFuture.failedFuture(new IllegalStateException("broken")),
            question -> CompletableFuture.completedFuture(null),
            question -> null
        }) {
            assertThat(SpfEvaluator.using(broken)
                            .evaluate(SuiteFile.address(CLIENT), "a@d.example", "h.example")
                            .verdict())
                    .isEqualTo(SpfVerdict.TEMPERROR);
        }
    }

    @Test
    void aServerThatNeverAnswersEndsInATemporaryError() {
        SpfEvaluation evaluation = SpfEvaluator.using(question -> new CompletableFuture<>())
                .withLimits(new SpfLimits(10, 2, 10, 10, Duration.ofMillis(1)))
                .evaluate(SuiteFile.address(CLIENT), "a@d.example", "h.example");
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.TEMPERROR);
        assertThat(evaluation.problem()).contains(SpfProblem.TIME_UP);
    }

    @Test
    void anInterruptedThreadGetsATemporaryErrorAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        SpfEvaluation evaluation = SpfEvaluator.using(question -> new CompletableFuture<>())
                .evaluate(SuiteFile.address(CLIENT), "a@d.example", "h.example");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.TEMPERROR);
    }

    @Test
    void limitsCanBeSet() {
        String zone = "d.example. IN TXT \"v=spf1" + " a:v.example".repeat(12) + " +all\"\n";
        SpfLimits generous = new SpfLimits(12, 12, 10, 10, Duration.ofSeconds(20));
        SpfEvaluator evaluator = SpfEvaluator.using(ZoneResolver.parse(zone)).withLimits(generous);
        assertThat(evaluator
                        .evaluate(SuiteFile.address(CLIENT), "a@d.example", "h.example")
                        .verdict())
                .isEqualTo(SpfVerdict.PASS);
        assertThatThrownBy(() -> new SpfLimits(-1, 2, 10, 10, Duration.ofSeconds(20)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SpfLimits(10, 2, 10, 10, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 exists:%{l}.s.example -all, FAIL",
        "v=spf1 exists:%{s}.s.example -all, FAIL",
        "v=spf1 include:%{l1r-}.s.example -all, FAIL",
        "v=spf1 a:%{L}.s.example ?all, NEUTRAL",
        "v=spf1 redirect=%{l}.s.example, NEUTRAL",
        "v=spf1 exists:%{d}.s.example -all, PASS"
    })
    void aTermWithALocalPartThatIsNotAsciiMatchesNothing(String record, SpfVerdict verdict) {
        ZoneResolver zone = ZoneResolver.parse("e.example. IN TXT \"" + record + "\"\n*.s.example. IN A 127.0.0.2\n");
        assertThat(SpfEvaluator.using(zone)
                        .evaluate(SuiteFile.address("127.0.0.2"), "j\u00fcrgen@e.example", "h.example")
                        .verdict())
                .isEqualTo(verdict);
    }
}
