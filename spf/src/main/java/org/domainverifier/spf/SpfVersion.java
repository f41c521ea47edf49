package org.domainverifier.spf;

import java.util.Locale;
import java.util.Set;

/** Finds the version of an SPF record in a text that has it in another form than receivers take. Linear in what is before it. */
final class SpfVersion {
    private static final int MOST_WORDS_BEFORE = 6; // owner, TTL, class, type, "SPF:"
    private static final Set<String> WORDS = Set.of("txt", "spf", "in", "@", "value", "record", "type", "wert");
    private static final String OPENING = "([{";

    private SpfVersion() {}

    /**
     * Where what follows the version begins.
     *
     * @param text a {@linkplain SpfTidy tidied} text
     * @return the place; -1 if the text does not begin with anything like the version
     */
    static int end(String text) {
        int at = 0;
        for (int words = 0; words < MOST_WORDS_BEFORE; words++) {
            at = skip(text, at, OPENING + " =");
            int end = versionEnd(text, at);
            if (end >= 0) {
                return skip(text, end, " ;,:.");
            }
            int wordEnd = wordEnd(text, at);
            String word = bare(text.substring(at, wordEnd));
            boolean before = WORDS.contains(word) || isNumber(word) || words == 0 && isOwner(text, wordEnd);
            if (!before || wordEnd == text.length()) {
                return -1;
            }
            at = wordEnd;
        }
        return -1;
    }

    /** Whether a term is the version once more. */
    static boolean isAgain(String term) {
        int end = versionEnd(term, 0);
        return end >= 0 && skip(term, end, ";,:.") == term.length();
    }

    /** Whether a term begins with the version once more, whatever is behind it: {@code v=spf1,mx}, {@code v=spf1include:x}. */
    static boolean isBefore(String term) {
        int end = versionEnd(term, 0);
        return end >= 0
                && (end == term.length()
                        || term.charAt(end - 1) == '1'
                        || !Character.isLetterOrDigit(term.charAt(end)));
    }

    // "v=spf1", "v = spf1", "v:spf1", "vspf1", "v=spf", "v=spfl", "spf1"; not "v=spf10", "spf2.0"
    private static int versionEnd(String text, int start) {
        int at = start;
        boolean tagged = at < text.length() && lower(text, at) == 'v';
        if (tagged) {
            at = skip(text, at + 1, " ");
            at = at < text.length() && "=:".indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
            at = skip(text, at, " ");
        }
        if (!text.regionMatches(true, at, "spf", 0, 3)) {
            return -1;
        }
        int name = at + 3;
        int end = name;
        if (tagged && end + 1 < text.length() && text.charAt(end) == ' ' && text.charAt(end + 1) == '1') {
            end++;
        }
        boolean one = end < text.length() && (text.charAt(end) == '1' || isLikeOne(text, end));
        end = one ? end + 1 : name;
        boolean other = end < text.length() && (Character.isDigit(text.charAt(end)) || isVersionDot(text, end));
        return !one && !tagged || other ? -1 : end;
    }

    // "v=spfl", but not the l of another word
    private static boolean isLikeOne(String text, int at) {
        char c = lower(text, at);
        return (c == 'l' || c == 'i' || c == '|')
                && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
    }

    // "v=spf1.1" is another version, "v=spf1." is this one
    private static boolean isVersionDot(String text, int at) {
        return text.charAt(at) == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }

    // the first word of a line of a zone file: the type is behind it
    private static boolean isOwner(String text, int end) {
        int at = end;
        for (int words = 0; words < 3; words++) {
            at = skip(text, at, " ");
            int wordEnd = wordEnd(text, at);
            String word = bare(text.substring(at, wordEnd));
            if (word.equals("txt") || word.equals("spf")) {
                return true;
            }
            if (!word.equals("in") && !isNumber(word)) {
                return false;
            }
            at = wordEnd;
        }
        return false;
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '=') {
            end++;
        }
        return end;
    }

    private static String bare(String word) {
        String lower = word.length() > 255 ? "" : word.toLowerCase(Locale.ROOT);
        return lower.endsWith(":") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int skip(String text, int start, String characters) {
        int at = start;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static char lower(String text, int at) {
        char c = text.charAt(at);
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
