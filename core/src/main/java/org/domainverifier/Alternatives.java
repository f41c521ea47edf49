package org.domainverifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.check.AnyOf;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Expected;
import org.domainverifier.check.PerCustomer;
import org.domainverifier.check.Provided;

/**
 * What an expectation is for one customer.
 *
 * @param stated as it was stated
 * @param options the definite expectations one of which has to be met, the preferred one first; empty if none is known
 * @param notReady whether the provider does not know (one of) it yet
 * @param expected whether anything is expected of this customer, as far as is known
 */
record Alternatives(Expected<?> stated, List<Expectation> options, boolean notReady, boolean expected) {
    /** Whether the verifier has to do something before a check can judge it. */
    static boolean isNeeded(Expected<?> stated) {
        return stated.expectation() instanceof AnyOf
                || stated.expectation() instanceof PerCustomer
                || stated.expectation() instanceof ForCustomers;
    }

    /** The values that say which expectation it is. */
    static List<CustomerValue<?>> wanted(Expectation expectation) {
        if (expectation instanceof AnyOf anyOf) {
            return anyOf.alternatives().stream()
                    .<CustomerValue<?>>flatMap(each -> wanted(each).stream())
                    .toList();
        }
        if (expectation instanceof ForCustomers some) {
            return Stream.concat(Stream.of(some.customers()), wanted(some.expectation()).stream())
                    .toList();
        }
        return expectation instanceof PerCustomer perCustomer ? List.of(perCustomer.value()) : List.of();
    }

    static Alternatives of(Expected<?> stated, CustomerValues values) {
        if (stated.expectation() instanceof ForCustomers some) {
            return ofSome(stated, some, values);
        }
        List<Expectation> options = new ArrayList<>();
        boolean notReady = collect(stated.expectation(), values, options);
        return new Alternatives(stated, List.copyOf(options), notReady, true);
    }

    /** Whoever cannot be told to be one of them may be. */
    private static Alternatives ofSome(Expected<?> stated, ForCustomers some, CustomerValues values) {
        Optional<Boolean> isOne = values.get(some.customers()).ready();
        if (isOne.orElse(false)) {
            return of(new Expected<>(some.expectation(), stated.requirement()), values);
        }
        return new Alternatives(stated, List.of(), false, isOne.isEmpty());
    }

    /** Gives whether one of them is not ready. */
    private static boolean collect(Expectation expectation, CustomerValues values, List<Expectation> options) {
        if (expectation instanceof AnyOf anyOf) {
            boolean notReady = false;
            for (Expectation each : anyOf.alternatives()) {
                notReady |= collect(each, values, options);
            }
            return notReady;
        }
        if (!(expectation instanceof PerCustomer perCustomer)) {
            options.add(expectation);
            return false;
        }
        Provided<Expectation> said = values.get(perCustomer.value());
        Optional<Expectation> mine = said.ready().filter(each -> each.check().equals(perCustomer.check()));
        boolean withinIt = mine.isPresent() && collect(mine.get(), values, options);
        return withinIt || said instanceof Provided.NotReady;
    }

    /** Whether nothing can be judged, since the provider has not said what it expects, or of whom. */
    boolean isOpen() {
        return expected && options.isEmpty();
    }

    /** The preferred one is another. */
    boolean isSecondChoice(Expectation chosen) {
        return !options.isEmpty() && !options.get(0).equals(chosen);
    }

    /**
     * What a check has to judge first: the preferred ones, then each other alternative beside the preferred ones of the other
     * expectations.
     */
    static List<List<Expected<?>>> combinations(List<Alternatives> all) {
        List<Alternatives> known =
                all.stream().filter(each -> !each.options().isEmpty()).toList();
        List<Expected<?>> preferred = new ArrayList<>();
        known.forEach(each -> preferred.add(
                new Expected<>(each.options().get(0), each.stated().requirement())));
        List<List<Expected<?>>> combinations = new ArrayList<>();
        combinations.add(preferred);
        for (int i = 0; i < known.size(); i++) {
            Alternatives each = known.get(i);
            for (Expectation option : each.options().subList(1, each.options().size())) {
                List<Expected<?>> other = new ArrayList<>(preferred);
                other.set(i, new Expected<>(option, each.stated().requirement()));
                combinations.add(other);
            }
        }
        return combinations;
    }
}
