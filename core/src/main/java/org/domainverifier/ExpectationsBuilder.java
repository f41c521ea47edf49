package org.domainverifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;

/**
 * States what is expected at a name. Not thread-safe.
 *
 * @param <B> the kind of builder
 */
public abstract class ExpectationsBuilder<B extends ExpectationsBuilder<B>> {
    private final List<Stated> stated = new ArrayList<>();
    private final String below;

    ExpectationsBuilder(String below) {
        this.below = below;
    }

    abstract B self();

    /**
     * States what a domain must have published to be verified.
     *
     * @param expectation what the provider asked for
     * @return this builder
     */
    public B require(Expectation expectation) {
        return state(expectation, Requirement.REQUIRED);
    }

    /**
     * States what a domain should have published; without it there is a warning.
     *
     * @param expectation what the provider recommends
     * @return this builder
     */
    public B recommend(Expectation expectation) {
        return state(expectation, Requirement.RECOMMENDED);
    }

    private B state(Expectation expectation, Requirement requirement) {
        Objects.requireNonNull(expectation, "expectation");
        stated.add(new Stated(below, new Expected<>(expectation, requirement)));
        return self();
    }

    final void add(List<Stated> more) {
        stated.addAll(more);
    }

    final List<Stated> stated() {
        return List.copyOf(stated);
    }
}
