package org.domainverifier;

import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Expected;

/**
 * What a check made of one combination of alternatives.
 *
 * @param <R> the type of its result
 * @param expectations what it judged
 * @param result what came out
 */
record Candidate<R extends CheckResult>(List<Expected<?>> expectations, R result) {
    /** How many expectations are definitely not met. */
    long wrong() {
        return result.outcomes().isEmpty()
                ? result.status().isWrong() ? 1 : 0
                : statuses(CheckStatus.MISSING, CheckStatus.INVALID);
    }

    /** How many are neither met nor known to be wrong. */
    long open() {
        return result.outcomes().isEmpty()
                ? result.status() == CheckStatus.UNKNOWN || result.status() == CheckStatus.PENDING ? 1 : 0
                : statuses(CheckStatus.PENDING, CheckStatus.UNKNOWN);
    }

    /** How one expectation fared: 0 if it is met, and more the worse it is. */
    int fare(int at) {
        return outcome(at)
                .map(outcome -> switch (outcome.status()) {
                    case CORRECT -> 0;
                    case WARNING -> 1;
                    case PENDING, UNKNOWN -> 2;
                    case MISSING, INCORRECT, CONFLICT, INVALID -> 3;
                })
                .orElse(0);
    }

    /** How many parts of one expectation are not there yet; the most there is, if none of them is. */
    int lacking(int at) {
        return outcome(at)
                .map(ExpectationOutcome::progress)
                .map(progress -> progress.inPlace() == 0 ? Integer.MAX_VALUE : progress.lacking())
                .orElse(0);
    }

    private Optional<ExpectationOutcome> outcome(int at) {
        return result.outcomes().stream()
                .filter(outcome ->
                        outcome.expectation().equals(expectations.get(at).expectation()))
                .findFirst();
    }

    /** How many are met, but not as they should be. */
    long doubtful() {
        return statuses(CheckStatus.WARNING, CheckStatus.WARNING);
    }

    private long statuses(CheckStatus from, CheckStatus to) {
        return result.outcomes().stream()
                .map(ExpectationOutcome::status)
                .filter(status -> status.compareTo(from) >= 0 && status.compareTo(to) <= 0)
                .count();
    }
}
