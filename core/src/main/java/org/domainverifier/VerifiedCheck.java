package org.domainverifier;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.check.Requirement;
import org.domainverifier.record.Severity;

/** The entry of a check that has ended, one way or another. */
record VerifiedCheck(
        CheckKey<?> key,
        Requirement requirement,
        CheckStatus status,
        List<Finding> findings,
        Optional<CheckResult> result)
        implements CheckEntry {
    VerifiedCheck {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(result, "result");
        findings = List.copyOf(findings);
    }

    /** For logs, without the typed result. */
    @Override
    public String toString() {
        return "CheckEntry[check=" + key.id() + ", requirement=" + requirement + ", status=" + status + ", findings="
                + findings + "]";
    }

    static CheckEntry of(CheckKey<?> key, Requirement requirement, CheckResult result) {
        return weighed(key, requirement, result.status(), result.findings(), Optional.of(result));
    }

    static CheckEntry withoutResult(CheckKey<?> key, Requirement requirement, Finding reason) {
        return weighed(key, requirement, CheckStatus.UNKNOWN, List.of(reason), Optional.empty());
    }

    // docs/decisions.md, D-SEVERITY: the one place where a requirement lowers severities
    private static CheckEntry weighed(
            CheckKey<?> key,
            Requirement requirement,
            CheckStatus status,
            List<Finding> findings,
            Optional<CheckResult> result) {
        Verdict verdict = Verdict.of(requirement, status);
        boolean harmless = verdict == Verdict.VERIFIED || verdict == Verdict.VERIFIED_WITH_WARNINGS;
        Severity most = harmless ? Severity.WARNING : Severity.ERROR;
        List<Finding> weighed = Findings.bounded(findings).stream()
                .map(finding ->
                        requirement == Requirement.OPTIONAL && finding.code().saysAbsence()
                                ? finding.atMost(Severity.NOTICE)
                                : finding.atMost(most))
                .toList();
        return new VerifiedCheck(key, requirement, status, weighed, result);
    }
}
