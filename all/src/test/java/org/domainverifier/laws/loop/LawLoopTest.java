package org.domainverifier.laws.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * No plan breaks a law: 500 zones, or as many as {@code -Ddomainverifier.zones=50000} says, beginning at {@code
 * -Ddomainverifier.seed=…}. The repairs break laws today, so this runs with {@code -Ddomainverifier.laws=true} only, and prints each
 * kind of breach with its smallest example.
 */
@EnabledIfSystemProperty(
        named = "domainverifier.laws",
        matches = "true",
        disabledReason = "the repairs break laws today")
class LawLoopTest {
    private static final int ZONES = Integer.getInteger("domainverifier.zones", 500);
    private static final long SEED = Long.getLong("domainverifier.seed", 20_270_101L);

    @Test
    void noPlanBreaksALaw() {
        Tally tally = LawLoop.run(SEED, ZONES);
        System.out.println(tally.summary());
        tally.stories().forEach(System.out::println);
        assertThat(tally.breaches()).as(tally.summary()).isZero();
    }
}
