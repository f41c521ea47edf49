package org.domainverifier.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.ReportDiff;
import org.domainverifier.check.Finding;
import org.domainverifier.json.OwnChecksTest.WeatherCheck;
import org.domainverifier.json.OwnChecksTest.WeatherExpectation;
import org.junit.jupiter.api.Test;

/** What {@code docs/json.md} shows is what is compiled and run here. */
class JsonGuideTest {
    private static final Path GUIDE = Path.of("../docs/json.md");
    private static final Path SOURCE = Path.of("src/test/java/org/domainverifier/json/JsonGuideTest.java");

    private final DomainReport report = Reports.report();
    private final List<String> told = new ArrayList<>();

    private void notify(String message) {
        told.add(message);
    }

    private void log(String message) {
        told.add(message);
    }

    @Test
    void keeping() {
        ReportJson json = ReportJson.standard();
        String text = json.write(report); // into a column, a queue, a response
        DomainReport again = json.readReport(text);
        assertThat(again).isEqualTo(report);
        String stored = text.replace("autoconfig.trekmial.example", "autoconfig.trekmail.example");
        DomainVerifier verifier = Reports.onboarding("").build();

        ReportDiff diff = ReportDiff.between(json.readReport(stored), verifier.verify("customer.example"));
        for (Finding finding : diff.appeared()) {
            notify(finding.message(Locale.GERMAN));
        }

        assertThat(told).isNotEmpty();
    }

    @Test
    void settings() {
        ReportJson german = ReportJson.builder()
                .provider("TrekMail")
                .language(Locale.GERMAN)
                .indented()
                .build();
        JsonHeader header = german.readHeader(german.write(report.repairs()));
        header.document(); // PLAN
        header.writtenAt();
        header.provider(); // TrekMail
        assertThat(header.document()).isEqualTo(JsonDocument.PLAN);
        assertThat(header.provider()).contains("TrekMail");
    }

    @Test
    void theLanguageOfTheReader() {
        ReportJson json = ReportJson.standard();
        Locale locale = Locale.GERMAN;

        String document = json.inLanguage(locale).write(report);

        ThreadLocal<Locale> requestLocale = ThreadLocal.withInitial(() -> Locale.GERMAN);

        ReportJson ofTheRequest = ReportJson.builder()
                .language(requestLocale::get) // with Spring: LocaleContextHolder::getLocale
                .build();

        assertThat(json.readHeader(document).language()).isEqualTo(locale);
        assertThat(json.readHeader(ofTheRequest.write(report)).language()).isEqualTo(locale);
    }

    @Test
    void strangers() {
        ReportJson strangers = ReportJson.builder().withoutServers().build();
        DomainReport shown = strangers.readReport(strangers.write(report)); // for a page that is no JSON

        assertThat(shown.verdict()).isEqualTo(report.verdict());
    }

    /** The guide has the check of {@code examples/bimi}, of which another test keeps the reports. */
    @Test
    void ownChecks() {
        ReportJson knowing = ReportJson.builder()
                .check(new WeatherCheck())
                .type(WeatherExpectation.class)
                .build();
        assertThat(knowing.schema()).contains("weatherExpectation");
    }

    private Optional<DomainReport> read(ReportJson json, String text) {
        try {
            return Optional.of(json.readReport(text));
        } catch (ReportJsonException refused) {
            log(refused.reason() + " at " + refused.place()); // WRONG_VALUE at /report/entries/0/status
            return Optional.empty();
        }
    }

    @Test
    void strangersTexts() {
        ReportJson json = ReportJson.standard();
        String text = json.write(report);
        assertThat(read(json, text)).contains(report);
        assertThat(read(json, text.replaceFirst("\"status\":\"[A-Z]+\"", "\"status\":\"FINE\"")))
                .isEmpty();
        assertThat(told).containsExactly("WRONG_VALUE at /report/entries/0/status");
    }

    @Test
    void theGuideShowsWhatIsRunHere() throws IOException {
        String source = withoutSpace(Files.readString(SOURCE)).replace("Weather", "Bimi");
        List<String> blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult match) -> withoutSpace(match.group(1)))
                .toList();
        assertThat(blocks).hasSize(8).allSatisfy(block -> assertThat(source).contains(block));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
