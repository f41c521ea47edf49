package org.domainverifier;

/** Where a customer's domain stands over time, beyond a single report. */
public enum DomainStatus {
    /** It has never been right yet. */
    PENDING,
    /** Everything required is right. */
    ACTIVE,
    /** Everything required is right, something is worth fixing. */
    ACTIVE_WITH_WARNINGS,
    /** It was active, and has been wrong for too long. */
    ERROR
}
