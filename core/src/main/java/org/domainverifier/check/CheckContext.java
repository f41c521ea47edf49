package org.domainverifier.check;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.Standings;

/** What a check works with during one verification. */
public interface CheckContext {
    /**
     * The name that is checked: the domain that is verified, or a name below it at which something is expected.
     *
     * @return the name
     */
    DomainName domain();

    /**
     * The domain that is verified: whose customer it is, and what lies within it is the customer's own.
     *
     * @return {@link #domain()} itself, or a name above it
     */
    default DomainName customer() {
        return domain();
    }

    /**
     * The DNS: asks the same question once, ends at the deadline.
     *
     * @return the verification's session
     */
    DnsResolver dns();

    /**
     * Asks one question, as a future.
     *
     * @param name the owner name
     * @param type the record type
     * @return the answer to come; it never ends exceptionally but where the verification was cancelled
     */
    default CompletableFuture<DnsAnswer> ask(DomainName name, RecordType type) {
        return dns().resolve(name, type);
    }

    /**
     * Asks one question whose name the check has chosen by itself, from a list of its own or what the provider expects. It does not
     * count against the questions that a verification may ask; so never ask here for a name that a record has led to.
     *
     * @param name the owner name
     * @param type the record type
     * @return the answer to come; it never ends exceptionally
     */
    default CompletableFuture<DnsAnswer> search(DomainName name, RecordType type) {
        return ask(name, type);
    }

    /**
     * What was asked of this name, for one kind of expectation. Those of the check itself are definite: of {@linkplain
     * Expectation#anyOf alternatives} there is one. Of another check's, all alternatives are there, and none that {@linkplain
     * Expectation#perCustomer differs from customer to customer} or is expected of some customers only: see {@link #allExpectations}.
     *
     * @param <E> the expectation's type
     * @param type its class
     * @return the expectations in the order in which they were stated
     */
    <E extends Expectation> List<Expected<E>> expectations(Class<E> type);

    /**
     * What was asked of this name, whichever check's it is: all alternatives, and what the provider says of this customer.
     *
     * @param <E> the expectation's type
     * @param type its class
     * @return the expectations to come, in the order in which they were stated
     */
    default <E extends Expectation> CompletableFuture<List<Expected<E>>> allExpectations(Class<E> type) {
        return CompletableFuture.completedFuture(expectations(type));
    }

    /**
     * A value of the customer's. The provider is asked once in a verification.
     *
     * @param <T> its type
     * @param value the value
     * @return what the provider says, at the deadline at the latest; it never ends exceptionally but where the verification was cancelled
     */
    default <T> CompletableFuture<Provided<T>> value(CustomerValue<T> value) {
        return CompletableFuture.completedFuture(CustomerValues.none().get(value));
    }

    /**
     * Does something beside the DNS, such as fetching a policy, once in a verification at this name, however often the check is run to
     * judge {@linkplain Expectation#anyOf alternatives}.
     *
     * @param <T> what it gives
     * @param key what it is told apart by, with an {@code equals} of its own
     * @param task what is done. Where the verification ends, is cut off or cancelled before the future that it gives, that future is
     *     cancelled: so whatever it stands for, such as a connection, can be given up
     * @return what it gives; the same future for the same key
     */
    default <T> CompletableFuture<T> once(Object key, Supplier<CompletableFuture<T>> task) {
        return task.get();
    }

    /**
     * The result of another check of the same verification.
     *
     * @param <R> the result's type
     * @param key the other check
     * @return the result to come; empty if that check is not part of the verification or broke
     */
    <R extends CheckResult> CompletableFuture<Optional<R>> result(CheckKey<R> key);

    /**
     * Judges what the DNS said, and once more where the judge needs to know how records stand ({@link Standings}): what it wants to
     * know is asked in between, all at once. A judgement that wants nothing costs nothing; after a few rounds what is still wanted is
     * taken for undetermined, so that it ends whatever the DNS says.
     *
     * @param <R> what the judge makes
     * @param judge a function of values that may be called several times
     * @return what it made of all that it wanted to know
     */
    default <R> CompletableFuture<R> settle(Function<? super Standings, ? extends R> judge) {
        return Settlement.settle(this, judge);
    }

    /**
     * Where everything that may block runs: neither on the thread of whoever verifies nor on those that deliver answers.
     *
     * @return the verifier's executor
     */
    Executor executor();

    /**
     * Does something that may block, such as calling a function of the provider, on the {@linkplain #executor() executor}. Whatever
     * it takes, the verification ends at its deadline. What has not begun when the verification ends is not done any more.
     *
     * @param <T> what it gives
     * @param task what is done
     * @return what it gives; it ends exceptionally if the task throws, or if the executor takes no task
     */
    default <T> CompletableFuture<T> blocking(Supplier<T> task) {
        try {
            return CompletableFuture.supplyAsync(task, executor());
        } catch (Throwable refused) { // an executor of somebody's own may throw anything
            return CompletableFuture.failedFuture(refused);
        }
    }

    /**
     * The time.
     *
     * @return the verifier's clock
     */
    Clock clock();

    /**
     * How much time is left for the whole verification.
     *
     * @return zero or more
     */
    Duration remaining();
}
