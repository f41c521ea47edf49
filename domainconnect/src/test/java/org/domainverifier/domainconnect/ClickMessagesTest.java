package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;

/** Whatever is lost by a click is said in full and in both languages. */
class ClickMessagesTest {
    private static final List<Finding> ALL = all();

    private static List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        ClickSituations.all().forEach(each -> all.addAll(each.preview().losses()));
        all.add(Finding.notDetermined(ClickFinding.NOT_DETERMINED, ClickSituations.CUSTOMER, FailureCause.TIMEOUT, "")
                .with("type", RecordType.MX));
        return all;
    }

    @Test
    void everyCodeHappensAndIsSaidInFull() {
        assertThat(ALL.stream().map(Finding::code).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(ClickFinding.values());
        for (Finding each : ALL) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertThat(each.message(locale))
                        .isNotBlank()
                        .doesNotContain("Optional[", "(empty)", each.code().id())
                        .doesNotContainPattern(TestBundle.PLACEHOLDER);
            }
            assertThat(each.message(Locale.GERMAN)).isNotEqualTo(each.message(Locale.ENGLISH));
        }
    }

    @Test
    void aMailServiceIsCalledByItsName() {
        assertThat(ALL)
                .filteredOn(each -> each.code() == ClickFinding.MX_REPLACED)
                .extracting(Finding::message)
                .anyMatch(text -> text.contains("Google Workspace"));
    }

    @Test
    void everyCodeHasAllItsTextsInBothLanguages() throws IOException {
        Properties english = TestBundle.named("click");
        Properties german = TestBundle.named("click_de");
        Set<String> known = new TreeSet<>(List.of("click.mx-replaced[service]"));
        for (ClickFinding code : ClickFinding.values()) {
            TestBundle.PARTS.forEach(part -> known.add(code.id() + part));
            assertThat(Messages.of(Locale.GERMAN).part(code, "repair", Map.of()))
                    .isNotBlank();
        }
        assertThat(english.stringPropertyNames()).isEqualTo(known);
        assertThat(german.stringPropertyNames()).isEqualTo(known);
        known.forEach(key -> assertThat(TestBundle.placeholders(german.getProperty(key)))
                .as(key)
                .isEqualTo(TestBundle.placeholders(english.getProperty(key))));
    }
}
