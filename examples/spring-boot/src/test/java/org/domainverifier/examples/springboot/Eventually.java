package org.domainverifier.examples.springboot;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what comes by itself. */
final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Eventually() {}

    /** The first value that is as it should be; after half a minute the last one, for the test to complain of. */
    static <T> T value(Supplier<T> look, Predicate<T> wanted) {
        Instant end = Instant.now().plus(LONGEST);
        T seen = look.get();
        while (!wanted.test(seen) && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return seen;
            }
            seen = look.get();
        }
        return seen;
    }
}
