package org.domainverifier.dkim;

import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;

/**
 * That certain keys are published at certain selectors. Immutable.
 *
 * <p>A key is given as a whole record ({@code v=DKIM1; k=rsa; p=…}), as the value of its {@code p} tag alone, or as a {@link
 * PublicKey}. It counts as published however the record spells it; restrictions that the expected record has not are findings.
 * Instead of a key, a CNAME to a name of the provider can be expected.
 *
 * <p>What differs from domain to domain comes from a function of the provider, which answers empty while a key is still being
 * generated: then the check is {@link org.domainverifier.check.CheckStatus#PENDING}. A verification calls the function once for the
 * customer's domain, on the verifier's executor, also where the keys are expected at a name below that domain. If it answers
 * something unusable, or throws, a finding says so, and never what it threw: that is in the log.
 */
public final class DkimExpectation implements Expectation {
    private final List<ExpectedSelector> selectors;

    private DkimExpectation(List<ExpectedSelector> selectors) {
        this.selectors = List.copyOf(selectors);
    }

    /**
     * A key that differs from domain to domain.
     *
     * @param selector the selector
     * @param keys the record or key for a domain; empty while it is not ready
     * @return the expectation
     * @throws IllegalArgumentException if it is not a selector
     */
    public static DkimExpectation key(String selector, Function<DomainName, Optional<String>> keys) {
        return key(selector, CustomerValue.of(keys));
    }

    /**
     * A key that differs from domain to domain, for instance one that is given later.
     *
     * @param selector the selector
     * @param key the record or key; not ready while it is being generated
     * @return the expectation
     * @throws IllegalArgumentException if it is not a selector
     */
    public static DkimExpectation key(String selector, CustomerValue<String> key) {
        return one(ExpectedSelector.key(selector, ExpectedSource.provided(RecordType.TXT, key)));
    }

    /**
     * The same key for every domain.
     *
     * @param selector the selector
     * @param recordOrKey the record, or the key in base64
     * @return the expectation
     * @throws IllegalArgumentException if it is not a selector, or not a key that a verifier accepts
     */
    public static DkimExpectation key(String selector, String recordOrKey) {
        ExpectedValue key = ExpectedValue.keyOf(recordOrKey);
        return one(ExpectedSelector.key(selector, ExpectedSource.same(RecordType.TXT, key)));
    }

    /**
     * The same key for every domain.
     *
     * @param selector the selector
     * @param key an RSA or Ed25519 key
     * @return the expectation
     * @throws IllegalArgumentException if it is not a selector, or not a key that a verifier accepts
     */
    public static DkimExpectation key(String selector, PublicKey key) {
        return key(selector, DkimKeyRecord.of(key).toString());
    }

    /**
     * Several keys, all of which have to be there.
     *
     * @param keys records or keys in base64, by their selectors
     * @return the expectation
     * @throws IllegalArgumentException if one is not a selector, or not a key that a verifier accepts, or if there is none
     */
    public static DkimExpectation keys(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(entry -> key(entry.getKey(), entry.getValue()))
                .reduce(DkimExpectation::and)
                .orElseThrow(() -> new IllegalArgumentException("a DKIM expectation needs a selector"));
    }

    /**
     * A key that is still being generated, for every domain.
     *
     * @param selector the selector
     * @return the expectation
     * @throws IllegalArgumentException if it is not a selector
     */
    public static DkimExpectation notReady(String selector) {
        return one(ExpectedSelector.key(selector, ExpectedSource.same(RecordType.TXT, new ExpectedValue.NotReady())));
    }

    /**
     * A CNAME to the same name for every domain.
     *
     * @param selector the selector
     * @param target where the provider keeps the key
     * @return the expectation
     * @throws IllegalArgumentException if it is not a selector, or the target not a name
     */
    public static DkimExpectation alias(String selector, String target) {
        ExpectedValue alias = new ExpectedValue.Alias(DomainName.of(target));
        return one(ExpectedSelector.alias(selector, ExpectedSource.same(RecordType.CNAME, alias)));
    }

    /**
     * A CNAME to a name that differs from domain to domain.
     *
     * @param selector the selector
     * @param targets where the provider keeps the key of a domain; empty while it is not ready
     * @return the expectation
     * @throws IllegalArgumentException if it is not a selector
     */
    public static DkimExpectation alias(String selector, Function<DomainName, Optional<String>> targets) {
        return alias(selector, CustomerValue.of(targets));
    }

    /**
     * A CNAME to a name that differs from domain to domain, for instance one that is given later.
     *
     * @param selector the selector
     * @param target where the provider keeps the key
     * @return the expectation
     * @throws IllegalArgumentException if it is not a selector
     */
    public static DkimExpectation alias(String selector, CustomerValue<String> target) {
        return one(ExpectedSelector.alias(selector, ExpectedSource.provided(RecordType.CNAME, target)));
    }

    /**
     * The rotation from one key to the next. As long as the next one is not published, the old one has to be; afterwards the
     * old one may stay as it is, be revoked, or go.
     *
     * @param old what was expected so far, at one selector
     * @param next what takes its place, at one other selector
     * @return the expectation
     * @throws IllegalArgumentException if either has several selectors, or both have the same
     */
    public static DkimExpectation rotation(DkimExpectation old, DkimExpectation next) {
        return rotation(old, next, Optional.empty());
    }

    /**
     * The rotation from one key to the next, by dates. Until it begins, the old key alone is right, and that the next one is not there
     * yet is a notice. Then both are asked for: the lack of the next one is a warning as long as it is the only thing wrong, so that no
     * customer is in error because the provider switched the rotation on. After its end the next one is asked for as any key is, and
     * the old one may stay, be revoked, or go.
     *
     * @param old what was expected so far, at one selector
     * @param next what takes its place, at one other selector
     * @param when the dates, by the verifier's clock
     * @return the expectation
     * @throws IllegalArgumentException if either has several selectors, or both have the same
     */
    public static DkimExpectation rotation(DkimExpectation old, DkimExpectation next, DkimRotation when) {
        return rotation(old, next, Optional.of(when));
    }

    private static DkimExpectation rotation(DkimExpectation old, DkimExpectation next, Optional<DkimRotation> when) {
        if (old.selectors.size() != 1 || next.selectors.size() != 1) {
            throw new IllegalArgumentException("a rotation is from one selector to one other");
        }
        ExpectedSelector former = old.selectors.get(0);
        ExpectedSelector latter = next.selectors.get(0);
        if (former.selector().equals(latter.selector())) {
            throw new IllegalArgumentException("a rotation needs a new selector, not " + latter.selector() + " again");
        }
        return one(latter.after(former, when));
    }

    /**
     * This and another, both of which have to be there.
     *
     * @param other the other
     * @return a new expectation
     */
    public DkimExpectation and(DkimExpectation other) {
        return new DkimExpectation(
                Stream.concat(selectors.stream(), other.selectors.stream()).toList());
    }

    private static DkimExpectation one(ExpectedSelector selector) {
        return new DkimExpectation(List.of(selector));
    }

    List<ExpectedSelector> expected() {
        return selectors;
    }

    /**
     * The selectors that this is about.
     *
     * @return in order, the old ones of rotations included
     */
    public List<String> selectors() {
        return withOld().map(ExpectedSelector::selector).distinct().toList();
    }

    private Stream<ExpectedSelector> withOld() {
        return selectors.stream().flatMap(each -> Stream.concat(Stream.of(each), each.old().stream()));
    }

    @Override
    public CheckKey<DkimResult> check() {
        return DkimCheck.KEY;
    }

    @Override
    public List<CustomerValue<?>> values() {
        return withOld()
                .<CustomerValue<?>>flatMap(each -> each.value().provided().stream())
                .toList();
    }

    /** The records of all selectors, of rotations without dates only that of the next one. */
    @Override
    public DkimExpectation settled(CustomerValues values) {
        return new DkimExpectation(
                selectors.stream().map(each -> each.settled(values)).toList());
    }

    @Override
    public List<RecordToPublish> recordsToPublish(DomainName domain, CustomerValues values) {
        return selectors.stream()
                .flatMap(ExpectedSelector::published)
                .flatMap(each -> each.recordToPublish(domain, values).stream())
                .toList();
    }

    /** The kind of expectation and its selectors. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DkimExpectation that && selectors.equals(that.selectors);
    }

    @Override
    public int hashCode() {
        return selectors.hashCode();
    }

    @Override
    public String toString() {
        return "DKIM at " + selectors().stream().collect(Collectors.joining(", "));
    }
}
