package org.domainverifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;

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

    /**
     * States what some domains must have published to be verified, and what is nothing to the others:
     *
     * <pre>{@code
     * builder.require(MtaStsExpectation.hostedAt("mta-sts.trekmail.net"), plans::isBusiness)
     *         .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"), plans::isBusiness);
     * }</pre>
     *
     * @param expectation what the provider asked of them
     * @param customers whether a customer's domain is one of them. A verification asks once for each such statement, on its executor, where it may block,
     *     and waits no longer than its deadline. If it throws, that is logged and the check is {@link org.domainverifier.check.CheckStatus#UNKNOWN}
     * @return this builder
     */
    public B require(Expectation expectation, Predicate<? super DomainName> customers) {
        return require(ForCustomers.of(expectation, customers));
    }

    /**
     * States what some domains should have published, as {@link #require(Expectation, Predicate)} says.
     *
     * @param expectation what the provider recommends to them
     * @param customers whether a customer's domain is one of them
     * @return this builder
     */
    public B recommend(Expectation expectation, Predicate<? super DomainName> customers) {
        return recommend(ForCustomers.of(expectation, customers));
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
