package org.domainverifier.examples.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.DomainVerifier;
import org.domainverifier.ExpectationsBuilder;
import org.domainverifier.check.Expectation;

/**
 * What a mail provider asks of its customers.
 *
 * @param below what it asks for at names below their domains
 */
record Provider(
        Optional<String> name, List<Expectation> required, List<Expectation> recommended, Map<String, Provider> below) {
    Provider {
        required = List.copyOf(required);
        recommended = List.copyOf(recommended);
        below = Collections.unmodifiableMap(new LinkedHashMap<>(below));
    }

    /** The same for some checks only. */
    Provider onlyFor(Set<String> checks) {
        Map<String, Provider> kept = new LinkedHashMap<>();
        below.forEach((each, asked) -> kept.put(each, asked.onlyFor(checks)));
        return new Provider(name, keep(required, checks), keep(recommended, checks), kept);
    }

    boolean expectsNothing() {
        return required.isEmpty()
                && recommended.isEmpty()
                && below.values().stream().allMatch(Provider::expectsNothing);
    }

    /** States all of it. */
    void state(DomainVerifier.Builder builder) {
        stateHere(builder);
        below.forEach((each, asked) -> builder.at(each, asked::stateHere));
    }

    private void stateHere(ExpectationsBuilder<?> builder) {
        required.forEach(builder::require);
        recommended.forEach(builder::recommend);
    }

    private static List<Expectation> keep(List<Expectation> expectations, Set<String> checks) {
        return expectations.stream()
                .filter(expectation -> checks.contains(expectation.check().id()))
                .toList();
    }
}
