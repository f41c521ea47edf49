package org.domainverifier.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.ReportDiff;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.repair.DnsHost;
import org.domainverifier.repair.DnsHosts;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.testing.internal.Cost;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a stranger's zone answers: no step of a verification costs much, nor more than twice as much for twice as much. */
class AnswerCostTest {
    private static final Duration BAR = Duration.ofMillis(50);
    private static final DomainName DOMAIN = DomainName.of("evil.example");
    private static final List<DnsHost> HOSTS = DnsHosts.wellKnown().hosts().subList(0, 2);
    private static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    /** What is done with a zone and what is made of it. */
    private enum Step {
        VERIFICATION((verifier, report) -> verifier.verify(DOMAIN)),
        SENTENCES((verifier, report) -> {
            report.findings().forEach(finding -> finding.message(Locale.GERMAN));
            report.toString();
        }),
        PLAN((verifier, report) -> {
            RepairPlan plan = report.repairs();
            plan.toTable(Locale.ENGLISH);
            plan.toZoneLines();
            HOSTS.forEach(host -> plan.typedFor(DOMAIN, host));
        }),
        PREVIEW((verifier, report) -> verifier.preview("evil.example", report.repairs())),
        DIFFERENCE((verifier, report) -> ReportDiff.between(report, report));

        private final BiConsumer<DomainVerifier, DomainReport> step;

        Step(BiConsumer<DomainVerifier, DomainReport> step) {
            this.step = step;
        }

        void take(Verified ready) {
            step.accept(ready.verifier(), ready.report());
        }
    }

    private static DomainVerifier verifier(WorstZone zone) {
        return DomainVerifier.builder()
                .resolver(zone)
                .check(MtaStsCheck.recordsOnly())
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DkimExpectation.key("dkim", KEY))
                .require(
                        DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"))
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124"))
                .build();
    }

    static Stream<WorstAnswer> answers() {
        return WorstAnswer.all();
    }

    /** A verifier of a zone and what it says, made once for each size. */
    private record Verified(DomainVerifier verifier, DomainReport report) {
        static Verified of(WorstZone zone) {
            DomainVerifier verifier = AnswerCostTest.verifier(zone);
            return new Verified(verifier, verifier.verify(DOMAIN));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void anAnswerCostsLittle(WorstAnswer answer) {
        Map<Integer, Verified> ofSize = new HashMap<>();
        IntFunction<Verified> verified = size -> ofSize.computeIfAbsent(
                size, missing -> Verified.of(answer.zone().apply(missing)));
        Cost everything = Cost.of("all of " + answer, answer.size(), BAR, size -> {
            Verified ready = verified.apply(size);
            return () -> Stream.of(Step.values()).forEach(step -> step.take(ready));
        });
        if (everything.isRight(BAR)) {
            return;
        }
        for (Step step : Step.values()) { // together they cost more than one of them may: which is it?
            Cost cost = Cost.of(step + " of " + answer, everything.size(), BAR, size -> {
                Verified ready = verified.apply(size);
                return () -> step.take(ready);
            });
            assertThat(cost).as("%s, %s", answer, step).matches(found -> found.isRight(BAR), "within " + BAR);
        }
    }
}
