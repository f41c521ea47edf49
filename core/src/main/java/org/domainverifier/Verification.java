package org.domainverifier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.session.DnsSession;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.propagation.observing.PropagationJudge;
import org.domainverifier.propagation.observing.PropagationSession;
import org.domainverifier.record.FindingCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run over one domain: starts the checks side by side, ends them at the deadline, makes the report. */
final class Verification implements CheckContext {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final Duration LONGEST_GRACE = Duration.ofMillis(200);

    private final DomainName domain;
    private final VerifierSettings settings;
    private final DnsSession session;
    private final boolean authoritative;
    private final Optional<PropagationSession> propagation;
    private final Instant startedAt;
    private final long expiryNanos;
    private final Duration dnsTime;
    private final Map<CheckKey<?>, CompletableFuture<CheckEntry>> running = new LinkedHashMap<>();

    Verification(DomainName domain, VerifierSettings settings, DnsResolver resolver) {
        this.domain = Objects.requireNonNull(domain, "domain");
        this.settings = settings;
        this.authoritative = resolver.isAuthoritative();
        this.propagation = settings.observer()
                .filter(observer -> resolver.isAuthoritative())
                .map(observer -> observer.session(resolver));
        this.session = new DnsSession(observed(resolver));
        this.startedAt = settings.clock().instant();
        // the DNS ends a little earlier than the whole, so that checks can still say what they know
        Duration tenth = settings.timeout().dividedBy(10);
        Duration grace = tenth.compareTo(LONGEST_GRACE) < 0 ? tenth : LONGEST_GRACE;
        this.dnsTime = settings.timeout().minus(grace);
        this.expiryNanos = System.nanoTime() + dnsTime.toNanos();
    }

    /** What is asked about the domain itself is observed at once, beside the checks; what is somebody else's is not. */
    private DnsResolver observed(DnsResolver resolver) {
        return propagation
                .map(observing -> resolver.intercepted((question, next) -> {
                    CompletionStage<DnsAnswer> answer = next.resolve(question);
                    if (question.name().isWithin(domain)) {
                        observing.observe(question, answer);
                    }
                    return answer;
                }))
                .orElse(resolver);
    }

    /** Runs and waits for the report. If the thread is interrupted, the report is made of what is known by then. */
    DomainReport await() {
        CompletableFuture<DomainReport> report = run();
        try {
            return report.get();
        } catch (InterruptedException interrupted) {
            expire();
            DomainReport known = report.join();
            Thread.currentThread().interrupt();
            return known;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible.getCause());
        }
    }

    CompletableFuture<DomainReport> run() {
        // every check is known before the first starts, so that each can await any other
        settings.checks().forEach(check -> running.put(check.key(), new CompletableFuture<>()));
        CompletableFuture<?> dnsTimer = after(dnsTime);
        CompletableFuture<Void> dnsEnded = dnsTimer.thenRunAsync(this::endDns, settings.deadlines());
        CompletableFuture<?> lastTimer = after(settings.timeout());
        // on a busy machine both are up at once: what the checks make of the end of the DNS still comes first
        var unused = lastTimer
                .thenCompose(up -> dnsEnded.<Boolean>handle((ended, problem) -> true)
                        .completeOnTimeout(false, LONGEST_GRACE.toMillis(), TimeUnit.MILLISECONDS))
                .thenRunAsync(this::expire, settings.deadlines());
        settings.checks().forEach(this::start);
        return Futures.all(running.values())
                .thenCompose(this::advice)
                .thenCompose(advice -> spread().thenApply(spread -> {
                    dnsTimer.cancel(false);
                    lastTimer.cancel(false);
                    return report(advice, spread);
                }));
    }

    /** A step of somebody's own check may be anything; then its findings stand as they are. */
    private CompletableFuture<DomainAdvice> advice(List<CheckEntry> entries) {
        return CompletableFuture.completedFuture(entries)
                .thenCompose(all ->
                        DomainAdvice.of(domain, all, session, session.answers().values()))
                .exceptionally(problem -> {
                    LOG.warn("what the repairs of {} take away could not be told", domain, problem);
                    return new DomainAdvice(List.of(), entries);
                });
    }

    private CompletableFuture<Optional<DomainPropagation>> spread() {
        return propagation
                .map(observing -> observing.result().thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private void endDns() {
        session.expire();
        propagation.ifPresent(PropagationSession::expire);
    }

    /** Ends the verification now, with what is known. */
    void expire() {
        endDns();
        running.forEach((key, entry) -> entry.complete(VerifiedCheck.withoutResult(
                key, settings.requirement(key), trouble(VerifierFinding.CHECK_TIMED_OUT, key))));
    }

    private static CompletableFuture<Boolean> after(Duration delay) {
        return new CompletableFuture<Boolean>().completeOnTimeout(true, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private <R extends CheckResult> void start(DomainCheck<R> check) {
        CheckKey<R> key = check.key();
        CompletableFuture<CheckEntry> entry = Objects.requireNonNull(running.get(key));
        try {
            CompletionStage<R> stage = Objects.requireNonNull(check.check(this), "it returned no stage");
            stage.whenComplete(
                    (result, problem) -> entry.complete(problem == null ? judged(key, result) : broken(key, problem)));
        } catch (RuntimeException | Error problem) { // as inside a future, where any throwable becomes its outcome
            entry.complete(broken(key, problem));
        }
    }

    private <R extends CheckResult> CheckEntry judged(CheckKey<R> key, @Nullable R result) {
        try {
            R typed = key.resultType().cast(Objects.requireNonNull(result, "it gave no result"));
            return VerifiedCheck.of(key, settings.requirement(key), typed);
        } catch (RuntimeException problem) { // a check of somebody's own may give anything
            return broken(key, problem);
        }
    }

    private CheckEntry broken(CheckKey<?> key, Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        LOG.warn("the check '{}' failed for {}", key, domain, cause);
        return VerifiedCheck.withoutResult(
                key,
                settings.requirement(key),
                trouble(VerifierFinding.CHECK_FAILED, key).with("problem", cause.toString()));
    }

    private Finding trouble(FindingCode code, CheckKey<?> key) {
        return Finding.of(code, domain).with("check", key.id());
    }

    private DomainReport report(DomainAdvice advice, Optional<DomainPropagation> spread) {
        List<CheckEntry> entries = advice.entries();
        Map<DnsQuestion, DnsAnswer> answers = session.answers();
        List<Finding> aboutDns = new ArrayList<>();
        if (authoritative) {
            aboutDns.addAll(PropagationJudge.judgeFallBack(domain, answers.values()));
        }
        spread.map(PropagationJudge::judge).ifPresent(aboutDns::addAll);
        return new VerifiedDomain(
                domain,
                Verdict.of(entries),
                entries,
                session.usage(),
                startedAt,
                answers,
                advice.findings(),
                aboutDns,
                spread);
    }

    @Override
    public DomainName domain() {
        return domain;
    }

    @Override
    public DnsResolver dns() {
        return session;
    }

    @Override
    public <E extends Expectation> List<Expected<E>> expectations(Class<E> type) {
        return settings.expectations().stream()
                .filter(expected -> type.isInstance(expected.expectation()))
                .map(expected -> new Expected<>(type.cast(expected.expectation()), expected.requirement()))
                .toList();
    }

    @Override
    public <R extends CheckResult> CompletableFuture<Optional<R>> result(CheckKey<R> key) {
        CompletableFuture<CheckEntry> entry = running.get(key);
        return entry == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : entry.thenApply(done -> done.result().map(key.resultType()::cast));
    }

    @Override
    public Executor executor() {
        return settings.executor();
    }

    @Override
    public Clock clock() {
        return settings.clock();
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, expiryNanos - System.nanoTime()));
    }
}
