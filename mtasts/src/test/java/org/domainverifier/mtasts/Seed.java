package org.domainverifier.mtasts;

import java.util.Random;

/** Random tests that can be run again: the seed comes from the system property {@code domainverifier.seed}, or is new. */
public final class Seed {
    private Seed() {}

    /** What to run. */
    public interface Body {
        void run(Random random) throws Exception;
    }

    /** Runs with a seed, and names it when the test fails. */
    public static void run(Body body) throws Exception {
        long seed = Long.getLong("domainverifier.seed", System.nanoTime());
        try {
            body.run(new Random(seed));
        } catch (Exception | AssertionError failure) {
            throw new AssertionError("with -Ddomainverifier.seed=" + seed + ": " + failure.getMessage(), failure);
        }
    }

    /** How many cases to generate. */
    public static int cases() {
        return Integer.getInteger("domainverifier.generated", 500) * 4;
    }
}
