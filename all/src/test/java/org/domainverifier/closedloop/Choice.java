package org.domainverifier.closedloop;

import java.util.random.RandomGenerator;
import org.domainverifier.check.Expectation;

/**
 * What is expected, and the way in which a customer met it.
 *
 * @param asked what is expected: perhaps either of two
 * @param had which of them the customer has
 */
record Choice(Expectation asked, Expectation had) {
    static Choice only(Expectation expectation) {
        return new Choice(expectation, expectation);
    }

    /** Either of two; a coin says which of them the customer has. */
    static Choice of(RandomGenerator random, Expectation preferred, Expectation other) {
        return new Choice(Expectation.anyOf(preferred, other), random.nextBoolean() ? preferred : other);
    }
}
