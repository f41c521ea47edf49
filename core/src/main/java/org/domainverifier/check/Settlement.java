package org.domainverifier.check;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.Futures;
import org.domainverifier.repair.Standings;

/** The loop "judge, ask what the judge wants to know, judge once more". */
final class Settlement {
    /** A judgement wants all at once, another one only what it comes to by what the first did not know. */
    private static final int ROUNDS = 3;

    private Settlement() {}

    static <R> CompletableFuture<R> settle(CheckContext context, Function<? super Standings, ? extends R> judge) {
        return settle(context, judge, Standings.unprobed(context.customer()), ROUNDS);
    }

    private static <R> CompletableFuture<R> settle(
            CheckContext context, Function<? super Standings, ? extends R> judge, Standings standings, int rounds) {
        R result = judge.apply(standings);
        List<CompletableFuture<DnsAnswer>> asked = standings.wanted().stream()
                .map(probe -> context.ask(probe.name(), probe.type()))
                .toList();
        if (asked.isEmpty()) {
            return CompletableFuture.completedFuture(result);
        }
        return Futures.all(asked).thenCompose(answers -> {
            Standings known = standings.with(answers);
            return settle(context, judge, rounds > 1 ? known : known.complete(), rounds - 1);
        });
    }
}
