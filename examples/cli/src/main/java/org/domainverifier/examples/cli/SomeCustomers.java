package org.domainverifier.examples.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.domainverifier.dns.DomainName;

/**
 * Some of the customers: those who have certain values.
 *
 * @param all whose values there are
 * @param wanted by the name of a value, what it has to be one of
 */
record SomeCustomers(Customers all, Map<String, List<String>> wanted) implements Predicate<DomainName> {
    static final String KEY = "customers";

    static SomeCustomers read(YamlValue value, Optional<Customers> customers) {
        Customers all = customers.orElseThrow(
                () -> value.complaint("who they are is said by their values; --values names a file of those"));
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        for (YamlValue.Entry entry : value.entries()) {
            String name = entry.key().raw();
            if (!all.names().contains(name)) {
                throw entry.key()
                        .complaint("there is no value '" + name + "' in " + all.file() + "; there are "
                                + String.join(", ", all.names()));
            }
            wanted.put(
                    name, entry.value().oneOrMore().stream().map(YamlValue::raw).toList());
        }
        if (wanted.isEmpty()) {
            throw value.complaint("there should be a value that they have, such as { plan: business }");
        }
        return new SomeCustomers(all, wanted);
    }

    /** Whoever has no such value yet is none of them. */
    @Override
    public boolean test(DomainName domain) {
        Optional<Customer> customer = all.of(domain);
        return customer.isPresent()
                && wanted.entrySet().stream()
                        .allMatch(each -> customer.get()
                                .value(each.getKey())
                                .filter(each.getValue()::contains)
                                .isPresent());
    }
}
