package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.FindingCode;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;

/** Every code can happen, and says what it means in every language, with all its arguments. */
class DkimMessagesTest {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final Pattern LEFT_OPEN = Pattern.compile("\\{[a-zA-Z]+[,}]");

    @Test
    void everyCodeHappensAndItsMessageIsComplete() {
        Map<FindingCode, Finding> found = new TreeMap<>();
        Situations.all()
                .forEach(result -> result.findings().forEach(finding -> {
                    found.putIfAbsent((DkimFinding) finding.code(), finding);
                    for (Locale language : LANGUAGES) {
                        assertThat(finding.message(language))
                                .as("%s %s", finding.code(), language)
                                .doesNotContainPattern(LEFT_OPEN)
                                .isNotEqualTo(finding.code().id());
                    }
                }));
        assertThat(found.keySet()).containsExactlyInAnyOrder(DkimFinding.values());
    }

    @Test
    void everyCodeHasEveryTextInEveryLanguage() {
        for (DkimFinding code : DkimFinding.values()) {
            for (String part : List.of("", ".meaning", ".example", ".repair")) {
                for (Locale language : LANGUAGES) {
                    String key = code.id() + part;
                    assertThat(Messages.of(language).text(DkimFinding.class, "dkim", key, Map.of()))
                            .as("%s %s", key, language)
                            .isNotEqualTo(key)
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    void everyManualStepHasASentence() {
        Set<String> ids = new TreeSet<>();
        Situations.all()
                .forEach(result -> result.findings().stream()
                        .flatMap(finding -> finding.repair().stream())
                        .forEach(step -> {
                            if (step instanceof ManualStep manual) {
                                ids.add(manual.id());
                                sentence(manual);
                            }
                        }));
        assertThat(ids)
                .containsExactly(
                        "dkim.ask-sender",
                        "dkim.fix-expected-key",
                        "dkim.new-key-pair",
                        "dkim.provider-publishes",
                        "dkim.tell-sender",
                        "dkim.wait-for-key");
    }

    private static void sentence(RepairStep step) {
        ManualStep manual = (ManualStep) step;
        for (Locale language : LANGUAGES) {
            String text = manual.message(language);
            assertThat(text)
                    .as("%s %s", manual.id(), language)
                    .doesNotContainPattern(LEFT_OPEN)
                    .isNotEqualTo(manual.id());
        }
    }

    @Test
    void sizesAreNumbersWithoutDividers() {
        ZoneResolver zone = Zones.zone(Zones.txt(
                Zones.NAME, "v=DKIM1; p=" + TestKeys.spki(TestKeys.rsa(1024).getPublic())));
        Finding finding =
                Zones.check(zone, DkimCheck.withSelectors("dkim")).findings().get(0);
        assertThat(finding.message(Locale.ENGLISH)).contains("1024 bits");
        assertThat(finding.message(Locale.GERMAN)).contains("1024 Bit");
    }
}
