package org.domainverifier;

import java.util.List;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.record.Severity;

/** What a report says of a domain's state (D-STATE): what could not be asked, or is not ready, says nothing of it. */
enum ReportSays {
    /** All is right. */
    RIGHT,
    /** All that is required is right; of something it is not known, and nothing is known to be worth fixing. */
    RIGHT_AS_FAR_AS_KNOWN,
    /** All that is required is right, and something is worth fixing. */
    WORTH_FIXING,
    /** Something required is wrong. */
    WRONG,
    /** Nothing. */
    NOTHING;

    private static final int MOST_REASONS = 20;

    static ReportSays of(DomainReport report) {
        return switch (report.verdict()) {
            case VERIFIED -> RIGHT;
            case VERIFIED_WITH_WARNINGS -> isOnlyNotKnown(report) ? RIGHT_AS_FAR_AS_KNOWN : WORTH_FIXING;
            case NOT_VERIFIED -> isNotReady(report) ? NOTHING : WRONG;
            case INCONCLUSIVE -> NOTHING;
        };
    }

    /** The codes of what makes it say so, each once. */
    List<String> reasons(DomainReport report) {
        Stream<Finding> findings = switch (this) {
            case WRONG ->
                Stream.concat(report.domainFindings().stream(), findings(report))
                        .filter(finding -> finding.severity() == Severity.ERROR);
            case WORTH_FIXING -> findings(report);
            case RIGHT, RIGHT_AS_FAR_AS_KNOWN, NOTHING -> Stream.of();
        };
        return findings.filter(ReportSays::isWrong)
                .map(finding -> finding.code().id())
                .distinct()
                .limit(MOST_REASONS)
                .toList();
    }

    private static Stream<Finding> findings(DomainReport report) {
        return report.entries().stream()
                .filter(ReportSays::isKnown)
                .filter(entry -> Verdict.of(entry.requirement(), entry.status()) != Verdict.VERIFIED)
                .flatMap(entry -> entry.findings().stream());
    }

    private static boolean isWrong(Finding finding) {
        return finding.severity() != Severity.NOTICE && !finding.code().saysNotDetermined();
    }

    private static boolean isKnown(CheckEntry entry) {
        return entry.status() != CheckStatus.PENDING && isDetermined(entry);
    }

    /** A check that warns of nothing but what it could not look up has found nothing wrong. */
    static boolean isDetermined(CheckEntry entry) {
        return switch (entry.status()) {
            case UNKNOWN -> false;
            case WARNING ->
                entry.findings().stream().anyMatch(ReportSays::isWrong)
                        || entry.findings().stream()
                                .noneMatch(finding -> finding.code().saysNotDetermined());
            case PENDING, CORRECT, MISSING, INCORRECT, CONFLICT, INVALID -> true;
        };
    }

    private static boolean isOnlyNotKnown(DomainReport report) {
        List<CheckEntry> warning = report.entries().stream()
                .filter(entry -> Verdict.of(entry.requirement(), entry.status()) != Verdict.VERIFIED)
                .toList();
        return !warning.isEmpty() && warning.stream().noneMatch(ReportSays::isKnown);
    }

    private static boolean isNotReady(DomainReport report) {
        List<CheckStatus> required = report.entries().stream()
                .filter(entry -> entry.requirement() == Requirement.REQUIRED)
                .map(CheckEntry::status)
                .toList();
        return required.contains(CheckStatus.PENDING) && required.stream().noneMatch(CheckStatus::isWrong);
    }
}
