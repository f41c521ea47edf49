package org.domainverifier.dmarc;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/** What DMARC says of one message. An immutable value. More methods may come: read it, and implement it in tests only. */
public interface DmarcEvaluation {
    /**
     * Whose mail the message claims to be.
     *
     * @return the author domain
     */
    DomainName author();

    /**
     * Whether it passes.
     *
     * @return the result
     */
    Result result();

    /**
     * What the domain owner asks to be done with the message.
     *
     * @return the applied policy if it fails, otherwise {@link DmarcPolicy#NONE}
     */
    DmarcPolicy disposition();

    /**
     * The policy for the author domain.
     *
     * @return the policy, and why it applies
     */
    DmarcEffectivePolicy policy();

    /**
     * The author domain's organizational domain (RFC 9989 §4.10.2).
     *
     * @return the domain; empty if it did not matter or could not be determined
     */
    Optional<DomainName> organizationalDomain();

    /**
     * How each identifier fared.
     *
     * @return SPF first, then DKIM, in the order given
     */
    List<Alignment> alignments();

    /** The results of DMARC (RFC 8601 §2.7, RFC 9989 §5.3.5); there are no others. */
    enum Result {
        /** No usable policy applies. */
        NONE,
        /** An identifier aligns. */
        PASS,
        /** No identifier aligns. */
        FAIL,
        /** A lookup failed on which it depends, so it neither passes nor fails (RFC 9989 §5.3.6). */
        TEMPERROR
    }

    /**
     * How one identifier fared against the author domain (RFC 9989 §4.10.2). More methods may come: read it, and implement it in
     * tests only.
     */
    interface Alignment {
        /**
         * Who vouches for the identifier.
         *
         * @return SPF or DKIM
         */
        Mechanism mechanism();

        /**
         * The identifier.
         *
         * @return its domain
         */
        DomainName identifier();

        /**
         * What the mechanism said.
         *
         * @return its result
         */
        AuthenticationResult result();

        /**
         * Whether it aligns.
         *
         * @return that, or why not
         */
        Outcome outcome();
    }

    /** The mechanisms underneath DMARC (RFC 9989 §4.3); another one may come with another standard. */
    enum Mechanism {
        /** SPF. */
        SPF,
        /** DKIM. */
        DKIM
    }

    /** Whether an identifier aligns, and why not; another reason may come. */
    enum Outcome {
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
        /** An organizational domain could not be determined. */
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
