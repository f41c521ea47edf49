package org.domainverifier.examples.cli;

import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * One customer's values.
 *
 * @param place the file and the line where they are
 * @param domain the customer's domain
 * @param values the values by their names, the domain among them; what is not ready yet is not there
 */
record Customer(String place, DomainName domain, Map<String, String> values) {
    Customer {
        values = Map.copyOf(values);
    }

    /** A value; empty if it is not ready yet. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
