package org.domainverifier.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.Finding;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcFinding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.spf.SpfFinding;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.domainverifier.tlsrpt.TlsRptFinding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thousands of texts at one name that were meant as records: a hundred are read, the number of the others is told, and they stay. */
class CrowdedNamesTest {
    private static final DomainName DOMAIN = DomainName.of("evil.example");
    private static final int MANY = 1_000;
    private static final int NOT_READ = 900;

    private static DomainVerifier verifier(WorstZone zone, String check) {
        DomainVerifier.Builder builder = DomainVerifier.builder()
                .resolver(zone)
                .check(MtaStsCheck.recordsOnly())
                .only(check);
        switch (check) {
            case "spf" -> builder.require(SpfExpectation.include("spf.trekmail.net"));
            case "dmarc" ->
                builder.require(DmarcExpectation.anyValid().suggesting("v=DMARC1; p=none; rua=mailto:a@trekmail.net"));
            case "tls-rpt" -> builder.require(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"));
            default -> builder.require(MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124"));
        }
        return builder.build();
    }

    private static WorstZone zone(String check, String text) {
        WorstZone zone = new WorstZone().txt("spf.trekmail.net", "v=spf1 ip4:192.0.2.0/28 -all");
        IntStream.range(0, MANY)
                .forEach(i -> zone.txt(WorstAnswer.place(check), "\"" + text.replace("#", "" + i) + "\""));
        return zone;
    }

    private static List<Finding> tellingOfUnread(DomainReport report) {
        return report.findings().stream()
                .filter(finding -> finding.arguments().containsKey(Finding.UNREAD))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "spf, v=spf1 a:h#.example -all",
        "dmarc, v=DMARC1; p=none; x=#",
        "tls-rpt, v=TLSRPTv1; rua=mailto:a@b#.example",
        "mta-sts, v=STSv1; id=#"
    })
    void aFindingTellsHowManyWereNotRead(String check, String text) {
        DomainReport report = verifier(zone(check, text), check).verify(DOMAIN);

        assertThat(tellingOfUnread(report)).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo(check);
            assertThat(finding.arguments()).containsEntry(Finding.UNREAD, NOT_READ);
        });
    }

    @ParameterizedTest
    @CsvSource({"dmarc, v=DMARC1; p=none; x=#", "tls-rpt, v=TLSRPTv1; rua=https://reports.example/#"})
    void theDomainIsRightOnceThoseThatWereReadAreOneRecordButForAWarningOfTheRest(String check, String text) {
        DomainVerifier verifier = verifier(zone(check, text), check);
        DomainReport report = verifier.verify(DOMAIN);

        assertThat(report.repairs().changes().stream().filter(change -> !(change instanceof RecordChange.Add)))
                .hasSize(MANY - NOT_READ);
        assertThat(verifier.preview(DOMAIN, report.repairs()).verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
    }

    @ParameterizedTest
    @CsvSource({
        "spf, v=spf1 a:h#.example -all, v=spf1 include:spf.trekmail.net -all",
        "dmarc, v=DMARC1; p=none; x=#, v=DMARC1; p=reject",
        "tls-rpt, v=TLSRPTv1; rua=https://reports.example/#, v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net"
    })
    void besideARecordTheNumberIsToldToo(String check, String text, String record) {
        WorstZone zone = zone(check, text).add(WorstAnswer.place(check), RecordData.Txt.of(record));

        assertThat(tellingOfUnread(verifier(zone, check).verify(DOMAIN)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code())
                            .isIn(SpfFinding.SPOILT_BESIDE, DmarcFinding.SPOILT_BESIDE, TlsRptFinding.SPOILT_BESIDE);
                    assertThat(finding.arguments()).containsEntry(Finding.UNREAD, NOT_READ);
                });
    }
}
