package org.domainverifier.dns.authority;

/**
 * How many queries may be sent: for one question with everything that has to be looked up on the way, and for all questions of a
 * verification together. Whoever publishes delegations must not be able to make a question cost more (the NXNS attack), nor to have
 * many sent to somebody else. Only for the transport's thread.
 */
final class QueryBudget {
    /** For one question: one below two delegations without glue costs about 25. */
    static final int OF_QUESTION = 80;

    /** For all questions of a verification: a domain with ten selectors and everything right costs about 25. */
    static final int OF_VERIFICATION = 400;

    /** For all surveys of a verification: 40 questions and 20 more about ten zones, each of 13 servers with two addresses. */
    static final int OF_SURVEYS = 60 * 26;

    private final int total;
    private int left;

    QueryBudget(int total) {
        this.total = total;
        this.left = total;
    }

    boolean isSpent() {
        return left <= 0;
    }

    void spend() {
        left--;
    }

    /** Spends so many at once if there are so many; else none. */
    boolean reserve(int queries) {
        if (left < queries) {
            return false;
        }
        left -= queries;
        return true;
    }

    /** One that was reserved was not sent. */
    void giveBack() {
        left++;
    }

    /** How many queries there were to spend. */
    int total() {
        return total;
    }
}
