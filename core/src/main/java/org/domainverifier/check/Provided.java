package org.domainverifier.check;

import java.util.Optional;

/**
 * What a provider said when it was asked for a {@link CustomerValue}.
 *
 * @param <T> the type of the value
 */
public sealed interface Provided<T> {
    /**
     * The value.
     *
     * @param <T> its type
     * @param value what the provider gave
     */
    record Ready<T>(T value) implements Provided<T> {}

    /**
     * The provider does not know it yet, such as a key that is being generated.
     *
     * @param <T> the type of the value
     */
    record NotReady<T>() implements Provided<T> {}

    /**
     * It could not be had: the provider's function failed, gave {@code null}, or did not answer in time. Why is in the log, and only
     * there: it may be what no customer is to see.
     *
     * @param <T> the type of the value
     */
    record Unavailable<T>() implements Provided<T> {}

    /**
     * The value, if it is there.
     *
     * @return empty if it is not ready, or could not be had
     */
    default Optional<T> ready() {
        return this instanceof Ready<T> said ? Optional.of(said.value()) : Optional.empty();
    }
}
