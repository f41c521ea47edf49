package org.domainverifier.check;

import java.util.ArrayList;
import java.util.List;

/**
 * How one expectation fared.
 *
 * @param expectation what was expected
 * @param requirement how much it counts
 * @param status what came out
 * @param progress how much of it is in place; which of {@linkplain Expectation#anyOf several alternatives} a customer is on the way
 *     to is told by it
 */
public record ExpectationOutcome(
        Expectation expectation, Requirement requirement, CheckStatus status, Progress progress) {
    /**
     * The outcome of an expectation that is met as a whole or not at all.
     *
     * @param expectation what was expected
     * @param requirement how much it counts
     * @param status what came out
     */
    public ExpectationOutcome(Expectation expectation, Requirement requirement, CheckStatus status) {
        this(expectation, requirement, status, Progress.of(List.of(status)));
    }

    /**
     * The status of a whole check: what the standard says of the record, together with how the expectations fared. Beside a
     * required expectation, a recommended one that is not met makes no more than a {@link CheckStatus#WARNING}.
     *
     * @param byStandard the status by the standard alone
     * @param outcomes how the expectations fared
     * @return the weightiest
     */
    public static CheckStatus combine(CheckStatus byStandard, List<ExpectationOutcome> outcomes) {
        boolean anyRequired = outcomes.stream().anyMatch(outcome -> outcome.requirement() == Requirement.REQUIRED);
        List<CheckStatus> statuses = new ArrayList<>();
        statuses.add(byStandard);
        for (ExpectationOutcome outcome : outcomes) {
            boolean onlyWarns = anyRequired && outcome.requirement() != Requirement.REQUIRED;
            statuses.add(onlyWarns && outcome.status() != CheckStatus.CORRECT ? CheckStatus.WARNING : outcome.status());
        }
        return CheckStatus.worst(statuses);
    }
}
