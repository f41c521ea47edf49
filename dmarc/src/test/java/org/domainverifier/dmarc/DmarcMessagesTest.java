package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.domainverifier.check.Finding;
import org.domainverifier.record.FindingCode;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcMessagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)");
    private static final List<String> STEPS = List.of(
            "tighten-policy",
            "end-test",
            "cover-subdomains",
            "publish-own-record",
            "authorize-reports",
            "accept-reports");

    @ParameterizedTest
    @EnumSource
    void everyFindingHasItsTextsInBothLanguages(DmarcFinding finding) throws IOException {
        for (String language : List.of("", "_de")) {
            for (String suffix : List.of("", ".meaning", ".example", ".repair")) {
                assertThat(bundle(language).getProperty(finding.id() + suffix))
                        .as("%s%s %s", finding.id(), suffix, language)
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void thereIsNoTextWithoutAUse(String language) throws IOException {
        Set<String> keys = new HashSet<>();
        STEPS.forEach(step -> keys.add("dmarc." + step));
        Arrays.stream(DmarcFinding.values())
                .forEach(finding -> List.of("", ".meaning", ".example", ".repair")
                        .forEach(suffix -> keys.add(finding.id() + suffix)));

        assertThat(bundle(language).stringPropertyNames()).isEqualTo(keys);
    }

    /** Every placeholder is an argument that the code really gives: by findings of real verifications. */
    @Test
    void everyPlaceholderIsAnArgument() throws IOException {
        Map<String, Finding> samples = DmarcSamples.findings();
        assertThat(samples.keySet())
                .containsAll(Arrays.stream(DmarcFinding.values())
                        .map(FindingCode::id)
                        .toList());
        Map<String, Set<String>> arguments = new HashMap<>();
        samples.forEach((id, finding) -> {
            for (String suffix : List.of("", ".meaning", ".example", ".repair")) {
                arguments.put(id + suffix, finding.arguments().keySet());
            }
            finding.repair().stream()
                    .filter(ManualStep.class::isInstance)
                    .map(ManualStep.class::cast)
                    .forEach(step -> arguments.put(step.id(), step.arguments().keySet()));
        });
        for (String language : List.of("", "_de")) {
            Properties bundle = bundle(language);
            for (String key : bundle.stringPropertyNames()) {
                Matcher matcher = PLACEHOLDER.matcher(bundle.getProperty(key));
                while (matcher.find()) {
                    assertThat(arguments.getOrDefault(key, Set.of()))
                            .as("%s in %s", matcher.group(), key)
                            .contains(matcher.group(1));
                }
            }
        }
    }

    @Test
    void sentencesHaveNoHolesLeft() {
        DmarcSamples.findings().values().forEach(finding -> {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertThat(finding.message(locale))
                        .doesNotContain("{", "}", "Optional[")
                        .endsWith(finding.message(locale).strip());
                assertThat(Messages.of(locale).part(finding.code(), "repair", finding.arguments()))
                        .doesNotContain("{", "}", finding.code().id());
            }
        });
    }

    @Test
    void theLanguagesDiffer() {
        Finding missing = DmarcSamples.findings().get("dmarc.missing");

        assertThat(missing.message()).isEqualTo("There is no DMARC record at _dmarc.example.com.");
        assertThat(missing.message(Locale.GERMAN)).isEqualTo("Unter _dmarc.example.com steht kein DMARC-Eintrag.");
    }

    private static Properties bundle(String language) throws IOException {
        Properties properties = new Properties();
        String name = "/META-INF/domainverifier/findings/dmarc" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(DmarcFinding.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
