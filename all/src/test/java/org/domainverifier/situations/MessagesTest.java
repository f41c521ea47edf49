package org.domainverifier.situations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.check.Finding;
import org.domainverifier.record.FindingCode;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.StepCode;
import org.domainverifier.text.MessageCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can be found, and everything that may have to be done by hand, is said in full and in both languages. */
class MessagesTest {
    private static final String EXAMPLE = ".example";
    private static final List<String> PARTS = List.of("", ".meaning", EXAMPLE, ".repair");
    private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.GERMAN);
    private static final Pattern LEFT_OPEN = Pattern.compile("(?<!%)\\{[a-zA-Z]+[,}]|Optional\\[");

    /** What somebody may be told: a code with the arguments that a finding or a step really has. */
    private record Said(MessageCode code, Map<String, Object> arguments) {}

    static List<MessageCode> codes() {
        return Stream.concat(Codes.findings().stream(), Codes.steps().stream()).toList();
    }

    static Set<String> bundles() {
        return codes().stream().map(MessageCode::check).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> parts(MessageCode code) {
        return code instanceof StepCode ? List.of("") : PARTS;
    }

    private static List<Said> said() {
        List<Said> said = new ArrayList<>();
        Situations.all().findings().forEach(finding -> said.add(new Said(finding.code(), finding.arguments())));
        Situations.all().steps().forEach(step -> said.add(new Said(step.code(), step.arguments())));
        return said;
    }

    /** The arguments that each code has at least once. */
    private static Map<MessageCode, Set<String>> possibleArguments() {
        Map<MessageCode, Set<String>> possible = new LinkedHashMap<>();
        said().forEach(each -> possible.computeIfAbsent(each.code(), code -> new TreeSet<>())
                .addAll(each.arguments().keySet()));
        return possible;
    }

    private static Set<Enum<?>> constants() {
        Set<Enum<?>> constants = new HashSet<>();
        for (Said each : said()) {
            for (Object value : each.arguments().values()) {
                Collection<?> several = value instanceof Collection<?> list ? list : List.of(value);
                several.forEach(one -> {
                    if (one instanceof Enum<?> constant) {
                        constants.add(constant);
                    }
                });
            }
        }
        return constants;
    }

    private static String word(Enum<?> constant) {
        return "word." + constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasAllItsTextsInBothLanguages(MessageCode code) {
        Bundle english = Bundle.named(code.check());
        Bundle german = Bundle.named(code.check() + "_de");

        for (String part : parts(code)) {
            assertThat(english.text(code.id() + part))
                    .as(code.id() + part)
                    .hasValueSatisfying(text -> assertThat(text).isNotBlank());
            assertThat(german.text(code.id() + part))
                    .as(code.id() + part)
                    .hasValueSatisfying(text -> assertThat(text).isNotBlank());
            if (!part.equals(EXAMPLE)) { // which may be a record, the same in both
                assertThat(german.text(code.id() + part)).isNotEqualTo(english.text(code.id() + part));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesSayTheSameThings(String bundle) {
        Bundle english = Bundle.named(bundle);
        Bundle german = Bundle.named(bundle + "_de");

        assertThat(german.keys()).isEqualTo(english.keys());
        for (String key : english.keys()) {
            assertThat(Bundle.placeholders(german.text(key).orElseThrow()))
                    .as(key)
                    .isEqualTo(Bundle.placeholders(english.text(key).orElseThrow()));
        }
    }

    /** A text for an argument that is never there, or of a code that is gone, would be translated for nothing. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noTextIsLeftOver(String bundle) {
        Set<String> known = new TreeSet<>();
        for (MessageCode code : codes()) {
            for (String part : parts(code)) {
                known.add(code.id() + part);
                possibleArguments()
                        .getOrDefault(code, Set.of())
                        .forEach(argument -> known.add(code.id() + "[" + argument + "]" + part));
            }
        }
        constants().stream()
                .flatMap(constant -> Arrays.stream(constant.getDeclaringClass().getEnumConstants()))
                .forEach(constant -> known.add(word(constant)));

        assertThat(Bundle.named(bundle).keys())
                .filteredOn(key -> !known.contains(key))
                .isEmpty();
    }

    @Test
    void everythingHappens() {
        assertThat(Situations.all().findings().stream().map(Finding::code).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Codes.findings());
        assertThat(Situations.all().steps().stream().map(ManualStep::code).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Codes.steps());
    }

    @Test
    void everyPlaceholderIsAnArgumentThatIsReallyThere() {
        for (Said each : said()) {
            for (String language : Bundle.LANGUAGES) {
                Bundle bundle = Bundle.named(each.code().check() + language);
                for (String part : parts(each.code())) {
                    String key = bundle.key(each.code(), part, each.arguments().keySet());
                    Set<String> placeholders =
                            Bundle.placeholders(bundle.text(key).orElseThrow());
                    assertThat(
                                    part.equals(EXAMPLE)
                                            ? Set.of()
                                            : each.arguments().keySet())
                            .as("%s%s with %s", key, language, each.arguments())
                            .containsAll(placeholders);
                }
            }
        }
    }

    @Test
    void nothingIsLeftOpenInASentence() {
        for (Finding finding : Situations.all().findings()) {
            for (Locale locale : LOCALES) {
                assertThat(List.of(finding.message(locale), finding.meaning(locale), finding.advice(locale)))
                        .as("%s in %s", finding, locale)
                        .allSatisfy(text -> assertThat(text)
                                .isNotBlank()
                                .doesNotContainPattern(LEFT_OPEN)
                                .doesNotContain(finding.code().id()));
            }
            assertThat(finding.message(Locale.GERMAN)).isNotEqualTo(finding.message());
            assertThat(finding.meaning(Locale.GERMAN)).isNotEqualTo(finding.meaning());
            assertThat(finding.advice(Locale.GERMAN)).isNotEqualTo(finding.advice());
        }
        for (ManualStep step : Situations.all().steps()) {
            for (Locale locale : LOCALES) {
                assertThat(step.message(locale))
                        .isNotBlank()
                        .doesNotContainPattern(LEFT_OPEN)
                        .doesNotContain(step.id());
            }
            assertThat(step.message(Locale.GERMAN)).isNotEqualTo(step.message());
        }
    }

    /** Where a type of constants has words at all, each that occurs has one, in both languages. */
    @Test
    void constantsAreWords() {
        Set<String> words = new TreeSet<>();
        Stream.concat(bundles().stream(), Stream.of("words"))
                .flatMap(bundle -> Bundle.named(bundle).keys().stream())
                .filter(key -> key.startsWith("word."))
                .forEach(words::add);
        for (Enum<?> constant : constants()) {
            String ofType = "word." + constant.getDeclaringClass().getSimpleName() + ".";
            if (words.stream().anyMatch(word -> word.startsWith(ofType))) {
                assertThat(words).contains(word(constant));
            }
        }
        assertThat(Bundle.named("words_de").keys())
                .isEqualTo(Bundle.named("words").keys());
    }

    @Test
    void idsAreUniqueAndSayWhereTheyComeFrom() {
        assertThat(codes()).extracting(MessageCode::id).doesNotHaveDuplicates();
        assertThat(codes())
                .allSatisfy(code -> assertThat(code.id())
                        .matches("[a-z]+(-[a-z]+)*\\.[a-z0-9]+(-[a-z0-9]+)*")
                        .startsWith(code.check() + "."));
        assertThat(Codes.findings())
                .extracting(FindingCode::section)
                .allSatisfy(section -> assertThat(section).matches("|RFC [0-9]+ §[0-9A-Z.]+"));
    }

    @Test
    void everyFindingIsAboutAName() {
        assertThat(Situations.all().findings())
                .allSatisfy(finding -> assertThat(finding.name()).isPresent());
        assertThat(Situations.all().findings())
                .filteredOn(finding -> finding.check().equals("mx"))
                .allSatisfy(finding ->
                        assertThat(finding.name().orElseThrow().labels()).contains("customer"));
    }

    @Test
    void aNumberHasNoSeparators() {
        Finding shortKey = Situations.all().findings().stream()
                .filter(finding -> finding.code().id().equals("dkim.short-key"))
                .findFirst()
                .orElseThrow();

        assertThat(shortKey.message()).contains("1024 bits");
        assertThat(shortKey.message(Locale.GERMAN)).contains("1024 Bit");
    }
}
