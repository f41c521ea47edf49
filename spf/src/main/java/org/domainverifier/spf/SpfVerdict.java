package org.domainverifier.spf;

/** The seven results of {@code check_host()} (RFC 7208 §2.6). */
public enum SpfVerdict {
    /** There is no domain to check, or no SPF record. */
    NONE,
    /** The domain says nothing about the client. */
    NEUTRAL,
    /** The client may send mail for the domain. */
    PASS,
    /** The client may not send mail for the domain. */
    FAIL,
    /** The domain believes that the client may not send mail for it. */
    SOFTFAIL,
    /** The DNS failed; trying later may help. */
    TEMPERROR,
    /** The domain's records cannot be evaluated; only their owner can fix that. */
    PERMERROR
}
