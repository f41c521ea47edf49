package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpfMessagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)[,}]");

    /** The arguments that the code gives with each finding. */
    private static final Map<SpfFinding, Set<String>> ARGUMENTS = new LinkedHashMap<>();

    /** Those with a second sentence where the service behind an include is known by name. */
    private static final Set<SpfFinding> NAMING_A_SERVICE = Set.of(
            SpfFinding.TOO_MANY_LOOKUPS,
            SpfFinding.INCLUDE_WITHOUT_RECORD,
            SpfFinding.REDIRECT_WITHOUT_RECORD,
            SpfFinding.INCLUDE_INVALID,
            SpfFinding.INCLUDE_MULTIPLE_RECORDS,
            SpfFinding.INCLUDE_NOT_DETERMINED,
            SpfFinding.INCLUDE_PERMITS_EVERYONE,
            SpfFinding.INCLUDE_WIDE_NETWORK);

    /** The steps to do by hand, with their arguments. */
    private static final Map<String, Set<String>> STEPS = Map.of(
            "spf.check-removed", Set.of("term"),
            "spf.choose-senders", Set.of("count", "limit", "terms", "senders"),
            "spf.narrow-network", Set.of("term"),
            "spf.ask-owner", Set.of("term"),
            "spf.mend-provider-record", Set.of("include"));

    static {
        arguments("", SpfFinding.MISSING, SpfFinding.TYPE_99, SpfFinding.NO_ALL);
        arguments("name cause detail", SpfFinding.NOT_DETERMINED);
        arguments("count", SpfFinding.MULTIPLE_RECORDS);
        arguments("mistake repaired", SpfFinding.PASTING_MISTAKE);
        arguments("repaired", SpfFinding.SPOILT_BESIDE);
        arguments("domain found", SpfFinding.MISPLACED);
        arguments("repaired", SpfFinding.NO_VERSION);
        arguments("code", SpfFinding.BAD_CHARACTER);
        arguments(
                "term",
                SpfFinding.UNKNOWN_MECHANISM,
                SpfFinding.MISSING_ARGUMENT,
                SpfFinding.UNEXPECTED_ARGUMENT,
                SpfFinding.BAD_ADDRESS,
                SpfFinding.BAD_PREFIX_LENGTH,
                SpfFinding.BAD_MODIFIER_NAME,
                SpfFinding.DUPLICATE_MODIFIER,
                SpfFinding.PERMITS_EVERYONE,
                SpfFinding.NEUTRAL_ALL,
                SpfFinding.PTR,
                SpfFinding.P_MACRO,
                SpfFinding.UNREACHABLE_TERM,
                SpfFinding.REDIRECT_IGNORED,
                SpfFinding.DUPLICATE_TERM,
                SpfFinding.UNKNOWN_MODIFIER,
                SpfFinding.MECHANISM_AS_MODIFIER,
                SpfFinding.WIDE_NETWORK,
                SpfFinding.GLUED_STRINGS);
        arguments("term meant", SpfFinding.MISSPELT_MECHANISM);
        arguments("term domain", SpfFinding.BAD_DOMAIN);
        arguments("term address", SpfFinding.ADDRESS_AS_DOMAIN);
        arguments("term macro", SpfFinding.BAD_MACRO);
        arguments("octets limit", SpfFinding.LONG_ANSWER);
        arguments("term in count limit", SpfFinding.TOO_MANY_LOOKUPS);
        arguments("count limit", SpfFinding.LOOKUPS_NEAR_LIMIT, SpfFinding.TOO_MANY_VOID_LOOKUPS);
        arguments("family count limit", SpfFinding.TOO_MANY_VOID_LOOKUPS_FOR_FAMILY);
        arguments(
                "term target",
                SpfFinding.VOID_LOOKUP,
                SpfFinding.LOOP,
                SpfFinding.INCLUDE_WITHOUT_RECORD,
                SpfFinding.REDIRECT_WITHOUT_RECORD,
                SpfFinding.INCLUDE_MULTIPLE_RECORDS,
                SpfFinding.INCLUDE_PERMITS_EVERYONE,
                SpfFinding.INCLUDE_NEUTRAL_ALL,
                SpfFinding.DEPENDS_ON_MESSAGE);
        arguments("term count limit", SpfFinding.TOO_MANY_MX_HOSTS);
        arguments("term target text", SpfFinding.INCLUDE_INVALID);
        arguments("term target cause", SpfFinding.INCLUDE_NOT_DETERMINED, SpfFinding.LOOKUP_FAILED);
        arguments("term in", SpfFinding.INCLUDE_WIDE_NETWORK);
        arguments("records", SpfFinding.TREE_TOO_LARGE);
        arguments("target records", SpfFinding.EXPLANATION_UNUSABLE);
        arguments("include", SpfFinding.INCLUDE_MISSING);
        arguments(
                "include term",
                SpfFinding.INCLUDE_MISSPELT,
                SpfFinding.INCLUDE_NOT_PASSING,
                SpfFinding.INCLUDE_UNREACHABLE,
                SpfFinding.INCLUDE_INDIRECT);
        arguments("address verdict term", SpfFinding.ADDRESS_NOT_AUTHORIZED, SpfFinding.ADDRESS_NOT_DETERMINED);
    }

    private static void arguments(String names, SpfFinding... codes) {
        for (SpfFinding code : codes) {
            ARGUMENTS.put(code, names.isEmpty() ? Set.of() : Set.of(names.split(" ")));
        }
    }

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = SpfMessagesTest.class
                .getClassLoader()
                .getResourceAsStream("META-INF/domainverifier/findings/" + name + ".properties")) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return properties;
    }

    @ParameterizedTest
    @ValueSource(strings = {"spf", "spf_de"})
    void everyFindingHasItsTextsAndNoTextIsForNothing(String name) throws IOException {
        Set<String> expected = new TreeSet<>(STEPS.keySet());
        for (SpfFinding code : SpfFinding.values()) {
            for (String part : List.of("", ".meaning", ".example", ".repair")) {
                expected.add(code.id() + part);
            }
        }
        NAMING_A_SERVICE.forEach(code -> expected.add(code.id() + "[service]"));
        assertThat(bundle(name).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spf", "spf_de"})
    void everyPlaceholderIsAnArgument(String name) throws IOException {
        Properties bundle = bundle(name);
        for (SpfFinding code : SpfFinding.values()) {
            assertThat(ARGUMENTS).containsKey(code);
            assertThat(placeholders(bundle.getProperty(code.id())))
                    .as(code.id())
                    .isSubsetOf(ARGUMENTS.get(code));
            if (NAMING_A_SERVICE.contains(code)) {
                Set<String> arguments = placeholders(bundle.getProperty(code.id() + "[service]"));
                assertThat(arguments).as(code.id()).contains("service");
                arguments.remove("service");
                assertThat(arguments).as(code.id()).isEqualTo(placeholders(bundle.getProperty(code.id())));
            }
            for (String part : List.of(".meaning", ".example", ".repair")) {
                assertThat(bundle.getProperty(code.id() + part))
                        .as(code.id() + part)
                        .doesNotContain("{");
            }
        }
        STEPS.forEach((step, arguments) ->
                assertThat(placeholders(bundle.getProperty(step))).as(step).isSubsetOf(arguments));
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Holds the list above against what the code really gives. */
    @Test
    void findingsHaveTheArgumentsThatTheTextsRelyOn() {
        FindingsOfAllKinds.all()
                .forEach((code, finding) ->
                        assertThat(finding.arguments().keySet()).as(code.id()).containsAll(ARGUMENTS.get(code)));
        assertThat(FindingsOfAllKinds.all().keySet()).containsExactlyInAnyOrder(SpfFinding.values());
    }

    @Test
    void sentencesAreComplete() {
        FindingsOfAllKinds.all().values().forEach(finding -> {
            assertThat(finding.message()).isNotEqualTo(finding.code().id()).doesNotContainPattern("(?<!%)\\{[a-z]");
            assertThat(finding.message(Locale.GERMAN))
                    .isNotEqualTo(finding.message())
                    .doesNotContainPattern("(?<!%)\\{[a-z]");
        });
        assertThat(Messages.of(Locale.GERMAN).text(SpfStep.NARROW_NETWORK, Map.of("term", "ip4:10.0.0.0/8")))
                .contains("ip4:10.0.0.0/8");
    }
}
