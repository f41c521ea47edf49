package org.domainverifier.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.domainverifier.dns.DomainName;

/**
 * What a provider asked its customers to publish, for one check. Immutable; where a value differs from domain to domain, a
 * function of the provider gives it, and may say that it is not ready yet.
 */
public interface Expectation {
    /**
     * The check that judges it.
     *
     * @return the key
     */
    CheckKey<?> check();

    /**
     * The values that have to be asked for before {@link #recordsToPublish} can tell.
     *
     * @return empty unless overridden
     */
    default List<CustomerValue<?>> values() {
        return List.of();
    }

    /**
     * What the customer has to publish.
     *
     * @param name where this is expected: the customer's domain, or a name below it
     * @param values what the provider said of the {@link #values()}
     * @return the records, those whose value is not ready yet included; empty if this expectation asks for no particular
     *     record
     */
    List<RecordToPublish> recordsToPublish(DomainName name, CustomerValues values);

    /**
     * What this is for one customer: with what the provider said in the place of functions, so that it is a value that can be kept.
     *
     * @param values what the provider said of the {@link #values()}
     * @return this unless overridden
     */
    default Expectation settled(CustomerValues values) {
        return this;
    }

    /**
     * Either of several: it is met when one of them is. What a customer is asked to change aims at the preferred one, or, where
     * something of another is in place already and nothing of the preferred one, at that one.
     *
     * @param preferred what new customers are asked for
     * @param others what will do as well, all of the same check
     * @return the expectation
     * @throws IllegalArgumentException if they are not of one check, or there is only one
     */
    static AnyOf anyOf(Expectation preferred, Expectation... others) {
        List<Expectation> all = new ArrayList<>();
        all.add(preferred);
        all.addAll(List.of(others));
        return new AnyOf(all);
    }

    /**
     * One that differs from customer to customer as a whole, such as the mail exchanger of a tenant. A verification calls the function
     * once, on its executor, and waits for it no longer than its deadline. If it throws, that is logged and the check is {@link
     * CheckStatus#UNKNOWN}.
     *
     * @param check the check that judges it
     * @param function gives the expectation for a customer's domain, of that check; empty while it is not ready ({@link
     *     CheckStatus#PENDING}). It may block
     * @return the expectation
     */
    static PerCustomer perCustomer(
            CheckKey<?> check, Function<DomainName, ? extends Optional<? extends Expectation>> function) {
        return new PerCustomer(
                check, CustomerValue.of(customer -> function.apply(customer).map(Function.identity())));
    }

    /**
     * Like {@link #perCustomer(CheckKey, Function)}, with a value of the provider's own making, for instance one that comes later.
     *
     * @param check the check that judges it
     * @param value the expectation for a customer
     * @return the expectation
     */
    static PerCustomer perCustomer(CheckKey<?> check, CustomerValue<Expectation> value) {
        return new PerCustomer(check, value);
    }

    /**
     * This one together with another one of the same check at the same name, where both are about one and the same record. A domain
     * has one SPF record, for example, whatever is asked for in it.
     *
     * @param other another expectation
     * @return an expectation that asks for both; empty if they are published side by side
     */
    default Optional<Expectation> together(Expectation other) {
        return Optional.empty();
    }
}
