package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;

/** Holds every answer back until the next round is let go: what is asked together comes together. Nothing is timed. */
final class RoundResolver implements DnsResolver {
    private static final long QUIET_MILLIS = 300;

    private final DnsResolver answers;
    private final List<List<DnsQuestion>> rounds = new ArrayList<>();
    private Map<DnsQuestion, CompletableFuture<DnsAnswer>> waiting = new LinkedHashMap<>();

    RoundResolver(DnsResolver answers) {
        this.answers = answers;
    }

    @Override
    public synchronized CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
        if (waiting.put(question, answer) != null) {
            throw new AssertionError("asked twice: " + question);
        }
        return answer;
    }

    /** Answers round after round until the result is there; how many rounds there were. */
    int answerUntil(CompletableFuture<?> result) {
        while (!result.isDone()) {
            Map<DnsQuestion, CompletableFuture<DnsAnswer>> round = next();
            if (round.isEmpty()) {
                throw new AssertionError("waits for nothing, after " + rounds);
            }
            rounds.add(List.copyOf(round.keySet()));
            round.forEach((question, future) -> future.complete(
                    answers.resolve(question).toCompletableFuture().join()));
        }
        return rounds.size();
    }

    /** The same where answers are judged on other threads: a round is what was asked when there is quiet. */
    int answerSlowlyUntil(CompletableFuture<?> result) throws InterruptedException {
        int count = 0;
        while (!result.isDone()) {
            Map<DnsQuestion, CompletableFuture<DnsAnswer>> round = next();
            count += round.isEmpty() ? 0 : 1;
            round.forEach((question, future) -> future.complete(
                    answers.resolve(question).toCompletableFuture().join()));
            Thread.sleep(QUIET_MILLIS);
        }
        return count;
    }

    private synchronized Map<DnsQuestion, CompletableFuture<DnsAnswer>> next() {
        Map<DnsQuestion, CompletableFuture<DnsAnswer>> round = waiting;
        waiting = new LinkedHashMap<>();
        return round;
    }

    /** What was asked in each round. */
    List<List<DnsQuestion>> rounds() {
        return rounds;
    }
}
