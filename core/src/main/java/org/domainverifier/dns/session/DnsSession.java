package org.domainverifier.dns.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.dns.FailureCause;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one verification: asks the same question once, counts, asks no more than it may, and ends every wait when it is
 * told that time is up. Whatever the resolver underneath does (throw, return null, answer something else, never answer), a question
 * asked here is answered by a value, and whatever the order of the records that it gives, they come in one order.
 *
 * <p>Safe for use by several threads. Made for one verification; it holds all answers until it is dropped.
 */
public final class DnsSession implements DnsResolver {
    /** Of what asks nothing. */
    public static final DnsUsage NO_USAGE = new Usage(0, 0, 0, 0, Duration.ZERO);

    private static final Comparator<DnsQuestion> IN_ORDER = Comparator.comparing(DnsQuestion::name)
            .thenComparingInt(question -> question.type().code());

    private final DnsResolver resolver;
    private final Executor judging;
    private final QuestionBudget budget;
    private final QuestionSight sight;
    private final Map<DnsQuestion, Asked> asked = new ConcurrentHashMap<>();
    private final AtomicInteger fromMemory = new AtomicInteger();
    private final Rounds rounds = new Rounds();
    private final long startNanos = System.nanoTime();
    private volatile boolean expired;
    private volatile Map<DnsQuestion, DnsAnswer> inOrder =
            Map.of(); // the answers as they were when somebody asked for them

    /**
     * An answer to come.
     *
     * @param whence where it comes from
     */
    record Given(CompletableFuture<DnsAnswer> answer, Whence whence) {}

    /** Where an answer comes from: what was asked before, the resolver, or nobody, since it may not be asked. */
    enum Whence {
        MEMORY,
        RESOLVER,
        NOBODY
    }

    /** A question that somebody waits for; whoever is the first to know its answer says it. */
    private static final class Asked {
        private final CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
        private final AtomicBoolean said = new AtomicBoolean();
        private volatile long sentNanos;
        private volatile boolean sent;

        private @Nullable DnsAnswer known() {
            return answer.isCompletedExceptionally() ? null : answer.getNow(null);
        }
    }

    /**
     * A session with an empty memory and no limit, whose answers are completed by whoever brings them.
     *
     * @param resolver where the questions go
     */
    public DnsSession(DnsResolver resolver) {
        this(resolver, Runnable::run, QuestionBudget.unlimited(), QuestionSight.NONE);
    }

    /**
     * A session with an empty memory.
     *
     * @param resolver where the questions go
     * @param judging where answers are completed that had to be waited for, and so whatever is made of them: never on the thread that
     *     brings them
     * @param budget how much may be asked
     * @param sight sees what goes to the resolver
     */
    public DnsSession(DnsResolver resolver, Executor judging, QuestionBudget budget, QuestionSight sight) {
        this.resolver = Objects.requireNonNull(resolver, "resolver");
        this.judging = judging;
        this.budget = budget;
        this.sight = sight;
    }

    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        return give(question, true).answer();
    }

    /**
     * Asks a question that no record of a stranger's has led to: it does not count against the budget.
     *
     * @param question name and type
     * @return the answer to come
     */
    public CompletableFuture<DnsAnswer> resolveUncounted(DnsQuestion question) {
        return give(question, false).answer();
    }

    Given give(DnsQuestion question, boolean counted) {
        Asked mine = new Asked();
        @Nullable Asked earlier = asked.putIfAbsent(question, mine);
        if (earlier != null) {
            fromMemory.incrementAndGet();
            return new Given(earlier.answer.copy(), Whence.MEMORY);
        }
        if (expired) {
            say(mine, timeIsUp(question));
        } else if (counted && !budget.allows(question)) {
            asked.remove(question, mine); // it costs nothing, not even memory
            say(mine, budget.notAsked(question));
            return new Given(mine.answer.copy(), Whence.NOBODY);
        } else {
            ask(question, mine);
            if (expired) { // time ran out between the look and the asking
                say(mine, timeIsUp(question));
            }
        }
        return new Given(mine.answer.copy(), Whence.RESOLVER);
    }

    private void ask(DnsQuestion question, Asked mine) {
        int round = rounds.next();
        CompletableFuture<DnsAnswer> answered = new CompletableFuture<>();
        sight.asked(question);
        mine.sentNanos = System.nanoTime();
        mine.sent = true;
        try {
            Objects.requireNonNull(resolver.resolve(question), "it returned null")
                    .whenComplete((answer, problem) -> answered.complete(asPromised(question, answer, problem)));
        } catch (Throwable broken) { // a resolver of somebody's own may throw whatever it likes
            say(mine, brokenContract(question, GuardedResolver.said(broken)));
            return;
        }
        if (answered.isDone()) {
            say(mine, inOrder(answered.join()));
            return;
        }
        rounds.waited(round);
        var unused = answered.whenComplete((answer, none) -> judging.execute(() -> {
            rounds.answered(round);
            if (!expired) { // else every wait has its end, or is about to get it
                say(mine, inOrder(answer));
            }
        }));
    }

    private void say(Asked question, DnsAnswer answer) {
        if (question.said.compareAndSet(false, true)) {
            if (question.sent) {
                sight.answered(answer, Duration.ofNanos(System.nanoTime() - question.sentNanos));
            }
            question.answer.complete(answer);
        }
    }

    private static DnsAnswer asPromised(DnsQuestion question, @Nullable DnsAnswer answer, @Nullable Throwable problem) {
        if (answer == null) {
            return brokenContract(question, problem != null ? GuardedResolver.said(problem) : "it answered null");
        }
        return AnswerContract.breach(question, answer)
                .map(breach -> brokenContract(question, breach))
                .orElse(answer);
    }

    // a set has no order (RFC 2181 §5), and servers rotate or sort it: the same records give the same report
    private static DnsAnswer inOrder(DnsAnswer answer) {
        if (!(answer instanceof DnsAnswer.Records several) || several.records().size() < 2) {
            return answer;
        }
        List<DnsRecord> sorted = several.records().stream()
                .map(record -> Map.entry(record.data().toZoneText(), record)) // made once, and not for each comparison
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        return new DnsAnswer.Records(several.question(), sorted, several.aliases(), several.origin());
    }

    /**
     * Ends every wait: the resolver is told that nobody waits, questions without an answer get a time-out as theirs, and so does
     * every question asked from now on. What is made of these answers is made by the caller's thread.
     */
    public void expire() {
        giveUp();
        asked.forEach((question, open) -> say(open, timeIsUp(question)));
    }

    /** Ends every wait without an answer, for nobody wants to know it any more: what would be made of it is not made. */
    public void cancel() {
        giveUp();
        asked.values()
                .forEach(open ->
                        open.answer.completeExceptionally(new CancellationException("the verification was cancelled")));
    }

    /** Nothing is asked any more, and what is on its way is given up; who waits for it is told by {@link #expire()} only. */
    @Override
    public void giveUp() {
        expired = true;
        resolver.giveUp();
    }

    /**
     * Whether a question has no answer yet.
     *
     * @return false if {@link #expire()} would tell nobody
     */
    public boolean isWaiting() {
        return asked.values().stream().anyMatch(open -> !open.answer.isDone());
    }

    /**
     * The answers that have arrived, in the order of their names.
     *
     * @return an unmodifiable copy
     */
    public Map<DnsQuestion, DnsAnswer> answers() {
        Map<DnsQuestion, DnsAnswer> known = new HashMap<>();
        asked.forEach((question, open) -> {
            @Nullable DnsAnswer answer = open.known();
            if (answer != null) {
                known.put(question, answer);
            }
        });
        Map<DnsQuestion, DnsAnswer> before = inOrder;
        if (before.size() == known.size()) { // an answer stays as it is
            return before;
        }
        List<DnsQuestion> questions = new ArrayList<>(known.keySet());
        questions.sort(IN_ORDER);
        Map<DnsQuestion, DnsAnswer> answers = new LinkedHashMap<>();
        questions.forEach(question -> answers.put(question, Objects.requireNonNull(known.get(question))));
        Map<DnsQuestion, DnsAnswer> sorted = Collections.unmodifiableMap(answers);
        inOrder = sorted;
        return sorted;
    }

    /**
     * The cost so far.
     *
     * @return the counts, and the time since this session was made
     */
    public DnsUsage usage() {
        int failed = 0;
        for (Asked each : asked.values()) {
            @Nullable DnsAnswer answer = each.known();
            failed += answer != null && answer.isFailure() ? 1 : 0;
        }
        return new Usage(
                asked.size(),
                fromMemory.get(),
                failed,
                rounds.count(),
                Duration.ofNanos(System.nanoTime() - startNanos));
    }

    record Usage(int questions, int fromMemory, int failed, int rounds, Duration elapsed) implements DnsUsage {}

    private static DnsAnswer timeIsUp(DnsQuestion question) {
        return DnsAnswer.Failure.of(question, FailureCause.TIMEOUT, "the verification's time was up");
    }

    private static DnsAnswer brokenContract(DnsQuestion question, String problem) {
        return DnsAnswer.Failure.of(question, FailureCause.RESOLVER_ERROR, "the resolver failed: " + problem);
    }
}
