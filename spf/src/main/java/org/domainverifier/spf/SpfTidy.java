package org.domainverifier.spf;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a person overlooks who reads an SPF record: markup, quotation marks, backslashes, invisible characters, spaces and dashes of
 * other kinds. Nothing else goes: a letter is never dropped. Costs time linear in the text.
 */
final class SpfTidy {
    private static final int LONGEST_TAG = 200;
    private static final int DEEPEST_ESCAPE = 3; // "&amp;amp;nbsp;"
    private static final String QUOTES =
            "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u00ab\u00bb\u0091\u0092\u0093\u0094";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u0096\u0097";
    private static final Set<String> TAGS = Set.of(
            "p", "br", "div", "span", "b", "i", "u", "em", "strong", "code", "pre", "tt", "a", "td", "tr", "th",
            "table", "li", "ul", "ol", "font", "html", "body", "wbr", "kbd", "samp", "h1", "h2", "h3", "h4", "small");

    private record Entity(String written, String meant) {}

    private static final List<Entity> ENTITIES = List.of(
            new Entity("&amp;", "&"),
            new Entity("&nbsp;", " "),
            new Entity("&#160;", " "),
            new Entity("&quot;", "\""),
            new Entity("&#34;", "\""),
            new Entity("&#39;", "'"),
            new Entity("&lt;", "<"),
            new Entity("&gt;", ">"));

    private SpfTidy() {}

    /** Whether two quoted strings may meet in a text, so that it matters what divides them. */
    static boolean hasSeams(String text) {
        return text.indexOf('"') >= 0 || text.indexOf('&') >= 0;
    }

    /**
     * The text as it is read.
     *
     * @param text any text
     * @param seam what is put where one quoted string ends and another one begins: a space, or nothing
     * @return the text with single spaces, plain dashes, and none at its ends
     */
    static String of(String text, String seam) {
        String plain = entities(text);
        StringBuilder tidy = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            int end = c == '<' ? tagEnd(plain, i) : c == '"' ? seamEnd(plain, i) : -1;
            if (end > 0) {
                append(tidy, c == '<' ? " " : seam);
                i = end - 1;
            } else if (isSpace(c)) {
                append(tidy, " ");
            } else if (DASHES.indexOf(c) >= 0) {
                tidy.append('-');
            } else if (c != '\\' && QUOTES.indexOf(c) < 0 && !isInvisible(c)) {
                tidy.append(c);
            }
        }
        return tidy.toString().strip();
    }

    private static void append(StringBuilder tidy, String separator) {
        boolean afterSpace = tidy.length() == 0 || tidy.charAt(tidy.length() - 1) == ' ';
        if (!separator.isEmpty() && !afterSpace) {
            tidy.append(' ');
        }
    }

    private static String entities(String text) {
        String plain = text;
        for (int i = 0; i < DEEPEST_ESCAPE && plain.indexOf('&') >= 0; i++) {
            for (Entity entity : ENTITIES) {
                plain = plain.replace(entity.written(), entity.meant());
            }
        }
        return plain;
    }

    // behind the tag of a web page that begins here, or -1
    private static int tagEnd(String text, int start) {
        int at = start + 1 < text.length() && text.charAt(start + 1) == '/' ? start + 2 : start + 1;
        int nameEnd = at;
        while (nameEnd < text.length() && nameEnd - at < 8 && Character.isLetterOrDigit(text.charAt(nameEnd))) {
            nameEnd++;
        }
        if (!TAGS.contains(text.substring(at, nameEnd).toLowerCase(Locale.ROOT))) {
            return -1;
        }
        for (int i = nameEnd; i < text.length() && i < start + LONGEST_TAG; i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (c == '<') {
                break;
            }
        }
        return nameEnd == text.length() ? nameEnd : -1;
    }

    // behind the quotation mark with which the next string begins, or -1
    private static int seamEnd(String text, int start) {
        int at = start + 1;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at > start + 1 && at < text.length() && text.charAt(at) == '"' ? at + 1 : -1;
    }

    private static boolean isSpace(char c) {
        return c <= ' '
                || c == 0x7f
                || c == '\u00a0'
                || c >= '\u2000' && c <= '\u200a'
                || c == '\u202f'
                || c == '\u3000';
    }

    private static boolean isInvisible(char c) {
        return c == '\u00ad' || c >= '\u200b' && c <= '\u200f' || c == '\u2060' || c == '\ufeff';
    }
}
