package org.domainverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.ReportDiff;
import org.domainverifier.json.ReportJsonException.Reason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The form of the documents: what they say of themselves, and who may read which. */
class SchemaVersionTest {
    private static final Path FILE = Path.of("../docs/report.schema.json");

    private final ReportJson json = ReportJson.standard();

    /** {@code -Ddomainverifier.writeDocs=true} writes the schema. */
    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("domainverifier.writeDocs")) {
            Files.writeString(FILE, ReportJson.standard().schema() + "\n");
        }
    }

    @Test
    void aDocumentSaysWhatItIs() {
        Instant now = Instant.parse("2026-11-27T09:00:00Z");
        ReportJson german = ReportJson.builder()
                .provider("TrekMail")
                .language(Locale.GERMAN)
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .build();
        String text = german.write(Reports.report());
        JsonHeader header = json.readHeader(text);
        assertThat(header.schema()).isEqualTo("1.0");
        assertThat(header.document()).isEqualTo(JsonDocument.REPORT);
        assertThat(header.writtenAt()).isEqualTo(now);
        assertThat(header.library()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
        assertThat(header.provider()).isEqualTo(Optional.of("TrekMail"));
        assertThat(header.language()).isEqualTo(Locale.GERMAN);
        DomainReport report = json.readReport(text);
        assertThat(text)
                .contains(report.findings().get(0).message(Locale.GERMAN).replace("\"", "\\\""));
    }

    @Test
    void aLaterMinorVersionIsReadWithoutWhatItAdds() {
        DomainReport report = Reports.report();
        String later = json.write(report)
                .replace("\"schema\":\"1.0\"", "\"schema\":\"1.7\"")
                .replace("\"status\":", "\"weather\":{\"rain\":[1]},\"status\":");
        assertThat(json.readReport(later)).isEqualTo(report);
    }

    @Test
    void aLaterMajorVersionIsRefused() {
        String later = json.write(Reports.report()).replace("\"schema\":\"1.0\"", "\"schema\":\"2.0\"");
        assertThatExceptionOfType(ReportJsonException.class)
                .isThrownBy(() -> json.readReport(later))
                .withMessageContaining("written in version 2.0 of the schema")
                .matches(refused -> refused.reason() == Reason.NEWER_SCHEMA
                        && refused.place().equals("/schema"));
    }

    @Test
    void allDocumentsAreAsTheSchemaSays() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FILE));
        DomainReport report = Reports.report();
        DomainState state = DomainState.pending(Instant.EPOCH);
        for (String text : new String[] {
            json.write(report),
            json.write(report.repairs()),
            json.write(report.recordsToPublish()),
            json.write(ReportDiff.between(Reports.report(""), report)),
            json.write(state)
        }) {
            assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
        }
        String wrong = json.write(state).replace("\"status\":\"PENDING\"", "\"status\":\"FINE\"");
        assertThat(schema.validate(wrong, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void thePublishedSchemaIsThatOfTheCode() throws IOException {
        assertThat(Files.readString(FILE)).isEqualTo(json.schema() + "\n");
    }
}
