package org.domainverifier.domainconnect;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.domainverifier.dns.DomainName;

/**
 * What receivers of mail see at the names that a click changes, before it or after it.
 *
 * @param texts the TXT records by name, those behind aliases included
 * @param lookups how many look-ups the SPF record of a name leads to, where there is one
 */
record ClickView(Map<DomainName, List<String>> texts, Map<DomainName, Integer> lookups) {
    ClickView {
        texts = Map.copyOf(texts);
        lookups = Map.copyOf(lookups);
    }

    List<String> texts(DomainName name) {
        return texts.getOrDefault(name, List.of());
    }

    OptionalInt lookups(DomainName name) {
        Integer count = lookups.get(name);
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }
}
