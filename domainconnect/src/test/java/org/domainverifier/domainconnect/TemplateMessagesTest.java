package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.dns.DomainName;
import org.domainverifier.domainconnect.json.JsonKind;
import org.junit.jupiter.api.Test;

/** Whatever can be found is said in full and in both languages. */
class TemplateMessagesTest {
    /** Everything that is noticed in the situations of the other tests, and when values are missing. */
    private static List<TemplateDiagnostic> all() {
        List<TemplateDiagnostic> all = new ArrayList<>();
        TemplateFindingsTest.situations().forEach(each -> all.addAll(Templates.noticed(each.json())));
        DomainConnectTemplate template = Templates.read(
                "'type': 'TXT', 'host': '_v', 'data': '%to-ken%', 'ttl': 3600, 'groupId': 'g'",
                "'type': 'CAA', 'host': '_v', 'data': '%w%', 'ttl': 3600");
        DomainName domain = DomainName.of("customer.example");
        all.addAll(template.resolve(domain, Map.of("to_ken", "x", "w", "y")).diagnostics());
        all.addAll(template.resolve(domain, "", Map.of(), List.of("h")).diagnostics());
        DomainConnectTemplate needsHost = DomainConnectTemplate.read(
                        Templates.with("'hostRequired': true", FormSituations.A))
                .orElseThrow();
        all.addAll(needsHost.resolve(domain, Map.of()).diagnostics());
        all.addAll(Templates.read("'type': 'REDIR301', 'host': 'old', 'target': 'https://mail.example/'")
                .applyTo(HostedZone.of(domain, List.of()), Map.of())
                .diagnostics());
        return all;
    }

    @Test
    void everythingHappens() {
        assertThat(all().stream().map(TemplateDiagnostic::code).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(TemplateFinding.values());
    }

    @Test
    void everyCodeHasAllItsTextsInBothLanguages() throws IOException {
        Properties english = TestBundle.named("template");
        Properties german = TestBundle.named("template_de");
        for (TemplateFinding code : TemplateFinding.values()) {
            for (String part : TestBundle.PARTS) {
                assertThat(english.getProperty(code.id() + part))
                        .as(code + part)
                        .isNotBlank();
                assertThat(german.getProperty(code.id() + part)).as(code + part).isNotBlank();
            }
            assertThat(german.getProperty(code.id())).isNotEqualTo(english.getProperty(code.id()));
        }
        assertThat(german.keySet()).isEqualTo(english.keySet());
        english.stringPropertyNames()
                .forEach(key -> assertThat(TestBundle.placeholders(german.getProperty(key)))
                        .as(key)
                        .isEqualTo(TestBundle.placeholders(english.getProperty(key))));
    }

    @Test
    void noTextIsLeftOver() throws IOException {
        Set<String> known = new TreeSet<>();
        Set<String> arguments = new HashSet<>();
        all().forEach(each -> each.arguments().keySet().forEach(name -> arguments.add(each.code() + name)));
        for (TemplateFinding code : TemplateFinding.values()) {
            TestBundle.PARTS.forEach(part -> known.add(code.id() + part));
            for (String argument : List.of("meant", "groups")) {
                if (arguments.contains(code + argument)) {
                    known.add(code.id() + "[" + argument + "]");
                }
            }
        }
        Stream.of(JsonKind.values(), MailKind.values())
                .flatMap(Arrays::stream)
                .forEach(word -> known.add("word." + word.getDeclaringClass().getSimpleName() + "." + word));

        assertThat(known).containsAll(TestBundle.named("template").stringPropertyNames());
    }

    @Test
    void nothingIsLeftOpenInASentence() {
        for (TemplateDiagnostic each : all()) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertThat(List.of(each.message(locale), each.advice(locale)))
                        .allSatisfy(text -> assertThat(text)
                                .isNotBlank()
                                .doesNotContain(
                                        "Optional[",
                                        "Diagnostic[",
                                        "(empty)",
                                        each.code().id())
                                .doesNotContainPattern("(?<!%)" + TestBundle.PLACEHOLDER));
            }
            assertThat(each.message(Locale.GERMAN)).isNotEqualTo(each.message());
            assertThat(each.toString()).startsWith(each.code().id()).doesNotContain("\n");
        }
    }
}
