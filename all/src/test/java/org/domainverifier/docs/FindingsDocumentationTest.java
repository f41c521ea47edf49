package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.domainverifier.VerifierFinding;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.record.FindingCode;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;

/** {@code docs/findings.md} is made from the codes and their bundles: {@code -Ddomainverifier.writeDocs=true} writes it anew. */
class FindingsDocumentationTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "findings.md");

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

    @Test
    void everyCodeHasEveryTextInBothLanguages() {
        for (FindingCode code : codes()) {
            for (String part : List.of("", ".meaning", ".example", ".repair")) {
                String key = code.id() + part;
                String english = text(Locale.ENGLISH, code, part);
                String german = text(Locale.GERMAN, code, part);
                assertThat(english).as("English %s", key).isNotEqualTo(key).isNotBlank();
                assertThat(german).as("German %s", key).isNotEqualTo(key).isNotBlank();
                if (!part.equals(".example")) { // an example may be a record, the same in both
                    assertThat(german).as("German %s is translated", key).isNotEqualTo(english);
                }
            }
        }
    }

    @Test
    void everyIdIsUsedOnce() {
        assertThat(codes()).extracting(FindingCode::id).doesNotHaveDuplicates();
    }

    private static List<FindingCode> codes() {
        List<FindingCode> codes = new ArrayList<>();
        ServiceLoader.load(DomainCheck.class).stream()
                .<DomainCheck<?>>map(ServiceLoader.Provider::get)
                .sorted(Comparator.<DomainCheck<?>>comparingInt(DomainCheck::position))
                .forEach(check -> {
                    assertThat(check.findingCodes()).as("%s", check.key()).isNotEmpty();
                    codes.addAll(check.findingCodes());
                });
        codes.addAll(List.of(DnsFinding.values()));
        codes.addAll(List.of(VerifierFinding.values()));
        return codes;
    }

    private static String document() {
        StringBuilder document = new StringBuilder("""
                # Findings

                Every finding code: how much it matters, the section of the standard it rests on, what it means, an example, and what to
                do. Codes never change their meaning. This file is made from the codes and their messages by `FindingsDocumentationTest`.
                """);
        String check = "";
        for (FindingCode code : codes()) {
            if (!code.check().equals(check)) {
                check = code.check();
                document.append("\n## ").append(check).append('\n');
            }
            document.append("\n### `").append(code.id()).append("`\n\n");
            document.append("**").append(code.severity()).append("**");
            if (!code.section().isEmpty()) {
                document.append(" · ").append(code.section());
            }
            document.append(" · “").append(text(Locale.ENGLISH, code, "")).append("”\n\n");
            document.append(text(Locale.ENGLISH, code, ".meaning")).append("\n\n");
            document.append("Example: ")
                    .append(text(Locale.ENGLISH, code, ".example"))
                    .append("\n\n");
            document.append("Repair: ")
                    .append(text(Locale.ENGLISH, code, ".repair"))
                    .append('\n');
        }
        return document.toString();
    }

    private static String text(Locale locale, FindingCode code, String part) {
        return part.isEmpty()
                ? Messages.of(locale).text(code, Map.of())
                : Messages.of(locale).part(code, part.substring(1), Map.of());
    }
}
