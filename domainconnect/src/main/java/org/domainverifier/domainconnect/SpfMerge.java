package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.record.Parsed;
import org.domainverifier.spf.SpfRecord;

/**
 * An SPF record into which terms are merged (Domain Connect §9.4). New terms come first, in their order; what is there stays as it is
 * written, its end included. Of a term that is there with another qualifier the one that restricts least counts.
 */
final class SpfMerge {
    private static final String NEW_END = "~all";
    /** From the least restrictive qualifier to the most; a term without one passes. */
    private static final String QUALIFIERS = "+?~-";

    private final List<String> words;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<String> added = new ArrayList<>();
    private boolean changed;

    private SpfMerge(List<String> words, boolean changed) {
        this.words = new ArrayList<>(words);
        this.changed = changed;
        for (int i = 0; i < words.size(); i++) {
            places.putIfAbsent(key(words.get(i)), i);
        }
    }

    /** A record where there is none. */
    static SpfMerge fresh() {
        return new SpfMerge(List.of(NEW_END), true);
    }

    /** A record that is there, whatever it says behind its version. */
    static SpfMerge into(String text) {
        return new SpfMerge(words(text.substring(SpfRecord.VERSION.length())), false);
    }

    /** Whether receivers take a text for an SPF record (RFC 7208 §4.5). */
    static boolean isSpf(String text) {
        String version = SpfRecord.VERSION;
        return text.regionMatches(true, 0, version, 0, version.length())
                && (text.length() == version.length() || text.charAt(version.length()) == ' ');
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    void add(String terms) {
        for (String term : words(terms)) {
            String key = key(term);
            Integer place = places.get(key);
            if (place == null) {
                places.put(key, -1);
                added.add(term);
                changed = true;
            } else if (place >= 0 && qualifier(term) < qualifier(words.get(place))) {
                words.set(place, term);
                changed = true;
            }
        }
    }

    boolean isChanged() {
        return changed;
    }

    String text() {
        List<String> all = new ArrayList<>(List.of(SpfRecord.VERSION));
        all.addAll(added);
        all.addAll(words);
        return String.join(" ", all);
    }

    private static int qualifier(String word) {
        return Math.max(0, QUALIFIERS.indexOf(word.charAt(0)));
    }

    /** What a term says without its qualifier; of a modifier its name, since there is one of each. */
    private static String key(String word) {
        String canonical = canonical(word).toLowerCase(Locale.ROOT).replace("./", "/");
        if (canonical.length() > 1 && canonical.endsWith(".")) {
            canonical =
                    canonical.substring(0, canonical.length() - 1); // a name with the dot of the root is the same name
        }
        String plain = QUALIFIERS.indexOf(canonical.charAt(0)) >= 0 ? canonical.substring(1) : canonical;
        int equals = plain.indexOf('=');
        boolean modifier = equals > 0 && plain.chars().limit(equals).allMatch(c -> c != ':' && c != '/');
        return modifier ? plain.substring(0, equals + 1) : plain;
    }

    private static String canonical(String word) {
        Parsed<SpfRecord> parsed = SpfRecord.parse(SpfRecord.VERSION + " " + word);
        Optional<String> term = parsed.record()
                .filter(record -> record.terms().size() == 1)
                .map(record -> record.terms().get(0).toString());
        return term.filter(text -> !text.isEmpty()).orElse(word);
    }
}
