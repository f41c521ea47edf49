package org.domainverifier;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;

/**
 * What a report says of one check.
 *
 * @param key which check
 * @param requirement how much it counts for the verdict
 * @param status its conclusion; {@link CheckStatus#UNKNOWN} if the check broke or did not end in time
 * @param findings what it found; if the check broke or did not end in time, one finding that says so
 * @param result the typed result; empty if the check broke or did not end in time
 */
public record CheckEntry(
        CheckKey<?> key,
        Requirement requirement,
        CheckStatus status,
        List<Finding> findings,
        Optional<CheckResult> result) {
    /** Copies the list; refuses nulls. */
    public CheckEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(requirement, "requirement");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(result, "result");
        findings = List.copyOf(findings);
    }

    static CheckEntry of(CheckKey<?> key, Requirement requirement, CheckResult result) {
        return new CheckEntry(key, requirement, result.status(), result.findings(), Optional.of(result));
    }

    static CheckEntry withoutResult(CheckKey<?> key, Requirement requirement, Finding reason) {
        return new CheckEntry(key, requirement, CheckStatus.UNKNOWN, List.of(reason), Optional.empty());
    }
}
