package org.domainverifier.spelling;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record's text as a person reads it who sees past what a web page, a word processor or a form did to it. What is written stays:
 * nothing is dropped but markup, quotation marks, backslashes and characters that nobody sees.
 */
public final class PlainText {
    private static final int MOST_ROUNDS = 3; // markup that was copied with its source is escaped twice
    private static final int LONGEST_ENTITY = 10;
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");
    private static final String QUOTES =
            "\"`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u00ab\u00bb\u0091\u0092\u0093\u0094";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u0096\u0097";

    private PlainText() {}

    /**
     * Reads past the damage. Costs time linear in the length of the text.
     *
     * @param text any text
     * @return the text with plain spaces and hyphens, without markup, quotation marks and invisible characters
     */
    public static String of(String text) {
        String plain = text;
        for (int round = 0; round < MOST_ROUNDS && plain.indexOf('&') >= 0; round++) {
            plain = withoutEntities(plain);
        }
        return withoutMarks(withoutTags(plain));
    }

    /**
     * Whether markup of a web page is in a text: tags or entities.
     *
     * @param text any text
     * @return true if reading past it makes the text another one
     */
    public static boolean hasMarkup(String text) {
        String decoded = withoutEntities(text);
        return !decoded.equals(text) || !withoutTags(text).equals(text);
    }

    private static String withoutEntities(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == '&' ? endOfEntity(text, i) : -1;
            String meant = end < 0 ? null : entity(text.substring(i + 1, end));
            if (meant == null) {
                plain.append(text.charAt(i++));
            } else {
                plain.append(meant);
                i = end + 1;
            }
        }
        return plain.toString();
    }

    private static int endOfEntity(String text, int start) {
        int last = Math.min(text.length(), start + LONGEST_ENTITY);
        for (int i = start + 1; i < last; i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String entity(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.get(name);
        }
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        try {
            int code = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
            return Character.isValidCodePoint(code) ? Character.toString(code) : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    // "<br>", "</p>", "<a href=…>"; not "<mailto:a@example.com>"
    private static String withoutTags(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == '<' ? endOfTag(text, i) : -1;
            plain.append(end < 0 ? text.charAt(i) : ' ');
            i = end < 0 ? i + 1 : end + 1;
        }
        return plain.toString();
    }

    private static int endOfTag(String text, int start) {
        int at = start + 1;
        if (at < text.length() && text.charAt(at) == '/') {
            at++;
        }
        int name = at;
        while (at < text.length() && isAsciiAlphanumeric(text.charAt(at))) {
            at++;
        }
        if (at == name || at == text.length() || "/> \t\r\n".indexOf(text.charAt(at)) < 0) {
            return -1;
        }
        while (at < text.length() && text.charAt(at) != '<' && text.charAt(at) != '>') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '>' ? at : -1;
    }

    private static boolean isAsciiAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static String withoutMarks(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (QUOTES.indexOf(c) >= 0) {
                i = behindSeam(text, i);
            } else if (DASHES.indexOf(c) >= 0) {
                plain.append('-');
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                plain.append(' ');
            } else if (c != '\\' && !isInvisible(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    // between two quoted strings that were pasted as one text there is nothing: "…" "…"
    private static int behindSeam(String text, int start) {
        int at = start;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\\')) {
            at++;
        }
        boolean seam = at > start && at < text.length() && text.charAt(at) == '"' && text.charAt(start) == ' ';
        return seam ? at + 1 : start;
    }

    private static boolean isInvisible(char c) {
        return Character.getType(c) == Character.FORMAT || Character.isISOControl(c);
    }
}
