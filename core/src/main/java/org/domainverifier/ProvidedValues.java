package org.domainverifier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Provided;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a provider for the values of one customer, each once, where it may block. What goes wrong is logged and never shown. */
final class ProvidedValues {
    private static final Logger LOG = LoggerFactory.getLogger(ProvidedValues.class);

    private final DomainName customer;
    private final VerifierThreads threads;
    private final CallerContext context;
    private final Executor judging;
    private final Map<CustomerValue<?>, CompletableFuture<? extends Provided<?>>> asked =
            Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * Nothing is asked yet.
     *
     * @param context in which the provider's functions run
     * @param judging where what was said is made use of
     */
    ProvidedValues(DomainName customer, VerifierThreads threads, CallerContext context, Executor judging) {
        this.customer = customer;
        this.threads = threads;
        this.context = context;
        this.judging = judging;
    }

    /** What the provider says; never ends exceptionally but where the verification was cancelled. */
    @SuppressWarnings("unchecked") // a future is put in with the value that it is for
    <T> CompletableFuture<Provided<T>> get(CustomerValue<T> value) {
        if (value.settled().isPresent()) {
            return CompletableFuture.completedFuture(value.settled().get());
        }
        CompletableFuture<Provided<T>> answer = new CompletableFuture<>();
        @Nullable CompletableFuture<? extends Provided<?>> before = asked.putIfAbsent(value, answer);
        if (before != null) {
            return (CompletableFuture<Provided<T>>) before;
        }
        long startNanos = System.nanoTime();
        threads.run(() -> ask(value, answer), context, refused -> say(answer, unavailable(refused), startNanos));
        return answer;
    }

    /** Several values, together. */
    CompletableFuture<CustomerValues> all(Collection<CustomerValue<?>> values) {
        List<CompletableFuture<Map.Entry<CustomerValue<?>, Provided<?>>>> coming = new ArrayList<>();
        values.forEach(value -> coming.add(get(value).thenApply(said -> Map.entry(value, said))));
        return Futures.all(coming).thenApply(CustomerValues::of);
    }

    /** Time is up: what has not been said is not waited for, and who has not been asked is not asked any more. */
    void expire() {
        List<CompletableFuture<? extends Provided<?>>> late = open();
        if (!late.isEmpty()) {
            LOG.warn("{} values of {} were not there at the deadline", late.size(), customer);
            late.forEach(ProvidedValues::giveUp);
        }
    }

    /** Nobody wants to know it any more. */
    void cancel() {
        open().forEach(answer -> answer.cancel(true));
    }

    private List<CompletableFuture<? extends Provided<?>>> open() {
        synchronized (asked) {
            return asked.values().stream().filter(answer -> !answer.isDone()).toList();
        }
    }

    @SuppressWarnings("unchecked") // "unavailable" is an answer of every type
    private static void giveUp(CompletableFuture<? extends Provided<?>> answer) {
        ((CompletableFuture<Provided<?>>) answer).complete(new Provided.Unavailable<>());
    }

    private <T> void ask(CustomerValue<T> value, CompletableFuture<Provided<T>> answer) {
        if (answer.isDone()) { // it waited for a thread for too long
            return;
        }
        long startNanos = System.nanoTime();
        try {
            CompletionStage<Optional<T>> stage =
                    Objects.requireNonNull(value.ask(customer), "the provider's function gave no stage");
            stage.whenComplete((said, problem) ->
                    say(answer, problem == null ? provided(said) : unavailable(problem), startNanos));
        } catch (Throwable problem) { // the provider's function may throw anything
            say(answer, unavailable(problem), startNanos);
        }
    }

    /** What follows is judged, and not on a thread of the provider's. */
    private <T> void say(CompletableFuture<Provided<T>> answer, Provided<T> said, long startNanos) {
        VerificationLog.value(customer, said, Duration.ofNanos(System.nanoTime() - startNanos));
        judging.execute(() -> answer.complete(said));
    }

    @SuppressWarnings("NullableOptional") // it is not ours, and may break its contract
    private <T> Provided<T> provided(@Nullable Optional<T> said) {
        if (said == null) {
            return unavailable(new NullPointerException("null instead of an Optional"));
        }
        return said.<Provided<T>>map(Provided.Ready::new).orElseGet(Provided.NotReady::new);
    }

    private <T> Provided<T> unavailable(Throwable problem) {
        LOG.warn("the provider's function failed for {}", customer, problem);
        return new Provided.Unavailable<>();
    }
}
