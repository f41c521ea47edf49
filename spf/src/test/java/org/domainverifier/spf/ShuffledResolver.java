package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;

/** Gives one answer at a time, in any order. */
final class ShuffledResolver implements DnsResolver {
    private record Waiting(DnsQuestion question, CompletableFuture<DnsAnswer> answer) {}

    private final DnsResolver answers;
    private final Random random;
    private final List<Waiting> waiting = new ArrayList<>();

    ShuffledResolver(DnsResolver answers, Random random) {
        this.answers = answers;
        this.random = random;
    }

    @Override
    public CompletionStage<DnsAnswer> resolve(DnsQuestion question) {
        if (random.nextInt(4) == 0) {
            return answers.resolve(question);
        }
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
        waiting.add(new Waiting(question, answer));
        return answer;
    }

    void answerUntil(CompletableFuture<?> result) {
        while (!result.isDone()) {
            Waiting next = waiting.remove(random.nextInt(waiting.size()));
            next.answer()
                    .complete(answers.resolve(next.question())
                            .toCompletableFuture()
                            .join());
        }
    }
}
