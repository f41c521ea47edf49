package org.domainverifier.tlsrpt;

/** Whether a domain takes mail (RFC 5321 §5.1, RFC 7505). */
public enum MailRoute {
    /** It has mail exchangers. */
    EXCHANGER,
    /** It has none, but an address, which then counts as one. */
    ADDRESS,
    /** It has neither. */
    NONE,
    /** Its null MX says that it takes no mail. */
    NULL_MX,
    /** The DNS did not say. */
    NOT_DETERMINED
}
