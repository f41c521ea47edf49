package org.domainverifier.check;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.domainverifier.record.FindingCode;
import org.domainverifier.repair.StepCode;

/**
 * One kind of check. Found by {@link java.util.ServiceLoader}, or added by hand; write your own.
 *
 * <p>An implementation is immutable and safe for use by several threads. It asks the DNS through its context only, never waits
 * on a thread ({@link CheckContext#blocking} is for what must), and judges with pure functions. An exception that it throws, or with which its stage ends, becomes an entry of
 * the report that says so; the other checks go on.
 *
 * @param <R> the type of its result
 */
public interface DomainCheck<R extends CheckResult> {
    /**
     * The id and the result's type.
     *
     * @return always the same key
     */
    CheckKey<R> key();

    /**
     * Checks a domain. Questions that do not depend on one another are asked before the first answer is waited for.
     *
     * @param context the domain, the DNS, the expectations
     * @return the result to come
     */
    CompletionStage<R> check(CheckContext context);

    /**
     * How much this check counts where nobody expects anything in particular of any check.
     *
     * @return {@link Requirement#OPTIONAL} unless overridden
     */
    default Requirement defaultRequirement() {
        return Requirement.OPTIONAL;
    }

    /**
     * Where its entry is in a report: ascending, ties by id. The checks of this library have 100 to 700.
     *
     * @return 1000 unless overridden
     */
    default int position() {
        return 1000;
    }

    /**
     * Whether it has nothing to say of a domain of which nobody expects anything of it. Such a check is left out of a verification
     * without an expectation of its own, unless it is named in {@code only(…)}; then it finds nothing.
     *
     * @return false unless overridden
     */
    default boolean onlyWhereExpected() {
        return false;
    }

    /**
     * Everything that this check can find, for documentation and for translations of your own.
     *
     * @return the codes; empty unless overridden
     */
    default List<? extends FindingCode> findingCodes() {
        return List.of();
    }

    /**
     * Everything that this check may ask to be done by hand, for documentation and for translations of your own.
     *
     * @return the codes; empty unless overridden
     */
    default List<? extends StepCode> stepCodes() {
        return List.of();
    }
}
