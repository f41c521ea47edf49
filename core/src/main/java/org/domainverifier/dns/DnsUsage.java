package org.domainverifier.dns;

import java.time.Duration;

/** What a verification cost. An immutable value. More methods may come: read it, and implement it in tests only. */
public interface DnsUsage {
    /**
     * How many different questions went to the resolver.
     *
     * @return zero or more
     */
    int questions();

    /**
     * How many more were answered by an answer that was there or on its way.
     *
     * @return zero or more
     */
    int fromMemory();

    /**
     * How many of the questions failed.
     *
     * @return zero or more
     */
    int failed();

    /**
     * How many times answers had to be waited for, one after the other: a question belongs to the round behind the newest round of
     * which an answer had arrived when it was asked; a resolver that answers at once costs no round.
     *
     * @return zero or more
     */
    int rounds();

    /**
     * How long it took.
     *
     * @return from the first step to the report
     */
    Duration elapsed();
}
