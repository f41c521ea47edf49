package org.domainverifier.domainconnect;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * The name of a record below a domain, by its labels from left to right.
 *
 * @param labels none for the domain itself
 */
record Owner(List<String> labels) {
    private static final String WILDCARD = "*";

    static Owner of(DomainName name, DomainName domain) {
        int count = name.labels().size() - domain.labels().size();
        return new Owner(name.labels().subList(0, count));
    }

    /** The name relative to the domain; {@code @} for the domain itself. */
    String relative() {
        return labels.isEmpty() ? "@" : String.join(".", labels);
    }

    /** The name at which checks can run; empty text for the domain itself, nothing for what is no name of a domain. */
    Optional<String> below() {
        String text = String.join(".", labels);
        boolean possible = labels.isEmpty()
                || !labels.get(0).equals(WILDCARD)
                        && DomainName.tryParseExact(text).isPresent();
        return possible ? Optional.of(text) : Optional.empty();
    }

    /** What is behind the first labels, if the name begins with them. */
    Optional<Owner> behind(String... first) {
        boolean begins =
                labels.size() >= first.length && labels.subList(0, first.length).equals(List.of(first));
        return begins ? Optional.of(new Owner(labels.subList(first.length, labels.size()))) : Optional.empty();
    }

    /** Where the label {@code _domainkey} is, behind a selector; negative if it is not there. */
    private int domainKey() {
        int at = labels.indexOf(MailKind.DKIM.labels());
        return at > 0 ? at : -1;
    }

    /** The selector of a key, if the name is one of a key. */
    Optional<String> selector() {
        return domainKey() < 0 ? Optional.empty() : Optional.of(String.join(".", labels.subList(0, domainKey())));
    }

    /** Whose key it is. */
    Owner signer() {
        return new Owner(labels.subList(domainKey() + 1, labels.size()));
    }
}
