package org.domainverifier.examples.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.Expectation;

/**
 * Reads one expectation, whatever it is about: either of several ({@code any-of}), and for each customer its own where variables are
 * in it.
 *
 * @param check the check that judges it
 * @param reader makes the expectation of a value; empty where the customer's values for it are not ready yet
 */
record ProviderEntry(CheckKey<?> check, Function<YamlValue, Optional<? extends Expectation>> reader) {
    static final String ANY_OF = "any-of";

    /** For a reader that knows nothing of customers. */
    static ProviderEntry of(CheckKey<?> check, Function<YamlValue, ? extends Expectation> reader) {
        return new ProviderEntry(check, value -> value.isReady() ? Optional.of(reader.apply(value)) : Optional.empty());
    }

    Expectation read(YamlValue value, Optional<Customers> customers) {
        if (!value.has(ANY_OF)) {
            return readOne(value.orElse(ANY_OF), customers);
        }
        YamlValue several = value.mapping(List.of(ANY_OF)).get(ANY_OF);
        List<Expectation> alternatives =
                several.list().stream().map(each -> readOne(each, customers)).toList();
        if (alternatives.size() < 2) {
            throw several.complaint("there should be two or more, the preferred one first");
        }
        return Expectation.anyOf(
                alternatives.get(0),
                alternatives.subList(1, alternatives.size()).toArray(Expectation[]::new));
    }

    private Expectation readOne(YamlValue value, Optional<Customers> customers) {
        Set<String> variables = value.variables();
        if (variables.isEmpty()) {
            return reader.apply(value).orElseThrow();
        }
        String first = variables.iterator().next();
        Customers all = customers.orElseThrow(() -> value.complaint(
                first, "there is no value for %" + first + "%; --values names a file of the customers' values"));
        for (String name : variables) {
            if (!all.names().contains(name)) {
                throw value.complaint(
                        name,
                        "there is no value '" + name + "' in " + all.file() + "; there are "
                                + String.join(", ", all.names()));
            }
        }
        // what is wrong with a customer's values is told now, not when it is that customer's turn
        for (Customer customer : all.all()) {
            var unused = reader.apply(value.of(customer));
        }
        return Expectation.perCustomer(
                check, domain -> all.of(domain).flatMap(customer -> reader.apply(value.of(customer))));
    }
}
