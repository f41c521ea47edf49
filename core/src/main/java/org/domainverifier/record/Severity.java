package org.domainverifier.record;

/** How much a finding matters. */
public enum Severity {
    /** Worth knowing; the record is as it should be. */
    NOTICE,
    /** It works, and should be fixed. */
    WARNING,
    /** It does not do what it is there for. */
    ERROR
}
