package org.domainverifier.repair;

/**
 * How the records that the DNS answers for a name come to be there, and so what can be changed. {@link Standings} tells it. A new
 * kind may come: whoever switches over them proposes nothing for a kind that is not known.
 */
public enum Standing {
    /** The zone holds them at the name itself: each can be replaced or deleted. */
    OWN,
    /** The name is an alias, and what it leads to lies within the customer's domain. */
    BEHIND_OWN_ALIAS,
    /** The name is an alias, and what it leads to is somebody else's. */
    BEHIND_FOREIGN_ALIAS,
    /** A wildcard answers for the name (RFC 4592): the zone holds nothing there that could be replaced or deleted. */
    WILDCARD,
    /** A DNAME record above the name makes it an alias (RFC 6672): nothing can be published at the name. */
    BELOW_DNAME,
    /** A server said that there are none. */
    ABSENT,
    /** It could not be looked up: nothing is to be replaced or deleted on a guess. */
    UNDETERMINED;

    /**
     * Whether the name itself has a CNAME record.
     *
     * @return true for {@link #BEHIND_OWN_ALIAS} and {@link #BEHIND_FOREIGN_ALIAS}
     */
    public boolean isBehindAlias() {
        return this == BEHIND_OWN_ALIAS || this == BEHIND_FOREIGN_ALIAS;
    }
}
