package org.domainverifier.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.ReportDiff;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.Finding;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcCheck;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcFinding;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final String REPAIRED =
            Reports.ZONE.replace("include:spf.old.example", "include:spf.trekmail.example");

    private final ReportJson json = ReportJson.standard();

    private DomainReport again(DomainReport report) {
        return json.readReport(json.write(report));
    }

    @Test
    void whatIsReadIsEqualToWhatWasWritten() {
        DomainReport report = Reports.report();
        DomainReport again = again(report);
        assertThat(again).isEqualTo(report).hasSameHashCodeAs(report);
        assertThat(again.get(SpfCheck.KEY)).isEqualTo(report.get(SpfCheck.KEY));
        assertThat(again.repairs()).isEqualTo(report.repairs());
        assertThat(again.recordsToPublish()).isEqualTo(report.recordsToPublish());
        assertThat(again.visibleBy()).isEqualTo(report.visibleBy());
    }

    @Test
    void whatIsReadIsWrittenTheSame() {
        ReportJson fixed = ReportJson.builder()
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .indented()
                .build();
        String written = fixed.write(Reports.report());
        assertThat(fixed.write(fixed.readReport(written))).isEqualTo(written);
    }

    @Test
    void whatIsReadMakesTheSameSentencesInAnyLanguage() {
        DomainReport report = Reports.report();
        List<Finding> read = again(report).findings();
        assertThat(read).hasSameSizeAs(report.findings()).isNotEmpty();
        for (int i = 0; i < read.size(); i++) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                Finding written = report.findings().get(i);
                assertThat(read.get(i).message(locale)).isEqualTo(written.message(locale));
                assertThat(read.get(i).meaning(locale)).isEqualTo(written.meaning(locale));
                assertThat(read.get(i).advice(locale)).isEqualTo(written.advice(locale));
            }
        }
    }

    @Test
    void whatIsReadIsComparedWithWhatIsFoundToday() {
        DomainReport before = Reports.report();
        DomainReport after = Reports.report(REPAIRED);
        ReportDiff diff = ReportDiff.between(again(before), after);
        assertThat(diff.isEmpty()).isFalse();
        assertThat(diff).isEqualTo(ReportDiff.between(before, after));
        assertThat(ReportDiff.between(again(before), before).isEmpty()).isTrue();
    }

    @Test
    void aDiffIsReadBack() {
        ReportDiff diff = ReportDiff.between(Reports.report(), Reports.report(REPAIRED));
        assertThat(json.readDiff(json.write(diff))).isEqualTo(diff);
    }

    @Test
    void aPlanIsReadBackWithItsWayBack() {
        RepairPlan plan = Reports.report().repairs();
        assertThat(plan.changes()).isNotEmpty();
        RepairPlan again = json.readPlan(json.write(plan));
        assertThat(again).isEqualTo(plan);
        assertThat(again.inverse()).isEqualTo(plan.inverse());
        assertThat(again.toTable(Locale.GERMAN)).isEqualTo(plan.toTable(Locale.GERMAN));
    }

    @Test
    void theRecordsToPublishAreReadBack() {
        DomainReport report = Reports.report();
        assertThat(report.recordsToPublish()).isNotEmpty();
        assertThat(json.readRecords(json.write(report.recordsToPublish()))).isEqualTo(report.recordsToPublish());
    }

    @Test
    void aStateIsReadBack() {
        DomainState state = DomainState.pending(Instant.parse("2026-11-27T09:00:00.123456Z"))
                .after(Reports.report())
                .after(Reports.report(REPAIRED));
        assertThat(json.readState(json.write(state))).isEqualTo(state);
    }

    /** A function cannot be written: what it said of the customer is. */
    @Test
    void whatAFunctionOfTheProvidersSaidIsKept() {
        DomainReport report = Reports.onboarding(Reports.ZONE)
                .require(DkimExpectation.alias("own", customer -> Optional.of("own." + customer + ".keys.example")))
                .require(DkimExpectation.key("later", customer -> Optional.empty()))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.example", customer -> Optional.of("7")))
                .recommend(DmarcExpectation.hostedAt(CustomerValue.of(customer -> {
                    throw new IllegalStateException("the key store is down");
                })))
                .timeout(Duration.ofSeconds(30))
                .build()
                .verify("customer.example");
        DomainReport again = again(report);
        assertThat(again.recordsToPublish()).isEqualTo(report.recordsToPublish());
        assertThat(again.get(DkimCheck.KEY).findings())
                .isEqualTo(report.get(DkimCheck.KEY).findings());
        assertThat(again(again)).isEqualTo(again);
    }

    @Test
    void aReportIsSummedUpInALine() {
        String text = Reports.report().toString();
        assertThat(text)
                .startsWith("DomainReport[customer.example NOT_VERIFIED")
                .contains("; spf INCORRECT spf.");
        assertThat(text).doesNotContain("\n");
        assertThat(text.length()).isLessThan(2_000);
    }

    /** What was told is what is kept, also where the reader thinks otherwise of findings. */
    @Test
    void whatAnApplicationThinksOfFindingsIsKept() {
        DomainReport report = Reports.onboarding(Reports.ZONE)
                .severity(DmarcFinding.POLICY_NONE, Severity.ERROR)
                .suppress("mx.target-without-address", "dmarc.percentage")
                .require(TlsRptExpectation.anyValid(), customer -> true)
                .build()
                .verify("customer.example");
        DomainReport again = again(report);

        assertThat(again).isEqualTo(report);
        assertThat(again.status(DmarcCheck.KEY)).contains(CheckStatus.INVALID);
        assertThat(again.findings())
                .filteredOn(finding -> finding.code() == DmarcFinding.POLICY_NONE)
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        assertThat(again.get(DmarcCheck.KEY).findings())
                .filteredOn(finding -> finding.code() == DmarcFinding.POLICY_NONE)
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }
}
