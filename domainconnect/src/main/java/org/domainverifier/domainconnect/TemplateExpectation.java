package org.domainverifier.domainconnect;

import java.util.List;
import java.util.Objects;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Requirement;

/**
 * What a template asks of a domain, in the words of a check.
 *
 * @param below the name below the domain at which it is expected, such as {@code send}; empty for the domain itself
 * @param expectation what is expected there
 * @param requirement how much it counts; a template requires all of its records
 * @param records the records of the template that it is about
 */
public record TemplateExpectation(
        String below, Expectation expectation, Requirement requirement, List<ResolvedRecord> records) {
    /** Copies the list. */
    public TemplateExpectation {
        Objects.requireNonNull(below, "below");
        Objects.requireNonNull(expectation, "expectation");
        Objects.requireNonNull(requirement, "requirement");
        records = List.copyOf(records);
    }
}
