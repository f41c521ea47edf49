package org.domainverifier.situations;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.Finding;
import org.domainverifier.record.Severity;
import org.junit.jupiter.api.Test;

/** Of docs/decisions.md, D-SEVERITY: what holds for every report. */
class SeverityTest {
    @Test
    void aVerifiedDomainHasNoError() {
        assertThat(Situations.all().reports())
                .filteredOn(report ->
                        report.verdict() == Verdict.VERIFIED || report.verdict() == Verdict.VERIFIED_WITH_WARNINGS)
                .hasSizeGreaterThan(50)
                .flatExtracting(DomainReport::entries)
                .flatExtracting(CheckEntry::findings)
                .extracting(Finding::severity)
                .doesNotContain(Severity.ERROR);
    }

    @Test
    void noFindingWeighsMoreThanItsCodeSays() {
        assertThat(Situations.all().findings())
                .allSatisfy(finding -> assertThat(finding.severity())
                        .isLessThanOrEqualTo(finding.code().severity()));
    }

    @Test
    void whatWasAskedForIsANotice() {
        assertThat(Situations.all().findings())
                .filteredOn(finding -> finding.arguments().containsKey(Finding.ASKED))
                .hasSizeGreaterThan(3)
                .allSatisfy(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
                    assertThat(finding.repair()).isEmpty();
                });
    }

    @Test
    void theResultKeepsItsFindingsAsTheCheckMadeThem() {
        for (DomainReport report : Situations.all().reports()) {
            for (CheckEntry entry : report.entries()) {
                CheckResult result = entry.result().orElse(null);
                if (result != null) {
                    assertThat(entry.findings())
                            .filteredOn(finding -> !finding.check().equals("verifier")) // what no check knows
                            .extracting(Finding::code)
                            .isEqualTo(result.findings().stream()
                                    .map(Finding::code)
                                    .toList());
                }
            }
        }
    }
}
