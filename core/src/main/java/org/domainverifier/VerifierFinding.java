package org.domainverifier;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;

/** What the verifier itself can find, beside the checks. */
public enum VerifierFinding implements FindingCode {
    /** A check threw an exception. */
    CHECK_FAILED("verifier.check-failed", Severity.ERROR),
    /** A check did not end before the deadline. */
    CHECK_TIMED_OUT("verifier.check-timed-out", Severity.ERROR);

    private final String id;
    private final Severity severity;

    VerifierFinding(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String section() {
        return "";
    }
}
