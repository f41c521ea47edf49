package org.domainverifier.dkim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.TagList;
import org.domainverifier.record.TagListSyntax;
import org.domainverifier.service.MailServices;

/** The wrong names at which the record of a selector lands. */
final class Misplaced {
    private static final String MAIL_SERVER = "mail";

    private Misplaced() {}

    /**
     * Where to look: the whole name with the domain appended once more; without {@code _domainkey}; without its underscore; at
     * {@code _domainkey} itself; with {@code _domainkey} twice; one level too high, where the domain is below another one; one
     * level too low, at the mail server's name.
     */
    static List<DomainName> names(String selector, DomainName domain) {
        return Stream.of(
                        Selectors.recordName(selector, domain).flatMap(name -> name.under(domain)),
                        domain.tryChild(selector),
                        domain.tryChild(selector + ".domainkey"),
                        domain.tryChild(Selectors.DOMAINKEY),
                        domain.tryChild(selector + "." + Selectors.DOMAINKEY + "." + Selectors.DOMAINKEY),
                        oneLevelUp(selector, domain),
                        domain.tryChild(selector + "." + Selectors.DOMAINKEY + "." + MAIL_SERVER))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The selector's name below the parent of a domain that has one of its own. */
    private static Optional<DomainName> oneLevelUp(String selector, DomainName domain) {
        return domain.parent()
                .filter(parent -> parent.labels().size() > 1)
                .flatMap(parent -> Selectors.recordName(selector, parent));
    }

    /** Selectors at which somebody may have published a key in place of another one. */
    static List<DomainName> otherSelectors(String selector, DomainName domain) {
        return Stream.concat(MailServices.wellKnown().commonestDkimSelectors().stream(), Stream.of("mail", "default"))
                .filter(other -> !other.equals(selector))
                .distinct()
                .flatMap(other -> Selectors.recordName(other, domain).stream())
                .toList();
    }

    /** Whether a place is one of another selector, or another domain's: what is there may be wanted there. */
    static boolean isOfOthers(DomainName place, DomainName name, DomainName domain) {
        boolean lower = Stream.of(MAIL_SERVER, Selectors.DOMAINKEY + "." + Selectors.DOMAINKEY)
                .flatMap(labels -> domain.tryChild(labels).stream())
                .anyMatch(place::isWithin);
        return place.parent().equals(name.parent()) || !place.isWithin(domain) || lower;
    }

    /** Whether a text found there is meant to be a key record and nothing else. */
    static boolean isKeyRecord(String text) {
        TagList list = TagList.parse(text, TagListSyntax.DKIM);
        return list.first("p").filter(key -> key.value().length() > 40).isPresent()
                && list.first("v")
                        .map(TagList.Tag::value)
                        .map(DkimKeyRecord.VERSION::equals)
                        .orElse(true);
    }
}
