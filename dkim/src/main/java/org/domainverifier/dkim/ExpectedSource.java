package org.domainverifier.dkim;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.domainverifier.check.CheckContext;
import org.domainverifier.dns.DomainName;

/** Tells what is expected at a selector of a domain. */
interface ExpectedSource {
    /** What is expected; waits for the provider's function if there is one. */
    ExpectedValue of(DomainName domain);

    /** The same for the domain that is verified, without waiting. */
    default CompletableFuture<ExpectedValue> of(CheckContext context) {
        return CompletableFuture.completedFuture(of(context.domain()));
    }

    /** A value that a function of the provider gives, which may ask a database. */
    static ExpectedSource provided(
            Function<DomainName, Optional<String>> provider, Function<String, ExpectedValue> reader) {
        return new ExpectedSource() {
            @Override
            public ExpectedValue of(DomainName domain) {
                return ExpectedValue.from(provider, domain, reader);
            }

            @Override
            public CompletableFuture<ExpectedValue> of(CheckContext context) {
                return context.blocking(() -> of(context.domain()));
            }
        };
    }
}
