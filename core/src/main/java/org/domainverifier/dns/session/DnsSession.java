package org.domainverifier.dns.session;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
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
    private final DnsResolver resolver;
    private final Executor judging;
    private final QuestionBudget budget;
    private final Map<DnsQuestion, CompletableFuture<DnsAnswer>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger fromMemory = new AtomicInteger();
    private final AtomicInteger newestRoundAnswered = new AtomicInteger();
    private final AtomicInteger rounds = new AtomicInteger();
    private final long startNanos = System.nanoTime();
    private volatile boolean expired;

    /**
     * A session with an empty memory and no limit, whose answers are completed by whoever brings them.
     *
     * @param resolver where the questions go
     */
    public DnsSession(DnsResolver resolver) {
        this(resolver, Runnable::run, QuestionBudget.unlimited());
    }

    /**
     * A session with an empty memory.
     *
     * @param resolver where the questions go
     * @param judging where answers are completed that had to be waited for, and so whatever is made of them: never on the thread that
     *     brings them
     * @param budget how much may be asked
     */
    public DnsSession(DnsResolver resolver, Executor judging, QuestionBudget budget) {
        this.resolver = Objects.requireNonNull(resolver, "resolver");
        this.judging = judging;
        this.budget = budget;
    }

    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        return resolve(question, true);
    }

    /**
     * Asks a question that no record of a stranger's has led to: it does not count against the budget.
     *
     * @param question name and type
     * @return the answer to come
     */
    public CompletableFuture<DnsAnswer> resolveUncounted(DnsQuestion question) {
        return resolve(question, false);
    }

    private CompletableFuture<DnsAnswer> resolve(DnsQuestion question, boolean counted) {
        CompletableFuture<DnsAnswer> mine = new CompletableFuture<>();
        CompletableFuture<DnsAnswer> earlier = asked.putIfAbsent(question, mine);
        if (earlier != null) {
            fromMemory.incrementAndGet();
            return earlier.copy();
        }
        if (expired) {
            mine.complete(timeIsUp(question));
        } else if (counted && !budget.allows(question)) {
            asked.remove(question, mine); // it costs nothing, not even memory
            mine.complete(budget.notAsked(question));
        } else {
            ask(question, mine);
            if (expired) { // time ran out between the look and the asking
                mine.complete(timeIsUp(question));
            }
        }
        return mine.copy();
    }

    private void ask(DnsQuestion question, CompletableFuture<DnsAnswer> mine) {
        int round = newestRoundAnswered.get() + 1;
        CompletableFuture<DnsAnswer> answered = new CompletableFuture<>();
        try {
            Objects.requireNonNull(resolver.resolve(question), "it returned null")
                    .whenComplete((answer, problem) -> answered.complete(asPromised(question, answer, problem)));
        } catch (Throwable broken) { // a resolver of somebody's own may throw whatever it likes
            mine.complete(brokenContract(question, GuardedResolver.said(broken)));
            return;
        }
        if (answered.isDone()) {
            mine.complete(inOrder(answered.join()));
            return;
        }
        rounds.accumulateAndGet(round, Math::max);
        var unused = answered.whenComplete((answer, none) -> judging.execute(() -> {
            newestRoundAnswered.accumulateAndGet(round, Math::max);
            if (!expired) { // else every wait has its end, or is about to get it
                mine.complete(inOrder(answer));
            }
        }));
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
        asked.forEach((question, answer) -> {
            if (!answer.isDone()) {
                answer.complete(timeIsUp(question));
            }
        });
    }

    /** Ends every wait without an answer, for nobody wants to know it any more: what would be made of it is not made. */
    public void cancel() {
        giveUp();
        asked.values()
                .forEach(answer ->
                        answer.completeExceptionally(new CancellationException("the verification was cancelled")));
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
        return asked.values().stream().anyMatch(answer -> !answer.isDone());
    }

    /**
     * The answers that have arrived, in the order of their names.
     *
     * @return a copy
     */
    public Map<DnsQuestion, DnsAnswer> answers() {
        Map<DnsQuestion, DnsAnswer> answers = new TreeMap<>(Comparator.comparing(DnsQuestion::name)
                .thenComparingInt(question -> question.type().code()));
        asked.forEach((question, future) -> {
            @Nullable DnsAnswer answer = future.isCompletedExceptionally() ? null : future.getNow(null);
            if (answer != null) {
                answers.put(question, answer);
            }
        });
        return answers;
    }

    /**
     * The cost so far.
     *
     * @return the counts, and the time since this session was made
     */
    public DnsUsage usage() {
        int failed =
                (int) answers().values().stream().filter(DnsAnswer::isFailure).count();
        return new Usage(
                asked.size(), fromMemory.get(), failed, rounds.get(), Duration.ofNanos(System.nanoTime() - startNanos));
    }

    private record Usage(int questions, int fromMemory, int failed, int rounds, Duration elapsed) implements DnsUsage {}

    private static DnsAnswer timeIsUp(DnsQuestion question) {
        return DnsAnswer.Failure.of(question, FailureCause.TIMEOUT, "the verification's time was up");
    }

    private static DnsAnswer brokenContract(DnsQuestion question, String problem) {
        return DnsAnswer.Failure.of(question, FailureCause.RESOLVER_ERROR, "the resolver failed: " + problem);
    }
}
