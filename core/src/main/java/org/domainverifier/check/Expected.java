package org.domainverifier.check;

/**
 * An expectation and how much it counts.
 *
 * @param <E> the expectation's type
 * @param expectation what is expected
 * @param requirement {@link Requirement#REQUIRED} or {@link Requirement#RECOMMENDED}
 */
public record Expected<E extends Expectation>(E expectation, Requirement requirement) {
    /**
     * How it fared.
     *
     * @param status the status of this expectation alone
     * @return the outcome
     */
    public ExpectationOutcome outcome(CheckStatus status) {
        return new ExpectationOutcome(expectation, requirement, status);
    }

    /**
     * How it fared, where it asks for several things.
     *
     * @param status the status of this expectation alone
     * @param progress how much of it is in place
     * @return the outcome
     */
    public ExpectationOutcome outcome(CheckStatus status, Progress progress) {
        return new ExpectationOutcome(expectation, requirement, status, progress);
    }
}
