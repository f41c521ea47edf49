package org.domainverifier.dmarc;

import java.util.Optional;
import org.domainverifier.dns.DomainName;

/** The policy of a record for somebody (RFC 9989 §4.7 and §4.10.1). */
record EffectivePolicy(
        State state,
        DmarcPolicy asked,
        DmarcPolicy applied,
        Optional<DomainName> policyDomain,
        Origin origin,
        boolean testing)
        implements DmarcEffectivePolicy {
    /** Whom a policy is for, seen from the domain of the record. */
    enum Subject {
        THE_DOMAIN,
        EXISTING_SUBDOMAIN,
        NON_EXISTENT_SUBDOMAIN
    }

    static final DmarcEffectivePolicy NO_RECORD = nothing(State.NO_RECORD, Optional.empty());
    private static final DmarcEffectivePolicy NOT_DETERMINED = nothing(State.NOT_DETERMINED, Optional.empty());

    private static DmarcEffectivePolicy nothing(State state, Optional<DomainName> policyDomain) {
        return new EffectivePolicy(state, DmarcPolicy.NONE, DmarcPolicy.NONE, policyDomain, Origin.NOTHING, false);
    }

    /**
     * The policy of a record.
     *
     * @param record the record that applies
     * @param policyDomain its domain
     * @param subject whom it is asked for
     * @return the policy
     */
    static DmarcEffectivePolicy of(DmarcRecord record, DomainName policyDomain, Subject subject) {
        if (!record.isUsable()) {
            return nothing(State.UNUSABLE, Optional.of(policyDomain));
        }
        Origin origin = origin(record, subject);
        DmarcPolicy asked = switch (origin) {
            case P -> record.policy().orElse(DmarcPolicy.NONE);
            case SP -> record.subdomainPolicy().orElse(DmarcPolicy.NONE);
            case NP -> record.nonExistentPolicy().orElse(DmarcPolicy.NONE);
            case P_MISSING, INVALID_POLICY, NOTHING -> DmarcPolicy.NONE;
        };
        DmarcPolicy applied = record.testing() ? asked.oneLevelLess() : asked;
        return new EffectivePolicy(State.APPLIES, asked, applied, Optional.of(policyDomain), origin, record.testing());
    }

    // RFC 9989 §4.7: np falls back to sp, and sp to p; §4.10.1: one invalid policy makes all of them "none"
    private static Origin origin(DmarcRecord record, Subject subject) {
        if (!record.invalidPolicies().isEmpty()) {
            return Origin.INVALID_POLICY;
        }
        if (subject == Subject.NON_EXISTENT_SUBDOMAIN
                && record.nonExistentPolicy().isPresent()) {
            return Origin.NP;
        }
        if (subject != Subject.THE_DOMAIN && record.subdomainPolicy().isPresent()) {
            return Origin.SP;
        }
        return record.policy().isPresent() ? Origin.P : Origin.P_MISSING;
    }

    /**
     * The policy for the start of a walk.
     *
     * @param walk the walk
     * @param exists whether the start exists in the DNS; empty if that is not known
     * @return the policy
     */
    static DmarcEffectivePolicy of(DmarcTreeWalk walk, Optional<Boolean> exists) {
        if (!walk.isPolicyDetermined()) {
            return NOT_DETERMINED;
        }
        Optional<DmarcLookup> found = walk.policy();
        if (found.isEmpty() || found.get().record().isEmpty()) {
            return NO_RECORD;
        }
        DmarcRecord record = found.get().record().get();
        DomainName policyDomain = found.get().domain();
        if (policyDomain.equals(walk.start())) {
            return of(record, policyDomain, Subject.THE_DOMAIN);
        }
        DmarcEffectivePolicy existing = of(record, policyDomain, Subject.EXISTING_SUBDOMAIN);
        DmarcEffectivePolicy nonExistent = of(record, policyDomain, Subject.NON_EXISTENT_SUBDOMAIN);
        if (exists.isPresent()) {
            return exists.get() ? existing : nonExistent;
        }
        return existing.applied() == nonExistent.applied()
                ? existing
                : nothing(State.NOT_DETERMINED, Optional.of(policyDomain));
    }

    /**
     * Whether a policy depends on whether the start exists.
     *
     * @param walk the walk
     * @return true if the record of a parent applies and treats existing and non-existent subdomains differently
     */
    static boolean dependsOnExistence(DmarcTreeWalk walk) {
        return of(walk, Optional.empty()).state() == State.NOT_DETERMINED && walk.isPolicyDetermined();
    }
}
