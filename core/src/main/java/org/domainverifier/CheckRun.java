package org.domainverifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.session.GuardedResolver;
import org.domainverifier.dns.session.SessionPart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one check at one name: once, or, where one of several expectations will do, once for each of the alternatives, all at the same
 * time, and once more for the best of them together. The session asks every question once, so that the others cost no more than their
 * judgement.
 *
 * @param <R> the type of its result
 */
final class CheckRun<R extends CheckResult> {
    private static final Logger LOG = LoggerFactory.getLogger(CheckRun.class);

    private final DomainCheck<R> check;
    private final Verification verification;
    private final Place place;
    private final List<Expected<?>> stated;
    private final List<Expected<?>> own;
    private final boolean onlyIfExpected;
    private volatile Requirement requirement; // as stated, until it is known of whom
    private @Nullable SessionPart dns; // guarded by this, as the next
    private @Nullable CheckEntry end;

    /**
     * A check that has not begun.
     *
     * @param stated all that was stated at the name, of whichever check
     * @param own what of that this check judges
     * @param onlyIfExpected whether it has nothing to say where nothing is expected of this customer after all
     */
    CheckRun(
            DomainCheck<R> check,
            Verification verification,
            DomainName name,
            List<Expected<?>> stated,
            List<Expected<?>> own,
            boolean onlyIfExpected) {
        this.check = check;
        this.verification = verification;
        this.place = new Place(name, check.key());
        this.stated = stated;
        this.own = own;
        this.onlyIfExpected = onlyIfExpected;
        this.requirement = verification.settings().requirement(check.key(), own);
    }

    Place place() {
        return place;
    }

    private FindingPolicy policy() {
        return verification.settings().policy();
    }

    /** The DNS as this check asks it, from its first step on. */
    private synchronized SessionPart dns() {
        if (dns == null) {
            dns = new SessionPart(
                    verification.session(),
                    VerificationLog.answers(verification.domain(), place.key().id()));
        }
        return dns;
    }

    /**
     * The entry with which this ended, one way or another: whoever says so first is right, and has it told.
     *
     * @param entry what it is if nobody has said it
     */
    synchronized CheckEntry end(Supplier<CheckEntry> entry, Consumer<CheckEntry> tell) {
        if (end == null) {
            end = entry.get();
            tell.accept(end);
        }
        return end;
    }

    /** Runs; what comes never ends exceptionally. */
    CompletableFuture<CheckEntry> run() {
        CompletableFuture<CheckEntry> entry = new CompletableFuture<>();
        dns(); // its time begins
        CompletableFuture<CheckEntry> judged =
                own.stream().anyMatch(Alternatives::isNeeded) ? choose() : run(own).thenCompose(this::entry);
        var unused = judged.whenComplete((known, problem) -> entry.complete(problem == null ? known : broken(problem)));
        return entry;
    }

    private CompletableFuture<CheckEntry> choose() {
        List<CustomerValue<?>> wanted = own.stream()
                .<CustomerValue<?>>flatMap(expected -> Alternatives.wanted(expected.expectation()).stream())
                .toList();
        return verification.values().all(wanted).thenCompose(values -> {
            List<Alternatives> alternatives = own.stream()
                    .map(expected -> Alternatives.of(expected, values))
                    .filter(each -> each.expected())
                    .toList();
            requirement = verification
                    .settings()
                    .requirement(
                            check.key(),
                            alternatives.stream()
                                    .<Expected<?>>map(Alternatives::stated)
                                    .toList());
            if (alternatives.isEmpty() && onlyIfExpected) {
                return CompletableFuture.completedFuture(new NothingExpected(place.name(), place.key()));
            }
            AlternativeChoice<R> choice = new AlternativeChoice<>(place.name(), alternatives);
            return Futures.all(Alternatives.combinations(alternatives).stream()
                            .map(this::candidate)
                            .toList())
                    .thenCompose(candidates -> withBestOfEach(choice, candidates))
                    .thenApply(choice::among)
                    .thenCompose(this::entry);
        });
    }

    private CompletableFuture<Candidate<R>> candidate(List<Expected<?>> combination) {
        return run(combination).thenApply(result -> new Candidate<>(combination, result));
    }

    /** Of several expectations each may be met by another alternative than the preferred one. */
    private CompletableFuture<List<Candidate<R>>> withBestOfEach(
            AlternativeChoice<R> choice, List<Candidate<R>> candidates) {
        List<Expected<?>> best = choice.bestOfEach(candidates);
        if (candidates.stream().anyMatch(each -> each.expectations().equals(best))) {
            return CompletableFuture.completedFuture(candidates);
        }
        return candidate(best).thenApply(more -> {
            List<Candidate<R>> all = new ArrayList<>(candidates);
            all.add(more);
            return all;
        });
    }

    /** One run, as a future, whatever the check does. */
    private CompletableFuture<R> run(List<Expected<?>> judged) {
        CompletableFuture<R> outcome = new CompletableFuture<>();
        try {
            CompletionStage<R> stage = Objects.requireNonNull(
                    check.check(new NameContext(verification, place, dns(), stated, judged)), "it returned no stage");
            stage.whenComplete((result, problem) -> {
                if (problem == null) {
                    accept(outcome, result);
                } else {
                    outcome.completeExceptionally(problem);
                }
            });
        } catch (Throwable problem) { // as inside a future, where any throwable becomes its outcome
            outcome.completeExceptionally(problem);
        }
        return outcome;
    }

    private void accept(CompletableFuture<R> outcome, R result) {
        try {
            outcome.complete(check.key().resultType().cast(Objects.requireNonNull(result, "it gave no result")));
        } catch (RuntimeException notTheType) { // a check of somebody's own may give anything
            outcome.completeExceptionally(notTheType);
        }
    }

    private CompletableFuture<CheckEntry> entry(R result) {
        return entry(
                new AlternativeChoice.Chosen<>(own, result, result.status(), result.outcomes(), result.findings()));
    }

    private CompletableFuture<CheckEntry> entry(AlternativeChoice.Chosen<R> chosen) {
        List<CustomerValue<?>> needed = chosen.expectations().stream()
                .<CustomerValue<?>>flatMap(expected -> expected.expectation().values().stream())
                .toList();
        FindingPolicy.Weighed weighed =
                policy().weighed(requirement, chosen.status(), chosen.outcomes(), chosen.findings());
        return verification
                .values()
                .all(needed)
                .thenApply(values -> VerifiedCheck.of(
                        place,
                        requirement,
                        chosen.result(),
                        weighed.status(),
                        weighed.findings(),
                        values,
                        dns().usage()));
    }

    private CheckEntry broken(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (!verification.hasEnded()) {
            LOG.warn("the check '{}' failed at {}", place.key(), place.name(), cause);
        }
        return VerifiedCheck.withoutResult(
                place,
                requirement,
                policy().weighed(Finding.of(VerifierFinding.CHECK_FAILED, place.name())
                        .with("check", place.key().id())
                        .with("problem", GuardedResolver.said(cause))),
                dns().usage());
    }

    /** What becomes of it if it has not ended when time is up. */
    CheckEntry cutOff() {
        return VerifiedCheck.withoutResult(
                place,
                requirement,
                policy().weighed(Finding.of(VerifierFinding.CHECK_TIMED_OUT, place.name())
                        .with("check", place.key().id())),
                dns().usage());
    }
}
