package org.domainverifier;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.DomainName;
import org.domainverifier.spelling.EditDistance;

/** How people mistype the end of a domain: the part that can be told without asking for every name that is alike. */
final class DomainSpelling {
    /** Top-level domains that many have, so that one near to them was probably meant to be one of them. */
    private static final List<String> COMMON = List.of(
            "com", "net", "org", "de", "eu", "info", "at", "ch", "uk", "nl", "fr", "it", "es", "pl", "io", "biz");

    /** What stands for "company" and the like in front of a country's code, where the country's registry has it so. */
    private static final Set<String> SECOND_LEVEL = Set.of(
            "ac", "co", "com", "edu", "go", "gob", "gov", "gv", "ltd", "me", "ne", "net", "nhs", "or", "org", "plc",
            "sch");

    private static final int MOST_CANDIDATES = 3;

    private DomainSpelling() {}

    /** Whether people register names directly below a name: a top-level domain, or one such as {@code co.uk}. */
    static boolean isRegistry(DomainName name) {
        List<String> labels = name.labels();
        return labels.size() == 1
                || labels.size() == 2 && labels.get(1).length() == 2 && SECOND_LEVEL.contains(labels.get(0));
    }

    /** The few names that were probably meant. */
    static List<DomainName> candidates(DomainName name) {
        String end = name.labels().get(name.labels().size() - 1);
        Set<DomainName> candidates = new LinkedHashSet<>();
        if (!COMMON.contains(end)) {
            COMMON.stream()
                    .filter(common -> EditDistance.isAtMost(1, end, common) || isSwapped(end, common))
                    .forEach(common -> ending(name, common).ifPresent(candidates::add));
        }
        return candidates.stream().limit(MOST_CANDIDATES).toList();
    }

    private static boolean isSwapped(String one, String other) {
        for (int i = 0; one.length() == other.length() && i + 1 < one.length(); i++) {
            String swapped = one.substring(0, i) + one.charAt(i + 1) + one.charAt(i) + one.substring(i + 2);
            if (swapped.equals(other)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<DomainName> ending(DomainName name, String end) {
        List<String> labels = new ArrayList<>(name.labels());
        labels.set(labels.size() - 1, end);
        return DomainName.tryParseExact(String.join(".", labels));
    }
}
