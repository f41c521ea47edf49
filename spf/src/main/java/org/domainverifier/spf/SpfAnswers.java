package org.domainverifier.spf;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * The answers that one evaluation knows so far. What it does not know it asks for, once.
 *
 * <p>An evaluation runs over the answers until the first that is not there yet; from there on it only guesses which questions
 * will be needed. Guesses are limited, so that no record makes them cost more than what is certain. Not thread-safe: {@link
 * SpfRun} sees to it that one pass runs at a time.
 */
final class SpfAnswers {
    /** Enough for ten terms with their hosts, as records have them. */
    static final int MAX_GUESSES = 40;

    private final DnsResolver resolver;
    private final Runnable arrival;
    private final Map<DnsQuestion, Entry> asked = new HashMap<>();
    private int guesses;
    private boolean complete;
    private boolean expired;
    private boolean timedOut;

    /** What is known of one question. */
    static final class Entry {
        private final CompletableFuture<DnsAnswer> future;
        private @Nullable DnsAnswer answer;
        private @Nullable SpfSelection selection;

        private Entry(CompletableFuture<DnsAnswer> future) {
            this.future = future;
        }

        /** The SPF records among the answer's; read once, however often it is come to. */
        SpfSelection selection(DnsAnswer known) {
            SpfSelection selected = selection;
            if (selected == null) {
                selected = SpfSelection.of(known);
                selection = selected;
            }
            return selected;
        }
    }

    /**
     * Nothing is known yet.
     *
     * @param arrival called whenever an answer comes that was not there at once, on any thread
     */
    SpfAnswers(DnsResolver resolver, Runnable arrival) {
        this.resolver = resolver;
        this.arrival = arrival;
    }

    /** A new pass begins. */
    void rewind() {
        complete = true;
    }

    /** Whether this pass has had every answer that it asked for. */
    boolean isComplete() {
        return complete;
    }

    /** From now on, what is not there is a time-out. */
    void expire() {
        expired = true;
    }

    /** Whether a time-out of that kind was given. */
    boolean isTimedOut() {
        return timedOut;
    }

    /** The answer, if it is there. */
    @Nullable
    DnsAnswer find(DomainName name, RecordType type) {
        return find(entry(new DnsQuestion(name, type)));
    }

    /** The answer of an entry, if it is there. */
    @Nullable
    DnsAnswer find(@Nullable Entry entry) {
        if (entry == null) {
            return null;
        }
        DnsAnswer answer = entry.answer;
        if (answer == null) {
            answer = entry.future.getNow(null);
            if (answer == null) {
                complete = false;
            }
            entry.answer = answer;
        }
        return answer;
    }

    /** What is known of a question; null if it is a guess too many. */
    @Nullable
    Entry entry(DnsQuestion question) {
        Entry entry = asked.get(question);
        if (entry == null) {
            if (!complete && ++guesses > MAX_GUESSES) {
                return null;
            }
            entry = new Entry(expired ? CompletableFuture.completedFuture(timeIsUp(question)) : ask(question));
            asked.put(question, entry);
            if (!entry.future.isDone()) {
                var unused = entry.future.thenRun(arrival);
            }
        } else if (expired && !entry.future.isDone()) {
            entry.answer = timeIsUp(question);
        }
        return entry;
    }

    private CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
        CompletionStage<DnsAnswer> stage;
        try {
            stage = Objects.requireNonNull(resolver.resolve(question), "the resolver returned null");
        } catch (RuntimeException broken) {
            return CompletableFuture.completedFuture(broken(question, broken));
        }
        if (stage instanceof CompletableFuture<DnsAnswer> future
                && !future.isCompletedExceptionally()
                && future.getNow(null) != null) {
            return future; // the usual case where answers come from memory
        }
        return stage.handle((answer, problem) -> answer != null ? answer : broken(question, problem))
                .toCompletableFuture();
    }

    private DnsAnswer timeIsUp(DnsQuestion question) {
        timedOut = true;
        return DnsAnswer.Failure.of(question, FailureCause.TIMEOUT, "the evaluation's time was up");
    }

    private static DnsAnswer broken(DnsQuestion question, @Nullable Throwable problem) {
        return DnsAnswer.Failure.of(question, FailureCause.RESOLVER_ERROR, "the resolver failed: " + problem);
    }
}
