package org.domainverifier.dmarc;

import java.util.Optional;

/**
 * What applies to a domain as long as it has no record of its own: a record that is published there must not be weaker (RFC 9989
 * §4.10.1: it takes the place of the parent's).
 *
 * @param record the record of the parent; empty if none applies
 * @param policy what it asks for of the domain; {@link DmarcPolicy#NONE} where none applies
 * @param testing whether it is in test mode
 */
record Inherited(Optional<DmarcRecord> record, DmarcPolicy policy, boolean testing) {
    private static final Inherited NOTHING = new Inherited(Optional.empty(), DmarcPolicy.NONE, false);

    static Inherited of(DmarcEvidence evidence) {
        DmarcEffectivePolicy policy = evidence.policy();
        boolean applies = policy.state() == DmarcEffectivePolicy.State.APPLIES
                && !policy.policyDomain().equals(Optional.of(evidence.domain()));
        return applies
                ? new Inherited(evidence.walk().policy().flatMap(DmarcLookup::record), policy.asked(), policy.testing())
                : NOTHING;
    }

    /** A record that is no weaker: its policies, and its alignment. */
    DmarcRecord atLeastIn(DmarcRecord record) {
        DmarcPolicy own = record.policy().orElse(DmarcPolicy.NONE);
        DmarcRecord strict = record;
        if (!own.isAtLeast(policy)) {
            strict = strict.withPolicy(policy).withTesting(testing);
        } else if (record.testing() && !testing && policy != DmarcPolicy.NONE) {
            strict = strict.withTesting(false);
        }
        for (String tag : new String[] {"sp", "np"}) {
            Optional<DmarcPolicy> below = tag.equals("sp") ? record.subdomainPolicy() : record.nonExistentPolicy();
            if (below.isPresent() && !below.get().isAtLeast(policy)) {
                strict = strict.withPolicy(tag, policy);
            }
        }
        boolean dkim = this.record
                .filter(each -> each.dkimAlignment() == DmarcAlignment.STRICT)
                .isPresent();
        boolean spf = this.record
                .filter(each -> each.spfAlignment() == DmarcAlignment.STRICT)
                .isPresent();
        return strict.withAlignment(
                dkim ? DmarcAlignment.STRICT : record.dkimAlignment(),
                spf ? DmarcAlignment.STRICT : record.spfAlignment());
    }
}
