package org.domainverifier.dns.session;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DnsUsage;
import org.domainverifier.dns.FailureCause;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one verification: asks the same question once, counts, and ends every wait when it is told that time is up.
 * Whatever the resolver underneath does (throw, return null, never answer), a question asked here is answered by a value, and
 * whatever the order of the records that it gives, they come in one order.
 *
 * <p>Safe for use by several threads. Made for one verification; it holds all answers until it is dropped.
 */
public final class DnsSession implements DnsResolver {
    private final DnsResolver resolver;
    private final Map<DnsQuestion, CompletableFuture<DnsAnswer>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger fromMemory = new AtomicInteger();
    private final AtomicInteger newestRoundAnswered = new AtomicInteger();
    private final AtomicInteger rounds = new AtomicInteger();
    private final long startNanos = System.nanoTime();
    private volatile boolean expired;

    /**
     * A session with an empty memory.
     *
     * @param resolver where the questions go
     */
    public DnsSession(DnsResolver resolver) {
        this.resolver = Objects.requireNonNull(resolver, "resolver");
    }

    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        CompletableFuture<DnsAnswer> mine = new CompletableFuture<>();
        CompletableFuture<DnsAnswer> earlier = asked.putIfAbsent(question, mine);
        if (earlier != null) {
            fromMemory.incrementAndGet();
            return earlier.copy();
        }
        if (expired) {
            mine.complete(timeIsUp(question));
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
                    .whenComplete((answer, problem) -> answered.complete(
                            answer != null
                                    ? answer
                                    : brokenContract(
                                            question,
                                            problem != null ? problem : new NullPointerException("it answered null"))));
        } catch (RuntimeException | Error broken) { // as inside a future, where any throwable becomes its outcome
            mine.complete(brokenContract(question, broken));
            return;
        }
        boolean waited = !answered.isDone();
        if (waited) {
            rounds.accumulateAndGet(round, Math::max);
        }
        var unused = answered.whenComplete((answer, none) -> {
            if (waited) {
                newestRoundAnswered.accumulateAndGet(round, Math::max);
            }
            mine.complete(inOrder(answer));
        });
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

    /** Ends every wait: questions without an answer get a time-out as theirs, and so does every question asked from now on. */
    public void expire() {
        expired = true;
        asked.forEach((question, answer) -> {
            if (!answer.isDone()) {
                answer.complete(timeIsUp(question));
            }
        });
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
            @Nullable DnsAnswer answer = future.getNow(null);
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

    private static DnsAnswer brokenContract(DnsQuestion question, Throwable problem) {
        return DnsAnswer.Failure.of(question, FailureCause.RESOLVER_ERROR, "the resolver failed: " + problem);
    }
}
