package org.domainverifier.dkim;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Provided;

/** Where it is known from what is expected at a selector. */
final class ExpectedSource {
    private final ExpectedValue same;
    private final Optional<CustomerValue<String>> provided;
    private final Function<String, ExpectedValue> reader;

    private ExpectedSource(
            ExpectedValue same, Optional<CustomerValue<String>> provided, Function<String, ExpectedValue> reader) {
        this.same = same;
        this.provided = provided;
        this.reader = reader;
    }

    /** Nobody has to be asked. */
    static ExpectedSource same(ExpectedValue value) {
        return new ExpectedSource(value, Optional.empty(), text -> value);
    }

    /** A value that the provider has for each customer, and how its text is read; that throws nothing. */
    static ExpectedSource provided(CustomerValue<String> value, Function<String, ExpectedValue> reader) {
        return value.constant()
                .map(text -> same(reader.apply(text)))
                .orElseGet(() -> new ExpectedSource(new ExpectedValue.Unavailable(), Optional.of(value), reader));
    }

    /** What the provider has to be asked for. */
    Optional<CustomerValue<String>> value() {
        return provided;
    }

    /** What is expected of the customer whose values these are. */
    ExpectedValue of(CustomerValues values) {
        return provided.map(values::get).map(this::read).orElse(same);
    }

    /** What is expected of the customer whose domain is verified. */
    CompletableFuture<ExpectedValue> of(CheckContext context) {
        return provided.map(value -> context.value(value).thenApply(this::read))
                .orElseGet(() -> CompletableFuture.completedFuture(same));
    }

    private ExpectedValue read(Provided<String> said) {
        if (said instanceof Provided.Ready<String> ready) {
            return reader.apply(ready.value());
        }
        return said instanceof Provided.NotReady ? new ExpectedValue.NotReady() : new ExpectedValue.Unavailable();
    }
}
