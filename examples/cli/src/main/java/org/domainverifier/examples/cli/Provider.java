package org.domainverifier.examples.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.domainverifier.DomainVerifier;
import org.domainverifier.ExpectationsBuilder;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.DomainName;

/**
 * What a mail provider asks of its customers.
 *
 * @param below what it asks for at names below their domains
 * @param findings what it thinks of findings
 * @param some what it asks for of some customers only
 */
record Provider(
        Optional<String> name,
        List<Expectation> required,
        List<Expectation> recommended,
        Map<String, Provider> below,
        ProviderFindings findings,
        List<ForSome> some) {
    /** What is asked of some customers. */
    record ForSome(Predicate<DomainName> customers, Provider asked) {}

    Provider {
        required = List.copyOf(required);
        recommended = List.copyOf(recommended);
        some = List.copyOf(some);
        below = Collections.unmodifiableMap(new LinkedHashMap<>(below));
    }

    /** The same for some checks only. */
    Provider onlyFor(Set<String> checks) {
        Map<String, Provider> kept = new LinkedHashMap<>();
        below.forEach((each, asked) -> kept.put(each, asked.onlyFor(checks)));
        List<ForSome> keptOfSome = some.stream()
                .map(each -> new ForSome(each.customers(), each.asked().onlyFor(checks)))
                .toList();
        return new Provider(name, keep(required, checks), keep(recommended, checks), kept, findings, keptOfSome);
    }

    boolean expectsNothing() {
        return required.isEmpty()
                && recommended.isEmpty()
                && below.values().stream().allMatch(Provider::expectsNothing)
                && some.stream().allMatch(each -> each.asked().expectsNothing());
    }

    /** States all of it. */
    void state(DomainVerifier.Builder builder) {
        findings.state(builder);
        state(builder, Optional.empty());
        some.forEach(each -> each.asked().state(builder, Optional.of(each.customers())));
    }

    private void state(DomainVerifier.Builder builder, Optional<Predicate<DomainName>> customers) {
        stateHere(builder, customers);
        below.forEach((each, asked) -> builder.at(each, name -> asked.stateHere(name, customers)));
    }

    private void stateHere(ExpectationsBuilder<?> builder, Optional<Predicate<DomainName>> customers) {
        required.forEach(
                each -> customers.ifPresentOrElse(isOne -> builder.require(each, isOne), () -> builder.require(each)));
        recommended.forEach(each ->
                customers.ifPresentOrElse(isOne -> builder.recommend(each, isOne), () -> builder.recommend(each)));
    }

    private static List<Expectation> keep(List<Expectation> expectations, Set<String> checks) {
        return expectations.stream()
                .filter(expectation -> checks.contains(expectation.check().id()))
                .toList();
    }
}
