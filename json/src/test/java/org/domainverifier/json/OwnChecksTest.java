package org.domainverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.StepCode;
import org.junit.jupiter.api.Test;

/** Checks of somebody's own: made known, all is told; unknown to the reader, nothing else is lost. */
class OwnChecksTest {
    private static final CheckKey<WeatherResult> KEY = new CheckKey<>("weather", WeatherResult.class);

    private final DomainReport report = Reports.onboarding(Reports.ZONE)
            .check(new WeatherCheck())
            .require(new WeatherExpectation("fine"))
            .build()
            .verify("customer.example");
    private final ReportJson knowing = ReportJson.builder()
            .check(new WeatherCheck())
            .type(WeatherExpectation.class)
            .type(Sky.class)
            .build();
    private final ReportJson standard = ReportJson.standard();

    enum Sky {
        CLEAR,
        CLOUDY
    }

    enum WeatherFinding implements FindingCode {
        RAIN;

        @Override
        public FindingDefinition definition() {
            return FindingDefinition.of("weather", this, Severity.ERROR, "RFC 9999 §1");
        }
    }

    enum WeatherStep implements StepCode {
        TAKE_UMBRELLA;

        @Override
        public String id() {
            return "weather.take-umbrella";
        }

        @Override
        public boolean comesFirst() {
            return true;
        }
    }

    record Cloud(DomainName over, double height) {}

    record WeatherResult(
            CheckStatus status,
            List<Finding> findings,
            List<ExpectationOutcome> outcomes,
            List<String> texts,
            Map<DomainName, Sky> skies,
            Optional<Sky> tomorrow)
            implements CheckResult {}

    record WeatherExpectation(String wanted) implements Expectation {
        @Override
        public CheckKey<?> check() {
            return KEY;
        }

        @Override
        public List<RecordToPublish> recordsToPublish(DomainName name, CustomerValues values) {
            return List.of(RecordToPublish.of(name.child("_weather"), RecordData.Txt.of(wanted)));
        }
    }

    static final class WeatherCheck implements DomainCheck<WeatherResult> {
        @Override
        public CheckKey<WeatherResult> key() {
            return KEY;
        }

        @Override
        public List<WeatherFinding> findingCodes() {
            return List.of(WeatherFinding.values());
        }

        @Override
        public List<WeatherStep> stepCodes() {
            return List.of(WeatherStep.values());
        }

        @Override
        public CompletionStage<WeatherResult> check(CheckContext context) {
            Finding rain = Finding.of(WeatherFinding.RAIN, context.domain())
                    .with("sky", Sky.CLOUDY)
                    .with("over", context.domain())
                    .repairedBy(List.of(new ManualStep(WeatherStep.TAKE_UMBRELLA, Map.of("size", 2))));
            List<ExpectationOutcome> outcomes = context.expectations(WeatherExpectation.class).stream()
                    .<ExpectationOutcome>map((Expected<WeatherExpectation> each) -> each.outcome(CheckStatus.INCORRECT))
                    .toList();
            return CompletableFuture.completedFuture(new WeatherResult(
                    CheckStatus.INCORRECT,
                    List.of(rain),
                    outcomes,
                    List.of("v=weather1"),
                    Map.of(context.domain(), Sky.CLOUDY),
                    Optional.of(Sky.CLEAR)));
        }
    }

    private static CheckEntry weather(DomainReport report) {
        return report.entries().stream()
                .filter(entry -> entry.key().id().equals("weather"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsMadeKnownIsReadBackEqual() {
        DomainReport again = knowing.readReport(knowing.write(report));
        assertThat(again).isEqualTo(report);
        assertThat(again.get(KEY).tomorrow()).contains(Sky.CLEAR);
    }

    @Test
    void aReaderThatDoesNotKnowACheckKeepsItsEntryAndAllTheRest() {
        DomainReport again = standard.readReport(knowing.write(report));
        CheckEntry entry = weather(again);
        assertThat(entry.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(entry.result().orElseThrow().texts()).containsExactly("v=weather1");
        assertThat(again.verdict()).isEqualTo(report.verdict());
        assertThat(again.answers()).isEqualTo(report.answers());
        assertThat(again.repairs().changes()).isEqualTo(report.repairs().changes());
        assertThat(again.recordsToPublish()).hasSameSizeAs(report.recordsToPublish());
    }

    @Test
    void aFindingOfAnUnknownCodeKeepsItsCodeAndItsSentences() {
        Finding rain =
                weather(standard.readReport(knowing.write(report))).findings().get(0);
        Finding written = weather(report).findings().get(0);
        assertThat(rain.code().id()).isEqualTo("weather.rain");
        assertThat(rain.severity()).isEqualTo(Severity.ERROR);
        assertThat(rain.code().section()).isEqualTo("RFC 9999 §1");
        assertThat(rain.message(Locale.GERMAN)).isEqualTo(written.message());
        assertThat(rain.arguments()).containsEntry("over", DomainName.of("customer.example"));
        ManualStep step = (ManualStep) rain.repair().get(0);
        assertThat(step.id()).isEqualTo("weather.take-umbrella");
        assertThat(step.code().comesFirst()).isTrue();
        assertThat(step.message()).isEqualTo(((ManualStep) written.repair().get(0)).message());
    }

    @Test
    void whatADocumentDoesNotSayOfAnUnknownCodeIsNotMadeUp() {
        String silent = knowing.write(report).replaceAll("\"(message|meaning|advice)\"\\s*:", "\"unread\" :");
        DomainReport again = standard.readReport(silent);
        assertThat(weather(again).findings().get(0).message()).startsWith("weather.rain {");
        assertThat(standard.readReport(standard.write(again))).isEqualTo(again);
        assertThat(standard.readPlan(standard.write(again.repairs()))).isEqualTo(again.repairs());
    }

    @Test
    void aWriterThatDoesNotKnowACheckWritesWhatAllResultsHave() {
        DomainReport again = standard.readReport(standard.write(report));
        assertThat(weather(again).result().orElseThrow().findings()).hasSize(1);
        assertThat(standard.readReport(standard.write(again))).isEqualTo(again);
        assertThat(weather(again)
                        .recordsOf(
                                weather(again).result().orElseThrow().outcomes().get(0)))
                .containsExactly(
                        RecordToPublish.of(DomainName.of("_weather.customer.example"), RecordData.Txt.of("fine")));
    }

    @Test
    void whatCannotBeWrittenIsRefusedBeforehand() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ReportJson.builder().type(Cloud.class).build())
                .withStackTraceContaining("values of double cannot be written as JSON");
    }

    @Test
    void twoChecksOfOneNameAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ReportJson.builder()
                        .check(new WeatherCheck())
                        .check(new WeatherCheck())
                        .build())
                .withMessage("two checks with the id weather");
    }
}
