package org.domainverifier.dns.resolver;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.wire.Admission;
import org.domainverifier.dns.wire.Asker;
import org.domainverifier.dns.wire.DnsTransport;
import org.domainverifier.threads.HandOver;

/**
 * The questions of a resolver: they take turns, are given up when nobody waits, and their answers are handed over.
 *
 * @param <M> how a question is asked
 */
final class Turns<M> {
    /** Finds the answer to a question, beginning on the transport's thread. */
    interface Run<M> {
        void start(Asker asker, M manner, DnsQuestion question, Consumer<DnsAnswer> then);
    }

    private final Admission onTheirWay;
    private final HandOver handOver;
    private final Run<M> run;

    Turns(DnsTransport transport, int maxInFlight, HandOver handOver, Run<M> run) {
        this.onTheirWay = new Admission(transport, maxInFlight);
        this.handOver = handOver;
        this.run = run;
    }

    /** A question on its own: whoever cancels the answer gives it up. */
    CompletableFuture<DnsAnswer> resolveAlone(DnsQuestion question, M manner) {
        Asker asker = new Asker();
        CompletableFuture<DnsAnswer> answer = resolve(asker, question, manner);
        var unused = answer.whenComplete((found, problem) -> {
            if (found == null) {
                onTheirWay.leave(asker);
            }
        });
        return answer;
    }

    /** A resolver as one verification sees it: its questions take turns with those of others, and are given up together. */
    DnsResolver view(DnsResolver whole, M manner, M unchecked) {
        return new View<>(this, whole, new Asker(), manner, unchecked);
    }

    private CompletableFuture<DnsAnswer> resolve(Asker asker, DnsQuestion question, M manner) {
        Objects.requireNonNull(question, "question");
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
        onTheirWay.ask(
                asker,
                question,
                then -> run.start(asker, manner, question, then),
                found -> handOver.complete(answer, found));
        return answer;
    }

    private record View<M>(Turns<M> turns, DnsResolver whole, Asker asker, M manner, M unchecked)
            implements DnsResolver {
        @Override
        public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
            return turns.resolve(asker, question, manner);
        }

        @Override
        public Optional<DnsResolver> withoutValidation() {
            return Optional.of(question -> turns.resolve(asker, question, unchecked));
        }

        @Override
        public void giveUp() {
            turns.onTheirWay.leave(asker);
        }

        @Override
        public String label() {
            return whole.label();
        }
    }
}
