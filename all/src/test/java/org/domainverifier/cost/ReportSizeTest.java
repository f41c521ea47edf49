package org.domainverifier.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.testing.internal.WorstText;
import org.domainverifier.txt.TxtKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However much a stranger publishes, a report stays so small that thousands can be logged. */
class ReportSizeTest {
    private static final int LONGEST_REPORT = 250_000;

    static Stream<WorstText> texts() {
        return WorstText.all().stream().filter(text -> !text.kind().equals("policy"));
    }

    private static DomainReport verify(WorstZone zone) {
        return DomainVerifier.builder()
                .resolver(zone)
                .check(MtaStsCheck.recordsOnly())
                .check(DkimCheck.withSelectors("dkim"))
                .build()
                .verify("evil.example");
    }

    private static WorstZone zone(WorstText text, int length) {
        return new WorstZone()
                .txt(WorstAnswer.place(text.kind()), text.ofLength().apply(length));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void theLongestTextThatIsReadMakesNoLongReport(WorstText text) {
        DomainReport report = verify(zone(text, TxtKind.LONGEST_TEXT));

        assertThat(report.toString().length()).isLessThan(LONGEST_REPORT);
        assertThat(report.entries())
                .allSatisfy(entry -> assertThat(entry.findings()).hasSizeLessThanOrEqualTo(Findings.MOST));
        assertThat(report.findings().stream()
                        .mapToInt(finding -> finding.message(Locale.GERMAN).length())
                        .sum())
                .isLessThan(LONGEST_REPORT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void neitherDoesTheLongestThatTheDnsCarries(WorstText text) {
        assertThat(verify(zone(text, WorstText.LONGEST)).toString().length()).isLessThan(LONGEST_REPORT);
    }

    @Test
    void neitherDoAllRecordsTogether() {
        WorstZone zone = new WorstZone();
        for (String[] record : new String[][] {
            {"spf", "v=spf1 ", "moo "},
            {"dkim", "v=DKIM1; p=AAAA", ";"},
            {"dmarc", "v=DMARC1; p=none", ";"},
            {"tls-rpt", "v=TLSRPTv1", ";"},
            {"mta-sts", "v=STSv1", ";"}
        }) {
            int times = (TxtKind.LONGEST_TEXT - record[1].length()) / record[2].length();
            zone.txt(WorstAnswer.place(record[0]), record[1] + record[2].repeat(times));
        }
        DomainReport report = verify(zone);
        List<Finding> told = report.findings().stream()
                .filter(finding -> finding.arguments().containsKey(Finding.MORE))
                .toList();

        assertThat(report.toString().length()).isLessThan(LONGEST_REPORT);
        assertThat(told).as("each tells what was left out").hasSizeGreaterThanOrEqualTo(4);
    }
}
