package org.domainverifier.spf;

/** Why an evaluation ended without a verdict of the domain's own. */
public enum SpfProblem {
    /** The sender has no domain that could have a record (RFC 7208 §4.3). */
    NO_DOMAIN,
    /** The domain has no SPF record (RFC 7208 §4.5). */
    NO_RECORD,
    /** A domain has several SPF records (RFC 7208 §4.5). */
    SEVERAL_RECORDS,
    /** A record that the grammar does not accept (RFC 7208 §4.6). */
    INVALID_RECORD,
    /** A record of more octets than are read (docs/decisions.md, D-TEXT-LIMIT). */
    RECORD_TOO_LONG,
    /** More terms than the limit need the DNS (RFC 7208 §4.6.4). */
    TOO_MANY_LOOKUPS,
    /** More names than the limit have no records (RFC 7208 §4.6.4). */
    TOO_MANY_VOIDS,
    /** An {@code mx} has more hosts than the limit (RFC 7208 §4.6.4). */
    TOO_MANY_MX_HOSTS,
    /** An included domain has no record, or cannot have one (RFC 7208 §5.2). */
    INCLUDE_WITHOUT_RECORD,
    /** The domain of a redirect has no record, or cannot have one (RFC 7208 §6.1). */
    REDIRECT_WITHOUT_RECORD,
    /** The DNS failed (RFC 7208 §2.6.6). */
    DNS_FAILURE,
    /** The time was up (RFC 7208 §4.6.4). */
    TIME_UP
}
