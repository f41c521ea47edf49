package org.domainverifier;

/** Where the answers come from that a verification is based on. */
public enum Freshness {
    /** From recursive resolvers: what most of the world sees, from their caches. The cheapest. */
    CACHED,
    /** From the name servers of each zone, past every cache: what is published now. */
    AUTHORITATIVE,
    /**
     * Judged on what the name servers say; beside it, every name server and the recursive resolvers are asked the same questions,
     * to see who has what, and until when: {@link DomainReport#propagation()}.
     */
    BOTH
}
