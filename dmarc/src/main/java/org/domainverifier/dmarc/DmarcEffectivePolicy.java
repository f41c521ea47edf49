package org.domainverifier.dmarc;

import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * What a receiver does with mail from a domain that fails (RFC 9989 §4.10.1), and why. An immutable value. More methods may come:
 * read it, and implement it in tests only.
 */
public interface DmarcEffectivePolicy {
    /**
     * Whether there is a policy.
     *
     * @return the state
     */
    State state();

    /**
     * What the record asks for.
     *
     * @return the policy; {@link DmarcPolicy#NONE} where none applies
     */
    DmarcPolicy asked();

    /**
     * What receivers apply.
     *
     * @return the policy that is asked for, in test mode the one below it
     */
    DmarcPolicy applied();

    /**
     * Whose record applies.
     *
     * @return the record's domain, if there is one
     */
    Optional<DomainName> policyDomain();

    /**
     * Where {@link #asked()} comes from.
     *
     * @return the tag, or the lack of one
     */
    Origin origin();

    /**
     * Whether the record is in test mode.
     *
     * @return true if it has {@code t=y}
     */
    boolean testing();

    /** Whether a policy applies; there is no other state. */
    enum State {
        /** A record applies. */
        APPLIES,
        /** No record was found: DMARC does not apply. */
        NO_RECORD,
        /** The record that would apply has invalid policies and no report address: DMARC does not apply. */
        UNUSABLE,
        /** A lookup failed on which it depends which record applies, or which of its policies. */
        NOT_DETERMINED
    }

    /** Where a policy comes from; another place may come with another standard. */
    enum Origin {
        /** The tag {@code p}. */
        P,
        /** The tag {@code sp}. */
        SP,
        /** The tag {@code np}. */
        NP,
        /** There is no tag {@code p}, which means {@code none}. */
        P_MISSING,
        /** A policy tag is invalid, so everything counts as {@code none}. */
        INVALID_POLICY,
        /** Nowhere: no policy applies. */
        NOTHING
    }
}
