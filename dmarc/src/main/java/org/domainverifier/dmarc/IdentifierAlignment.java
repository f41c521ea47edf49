package org.domainverifier.dmarc;

import org.domainverifier.dns.DomainName;

/**
 * How one identifier fared against the author domain (RFC 9989 §4.10.2).
 *
 * @param mechanism who vouches for the identifier
 * @param identifier its domain
 * @param result what the mechanism said
 * @param outcome whether it aligns, or why not
 */
public record IdentifierAlignment(
        Mechanism mechanism, DomainName identifier, AuthenticationResult result, Outcome outcome) {
    /** The mechanisms underneath DMARC (RFC 9989 §4.3). */
    public enum Mechanism {
        /** SPF. */
        SPF,
        /** DKIM. */
        DKIM
    }

    /** Whether an identifier aligns, and why not. */
    public enum Outcome {
        /** It is authenticated and the same domain as the author domain. */
        ALIGNED_IDENTICAL,
        /** It is authenticated and has the same organizational domain as the author domain. */
        ALIGNED_SAME_ORGANIZATION,
        /** The mechanism did not authenticate it. */
        NOT_AUTHENTICATED,
        /** It is a HELO identity, which DMARC does not look at. */
        HELO_IDENTITY,
        /** The record wants strict alignment, and it is another domain. */
        NOT_IDENTICAL,
        /** It has another organizational domain. */
        OTHER_ORGANIZATION,
        /** It would align, but the mechanism had a temporary error. */
        TEMPORARY_ERROR,
        /** An organizational domain could not be found out. */
        NOT_DETERMINED,
        /** No policy applies, so nobody asks. */
        NOT_ASSESSED;

        /**
         * Whether this makes the message pass.
         *
         * @return true for the aligned outcomes
         */
        public boolean isAligned() {
            return this == ALIGNED_IDENTICAL || this == ALIGNED_SAME_ORGANIZATION;
        }
    }
}
