package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.record.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sentences of core's findings: all there, in both languages, with arguments that the findings have. */
class FindingBundlesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)");
    private static final List<String> SUFFIXES = List.of("", ".meaning", ".example", ".repair");
    private static final Set<String> HOST = Set.of("host", "preference");

    /** What each finding always gives to its sentence; a test below shows that it does. */
    private static final Map<FindingCode, Set<String>> ARGUMENTS = Map.ofEntries(
            entry(VerifierFinding.CHECK_FAILED, Set.of("check", "problem")),
            entry(VerifierFinding.CHECK_TIMED_OUT, Set.of("check")),
            entry(MxFinding.MISSING, Set.of("domain")),
            entry(MxFinding.NOT_DETERMINED, Set.of("name", "cause", "detail")),
            entry(MxFinding.IMPLICIT, Set.of("addresses")),
            entry(MxFinding.NULL_MX, Set.of()),
            entry(MxFinding.NULL_MX_WITH_OTHERS, Set.of()),
            entry(MxFinding.NULL_MX_PREFERENCE, Set.of("preference")),
            entry(MxFinding.TARGET_IS_ALIAS, Set.of("host", "preference", "target")),
            entry(MxFinding.TARGET_IS_ADDRESS, HOST),
            entry(MxFinding.TARGET_NOT_A_HOST_NAME, HOST),
            entry(MxFinding.TARGET_WITHOUT_ADDRESS, HOST),
            entry(MxFinding.NO_TARGET_WITH_ADDRESS, Set.of()),
            entry(MxFinding.TARGET_NOT_DETERMINED, Set.of("host")),
            entry(MxFinding.DUPLICATE, HOST),
            entry(MxFinding.DOMAIN_IS_ALIAS, Set.of("target")),
            entry(MxFinding.EXPECTED_MISSING, HOST),
            entry(MxFinding.WRONG_PREFERENCE, Set.of("host", "preference", "expected")),
            entry(MxFinding.FOREIGN_TAKES_ALL, HOST),
            entry(MxFinding.FOREIGN_SHARES, HOST),
            entry(MxFinding.FOREIGN_BACKUP, HOST),
            entry(MxFinding.FOREIGN_SERVICE, Set.of("service", "count", "hosts")));

    static Stream<FindingCode> codes() {
        return Stream.concat(Stream.of(VerifierFinding.values()), Stream.of(MxFinding.values()));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasAllItsSentencesInBothLanguages(FindingCode code) throws IOException {
        Properties english = bundle(code.check());
        Properties german = bundle(code.check() + "_de");

        for (String suffix : SUFFIXES) {
            assertThat(english.getProperty(code.id() + suffix))
                    .as(code.id() + suffix)
                    .isNotBlank();
            assertThat(german.getProperty(code.id() + suffix))
                    .as(code.id() + suffix)
                    .isNotBlank()
                    .isNotEqualTo(suffix.equals(".example") ? "" : english.getProperty(code.id() + suffix));
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyPlaceholderIsAnArgument(FindingCode code) throws IOException {
        for (String bundle : List.of(code.check(), code.check() + "_de")) {
            for (String suffix : SUFFIXES) {
                assertThat(placeholders(bundle(bundle).getProperty(code.id() + suffix)))
                        .as("%s%s in %s", code.id(), suffix, bundle)
                        .isSubsetOf(ARGUMENTS.get(code));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void bothLanguagesTellTheSameArguments(FindingCode code) throws IOException {
        assertThat(placeholders(bundle(code.check() + "_de").getProperty(code.id())))
                .isEqualTo(placeholders(bundle(code.check()).getProperty(code.id())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mx", "mx_de", "verifier", "verifier_de"})
    void noSentenceIsLeftOver(String bundle) throws IOException {
        List<String> known = new ArrayList<>();
        codes().forEach(code -> SUFFIXES.forEach(suffix -> known.add(code.id() + suffix)));
        codes().forEach(code -> known.add(code.id() + "[service]")); // where the service is known by name

        assertThat(known).containsAll(bundle(bundle).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("codes")
    void idsAreStableAndSayWhereTheyComeFrom(FindingCode code) {
        assertThat(code.id()).matches("(mx|verifier)\\.[a-z]+(-[a-z]+)*");
        assertThat(code.section()).matches("|RFC [0-9]+ §[0-9.]+");
    }

    @Test
    void theFindingsReallyHaveTheseArguments() {
        String host = "mail.trekmail.net. IN A 192.0.2.1\ncustomer.example. IN MX ";
        Set<String> met = new TreeSet<>();
        for (String zone : List.of(
                "",
                "customer.example. IN A 192.0.2.1",
                host + "10 .",
                host + "0 .\ncustomer.example. IN MX 10 mail.trekmail.net.",
                host + "10 gone.example.",
                host + "10 192.0.2.1.",
                host + "10 a_b.example.",
                host + "10 mail.trekmail.net.\ncustomer.example. IN MX 20 mail.trekmail.net.",
                host + "10 alias.example.\nalias.example. IN CNAME mail.trekmail.net.",
                "customer.example. IN CNAME other.example.",
                host + "10 mail.trekmail.net.\ncustomer.example. IN MX 10 other.example.",
                host + "10 mail.trekmail.net.\ncustomer.example. IN MX 11 other.example.",
                host + "10 mail.trekmail.net.\ncustomer.example. IN MX 9 other.example.",
                host + "1 aspmx.l.google.com.\ncustomer.example. IN MX 5 alt1.aspmx.l.google.com.")) {
            for (String fault : List.of("none.example", "customer.example", "gone.example")) {
                DomainVerifier.Builder builder = DomainVerifier.builder()
                        .resolver(
                                ZoneResolver.builder().zone(zone).timeout(fault).build())
                        .check(new StubCheck("own", context -> null));
                check(builder.build(), met);
                check(
                        builder.require(MxExpectation.only(10, "mail.trekmail.net"))
                                .build(),
                        met);
            }
        }

        assertThat(met)
                .containsExactlyInAnyOrderElementsOf(codes().filter(code -> code != VerifierFinding.CHECK_TIMED_OUT)
                        .map(FindingCode::id)
                        .toList());
    }

    private static void check(DomainVerifier verifier, Set<String> met) {
        for (Finding finding : verifier.verify("customer.example").findings()) {
            met.add(finding.code().id());
            assertThat(finding.arguments().keySet()).as(finding.code().id()).containsAll(ARGUMENTS.get(finding.code()));
            assertThat(finding.name()).contains(DomainName.of("customer.example"));
            assertThat(finding.message()).isNotBlank().doesNotContain("{", "}");
            assertThat(finding.message(Locale.GERMAN)).isNotBlank().doesNotContain("{", "}");
        }
    }

    private static Set<String> placeholders(String sentence) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(sentence);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = FindingCode.class
                .getClassLoader()
                .getResourceAsStream("META-INF/domainverifier/findings/" + name + ".properties")) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
