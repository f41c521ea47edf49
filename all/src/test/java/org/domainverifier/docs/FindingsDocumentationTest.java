package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.check.Finding;
import org.domainverifier.domainconnect.ClickFinding;
import org.domainverifier.domainconnect.TemplateFinding;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.StepCode;
import org.domainverifier.situations.Bundle;
import org.domainverifier.situations.Codes;
import org.domainverifier.text.MessageCode;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;

/** {@code docs/findings.md} is made from the codes and their bundles: {@code -Ddomainverifier.writeDocs=true} writes it anew. */
class FindingsDocumentationTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "findings.md");
    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);
    private static final String INTRODUCTION = """
            # Findings

            Every finding code: how much it matters, the section of the standard it rests on, what it means, an example, and what to
            do. Codes never change their meaning. This file is made from the codes and their messages by `FindingsDocumentationTest`.

            | severity | |
            |---|---|
            | **ERROR** | it does not do what it is there for |
            | **WARNING** | it works, and should be fixed |
            | **NOTICE** | worth knowing; the record is as it should be |

            The severity given here is the highest that a finding with this code has, unless the application says otherwise
            ([policy.md](policy.md)); `Finding.severity()` is the one that counts, and so are the severities in the JSON and in the text
            report. A finding matters less

            - where the customer did as the provider asked: then it is a notice with the argument `asked`, and may have a sentence of its
              own;
            - in a report, where the check does not keep the domain from being verified (recommended or optional checks, for example):
              then it is a warning at most, and that an optional check finds nothing (`<check>.missing`) is a notice.

            So the checks of a verified domain show no error ([D-SEVERITY](decisions.md)).
            """;

    @Test
    void theDocumentSaysWhatTheCodesAndBundlesSay() throws IOException {
        String generated = document();
        if (Boolean.getBoolean("domainverifier.writeDocs")) {
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(DOCUMENT)
                .as("run with -Ddomainverifier.writeDocs=true")
                .content()
                .isEqualTo(generated);
    }

    private static String document() {
        StringBuilder document = new StringBuilder(INTRODUCTION);
        String check = "";
        List<FindingCode> codes = new ArrayList<>(Codes.findings());
        codes.addAll(List.of(TemplateFinding.values())); // of no report: what templates of Domain Connect are told
        codes.addAll(List.of(ClickFinding.values())); // nor these: what is lost by a click
        for (FindingCode code : codes) {
            if (!code.check().equals(check)) {
                check = code.check();
                document.append("\n## ").append(check).append('\n');
            }
            finding(document, code);
        }
        document.append("\n## Steps to be done by hand\n\n");
        document.append("What no change of the domain's records can do (`ManualStep`):\n\n");
        document.append("| step | |\n|---|---|\n");
        for (StepCode code : Codes.steps()) {
            document.append("| `").append(code.id()).append("` | ");
            document.append(ENGLISH.text(code, Map.of())).append(" |\n");
        }
        return document.toString();
    }

    private static void finding(StringBuilder document, FindingCode code) {
        document.append("\n### `").append(code.id()).append("`\n\n");
        document.append("**").append(code.severity()).append("**");
        if (!code.section().isEmpty()) {
            document.append(" · ").append(code.section());
        }
        document.append(" · “").append(ENGLISH.text(code, Map.of())).append("”\n\n");
        document.append(part(code, "meaning")).append("\n\n");
        document.append("Example: ").append(part(code, "example")).append("\n\n");
        document.append("Repair: ").append(part(code, "repair")).append('\n');
        Bundle.of(code).variants(code).forEach(argument -> variant(document, code, argument));
    }

    /** What is said otherwise where a certain argument is there. */
    private static void variant(StringBuilder document, FindingCode code, String argument) {
        Map<String, Object> arguments = Map.of(argument, "{" + argument + "}");
        document.append("\nWith `").append(argument).append('`');
        if (argument.equals(Finding.ASKED)) {
            document.append(" (**").append(Severity.NOTICE).append("**)");
        }
        document.append(": “").append(ENGLISH.text(code, arguments)).append("”");
        String meaning = ENGLISH.part(code, "meaning", arguments);
        if (!meaning.equals(part(code, "meaning"))) {
            document.append(' ').append(meaning);
        }
        String repair = ENGLISH.part(code, "repair", arguments);
        if (!repair.equals(part(code, "repair"))) {
            document.append(" Repair: ").append(repair);
        }
        document.append('\n');
    }

    private static String part(MessageCode code, String part) {
        return ENGLISH.part(code, part, Map.of());
    }
}
