package org.domainverifier;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsResolver;

/** What a verifier was built with. */
record VerifierSettings(
        DnsResolver resolver,
        List<DomainCheck<?>> checks,
        List<Expected<?>> expectations,
        Duration timeout,
        Clock clock,
        Executor executor,
        Executor deadlines,
        Optional<PropagationObserver> observer) {

    /** How much a check counts: by what is expected of it; by the check itself if nothing is expected of any. */
    Requirement requirement(CheckKey<?> key) {
        if (expectations.isEmpty()) {
            return checks.stream()
                    .filter(check -> check.key().equals(key))
                    .map(DomainCheck::defaultRequirement)
                    .findFirst()
                    .orElse(Requirement.OPTIONAL);
        }
        return expectations.stream()
                .filter(expected -> expected.expectation().check().id().equals(key.id()))
                .map(Expected::requirement)
                .min(Requirement::compareTo)
                .orElse(Requirement.OPTIONAL);
    }
}
