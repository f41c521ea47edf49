package org.domainverifier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.session.DnsSession;
import org.domainverifier.dns.session.GuardedResolver;
import org.domainverifier.dns.session.QuestionBudget;
import org.domainverifier.dns.session.SessionPart;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.propagation.observing.PropagationJudge;
import org.domainverifier.propagation.observing.PropagationSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run over one domain: starts the checks side by side, ends them at the deadline, makes the report. */
final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final Duration LONGEST_GRACE = Duration.ofMillis(200);

    /** How much later than the deadline what the checks make of the end of the DNS is still waited for, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMillis(60);
    /** How much later than the deadline the report is made, whatever else is running. */
    private static final Duration LAST = Duration.ofMillis(100);

    private final DomainName domain;
    private final VerifierSettings settings;
    private final QuestionBudget budget;
    private final DnsSession session;
    private final boolean authoritative;
    private final Optional<PropagationSession> propagation;
    private final Instant startedAt;
    private final long expiryNanos;
    private final Duration dnsTime;
    private volatile @Nullable DomainAdvice advice;
    private final ProvidedValues values;
    private final List<CheckRun<?>> runs;
    private final List<CheckEntry> impossible;
    private final Map<Place, CompletableFuture<CheckEntry>> running = new LinkedHashMap<>();
    private final CompletableFuture<DomainReport> report = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CallerContext context;
    private final EndTimers timers;
    private final Judging judging;
    private final Telling telling;
    private final WorkBeside beside;

    /**
     * A verification that has not begun.
     *
     * @param resolver the {@linkplain GuardedResolver#viewOf view} of this verification
     * @param preview whether it answers as the DNS would be
     */
    Verification(DomainName domain, VerifierSettings settings, DnsResolver resolver, boolean preview) {
        this.domain = Objects.requireNonNull(domain, "domain");
        this.settings = settings;
        this.context = CallerContext.capture(settings.contexts());
        this.timers = new EndTimers(context);
        this.judging = new Judging(context);
        this.authoritative = resolver.isAuthoritative();
        this.propagation =
                settings.observer().filter(observer -> authoritative).map(observer -> observer.session(resolver));
        CheckRuns all = CheckRuns.of(this);
        this.runs = all.runs();
        this.impossible = all.impossible();
        this.startedAt = settings.clock().instant();
        this.telling =
                Telling.of(settings.listeners(), domain, startedAt, runs.size() + impossible.size(), preview, context);
        this.budget = new QuestionBudget(settings.maxQuestions());
        this.session = new DnsSession(observed(resolver), judging, budget, telling);
        this.values = new ProvidedValues(domain, settings.threads(), context, judging::goOn);
        this.beside = new WorkBeside(settings.threads(), judging);
        // the DNS ends a little earlier than the whole, so that checks can still say what they know
        Duration tenth = Duration.ofNanos(settings.timeout().toNanos() / 10);
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
        CompletableFuture<DomainReport> coming = run();
        try {
            return coming.get(untilDeadlineAnd(LAST).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            cutOff();
            conclude(Optional.empty());
            Thread.currentThread().interrupt();
        } catch (TimeoutException nobodyMadeIt) { // all threads are busy
            conclude(Optional.empty());
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible.getCause());
        }
        return coming.join();
    }

    /**
     * Runs. Whoever cancels the report ends the verification.
     *
     * @return the report to come; whoever waits for it goes on on a worker, or on the calling thread if all answers were there at once
     */
    CompletableFuture<DomainReport> run() {
        // every check is known before the first starts, so that each can await any other
        runs.forEach(run -> running.put(run.place(), new CompletableFuture<>()));
        timers.after(dnsTime, this::dnsTimeIsUp);
        var unused = report.whenComplete((done, problem) -> end());
        telling.started();
        impossible.forEach(this::tell);
        runs.forEach(this::start);
        var unusedToo = Futures.all(running.values())
                .thenApply(this::withImpossible)
                .thenCompose(this::advice)
                .thenCompose(known -> {
                    advice = known;
                    return spread();
                })
                .whenComplete((known, problem) -> finish(known != null ? known : Optional.empty()));
        judging.started();
        return report;
    }

    /** The end in its steps, each on a worker: a judgement that takes its time holds up none of the next. */
    private void dnsTimeIsUp() {
        CompletableFuture<Void> dnsEnded = new CompletableFuture<>();
        CompletableFuture<Void> timeIsUp = new CompletableFuture<>();
        timers.after(untilDeadlineAnd(Duration.ZERO), () -> timeIsUp.complete(null));
        timers.after(untilDeadlineAnd(PATIENCE), this::cutOff);
        timers.after(untilDeadlineAnd(LAST), () -> finish(Optional.empty()));
        // on a busy machine both are up at once: what the checks make of the end of the DNS still comes first
        var unused = CompletableFuture.allOf(timeIsUp, dnsEnded).thenRun(this::cutOff);
        endDns();
        dnsEnded.complete(null);
    }

    private Duration untilDeadlineAnd(Duration more) {
        Duration grace = settings.timeout().minus(dnsTime);
        return Duration.ofNanos(expiryNanos - System.nanoTime()).plus(grace).plus(more);
    }

    private List<CheckEntry> withImpossible(List<CheckEntry> entries) {
        List<CheckEntry> all = new ArrayList<>(entries);
        all.removeIf(NothingExpected::is);
        all.addAll(impossible);
        return all;
    }

    /** A step of somebody's own check may be anything; then its findings stand as they are. */
    private CompletableFuture<DomainAdvice> advice(List<CheckEntry> entries) {
        return CompletableFuture.completedFuture(entries)
                .thenCompose(all -> DomainAdvice.of(
                        domain, all, uncounted(), session.answers().values()))
                .exceptionally(problem -> {
                    LOG.warn("what the repairs of {} take away could not be told", domain, problem);
                    return new DomainAdvice(List.of(), entries);
                });
    }

    /** What the verifier asks of its own choosing, a bounded number of names. */
    private DnsResolver uncounted() {
        SessionPart own = new SessionPart(session, VerificationLog.answers(domain, "verifier"));
        return own::resolveUncounted;
    }

    private CompletableFuture<Optional<DomainPropagation>> spread() {
        return propagation
                .map(observing -> observing.result().thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /** All is known: what follows may be the application's, so it goes where it may take its time. */
    private void finish(Optional<DomainPropagation> spread) {
        if (judging.isHere()) {
            conclude(spread);
        } else {
            judging.beside(() -> conclude(spread));
        }
    }

    private void endDns() {
        judging.timeIsUp();
        propagation.ifPresent(PropagationSession::expire);
        values.expire();
        session.expire();
    }

    /** Ends the checks that are running still, one after the other: one that waits for another can say what it knows. */
    private void cutOff() {
        if (!ended.get()) {
            endDns();
            runs.forEach(run -> end(run, run::cutOff));
        }
    }

    private CompletableFuture<CheckEntry> entry(CheckRun<?> run) {
        return Objects.requireNonNull(running.get(run.place()));
    }

    /** Makes the report of what is known by now. */
    private void conclude(Optional<DomainPropagation> spread) {
        if (ended.get()) {
            return;
        }
        List<CheckEntry> entries = new ArrayList<>();
        runs.forEach(run -> entries.add(run.end(run::cutOff, this::tell)));
        @Nullable DomainAdvice known = advice;
        DomainReport made =
                report(known != null ? known : new DomainAdvice(List.of(), withImpossible(entries)), spread);
        if (ended.compareAndSet(false, true)) {
            leave();
            if (session.isWaiting()) { // a check that went away early: what it asked is answered all the same
                judging.beside(session::expire);
            }
            telling.reported(made);
            report.complete(made);
        }
    }

    /** Nobody waits any more, without a report: it was cancelled. */
    private void end() {
        if (ended.compareAndSet(false, true)) {
            leave();
            telling.cancelled();
            judging.beside(() -> {
                session.cancel();
                values.cancel();
            });
        }
    }

    private void leave() {
        timers.end();
        session.giveUp();
        beside.end();
        propagation.ifPresent(PropagationSession::expire);
    }

    private void start(CheckRun<?> run) {
        var unused = run.run().thenAccept(entry -> end(run, () -> entry));
    }

    /** A check has ended, one way or another. */
    private void end(CheckRun<?> run, Supplier<CheckEntry> entry) {
        entry(run).complete(run.end(entry, this::tell));
    }

    private void tell(CheckEntry entry) {
        if (!hasEnded() && !NothingExpected.is(entry)) {
            VerificationLog.check(domain, entry);
            telling.checked(entry);
        }
    }

    private DomainReport report(DomainAdvice advice, Optional<DomainPropagation> spread) {
        List<CheckEntry> entries = advice.entries();
        Map<DnsQuestion, DnsAnswer> answers = session.answers();
        List<Finding> aboutDns = new ArrayList<>();
        budget.firstRefused()
                .map(refused -> Finding.of(VerifierFinding.QUESTIONS_USED_UP, domain)
                        .with("domain", domain)
                        .with("limit", budget.limit())
                        .with("name", refused.name())
                        .with("type", refused.type()))
                .ifPresent(aboutDns::add);
        if (authoritative) {
            aboutDns.addAll(PropagationJudge.judgeFallBack(domain, answers.values()));
        }
        spread.map(this::judged).ifPresent(aboutDns::addAll);
        return new VerifiedDomain(
                domain,
                Verdict.of(entries),
                entries,
                session.usage(),
                startedAt,
                answers,
                settings.policy().weighed(advice.findings()),
                settings.policy().weighed(aboutDns),
                spread);
    }

    private List<Finding> judged(DomainPropagation spread) {
        try {
            return PropagationJudge.judge(spread);
        } catch (RuntimeException | Error broken) { // a resolver of somebody's own may have said anything
            LOG.warn("what the servers of {} said cannot be judged", domain, broken);
            return List.of();
        }
    }

    DomainName domain() {
        return domain;
    }

    VerifierSettings settings() {
        return settings;
    }

    DnsSession session() {
        return session;
    }

    ProvidedValues values() {
        return values;
    }

    boolean hasEnded() {
        return ended.get();
    }

    /** The entry to come of another check, if it is part of this verification. */
    Optional<CompletableFuture<CheckEntry>> entry(Place place) {
        return Optional.ofNullable(running.get(place));
    }

    /** Where what a check does on its own may block. */
    Executor executor() {
        return settings.threads().executor(context);
    }

    WorkBeside beside() {
        return beside;
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, expiryNanos - System.nanoTime()));
    }
}
