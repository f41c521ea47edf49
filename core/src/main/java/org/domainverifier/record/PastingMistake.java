package org.domainverifier.record;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do to a record on its way from a help page into the form of a DNS host. */
public enum PastingMistake {
    /** The parentheses with which a zone file holds several lines together became part of it. */
    PARENTHESES,
    /** Quotation marks around the value became part of it. */
    QUOTES,
    /** Typographic quotation marks became part of it. */
    TYPOGRAPHIC_QUOTES,
    /** The word {@code TXT} (or a whole line of a zone file) is before the value. */
    RECORD_TYPE,
    /** Semicolons are escaped with backslashes. */
    ESCAPED_SEMICOLONS,
    /** There are spaces before the value. */
    LEADING_BLANKS,
    /** Invisible characters (zero-width or no-break spaces, byte order marks) are in it. */
    INVISIBLE_CHARACTERS,
    /** The version is there in the wrong case. */
    VERSION_CASE,
    /** Line breaks are where semicolons or spaces should be. */
    LINE_BREAKS,
    /** Markup of a web page is in it. */
    MARKUP;

    private static final String TYPOGRAPHIC = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb";
    private static final String INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff";
    private static final int LONGEST_BEFORE_VALUE = 300; // owner name, TTL, class, type

    /**
     * A text with the mistake taken back.
     *
     * @param mistake the first mistake that was found
     * @param repaired the text as it was probably meant
     */
    public record Repaired(PastingMistake mistake, String repaired) {}

    /**
     * Whether a text that does not begin with the version would do so but for what pasting did to it.
     *
     * @param text the text of a TXT record
     * @param version such as {@code v=spf1} or {@code v=DMARC1}
     * @return the mistake and the text without it (and without any further ones); empty if the text begins with the version
     *     as it is, or is something else altogether
     */
    public static Optional<Repaired> find(String text, String version) {
        if (text.startsWith(version)) {
            return Optional.empty();
        }
        @Nullable PastingMistake first = null;
        String current = text;
        for (PastingMistake mistake : values()) {
            String next = mistake.undo(current, version);
            if (!next.equals(current)) {
                first = first == null ? mistake : first;
                current = next;
            }
        }
        current = current.strip();
        return first != null && beginsWithVersion(current, version)
                ? Optional.of(new Repaired(first, current))
                : Optional.empty();
    }

    // "V=SPF10" is nobody's misspelling of "v=spf1"
    private static boolean beginsWithVersion(String text, String version) {
        return text.startsWith(version)
                && (text.length() == version.length() || !Character.isLetterOrDigit(text.charAt(version.length())));
    }

    /**
     * A text without this mistake, wherever in it the mistake was made. Of no use for a text that may have quotation marks or
     * backslashes of its own.
     *
     * @param text any text
     * @return the text without it; the same text where the mistake is one that can only be made at the front of a record
     */
    public String removedFrom(String text) {
        return switch (this) {
            case QUOTES -> text.replace("\\\"", "").replace("\"", "");
            case TYPOGRAPHIC_QUOTES -> remove(TYPOGRAPHIC, text);
            case ESCAPED_SEMICOLONS -> text.replace("\\;", ";");
            case INVISIBLE_CHARACTERS -> remove(INVISIBLE, text).replace('\u00a0', ' ');
            case PARENTHESES, RECORD_TYPE, LEADING_BLANKS, VERSION_CASE, LINE_BREAKS, MARKUP -> text;
        };
    }

    private static String remove(String characters, String text) {
        StringBuilder left = null; // hardly any text has one of them
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isOne = c > 0x7f && characters.indexOf(c) >= 0;
            if (isOne && left == null) {
                left = new StringBuilder(text.length()).append(text, 0, i);
            } else if (!isOne && left != null) {
                left.append(c);
            }
        }
        return left == null ? text : left.toString();
    }

    private String undo(String text, String version) {
        return switch (this) {
            case PARENTHESES -> withoutParentheses(text);
            case QUOTES ->
                trimBlanks(text).startsWith("\"") || text.endsWith("\"")
                        ? text.replace("\" \"", "")
                                .replace("\"\"", "")
                                .replace("\\\"", "\"")
                                .replace("\"", "")
                        : text.startsWith("'") && text.endsWith("'") && text.length() > 1
                                ? text.substring(1, text.length() - 1)
                                : text;
            case RECORD_TYPE -> afterRecordType(text, version);
            case TYPOGRAPHIC_QUOTES, ESCAPED_SEMICOLONS, INVISIBLE_CHARACTERS -> removedFrom(text);
            case LEADING_BLANKS -> trimBlanks(text);
            case VERSION_CASE ->
                text.regionMatches(true, 0, version, 0, version.length())
                        ? version + text.substring(version.length())
                        : text;
            case LINE_BREAKS, MARKUP -> text; // a version has neither
        };
    }

    // RFC 1035 §5.1
    private static String withoutParentheses(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("(")) {
            return text;
        }
        int end = stripped.endsWith(")") ? stripped.length() - 1 : stripped.length();
        return end == 0 ? text : stripped.substring(1, end).strip();
    }

    private static String trimBlanks(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return text.substring(i);
    }

    // "TXT v=spf1 …", "IN TXT "v=spf1 …"", "@ 3600 IN TXT v=spf1 …", "TXT: v=spf1 …"
    private static String afterRecordType(String text, String version) {
        int at = 0;
        while (at <= LONGEST_BEFORE_VALUE && !text.regionMatches(true, at, version, 0, version.length())) {
            at++;
        }
        if (at == 0 || at > LONGEST_BEFORE_VALUE) {
            return text;
        }
        String before = text.substring(0, at)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\"':=]", " ")
                .strip();
        boolean zoneLine = before.equals("TXT") || before.endsWith(" TXT") || before.equals("VALUE");
        return zoneLine ? text.substring(at) : text;
    }
}
