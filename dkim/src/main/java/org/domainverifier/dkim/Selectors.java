package org.domainverifier.dkim;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/** The names of selectors (RFC 6376 §3.1) and of their records (§3.6.2.1). */
final class Selectors {
    static final String DOMAINKEY = "_domainkey";

    private Selectors() {}

    /**
     * A selector that a caller wrote, in lower case.
     *
     * @throws IllegalArgumentException if it is not a selector
     */
    static String checked(String selector) {
        DomainName name;
        try {
            name = DomainName.of(selector + "." + DOMAINKEY);
        } catch (IllegalArgumentException notAName) {
            throw new IllegalArgumentException("not a DKIM selector: \"" + selector + "\"", notAName);
        }
        List<String> labels = name.labels().subList(0, name.labels().size() - 1);
        if (labels.contains(DOMAINKEY)) {
            throw new IllegalArgumentException(
                    "not a DKIM selector: \"" + selector + "\"; give what is before ._domainkey alone");
        }
        return String.join(".", labels);
    }

    /** Where the record of a selector is; empty if the DNS cannot hold a name so long. */
    static Optional<DomainName> recordName(String selector, DomainName domain) {
        return domain.tryChild(selector + "." + DOMAINKEY);
    }
}
