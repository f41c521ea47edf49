package org.domainverifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Severity;

/** The entry of a check that has ended, one way or another. */
record VerifiedCheck(
        DomainName name,
        CheckKey<?> key,
        Requirement requirement,
        CheckStatus status,
        List<Finding> findings,
        Optional<CheckResult> result,
        CustomerValues values,
        DnsUsage usage)
        implements CheckEntry {
    VerifiedCheck {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(usage, "usage");
        findings = List.copyOf(findings);
    }

    /** For logs, without the typed result. */
    @Override
    public String toString() {
        return "CheckEntry[check=" + key.id() + ", name=" + name + ", requirement=" + requirement + ", status=" + status
                + ", findings=" + findings + "]";
    }

    /**
     * What a check found.
     *
     * @param status that of the result, or what follows from it together with what no check knows
     * @param findings likewise
     * @param values what the provider said
     * @param usage what it cost
     */
    static CheckEntry of(
            Place place,
            Requirement requirement,
            CheckResult result,
            CheckStatus status,
            List<Finding> findings,
            CustomerValues values,
            DnsUsage usage) {
        return weighed(place, requirement, status, findings, Optional.of(result), values, usage);
    }

    static CheckEntry withoutResult(Place place, Requirement requirement, Finding reason, DnsUsage usage) {
        return withoutResult(place, requirement, CheckStatus.UNKNOWN, reason, usage);
    }

    static CheckEntry withoutResult(
            Place place, Requirement requirement, CheckStatus status, Finding reason, DnsUsage usage) {
        return weighed(place, requirement, status, List.of(reason), Optional.empty(), CustomerValues.none(), usage);
    }

    // docs/decisions.md, D-SEVERITY: the one place where a requirement lowers severities
    private static CheckEntry weighed(
            Place place,
            Requirement requirement,
            CheckStatus status,
            List<Finding> findings,
            Optional<CheckResult> result,
            CustomerValues values,
            DnsUsage usage) {
        Verdict verdict = Verdict.of(requirement, status);
        boolean harmless = verdict == Verdict.VERIFIED || verdict == Verdict.VERIFIED_WITH_WARNINGS;
        Severity most = harmless ? Severity.WARNING : Severity.ERROR;
        List<Finding> weighed = new ArrayList<>(findings.size());
        for (Finding finding : Findings.bounded(findings)) {
            boolean notAskedFor =
                    requirement == Requirement.OPTIONAL && finding.code().saysAbsence();
            weighed.add(finding.atMost(notAskedFor ? Severity.NOTICE : most));
        }
        return new VerifiedCheck(place.name(), place.key(), requirement, status, weighed, result, values, usage);
    }
}
