package org.domainverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.DomainReport;
import org.domainverifier.check.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One service, readers of several languages. */
class LanguageTest {
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final DomainReport report = Reports.report();
    private final Finding finding = report.entries().get(0).findings().get(0);

    private String message(String document) {
        return mapper.readTree(document)
                .at("/report/entries/0/findings/0/message")
                .asString();
    }

    private Locale language(String document) {
        return ReportJson.standard().readHeader(document).language();
    }

    @Test
    void eachDocumentMayBeInAnotherLanguage() {
        ReportJson json = ReportJson.builder().provider("TrekMail").build();
        String german = json.inLanguage(Locale.GERMANY).write(report);
        assertThat(language(german)).isEqualTo(Locale.GERMAN);
        assertThat(message(german)).isEqualTo(finding.message(Locale.GERMAN));
        assertThat(json.readHeader(german).provider()).contains("TrekMail");
        assertThat(json.readReport(german)).isEqualTo(report);
        assertThat(message(json.write(report))).isEqualTo(finding.message(Locale.ENGLISH));
    }

    @Test
    void theLanguageIsAskedForOncePerDocument() {
        AtomicInteger asked = new AtomicInteger();
        ReportJson json = ReportJson.builder()
                .language(() -> asked.incrementAndGet() == 1 ? Locale.GERMAN : Locale.ENGLISH)
                .build();
        assertThat(asked).hasValue(0);
        String first = json.write(report);
        assertThat(message(first)).isEqualTo(finding.message(Locale.GERMAN));
        assertThat(language(first)).isEqualTo(Locale.GERMAN);
        assertThat(message(json.write(report))).isEqualTo(finding.message(Locale.ENGLISH));
        assertThat(asked).hasValue(2);
    }

    @Test
    void theModuleWritesInTheLanguageOfTheReader() {
        ThreadLocal<Locale> ofTheRequest = ThreadLocal.withInitial(() -> Locale.ENGLISH);
        JsonMapper controllers = JsonMapper.builder()
                .addModule(new DomainVerifierModule(
                        ReportJson.builder().language(ofTheRequest::get).build()))
                .build();
        assertThat(controllers.writeValueAsString(finding)).contains(inJson(finding.message(Locale.ENGLISH)));
        ofTheRequest.set(Locale.GERMAN);
        assertThat(controllers.writeValueAsString(finding)).contains(inJson(finding.message(Locale.GERMAN)));
    }

    private String inJson(String text) {
        return mapper.writeValueAsString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tlh", "fr", "und", "en-AU", "qqq-x-this-is-made-up-by-somebody-who-wants-to-fill-the-memory"})
    void whatNobodySpeaksIsEnglishAndSaysSo(String tag) {
        String document =
                ReportJson.standard().inLanguage(Locale.forLanguageTag(tag)).write(report);
        assertThat(mapper.readTree(document).path("language").asString()).isEqualTo("en");
        assertThat(message(document)).isEqualTo(finding.message(Locale.ENGLISH));
        JsonNode envelope = mapper.readTree(document);
        assertThat(envelope.path("report"))
                .isEqualTo(mapper.readTree(ReportJson.standard().write(report)).path("report"));
    }

    @Test
    void noLanguageAtAllIsAMistakeOfTheApplication() {
        ReportJson json = ReportJson.builder().language(() -> null).build();
        assertThatNullPointerException().isThrownBy(() -> json.write(report)).withMessage("the language");
    }
}
