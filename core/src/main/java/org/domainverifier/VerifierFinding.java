package org.domainverifier;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.WARNING;

import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;

/** What the verifier itself can find, beside the checks. */
public enum VerifierFinding implements FindingCode {
    /** A check threw an exception. */
    CHECK_FAILED(ERROR, ""),
    /** A check did not end before the deadline. */
    CHECK_TIMED_OUT(ERROR, ""),
    /** The records lead to more questions than one verification asks. */
    QUESTIONS_USED_UP(WARNING, "");

    private final FindingDefinition definition;

    VerifierFinding(Severity severity, String section) {
        definition = FindingDefinition.of("verifier", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }
}
