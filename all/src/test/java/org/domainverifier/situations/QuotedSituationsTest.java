package org.domainverifier.situations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.text.MessageCode;
import org.domainverifier.text.Messages;
import org.domainverifier.text.Sentence;
import org.junit.jupiter.api.Test;

/** Of every sentence it is known which part a stranger wrote, whatever that says. */
class QuotedSituationsTest {
    private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final List<String> PARTS = List.of("", "meaning", "repair");
    private static final String HOSTILE = "<b onclick='x'>&\u0001\u0002\u0003";

    private record Said(MessageCode code, Map<String, Object> arguments) {}

    private static List<Said> said() {
        List<Said> said = new ArrayList<>();
        Situations.all().findings().forEach(finding -> said.add(new Said(finding.code(), finding.arguments())));
        Situations.all().steps().forEach(step -> said.add(new Said(step.code(), step.arguments())));
        return said;
    }

    @Test
    void thePartsAreTheSentence() {
        for (Said each : said()) {
            for (Locale locale : LOCALES) {
                Messages messages = Messages.of(locale);
                for (String part : PARTS) {
                    String text = part.isEmpty()
                            ? messages.text(each.code(), each.arguments())
                            : messages.part(each.code(), part, each.arguments());
                    assertThat(messages.sentence(each.code(), part, each.arguments())
                                    .text())
                            .isEqualTo(text);
                }
            }
        }
    }

    @Test
    void whatAStrangerWroteIsNeverTakenForOurs() {
        for (Said each : said()) {
            Map<String, Object> hostile = new LinkedHashMap<>();
            each.arguments().forEach((name, value) -> hostile.put(name, hostile(value)));
            for (Locale locale : LOCALES) {
                for (String part : PARTS) {
                    Sentence sentence = Messages.of(locale).sentence(each.code(), part, hostile);
                    assertThat(sentence.parts())
                            .filteredOn(Sentence.Part::isOwn)
                            .extracting(Sentence.Part::text)
                            .as(each.code().id())
                            .noneMatch(own -> own.contains("onclick"));
                }
            }
        }
    }

    /** The same in the mouth of somebody hostile: whatever is neither a number nor one of our constants is a text. */
    private static Object hostile(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(QuotedSituationsTest::hostile).toList();
        }
        return value instanceof Number || value instanceof Enum<?> || value instanceof Boolean ? value : HOSTILE;
    }
}
