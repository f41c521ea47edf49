package org.domainverifier.examples.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Expectation;

/** What a mail provider asks of its customers. */
record Provider(Optional<String> name, List<Expectation> required, List<Expectation> recommended) {
    /** Nobody: nothing in particular is expected. */
    static final Provider NONE = new Provider(Optional.empty(), List.of(), List.of());

    Provider {
        required = List.copyOf(required);
        recommended = List.copyOf(recommended);
    }

    /** The same for some checks only. */
    Provider onlyFor(Set<String> checks) {
        return new Provider(name, keep(required, checks), keep(recommended, checks));
    }

    boolean expectsNothing() {
        return required.isEmpty() && recommended.isEmpty();
    }

    private static List<Expectation> keep(List<Expectation> expectations, Set<String> checks) {
        return expectations.stream()
                .filter(expectation -> checks.contains(expectation.check().id()))
                .toList();
    }
}
