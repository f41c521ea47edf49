package org.domainverifier;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.session.DnsSession;
import org.domainverifier.dns.session.GuardedResolver;

/**
 * What a verifier was built with.
 *
 * @param due which checks are to run at which names, as follows from the checks and the expectations
 */
record VerifierSettings(
        DnsResolver resolver,
        List<DomainCheck<?>> checks,
        List<Stated> expectations,
        List<Due> due,
        FindingPolicy policy,
        Duration timeout,
        Clock clock,
        VerifierThreads threads,
        int maxQuestions,
        Optional<PropagationObserver> observer,
        List<VerificationListener> listeners,
        List<ContextPropagation> contexts) {

    /** How many questions records may lead to where nobody says it. */
    static final int MAX_QUESTIONS = 100;

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

    /** The same with another deadline. */
    VerifierSettings within(Duration other) {
        return with(checkedTimeout(other), listeners);
    }

    /** The same with one listener more. */
    VerifierSettings observedBy(VerificationListener listener) {
        List<VerificationListener> all = new ArrayList<>(listeners);
        all.add(Objects.requireNonNull(listener, "listener"));
        return with(timeout, List.copyOf(all));
    }

    private VerifierSettings with(Duration otherTimeout, List<VerificationListener> otherListeners) {
        return new VerifierSettings(
                resolver,
                checks,
                expectations,
                due,
                policy,
                otherTimeout,
                clock,
                threads,
                maxQuestions,
                observer,
                otherListeners,
                contexts);
    }

    /** The resolver as one verification sees it. */
    DnsResolver view() {
        return GuardedResolver.viewOf(resolver);
    }

    /** The DNS as it is, for a verification of how it would be. */
    DnsResolver live() {
        return new DnsSession(view());
    }

    /** How much a check counts at a name: by what is expected of it there; by the check itself if nothing is expected of any. */
    Requirement requirement(CheckKey<?> key, List<Expected<?>> own) {
        if (expectations.isEmpty()) {
            return checks.stream()
                    .filter(check -> check.key().equals(key))
                    .map(DomainCheck::defaultRequirement)
                    .findFirst()
                    .orElse(Requirement.OPTIONAL);
        }
        return own.stream()
                .map(Expected::requirement)
                .min(Requirement::compareTo)
                .orElse(Requirement.OPTIONAL);
    }
}
