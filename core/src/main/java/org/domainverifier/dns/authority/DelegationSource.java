package org.domainverifier.dns.authority;

/** From where an {@link AuthoritativeResolver} finds the servers of a zone. */
public enum DelegationSource {
    /** From the root, down every delegation (RFC 1034 §5.3.3). */
    ROOT,
    /** From the NS records that a recursive resolver gives for the registered domain, and down from there. */
    RECURSIVE,
    /** From the root; where no root server can be reached, from what the recursive resolver says. */
    ROOT_THEN_RECURSIVE
}
