package org.domainverifier.check;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * An expectation that differs from customer to customer as a whole. No check ever sees it, but what the provider said.
 *
 * @param check the check that judges it
 * @param value the expectation for a customer, of that check
 */
public record PerCustomer(CheckKey<?> check, CustomerValue<Expectation> value) implements Expectation {
    /** Refuses nulls. */
    public PerCustomer {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(value, "value");
    }

    @Override
    public List<CustomerValue<?>> values() {
        return List.of(value);
    }

    /** The records of the customer's expectation; none while it is not ready. Values within it are not asked for. */
    @Override
    public List<RecordToPublish> recordsToPublish(DomainName name, CustomerValues values) {
        Optional<Expectation> expectation = values.get(value).ready();
        return expectation.map(each -> each.recordsToPublish(name, values)).orElse(List.of());
    }
}
