package org.domainverifier;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.domainverifier.check.CheckContext;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Expected;
import org.domainverifier.check.Provided;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.session.SessionPart;

/**
 * What one run of a check at one name works with.
 *
 * @param verification what all runs share
 * @param place the check and the name
 * @param dns the DNS, as this check asks it
 * @param stated all that was stated at the name
 * @param own what this run judges
 */
record NameContext(
        Verification verification, Place place, SessionPart dns, List<Expected<?>> stated, List<Expected<?>> own)
        implements CheckContext {
    @Override
    public DomainName domain() {
        return place.name();
    }

    @Override
    public DomainName customer() {
        return verification.domain();
    }

    @Override
    public CompletableFuture<DnsAnswer> search(DomainName name, RecordType type) {
        return dns.resolveUncounted(new DnsQuestion(name, type));
    }

    @Override
    public <E extends Expectation> List<Expected<E>> expectations(Class<E> type) {
        return known(type, CustomerValues.none());
    }

    @Override
    public <E extends Expectation> CompletableFuture<List<Expected<E>>> allExpectations(Class<E> type) {
        List<CustomerValue<?>> wanted = new ArrayList<>();
        stated.stream()
                .filter(expected -> !isOwn(expected))
                .forEach(expected -> wanted.addAll(Alternatives.wanted(expected.expectation())));
        return verification.values().all(wanted).thenApply(values -> known(type, values));
    }

    private <E extends Expectation> List<Expected<E>> known(Class<E> type, CustomerValues values) {
        List<Expected<E>> all = new ArrayList<>();
        for (Expected<?> expected : own) {
            add(expected.expectation(), expected.requirement(), type, all);
        }
        for (Expected<?> expected : stated) {
            if (!isOwn(expected) && !Alternatives.isNeeded(expected)) {
                add(expected.expectation(), expected.requirement(), type, all);
            } else if (!isOwn(expected)) {
                Alternatives each = Alternatives.of(expected, values);
                each.options().forEach(option -> add(option, each.stated().requirement(), type, all));
            }
        }
        return List.copyOf(all);
    }

    private static <E extends Expectation> void add(
            Expectation expectation, Requirement requirement, Class<E> type, List<Expected<E>> all) {
        if (type.isInstance(expectation)) {
            all.add(new Expected<>(type.cast(expectation), requirement));
        }
    }

    private boolean isOwn(Expected<?> expected) {
        return expected.expectation().check().equals(place.key());
    }

    @Override
    public <T> CompletableFuture<Provided<T>> value(CustomerValue<T> value) {
        return verification.values().get(value);
    }

    @Override
    public <T> CompletableFuture<T> once(Object key, Supplier<CompletableFuture<T>> task) {
        return verification.beside().once(place, key, task);
    }

    @Override
    public <R extends CheckResult> CompletableFuture<Optional<R>> result(CheckKey<R> key) {
        return verification
                .entry(new Place(place.name(), key))
                .map(entry -> entry.thenApply(done -> done.result().map(key.resultType()::cast)))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public Executor executor() {
        return verification.executor();
    }

    @Override
    public <T> CompletableFuture<T> blocking(Supplier<T> task) {
        return verification.beside().blocking(task);
    }

    @Override
    public Clock clock() {
        return verification.settings().clock();
    }

    @Override
    public Duration remaining() {
        return verification.remaining();
    }
}
