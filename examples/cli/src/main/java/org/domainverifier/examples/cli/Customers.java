package org.domainverifier.examples.cli;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.DomainName;

/** The customers of a provider and their values, as a file of values has them ({@code --values}). Grows while the file is read. */
final class Customers {
    /** The name of the value that says whose the others are. */
    static final String DOMAIN = "domain";

    private static final int MOST = 1_000_000;
    private static final int LONGEST = 10_000;

    private final String file;
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<DomainName, Customer> byDomain = new LinkedHashMap<>();

    Customers(String file) {
        this.file = file;
    }

    /** A name that values may have, whether or not a customer has one. */
    void named(String name) {
        names.add(name);
    }

    /**
     * One customer more.
     *
     * @param line where the values are
     * @param values by their names; empty ones are not ready yet
     */
    void add(int line, Map<String, String> values) {
        String place = file + ":" + line;
        Map<String, String> ready = new HashMap<>();
        values.forEach((name, value) -> {
            names.add(name);
            if (value.length() > LONGEST) {
                throw new UsageException(place + ": " + name + ": it is longer than " + LONGEST + " characters");
            }
            if (!value.isBlank()) {
                ready.put(name, value.strip());
            }
        });
        DomainName domain = domain(place, Optional.ofNullable(ready.get(DOMAIN)));
        ready.put(DOMAIN, domain.toString());
        Customer twin = byDomain.putIfAbsent(domain, new Customer(place, domain, ready));
        if (twin != null) {
            throw new UsageException(place + ": " + domain + " is there already, at " + twin.place());
        }
        if (byDomain.size() > MOST) {
            throw new UsageException(place + ": there are more than " + MOST + " customers");
        }
    }

    private static DomainName domain(String place, Optional<String> text) {
        try {
            return DomainName.of(text.orElseThrow(
                    () -> new UsageException(place + ": " + DOMAIN + ": there should be the customer's domain")));
        } catch (IllegalArgumentException notADomain) {
            throw new UsageException(place + ": " + DOMAIN + ": " + notADomain.getMessage(), notADomain);
        }
    }

    String file() {
        return file;
    }

    /** What values are called. */
    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    Collection<Customer> all() {
        return Collections.unmodifiableCollection(byDomain.values());
    }

    /** What is wrong with a domain that is not a customer's. */
    Optional<String> complaint(DomainName domain) {
        return byDomain.containsKey(domain) ? Optional.empty() : Optional.of("there is no " + domain + " in " + file);
    }

    Optional<Customer> of(DomainName domain) {
        return Optional.ofNullable(byDomain.get(domain));
    }
}
