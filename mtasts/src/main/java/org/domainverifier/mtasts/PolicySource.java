package org.domainverifier.mtasts;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.check.CheckContext;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.mtasts.PolicyFetch.Reason;

/** Decides whether a connection is made for a policy. */
final class PolicySource {
    private final Optional<MtaStsPolicyFetcher> fetcher;
    private final boolean onlyIfServerAnswered;

    private PolicySource(Optional<MtaStsPolicyFetcher> fetcher, boolean onlyIfServerAnswered) {
        this.fetcher = fetcher;
        this.onlyIfServerAnswered = onlyIfServerAnswered;
    }

    static PolicySource always(MtaStsPolicyFetcher fetcher) {
        return new PolicySource(Optional.of(Objects.requireNonNull(fetcher, "fetcher")), false);
    }

    static PolicySource ifServerAnswered(MtaStsPolicyFetcher fetcher) {
        return new PolicySource(Optional.of(Objects.requireNonNull(fetcher, "fetcher")), true);
    }

    static PolicySource never() {
        return new PolicySource(Optional.empty(), false);
    }

    boolean mayFetch() {
        return fetcher.isPresent();
    }

    CompletableFuture<PolicyFetch> fetch(CheckContext context, MtaStsEvidence evidence) {
        Optional<PolicyFetch> without = withoutFetching(evidence);
        if (without.isPresent()) {
            return CompletableFuture.completedFuture(without.get());
        }
        // a tenth stays for saying what came out
        Duration remaining = context.remaining();
        Duration limit = remaining.minus(remaining.dividedBy(10));
        long start = System.nanoTime();
        CompletableFuture<PolicyFetch> coming = fetcher.orElseThrow()
                .fetch(PolicyRequest.of(context.domain(), context.dns(), limit, context.executor()))
                .toCompletableFuture();
        CompletableFuture<PolicyFetch> told = coming.whenComplete((fetch, failure) -> PolicyLog.fetched(
                context.domain(), fetch == null ? failure : fetch, Duration.ofNanos(System.nanoTime() - start)));
        // the end of the verification cancels the later stage, and only its own future tells the fetcher
        var unused = told.whenComplete((fetch, failure) -> coming.cancel(true));
        return told;
    }

    private Optional<PolicyFetch> withoutFetching(MtaStsEvidence evidence) {
        PolicyHost host = evidence.host();
        Optional<PolicyFetch.NotResolvable> unresolvable = PolicyHost.whyNotResolvable(
                evidence.hostAnswers().a(), evidence.hostAnswers().aaaa());
        if (unresolvable.isPresent()) {
            return Optional.of(
                    evidence.isAnnounced()
                            ? unresolvable.get()
                            : new PolicyFetch.NotAttempted(Reason.NOTHING_TO_FETCH));
        }
        if (fetcher.isEmpty()) {
            return Optional.of(new PolicyFetch.NotAttempted(Reason.RECORDS_ONLY));
        }
        if (!onlyIfServerAnswered) {
            return Optional.empty();
        }
        if (host.specialAddresses().size() == host.addresses().size()
                && host.specialAddresses().stream()
                        .allMatch(special -> special.range() == SpecialRange.DOCUMENTATION)) {
            return Optional.of(new PolicyFetch.NotAttempted(Reason.DOCUMENTATION_ADDRESS));
        }
        boolean fromServer = Stream.of(
                        evidence.hostAnswers().a(), evidence.hostAnswers().aaaa())
                .filter(answer -> !answer.records().isEmpty())
                .allMatch(answer -> answer.origin().server().isPresent());
        return fromServer ? Optional.empty() : Optional.of(new PolicyFetch.NotAttempted(Reason.NO_SERVER_ANSWERED));
    }
}
