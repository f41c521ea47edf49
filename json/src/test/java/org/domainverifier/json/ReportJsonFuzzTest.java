package org.domainverifier.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;
import org.domainverifier.DomainReport;
import org.domainverifier.repair.RepairPlan;

/**
 * Fuzz targets. In an ordinary build each runs over its saved inputs. To search for new ones, one target at a time: {@code
 * JAZZER_FUZZ=1 mvn -pl json -am test -Dtest='ReportJsonFuzzTest#anyReport*' -Dsurefire.failIfNoSpecifiedTests=false -Djazzer.hooks=true}.
 */
class ReportJsonFuzzTest {
    private static final ReportJson JSON = ReportJson.standard();
    private static final String REPORT = JSON.write(Reports.report());
    private static final String PLAN = JSON.write(Reports.report().repairs());

    /** Parts of a right document with something else between them, so that inputs get further than the first brace. */
    private static String spoilt(String right, FuzzedDataProvider data) {
        int from = data.consumeInt(0, right.length());
        int to = data.consumeInt(from, Math.min(right.length(), from + 300));
        return data.consumeBoolean()
                ? data.consumeRemainingAsString()
                : right.substring(0, from) + data.consumeRemainingAsString() + right.substring(to);
    }

    @FuzzTest(maxDuration = "5m")
    void anyReportIsReadOrRefused(FuzzedDataProvider data) {
        DomainReport report;
        try {
            report = JSON.readReport(spoilt(REPORT, data));
        } catch (ReportJsonException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
            return;
        }
        assertThat(JSON.readReport(JSON.write(report))).isEqualTo(report);
        report.findings().forEach(finding -> finding.message(Locale.GERMAN));
        report.recordsToPublish();
        report.repairs().toTable(Locale.GERMAN);
        report.visibleBy();
        assertThat(report.toString()).isNotEmpty();
    }

    @FuzzTest(maxDuration = "5m")
    void anyPlanIsReadOrRefused(FuzzedDataProvider data) {
        RepairPlan plan;
        try {
            plan = JSON.readPlan(spoilt(PLAN, data));
        } catch (ReportJsonException refused) {
            return;
        }
        assertThat(JSON.readPlan(JSON.write(plan))).isEqualTo(plan);
        plan.toZoneLines();
        plan.toTable(Locale.GERMAN);
        plan.inverse();
    }
}
