package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.domainverifier.record.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Templates as providers publish them: each is read as it is, and what is said of them is true. */
class PublicTemplatesTest {
    /** What was looked at by eye, each of them; an error of another kind is a wrong one, or news. */
    private static final Set<TemplateFinding> TRUE_ERRORS =
            EnumSet.of(TemplateFinding.ADDS_SECOND_RECORD, TemplateFinding.BAD_VARIABLE);

    static List<Path> files() throws IOException {
        return PublicTemplates.files();
    }

    @Test
    void allOfThemAreRead() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(193);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isReadWithoutAMistake(Path file) throws IOException {
        TemplateReading reading = DomainConnectTemplate.read(file);

        assertThat(reading.isValid()).as(reading.diagnostics().toString()).isTrue();
        JsonNode json = new ObjectMapper().readTree(Files.readString(file));
        DomainConnectTemplate template = reading.orElseThrow();
        assertThat(template.records()).hasSize(json.get("records").size());
        for (int i = 0; i < template.records().size(); i++) {
            JsonNode record = json.get("records").get(i);
            TemplateRecord read = template.records().get(i);
            assertThat(read.type()).isEqualTo(record.get("type").asString());
            RecordTexts.of(read)
                    .forEach((field, text) ->
                            assertThat(text).hasToString(record.get(field).asString()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isTheSameWhenItIsWrittenAndReadAgain(Path file) throws IOException {
        DomainConnectTemplate template = DomainConnectTemplate.read(file).orElseThrow();

        assertThat(DomainConnectTemplate.read(template.toJson()).orElseThrow().toJson())
                .isEqualTo(template.toJson());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void noErrorIsFoundThatIsNone(Path file) throws IOException {
        assertThat(DomainConnectTemplate.read(file).orElseThrow().lint())
                .filteredOn(found -> found.severity() == Severity.ERROR)
                .extracting(TemplateDiagnostic::code)
                .isSubsetOf(TRUE_ERRORS);
    }
}
