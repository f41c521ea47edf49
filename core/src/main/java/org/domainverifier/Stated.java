package org.domainverifier;

import java.util.Optional;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Expected;
import org.domainverifier.dns.DomainName;

/**
 * An expectation as it was stated.
 *
 * @param below at which name below the domain, in the spelling of {@link DomainName}; empty for the domain itself
 * @param expected what is expected there
 */
record Stated(String below, Expected<?> expected) {
    /** The name, empty if the domain is so long that the DNS cannot hold it. */
    Optional<DomainName> nameFor(DomainName domain) {
        return below.isEmpty() ? Optional.of(domain) : domain.tryChild(below);
    }

    String checkId() {
        return expected.expectation().check().id();
    }

    Expectation expectation() {
        return expected.expectation();
    }
}
