package org.domainverifier;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;

/**
 * An expectation of some customers only. No check ever sees it.
 *
 * @param expectation what is expected of them
 * @param customers whether a customer is one of them
 */
record ForCustomers(Expectation expectation, CustomerValue<Boolean> customers) implements Expectation {
    static ForCustomers of(Expectation expectation, Predicate<? super DomainName> customers) {
        Objects.requireNonNull(customers, "customers");
        return new ForCustomers(
                Objects.requireNonNull(expectation, "expectation"),
                CustomerValue.of(customer -> Optional.of(customers.test(customer))));
    }

    @Override
    public CheckKey<?> check() {
        return expectation.check();
    }

    @Override
    public List<CustomerValue<?>> values() {
        return List.of(customers);
    }

    /** Nothing of anybody else; values within it are not asked for. */
    @Override
    public List<RecordToPublish> recordsToPublish(DomainName name, CustomerValues values) {
        return values.get(customers).ready().orElse(false) ? expectation.recordsToPublish(name, values) : List.of();
    }
}
