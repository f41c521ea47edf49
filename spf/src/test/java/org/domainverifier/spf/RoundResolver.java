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
    private final DnsResolver answers;
    private final List<List<DnsQuestion>> rounds = new ArrayList<>();
    private Map<DnsQuestion, CompletableFuture<DnsAnswer>> waiting = new LinkedHashMap<>();

    RoundResolver(DnsResolver answers) {
        this.answers = answers;
    }

    @Override
    public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
        if (waiting.put(question, answer) != null) {
            throw new AssertionError("asked twice: " + question);
        }
        return answer;
    }

    /** Answers round after round until the result is there; how many rounds there were. */
    int answerUntil(CompletableFuture<?> result) {
        while (!result.isDone()) {
            Map<DnsQuestion, CompletableFuture<DnsAnswer>> round = waiting;
            if (round.isEmpty()) {
                throw new AssertionError("waits for nothing, after " + rounds);
            }
            waiting = new LinkedHashMap<>();
            rounds.add(List.copyOf(round.keySet()));
            round.forEach((question, future) -> future.complete(
                    answers.resolve(question).toCompletableFuture().join()));
        }
        return rounds.size();
    }

    /** What was asked in each round. */
    List<List<DnsQuestion>> rounds() {
        return rounds;
    }
}
