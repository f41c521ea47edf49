package org.domainverifier.spf;

import java.util.Optional;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.txt.TxtMeant;

/** What a text was meant to be that is nearly an SPF record. Costs time linear in the text. */
final class SpfNearMiss {
    private SpfNearMiss() {}

    /** The record that was meant, if the text is not one only because of what happened to it on its way into the DNS. */
    static Optional<TxtMeant> meant(String text) {
        Optional<PastingMistake.Repaired> pasted = PastingMistake.find(text, SpfRecord.VERSION);
        if (pasted.isEmpty()) {
            return withSpace(text).map(TxtMeant::otherVersion);
        }
        String unpasted = pasted.get().repaired();
        Optional<String> meant = SpfRecord.isSpf(unpasted) ? Optional.of(unpasted) : withSpace(unpasted);
        return meant.map(record -> new TxtMeant(pasted.map(PastingMistake.Repaired::mistake), record));
    }

    // "v=spf1;include:…", "v=spf1include:…", "v=spf1<tab>…": the version is not divided from the rest
    private static Optional<String> withSpace(String text) {
        String version = SpfRecord.VERSION;
        int end = version.length();
        if (!text.regionMatches(true, 0, version, 0, end) || text.length() == end) {
            return Optional.empty();
        }
        char next = text.charAt(end);
        if (isDigit(next) || next == '.') {
            return Optional.empty(); // another version
        }
        int start = end;
        while (start < text.length() && !beginsTerm(text.charAt(start))) {
            start++;
        }
        return Optional.of(start == text.length() ? version : version + " " + text.substring(start));
    }

    private static boolean beginsTerm(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || "+-~?".indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
