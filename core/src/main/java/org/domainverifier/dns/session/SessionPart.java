package org.domainverifier.dns.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DnsUsage;

/**
 * A {@link DnsSession} as one of those asks it who share it, such as a check: tells what of the cost is this one's (D-USAGE). Safe for
 * use by several threads.
 */
public final class SessionPart implements DnsResolver {
    private final DnsSession session;
    private final AnswerLog log;
    private final Rounds rounds = new Rounds();
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger fromMemory = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final long startNanos = System.nanoTime();

    /**
     * Somebody who begins now and has asked nothing yet.
     *
     * @param session what is shared
     * @param log is told of the answers
     */
    public SessionPart(DnsSession session, AnswerLog log) {
        this.session = session;
        this.log = log;
    }

    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        return resolve(question, true);
    }

    /**
     * Asks a question that no record of a stranger's has led to, see {@link DnsSession#resolveUncounted}.
     *
     * @param question name and type
     * @return the answer to come
     */
    public CompletableFuture<DnsAnswer> resolveUncounted(DnsQuestion question) {
        return resolve(question, false);
    }

    private CompletableFuture<DnsAnswer> resolve(DnsQuestion question, boolean counted) {
        long askedNanos = System.nanoTime();
        int round = rounds.next();
        DnsSession.Given given = session.give(question, counted);
        switch (given.whence()) {
            case MEMORY -> fromMemory.incrementAndGet();
            case RESOLVER -> questions.incrementAndGet();
            case NOBODY -> {} // it costs nothing
        }
        if (given.answer().isDone()) {
            return given.answer().thenApply(answer -> note(given, answer, askedNanos));
        }
        rounds.waited(round);
        // whatever is asked because of the answer is asked after it was noted, and so belongs to the next round
        return given.answer().thenApply(answer -> {
            rounds.answered(round);
            return note(given, answer, askedNanos);
        });
    }

    private DnsAnswer note(DnsSession.Given given, DnsAnswer answer, long askedNanos) {
        if (given.whence() == DnsSession.Whence.RESOLVER && answer.isFailure()) {
            failed.incrementAndGet();
        }
        log.given(answer, Duration.ofNanos(System.nanoTime() - askedNanos), given.whence() == DnsSession.Whence.MEMORY);
        return answer;
    }

    /**
     * The cost so far: the questions that went to the resolver because of this one, and those whose answers it shared.
     *
     * @return the counts, and the time since it began
     */
    public DnsUsage usage() {
        return new DnsSession.Usage(
                questions.get(),
                fromMemory.get(),
                failed.get(),
                rounds.count(),
                Duration.ofNanos(System.nanoTime() - startNanos));
    }
}
