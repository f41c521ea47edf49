package org.domainverifier.dkim;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Provided;
import org.domainverifier.dns.RecordType;

/**
 * Where it is known from what is expected at a selector.
 *
 * @param type the type of the record, by which a text of the provider's is read
 * @param same what is expected where nobody has to be asked
 * @param provided what the provider has to be asked for
 */
record ExpectedSource(RecordType type, ExpectedValue same, Optional<CustomerValue<String>> provided) {
    /** Nobody has to be asked. */
    static ExpectedSource same(RecordType type, ExpectedValue value) {
        return new ExpectedSource(type, value, Optional.empty());
    }

    /** A value that the provider has for each customer. */
    static ExpectedSource provided(RecordType type, CustomerValue<String> value) {
        ExpectedSource asked = new ExpectedSource(type, new ExpectedValue.Unavailable(), Optional.of(value));
        return value.settled().isPresent() ? asked.settled(CustomerValues.none()) : asked;
    }

    /** The same without a question. */
    ExpectedSource settled(CustomerValues values) {
        return same(type, of(values));
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

    // throws nothing, whatever the text
    private ExpectedValue read(Provided<String> said) {
        if (said instanceof Provided.Ready<String> ready) {
            return type.equals(RecordType.CNAME)
                    ? ExpectedValue.ofTarget(ready.value())
                    : ExpectedValue.ofText(ready.value());
        }
        return said instanceof Provided.NotReady ? new ExpectedValue.NotReady() : new ExpectedValue.Unavailable();
    }
}
