package org.domainverifier.spf;

import org.domainverifier.dns.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * What a domain-spec stands for.
 *
 * @param known whether all values of its macros are known
 * @param name the name; null if it is not known, or the DNS cannot hold it
 */
record TargetName(boolean known, @Nullable DomainName name) {
    /** It depends on a value that is not known (yet). */
    static final TargetName UNKNOWN = new TargetName(false, null);
    /** The text is no name, so there is nothing to ask for (RFC 7208 §4.8). */
    static final TargetName NONE = new TargetName(true, null);

    static TargetName of(DomainName name) {
        return new TargetName(true, name);
    }

    static TargetName ofText(String text) {
        return DomainName.tryParseOctets(text).map(TargetName::of).orElse(NONE);
    }
}
