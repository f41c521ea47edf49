package org.domainverifier.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a provider said of one customer's values. Immutable. */
public final class CustomerValues {
    private static final CustomerValues NONE = new CustomerValues(Map.of());

    private final Map<CustomerValue<?>, Provided<?>> provided;

    private CustomerValues(Map<CustomerValue<?>, Provided<?>> provided) {
        this.provided = provided;
    }

    /**
     * Nothing but what is the same for every customer.
     *
     * @return values of which none was asked for
     */
    public static CustomerValues none() {
        return NONE;
    }

    /**
     * What was said.
     *
     * @param answers for each value that was asked for, what the provider said
     * @return the values
     */
    public static CustomerValues of(Collection<? extends Map.Entry<CustomerValue<?>, ? extends Provided<?>>> answers) {
        Map<CustomerValue<?>, Provided<?>> provided =
                new HashMap<>(); // values that are asked for are equal to themselves only
        answers.forEach(answer -> {
            if (answer.getKey().settled().isEmpty()) {
                provided.put(answer.getKey(), answer.getValue());
            }
        });
        return provided.isEmpty() ? NONE : new CustomerValues(provided);
    }

    /**
     * What was said of a value.
     *
     * @param <T> its type
     * @param value the value
     * @return {@link Provided.Unavailable} if nobody was asked for it
     */
    @SuppressWarnings("unchecked") // an answer is put in with the value that it answers
    public <T> Provided<T> get(CustomerValue<T> value) {
        if (value.settled().isPresent()) {
            return value.settled().get();
        }
        @Nullable Provided<?> said = provided.get(value);
        return said == null ? new Provided.Unavailable<>() : (Provided<T>) said;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomerValues that && provided.equals(that.provided);
    }

    @Override
    public int hashCode() {
        return provided.hashCode();
    }
}
