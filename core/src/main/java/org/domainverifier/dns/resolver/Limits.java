package org.domainverifier.dns.resolver;

import java.time.Duration;

/** What the builders of resolvers accept. */
final class Limits {
    /** Long enough for everybody, and far from overflow when counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private Limits() {}

    static Duration positive(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a time limit must be positive, not " + limit);
        }
        return limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
    }

    static int atLeastOne(int maxInFlight) {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("at least one question must be allowed, not " + maxInFlight);
        }
        return maxInFlight;
    }
}
