package org.domainverifier.spf;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.threads.Timers;

/**
 * Drives one evaluation: a pass over the answers that are there, and another whenever one more has come, until a pass has had
 * all that it asked for. Passes never overlap; whoever brings an answer while one runs leaves it a note to run once more.
 */
final class SpfRun {
    private final SpfSender sender;
    private final SpfLimits limits;
    private final SpfMacroValues.Receiver receiver;
    private final SpfAnswers answers;
    private final CompletableFuture<SpfEvaluation> result = new CompletableFuture<>();
    private final AtomicInteger notes = new AtomicInteger();
    private volatile boolean timeIsUp;

    SpfRun(SpfSender sender, DnsResolver resolver, SpfLimits limits, SpfMacroValues.Receiver receiver) {
        this.sender = sender;
        this.limits = limits;
        this.receiver = receiver;
        this.answers = new SpfAnswers(resolver, this::run);
    }

    CompletableFuture<SpfEvaluation> start() {
        run();
        if (!result.isDone()) {
            Future<?> timer = Timers.endAfter(limits.time(), this::expire);
            var unused = result.whenComplete((evaluation, problem) -> timer.cancel(false));
        }
        return result;
    }

    /** Ends the evaluation with what is known. */
    void expire() {
        timeIsUp = true;
        run();
    }

    private void run() {
        if (notes.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            if (!result.isDone()) {
                pass();
            }
            seen = notes.addAndGet(-seen);
        } while (seen != 0);
    }

    private void pass() {
        if (timeIsUp) {
            answers.expire();
        }
        try {
            SpfEvaluation evaluation = new CheckHost(sender, answers, limits, receiver).evaluate();
            if (evaluation != null) {
                result.complete(evaluation);
            }
        } catch (RuntimeException ourFault) {
            result.completeExceptionally(ourFault);
        }
    }
}
