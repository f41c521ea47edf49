package org.domainverifier.dns.resolver;

/**
 * What a {@link CachingResolver} has done so far, and what it keeps now. All but the last two only grow.
 *
 * @param hits questions that were answered from memory
 * @param shared questions that another one was on its way for already
 * @param misses questions that were asked
 * @param evicted answers that made room for others before their time
 * @param entries how many answers are kept, those included that are too old by now
 * @param bytes about how much memory they take
 */
public record CacheStatistics(long hits, long shared, long misses, long evicted, int entries, long bytes) {
    /**
     * How many of the questions were not asked.
     *
     * @return from 0 to 1; 0 if there was none
     */
    public double hitRatio() {
        long all = hits + shared + misses;
        return all == 0 ? 0 : (double) (hits + shared) / all;
    }
}
