package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Severity;
import org.domainverifier.tlsrpt.TlsRptRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The cases of {@code suite.yaml}. */
class SuiteTest {
    private static final Suite SUITE = read();

    record Suite(List<Case> policies, List<Case> mtaStsRecords, List<Case> tlsRptRecords, List<Match> patterns) {}

    record Case(String name, String text, List<String> codes, String canonical) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Match(String pattern, String host, boolean matches) {}

    private static Suite read() {
        try (InputStream in = Objects.requireNonNull(SuiteTest.class.getResourceAsStream("/suite.yaml"))) {
            return new YAMLMapper().readValue(in, Suite.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<Case> policies() {
        return SUITE.policies().stream();
    }

    static Stream<Case> mtaStsRecords() {
        return SUITE.mtaStsRecords().stream();
    }

    static Stream<Case> tlsRptRecords() {
        return SUITE.tlsRptRecords().stream();
    }

    static Stream<Match> patterns() {
        return SUITE.patterns().stream();
    }

    @Test
    void noCaseIsLost() {
        assertThat(SUITE.policies()).hasSize(65);
        assertThat(SUITE.mtaStsRecords()).hasSize(32);
        assertThat(SUITE.tlsRptRecords()).hasSize(32);
        assertThat(SUITE.patterns()).hasSize(13);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policy(Case each) {
        judge(each, "mta-sts.", MtaStsPolicy::parse);
        Parsed<MtaStsPolicy> fromBytes = MtaStsPolicy.parse(each.text().getBytes(StandardCharsets.UTF_8));
        assertThat(fromBytes).isEqualTo(MtaStsPolicy.parse(each.text()));
    }

    @ParameterizedTest
    @MethodSource("mtaStsRecords")
    void mtaStsRecord(Case each) {
        judge(each, "mta-sts.", MtaStsRecord::parse);
    }

    @ParameterizedTest
    @MethodSource("tlsRptRecords")
    void tlsRptRecord(Case each) {
        judge(each, "tls-rpt.", TlsRptRecord::parse);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void pattern(Match each) {
        assertThat(MxPattern.parse(each.pattern()).orElseThrow().matches(DomainName.of(each.host())))
                .isEqualTo(each.matches());
    }

    private static <R> void judge(Case each, String check, Function<String, Parsed<R>> parser) {
        Parsed<R> parsed = parser.apply(each.text());
        assertThat(parsed.diagnostics())
                .extracting(diagnostic -> diagnostic.code().id())
                .containsExactlyElementsOf(
                        each.codes().stream().map(check::concat).toList());
        assertThat(parsed.record().map(Object::toString).orElse(null)).isEqualTo(each.canonical());
        for (Diagnostic diagnostic : parsed.diagnostics()) {
            assertThat(diagnostic.span().end()).isLessThanOrEqualTo(each.text().length());
        }
        boolean errors = parsed.diagnostics().stream()
                .anyMatch(diagnostic -> diagnostic.code().severity() == Severity.ERROR);
        assertThat(parsed.isValid()).isEqualTo(!errors && each.canonical() != null);
        parsed.record()
                .ifPresent(record ->
                        assertThat(parser.apply(record.toString()).record()).contains(record));
    }
}
