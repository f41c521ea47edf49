package org.domainverifier.check;

import java.util.List;
import org.domainverifier.dns.DomainName;

/**
 * Either of several expectations of one check. No check ever sees it: the verifier has the check judge each, and takes the outcome
 * of the one that is met.
 *
 * @param alternatives at least two, the preferred one first
 */
public record AnyOf(List<Expectation> alternatives) implements Expectation {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if they are not of one check, or there is only one
     */
    public AnyOf {
        alternatives = List.copyOf(alternatives);
        if (alternatives.size() < 2) {
            throw new IllegalArgumentException("\"either of several\" needs several expectations");
        }
        CheckKey<?> check = alternatives.get(0).check();
        for (Expectation other : alternatives) {
            if (!other.check().equals(check)) {
                throw new IllegalArgumentException(
                        "expectations of two checks, " + check + " and " + other.check() + ", are not alternatives");
            }
        }
    }

    @Override
    public CheckKey<?> check() {
        return alternatives.get(0).check();
    }

    @Override
    public List<CustomerValue<?>> values() {
        return alternatives.stream()
                .<CustomerValue<?>>flatMap(each -> each.values().stream())
                .toList();
    }

    /** The records of the preferred one. */
    @Override
    public List<RecordToPublish> recordsToPublish(DomainName name, CustomerValues values) {
        return alternatives.get(0).recordsToPublish(name, values);
    }
}
