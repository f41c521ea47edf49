package org.domainverifier.dmarc;

/** What SPF or DKIM said of one identity (RFC 8601 §2.7.1 and §2.7.2); there are no others. */
public enum AuthenticationResult {
    /** Authenticated. */
    PASS,
    /** Not authenticated. */
    FAIL,
    /** Probably not authorized (SPF). */
    SOFTFAIL,
    /** Nothing is asserted. */
    NEUTRAL,
    /** There is nothing to check. */
    NONE,
    /** The signature is not acceptable to the receiver (DKIM). */
    POLICY,
    /** A failure that may pass, such as a DNS time-out. */
    TEMPERROR,
    /** A failure that will not pass, such as an invalid record. */
    PERMERROR
}
