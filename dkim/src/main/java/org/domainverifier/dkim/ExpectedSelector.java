package org.domainverifier.dkim;

import java.util.Optional;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/**
 * What is expected at one selector.
 *
 * @param selector the selector
 * @param type TXT or CNAME
 * @param value tells what is expected there, for a domain
 * @param old the selector that this one takes over from, if a rotation is under way
 */
record ExpectedSelector(String selector, RecordType type, ExpectedSource value, Optional<ExpectedSelector> old) {

    static ExpectedSelector key(String selector, ExpectedSource value) {
        return new ExpectedSelector(Selectors.checked(selector), RecordType.TXT, value, Optional.empty());
    }

    static ExpectedSelector alias(String selector, ExpectedSource value) {
        return new ExpectedSelector(Selectors.checked(selector), RecordType.CNAME, value, Optional.empty());
    }

    ExpectedSelector after(ExpectedSelector former) {
        return new ExpectedSelector(selector, type, value, Optional.of(former));
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
