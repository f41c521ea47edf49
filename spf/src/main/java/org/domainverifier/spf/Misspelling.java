package org.domainverifier.spf;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.domainverifier.spelling.EditDistance;
import org.jspecify.annotations.Nullable;

/** What people write where they mean a mechanism or modifier. */
final class Misspelling {
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("ipv4", "ip4"),
            Map.entry("ip", "ip4"),
            Map.entry("ipv6", "ip6"),
            Map.entry("inc", "include"),
            Map.entry("includes", "include"),
            Map.entry("inlcude", "include"),
            Map.entry("inculde", "include"),
            Map.entry("incude", "include"),
            Map.entry("include_", "include"),
            Map.entry("host", "a"),
            Map.entry("aaaa", "a"),
            Map.entry("exist", "exists"),
            Map.entry("any", "all"),
            Map.entry("al", "all"),
            Map.entry("alll", "all"));

    private static final String REDIRECT = "redirect";
    private static final int MAX_TYPOS = 2;
    private static final int SHORTEST_WITH_TYPOS = 4; // shorter words are too much like others
    private static final int LONGEST_WITH_TYPOS = 12;

    private Misspelling() {}

    /**
     * What is probably meant.
     *
     * @param name the name of an unknown mechanism
     * @param rest what follows it in the term
     * @return the start of the term as it was probably meant; null if nothing is known
     */
    static @Nullable String of(String name, String rest) {
        String lower = name.toLowerCase(Locale.ROOT);
        // modifiers have an equals sign
        if (rest.startsWith(":") && (lower.equals("redirect") || lower.equals("exp"))) {
            return lower + "=";
        }
        if (lower.equals("all.") || lower.equals("all;")) {
            return "all";
        }
        String meant = MEANT.get(lower);
        if (meant == null) {
            return null;
        }
        return meant.equals("all") ? meant : meant + ":";
    }

    /**
     * The name that a misspelt one stands for where a value follows it.
     *
     * @param word the word in lower case
     * @return the name of a mechanism or modifier; empty if nothing like it is known
     */
    static Optional<String> mechanism(String word) {
        String known = MEANT.get(word);
        if (known != null) {
            return known.equals("all") ? Optional.empty() : Optional.of(known);
        }
        if (word.length() <= SHORTEST_WITH_TYPOS || word.length() > LONGEST_WITH_TYPOS) {
            return Optional.empty();
        }
        return Stream.of("include", "redirect", "exists")
                .filter(name -> EditDistance.isAtMost(MAX_TYPOS, word, name))
                .findFirst();
    }

    /** Whether a modifier of this name was meant as a mechanism, as in {@code include=example.com}. */
    static boolean isMechanism(String modifierName) {
        return switch (modifierName.toLowerCase(Locale.ROOT)) {
            case "all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists", "ipv4", "ipv6" -> true;
            default -> false;
        };
    }

    /** Whether a modifier of this name is two terms without a space between them, as in {@code mxredirect=example.com}. */
    static boolean isRedirectBehindMechanism(String modifierName) {
        String name = modifierName.toLowerCase(Locale.ROOT);
        int start = name.length() - REDIRECT.length();
        return start > 0
                && name.endsWith(REDIRECT)
                && Set.of("a", "mx", "ptr", "all").contains(name.substring(0, start));
    }
}
