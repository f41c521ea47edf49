package org.domainverifier.propagation.observing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.ServerCondition;
import org.junit.jupiter.api.Test;

/** What the sentences about the DNS tell beyond what is asked of all sentences. */
class DnsFindingTest {
    @Test
    void whateverAFindingKnowsIsTold() {
        for (Finding finding : DnsSituations.findings()) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertThat(finding.arguments().values())
                        .filteredOn(value -> !(value instanceof Enum<?>) && !(value instanceof List<?>))
                        .allSatisfy(value -> assertThat(finding.message(locale)).contains(value.toString()));
            }
        }
    }

    @Test
    void aConditionIsToldInTheLanguageOfTheSentence() {
        Finding silent = DnsSituations.findings().stream()
                .filter(finding -> finding.arguments().get("condition") == ServerCondition.SILENT)
                .findFirst()
                .orElseThrow();

        assertThat(silent.message()).contains("(no answer)");
        assertThat(silent.message(Locale.GERMAN)).contains("(keine Antwort)");
    }
}
