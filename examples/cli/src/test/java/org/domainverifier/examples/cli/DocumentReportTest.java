package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.Verdict;
import org.domainverifier.json.JsonDocument;
import org.domainverifier.json.JsonHeader;
import org.domainverifier.json.ReportJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With {@code --document} the command prints what the library can read again. */
@Timeout(60)
class DocumentReportTest {
    @TempDir
    Path folder;

    @Test
    void eachLineIsADocumentFromWhichTheReportIsReadAgain() {
        Cli result = Cli.verify(folder, Cli.BAD + Cli.GOOD, "--document", "bad.example", "good.example");
        List<String> lines = result.out().lines().toList();

        assertThat(lines).hasSize(2);
        DomainReport bad = ReportJson.standard().readReport(lines.get(0));
        assertThat(bad.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(bad.repairs().changes()).isNotEmpty();
        assertThat(ReportJson.standard().readReport(lines.get(1)).domain()).hasToString("good.example");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void itSaysTheLanguageAndWhoAsked() {
        String line = Cli.verify(folder, Cli.BAD, "--document", "--lang", "de", "bad.example")
                .out()
                .strip();
        JsonHeader header = ReportJson.standard().readHeader(line);

        assertThat(header.document()).isEqualTo(JsonDocument.REPORT);
        assertThat(header.language()).hasToString("de");
        assertThat(header.provider()).contains("TrekMail");
    }

    @Test
    void itIsOneFormOfJsonOrTheOther() {
        Cli result = Cli.run("--json", "--document", "good.example");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("(--json)").contains("(--document)");
    }
}
