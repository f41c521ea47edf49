package org.domainverifier.dns;

/**
 * Why a question has no answer. None of these says anything about whether the record exists. Other causes may come: a switch over
 * them needs a default.
 */
public enum FailureCause {
    /** Nobody answered in time. */
    TIMEOUT,
    /** The server could not find out (RCODE 2). */
    SERVFAIL,
    /** The server does not answer this question for us (RCODE 5). */
    REFUSED,
    /** The answer failed DNSSEC validation. */
    BOGUS,
    /** What came back was not a usable DNS answer, or one with an unexpected RCODE. */
    MALFORMED,
    /** No server could be reached. */
    UNREACHABLE,
    /** The CNAME records form a loop or lead through too many names. */
    CNAME_LOOP,
    /** The resolver itself broke its contract: it threw, or gave no answer at all. */
    RESOLVER_ERROR,
    /** It was not asked: the verification had used up the questions that strangers' records may lead to. */
    NOT_ASKED
}
