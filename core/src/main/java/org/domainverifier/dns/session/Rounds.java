package org.domainverifier.dns.session;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many times answers had to be waited for, one after the other (D-ROUNDS): a question belongs to the round behind the newest of
 * which an answer had arrived when it was asked. Safe for use by several threads.
 */
final class Rounds {
    private final AtomicInteger newestAnswered = new AtomicInteger();
    private final AtomicInteger count = new AtomicInteger();

    /** The round of a question that is asked now. */
    int next() {
        return newestAnswered.get() + 1;
    }

    /** A question of this round has to be waited for. */
    void waited(int round) {
        count.accumulateAndGet(round, Math::max);
    }

    /** It has its answer. */
    void answered(int round) {
        newestAnswered.accumulateAndGet(round, Math::max);
    }

    int count() {
        return count.get();
    }
}
