package org.domainverifier.spf;

import java.util.List;
import java.util.Map;

/**
 * What comes of merging all that is at a domain and all that is asked for.
 *
 * @param proposal the one record
 * @param end the sign before {@code all}; {@link SpfQualifier#PASS} if everybody may send
 * @param voids how many of its lookups get nothing
 * @param mostVoids how many may
 * @param asAddresses the terms that became addresses to save lookups, with these
 * @param forSomebody whether it names a sender, or those before it said that there is none
 */
record SpfMerged(
        SpfProposal proposal,
        SpfQualifier end,
        int voids,
        int mostVoids,
        Map<SpfTerm, List<SpfTerm>> asAddresses,
        boolean forSomebody) {
    boolean isWithinVoids() {
        return voids <= mostVoids;
    }

    /** Whether it can be published as it is. */
    boolean isPublishable() {
        return proposal.isWithinLimit() && isWithinVoids() && forSomebody;
    }
}
