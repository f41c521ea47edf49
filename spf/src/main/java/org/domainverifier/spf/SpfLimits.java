package org.domainverifier.spf;

import java.time.Duration;
import java.util.Objects;

/**
 * How much an evaluation may cost (RFC 7208 §4.6.4).
 *
 * @param lookups how many terms that need the DNS are evaluated; one more is a permanent error
 * @param voids how many of those may have names without records; one more is a permanent error
 * @param mxNames how many hosts an {@code mx} may have; one more is a permanent error
 * @param ptrNames how many names of a client are looked at; the rest is ignored
 * @param time how long all may take; after that the result is a temporary error
 */
public record SpfLimits(int lookups, int voids, int mxNames, int ptrNames, Duration time) {
    /** What the standard says: 10, 2, 10, 10, and 20 seconds. */
    public static final SpfLimits STANDARD = new SpfLimits(10, 2, 10, 10, Duration.ofSeconds(20));

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is negative, or more than 1000 (lookups must end)
     */
    public SpfLimits {
        Objects.requireNonNull(time, "time");
        for (int limit : new int[] {lookups, voids, mxNames, ptrNames}) {
            if (limit < 0 || limit > 1000) {
                throw new IllegalArgumentException("a limit is a number from 0 to 1000, not " + limit);
            }
        }
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("the time must be positive, not " + time);
        }
    }
}
