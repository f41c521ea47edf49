package org.domainverifier.dkim;

import java.util.Random;

/** Random numbers that can be had again: {@code -Ddomainverifier.seed=…}, and the seed in the name of each assertion. */
final class Seeded {
    final long seed = Long.getLong("domainverifier.seed", System.nanoTime());
    final Random random = new Random(seed);

    /** How many cases of one kind. */
    static int cases() {
        return 4 * Integer.getInteger("domainverifier.generated", 500);
    }

    boolean chance() {
        return random.nextBoolean();
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    @SafeVarargs
    final <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
