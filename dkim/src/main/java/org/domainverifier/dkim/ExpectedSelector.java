package org.domainverifier.dkim;

import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/**
 * What is expected at one selector.
 *
 * @param selector the selector
 * @param type TXT or CNAME
 * @param value tells what is expected there, for a domain
 * @param old the selector that this one takes over from, if a rotation is under way
 * @param schedule when it takes over, if the provider says so
 */
record ExpectedSelector(
        String selector,
        RecordType type,
        ExpectedSource value,
        Optional<ExpectedSelector> old,
        Optional<DkimRotation> schedule) {

    static ExpectedSelector key(String selector, ExpectedSource value) {
        return new ExpectedSelector(
                Selectors.checked(selector), RecordType.TXT, value, Optional.empty(), Optional.empty());
    }

    static ExpectedSelector alias(String selector, ExpectedSource value) {
        return new ExpectedSelector(
                Selectors.checked(selector), RecordType.CNAME, value, Optional.empty(), Optional.empty());
    }

    ExpectedSelector after(ExpectedSelector former, Optional<DkimRotation> when) {
        return new ExpectedSelector(selector, type, value, Optional.of(former), when);
    }

    /** The same without a question to the provider. */
    ExpectedSelector settled(CustomerValues values) {
        return new ExpectedSelector(
                selector, type, value.settled(values), old.map(former -> former.settled(values)), schedule);
    }

    /** The selectors whose records are to be there: the old one too as long as the provider says until when that is so. */
    Stream<ExpectedSelector> published() {
        return Stream.concat(Stream.of(this), old.filter(former -> schedule.isPresent()).stream());
    }

    Optional<RecordToPublish> recordToPublish(DomainName domain, CustomerValues values) {
        return Selectors.recordName(selector, domain)
                .map(name -> new RecordToPublish(name, type, data(value.of(values))));
    }

    /** What has to be published; empty while it is not known or not usable. */
    static Optional<RecordData> data(ExpectedValue value) {
        if (value instanceof ExpectedValue.Key key) {
            return Optional.of(RecordData.Txt.of(key.record().toString()));
        }
        return value instanceof ExpectedValue.Alias alias
                ? Optional.of(new RecordData.Cname(alias.target()))
                : Optional.empty();
    }
}
