package org.domainverifier.dns.authority;

/**
 * How many queries one question may cost, with everything that has to be looked up on the way: whoever publishes a delegation
 * must not be able to make a question cost more (the NXNS attack). Only for the transport's thread.
 */
final class QueryBudget {
    /** A question below two delegations without glue costs about 25. */
    static final int QUERIES = 80;

    private int left = QUERIES;

    boolean isSpent() {
        return left <= 0;
    }

    void spend() {
        left--;
    }
}
