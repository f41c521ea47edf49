package org.domainverifier.check;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.domainverifier.dns.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * A value within an expectation that may differ from customer to customer, such as a key. A verification asks for it once, on its
 * executor, however many checks and names need it, and waits for it no longer than its deadline. Immutable.
 *
 * @param <T> the type of the value
 */
public final class CustomerValue<T> {
    private final Function<DomainName, ? extends @Nullable CompletionStage<Optional<T>>> function;
    private final Optional<Provided<T>> settled;

    private CustomerValue(
            Function<DomainName, ? extends @Nullable CompletionStage<Optional<T>>> function,
            Optional<Provided<T>> settled) {
        this.function = function;
        this.settled = settled;
    }

    /**
     * A value that a function gives. It may block.
     *
     * @param <T> the type of the value
     * @param function gives the value for a customer's domain; empty while it is not ready
     * @return the value to be asked for
     */
    public static <T> CustomerValue<T> of(Function<DomainName, Optional<T>> function) {
        Objects.requireNonNull(function, "function");
        return new CustomerValue<>(
                customer -> CompletableFuture.completedFuture(function.apply(customer)), Optional.empty());
    }

    /**
     * A value that a function gives later.
     *
     * @param <T> the type of the value
     * @param function gives a stage of the value for a customer's domain; that of an empty one while it is not ready
     * @return the value to be asked for
     */
    public static <T> CustomerValue<T> ofStage(Function<DomainName, ? extends CompletionStage<Optional<T>>> function) {
        return new CustomerValue<>(Objects.requireNonNull(function, "function"), Optional.empty());
    }

    /**
     * The same for every customer; nobody is asked.
     *
     * @param <T> the type of the value
     * @param value the value
     * @return the value
     */
    public static <T> CustomerValue<T> same(T value) {
        return said(new Provided.Ready<>(value));
    }

    /**
     * What a provider said of one customer, so that nobody has to be asked again.
     *
     * @param <T> the type of the value
     * @param said what it was
     * @return a value that is settled
     */
    public static <T> CustomerValue<T> said(Provided<T> said) {
        return new CustomerValue<>(customer -> CompletableFuture.completedFuture(said.ready()), Optional.of(said));
    }

    /**
     * The value where it is the same for every customer.
     *
     * @return empty if somebody has to be asked
     */
    public Optional<T> constant() {
        return settled.flatMap(Provided::ready);
    }

    /**
     * What is known without asking anybody: a value that is the same for every customer, or what was {@linkplain #said said} of one.
     *
     * @return empty if somebody has to be asked
     */
    public Optional<Provided<T>> settled() {
        return settled;
    }

    /**
     * The same without a question.
     *
     * @param values what the provider said
     * @return a value that is settled
     */
    public CustomerValue<T> settledBy(CustomerValues values) {
        return settled.isPresent() ? this : said(values.get(this));
    }

    /**
     * Calls the provider's function, on the calling thread. Whoever judges uses {@link CheckContext#value} instead.
     *
     * @param customer the customer's domain
     * @return what the function gave: anything, and it may throw anything
     */
    public @Nullable CompletionStage<Optional<T>> ask(DomainName customer) {
        return function.apply(customer);
    }

    /** Two that are settled are equal by what they say; others only if they are the same object. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof CustomerValue<?> that && settled.isPresent() && settled.equals(that.settled);
    }

    @Override
    public int hashCode() {
        return settled.map(Object::hashCode).orElseGet(() -> System.identityHashCode(this));
    }
}
