package org.domainverifier.dkim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.TagList;
import org.domainverifier.record.TagListSyntax;

/** The wrong names at which the record of a selector lands. */
final class Misplaced {
    private Misplaced() {}

    /**
     * Where to look: the whole name with the domain appended once more; without {@code _domainkey}; without its underscore; at
     * {@code _domainkey} itself.
     */
    static List<DomainName> names(String selector, DomainName domain) {
        return Stream.of(
                        Selectors.recordName(selector, domain).flatMap(name -> name.under(domain)),
                        domain.tryChild(selector),
                        domain.tryChild(selector + ".domainkey"),
                        domain.tryChild(Selectors.DOMAINKEY))
                .flatMap(Optional::stream)
                .toList();
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
