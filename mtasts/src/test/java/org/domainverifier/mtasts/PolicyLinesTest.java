package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a line of a policy begins and ends, and what is said of thousands of them. */
class PolicyLinesTest {
    private static final String POLICY = "version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 604800\n";

    private static List<Diagnostic> said(String text) {
        return MtaStsPolicy.parse(text).diagnostics();
    }

    private static String marked(String text) {
        return said(text).get(0).span().of(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":",
                ":x",
                ": x",
                "x",
                "x:",
                "x: ",
                "x:\t",
                "-x: y",
                ".x: y",
                "_x: y",
                "x y: z",
                "x\u0001: y",
                "x: \u0001"
            })
    void aLineThatIsNotANameAColonAndAValueIsMalformed(String line) {
        assertThat(said(POLICY + line + "\n"))
                .singleElement()
                .extracting(Diagnostic::code)
                .isEqualTo(MtaStsFinding.POLICY_MALFORMED_LINE);
        assertThat(MtaStsPolicy.parse(POLICY + line + "\n").record())
                .isEqualTo(MtaStsPolicy.parse(POLICY).record());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:y", "x: y", "x:\t y \t", "x:y:z", "x::", "0: y", "x-._: y", "x: é"})
    void aNameAColonAndAValueAreAField(String line) {
        assertThat(said(POLICY + line))
                .singleElement()
                .extracting(Diagnostic::code)
                .isEqualTo(MtaStsFinding.POLICY_UNKNOWN_FIELD);
    }

    @Test
    void aNameHasThirtyTwoCharactersAtMost() {
        assertThat(said(POLICY + "x".repeat(32) + ": y"))
                .extracting(Diagnostic::code)
                .containsExactly(MtaStsFinding.POLICY_UNKNOWN_FIELD);
        assertThat(said(POLICY + "x".repeat(33) + ": y"))
                .extracting(Diagnostic::code)
                .containsExactly(MtaStsFinding.POLICY_MALFORMED_LINE);
    }

    @Test
    void theColonOfTheNextLineIsNotThisLines() {
        assertThat(marked("mode\n" + POLICY)).isEqualTo("mode");
    }

    @Test
    void theSpacesBehindALineAreNotPartOfIt() {
        assertThat(marked("x \t \r\n" + POLICY)).isEqualTo("x");
        assertThat(marked(" \t \r\n" + POLICY)).isEqualTo(" \t ");
        assertThat(marked("x: y \t \n" + POLICY)).isEqualTo("x: y");
    }

    @Test
    void aPolicyWithoutALineFeedAtItsEndIsReadToTheEnd() {
        String text = POLICY.substring(0, POLICY.length() - 1);

        assertThat(MtaStsPolicy.parse(text))
                .extracting(Parsed::record)
                .isEqualTo(MtaStsPolicy.parse(POLICY).record());
        assertThat(said(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mx: *\n", "f#: x\n", "mode: none\n", "Mode: none\n", "\n", ":\n"})
    void ofThousandsOfWrongLinesOneHundredAreSaidAndTheOthersCounted(String line) {
        StringBuilder text = new StringBuilder(POLICY);
        for (int i = 0; i < 5000; i++) {
            text.append(line.replace("#", Integer.toString(i)));
        }

        List<Diagnostic> said = said(text.toString());

        Map<Boolean, List<Diagnostic>> counted = said.stream()
                .collect(Collectors.partitioningBy(
                        diagnostic -> diagnostic.arguments().containsKey(Finding.MORE)));
        int kinds = counted.get(true).size();
        assertThat(said).hasSize(kinds * Findings.MOST);
        assertThat(counted.get(true))
                .allSatisfy(
                        first -> assertThat(first.arguments().get(Finding.MORE)).isIn(4900, 4899))
                .isNotEmpty();
    }

    @Test
    void whatIsNotSaidIsReadAllTheSame() {
        StringBuilder text = new StringBuilder(POLICY).append("mx: *\n".repeat(1000));
        for (int i = 0; i < 1000; i++) {
            text.append("f").append(i).append(": x\n");
            text.append("mx: a").append(i).append(".example\n");
        }
        text.append("mx: last.example\n");

        MtaStsPolicy policy = MtaStsPolicy.parse(text.toString().getBytes(StandardCharsets.UTF_8))
                .record()
                .orElseThrow();

        assertThat(policy.mx()).hasSize(1002);
        assertThat(policy.allows(DomainName.of("last.example"))).isTrue();
        assertThat(policy.extensions()).hasSize(1000);
    }
}
