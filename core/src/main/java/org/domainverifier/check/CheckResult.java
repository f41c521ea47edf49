package org.domainverifier.check;

import java.util.List;

/**
 * What one check found. Each check has a type of its own with the typed records; this is what all have.
 *
 * <p>Implementations are immutable; records serve well.
 */
public interface CheckResult {
    /**
     * The conclusion over the standard and all expectations.
     *
     * @return the status
     */
    CheckStatus status();

    /**
     * Everything that was found, not only the first.
     *
     * @return the findings in the order in which to read them
     */
    List<Finding> findings();

    /**
     * How each expectation fared, in the order in which they were stated.
     *
     * @return empty if nothing was expected
     */
    List<ExpectationOutcome> outcomes();

    /**
     * The raw texts of the records that were judged, as the DNS gave them.
     *
     * @return empty if there are none
     */
    List<String> texts();
}
