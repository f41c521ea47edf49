package org.domainverifier;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.session.DnsSession;
import org.domainverifier.dns.session.GuardedResolver;

/** What a verifier was built with. */
record VerifierSettings(
        DnsResolver resolver,
        List<DomainCheck<?>> checks,
        List<Expected<?>> expectations,
        Duration timeout,
        Clock clock,
        Executor executor,
        int maxQuestions,
        Optional<PropagationObserver> observer) {

    private static final Duration LONGEST = Duration.ofDays(1);

    static Duration checkedTimeout(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout must be positive, not " + timeout);
        }
        return timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
    }

    static int checkedMaxQuestions(int maxQuestions) {
        if (maxQuestions < 1) {
            throw new IllegalArgumentException("at least one question must be allowed, not " + maxQuestions);
        }
        return maxQuestions;
    }

    /** The resolver as one verification sees it. */
    DnsResolver view() {
        return GuardedResolver.viewOf(resolver);
    }

    /** The DNS as it is, for a verification of how it would be. */
    DnsResolver live() {
        return new DnsSession(view());
    }

    /** What a domain has to publish, required records first. */
    List<RecordToPublish> recordsToPublish(DomainName domain) {
        return Stream.of(Requirement.REQUIRED, Requirement.RECOMMENDED)
                .flatMap(requirement -> recordsToPublish(domain, requirement).stream())
                .toList();
    }

    /** What a domain has to publish, by how much it counts. */
    List<RecordToPublish> recordsToPublish(DomainName domain, Requirement requirement) {
        Objects.requireNonNull(domain, "domain");
        return expectations.stream()
                .filter(expected -> expected.requirement() == requirement)
                .flatMap(expected -> expected.expectation().recordsToPublish(domain).stream())
                .distinct()
                .toList();
    }

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
