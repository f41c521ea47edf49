package org.domainverifier;

import static org.domainverifier.record.Severity.ERROR;
import static org.domainverifier.record.Severity.NOTICE;
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
    /** A registry says that there is no such domain. */
    DOMAIN_DOES_NOT_EXIST(ERROR, "RFC 8020 §2"),
    /** The aliases of a name lead in a circle, so that nothing can be found there. */
    ALIAS_CIRCLE(ERROR, "RFC 1034 §3.6.2"),
    /** A name that only a wildcard answers for gets records of its own, or has names below it from now on. */
    WILDCARD_ENDS(NOTICE, "RFC 4592 §2.2.2"),
    /** A name is an alias, and gets records of its own in its place. */
    ALIAS_ENDS(WARNING, "RFC 1034 §3.6.2"),
    /** What the repairs would take away from a name could not be looked up. */
    EFFECTS_NOT_KNOWN(WARNING, "RFC 4592 §2.2.2"),
    /** The records lead to more questions than one verification asks. */
    QUESTIONS_USED_UP(WARNING, ""),
    /** What the provider expects of this customer is not known yet. */
    VALUE_NOT_READY(NOTICE, ""),
    /** What the provider expects of this customer could not be had. */
    VALUE_UNAVAILABLE(WARNING, ""),
    /** One of several expectations is met, and it is not the preferred one. */
    MET_BY_ALTERNATIVE(NOTICE, ""),
    /** Something is expected at a name that is too long for the DNS. */
    NAME_TOO_LONG(ERROR, "RFC 1035 §2.3.4");

    private final FindingDefinition definition;

    VerifierFinding(Severity severity, String section) {
        definition = FindingDefinition.of("verifier", this, severity, section);
    }

    @Override
    public FindingDefinition definition() {
        return definition;
    }

    @Override
    public boolean saysNotDetermined() {
        return this == VALUE_UNAVAILABLE
                || this == EFFECTS_NOT_KNOWN
                || this == CHECK_FAILED
                || this == CHECK_TIMED_OUT;
    }
}
