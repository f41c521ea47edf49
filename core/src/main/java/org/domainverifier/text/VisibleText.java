package org.domainverifier.text;

import java.util.Locale;

/**
 * Text from outside as a person can read it: what cannot be seen, or looks like something else, is shown as what it is. Letters,
 * digits and signs of any script stay as they are.
 *
 * <p>One such character alone is shown by its name ({@code U+2013 EN DASH}). Within a longer text it is <code>&#92;u{2013}</code>; backslashes
 * directly before such an escape, or before a <code>u{</code> of the text's own, are doubled. So an odd number of backslashes before
 * <code>u{</code> is an escape and an even number is the text's own, and no two texts of more than one character are shown alike.
 */
public final class VisibleText {
    private static final int LONGEST_LINE = 4_000;
    private static final int LONGEST_PAIR_VALUE = 300;

    private VisibleText() {}

    /**
     * Shows a text that is not empty. Costs linear time.
     *
     * @param text the text
     * @return the text itself if all of it can be seen
     */
    static String of(String text) {
        int length = text.length();
        if (length > 0 && length == Character.charCount(text.codePointAt(0))) {
            return alone(text.codePointAt(0), text);
        }
        boolean spaces = text.isBlank(); // nothing but spaces cannot be seen either
        StringBuilder shown = new StringBuilder(length + 16);
        int backslashes = 0; // directly before the index
        for (int index = 0; index < length; ) {
            int character = text.codePointAt(index);
            boolean hidden = isHidden(character) || (spaces && character == ' ');
            if (hidden || text.startsWith("u{", index)) {
                shown.append("\\".repeat(backslashes));
            }
            if (hidden) {
                shown.append("\\u{").append(digits(character)).append('}');
            } else {
                shown.appendCodePoint(character);
            }
            backslashes = character == '\\' ? backslashes + 1 : 0;
            index += Character.charCount(character);
        }
        return shown.toString();
    }

    /**
     * What a value says of itself in a log, see {@link #excerpt}: at most 4,000 characters of it.
     *
     * @param text what may have a stranger's text in it
     * @return one line
     */
    public static String line(String text) {
        return excerpt(text, LONGEST_LINE);
    }

    /**
     * The beginning of a text for a log: on one line, with nothing in it that gives a terminal orders or turns the direction of
     * writing. What is shown by its number is <code>&#92;u{1B}</code>; nothing else is changed, so that an excerpt of excerpts is the same.
     *
     * @param text what may have a stranger's text in it
     * @param most how many characters of it are shown
     * @return the beginning, with <code>… (65000 characters)</code> behind it if that is not all
     */
    public static String excerpt(String text, int most) {
        int end = Math.min(most, text.length());
        if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder shown = new StringBuilder(end + 16);
        text.substring(0, end).codePoints().forEach(character -> {
            if (isHidden(character)) {
                shown.append("\\u{").append(digits(character)).append('}');
            } else {
                shown.appendCodePoint(character);
            }
        });
        return end == text.length()
                ? shown.toString()
                : shown.append("… (")
                        .append(text.length())
                        .append(" characters)")
                        .toString();
    }

    /**
     * A value for a line of log that consists of pairs, {@code key=value}: as it is if it is one plain word, else between quotation
     * marks, with {@code "} and <code>&#92;</code> escaped by a backslash. Of what may have a stranger's text in it, nothing gets out of its value.
     *
     * @param value any value; its text is an {@link #excerpt} of 300 characters
     * @return the text behind the equals sign
     */
    public static String pairValue(Object value) {
        String shown = excerpt(String.valueOf(value), LONGEST_PAIR_VALUE);
        boolean plain = !shown.isEmpty()
                && shown.codePoints().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '=' && c != '\\');
        return plain ? shown : '"' + shown.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String alone(int character, String text) {
        if (!isHidden(character) && character != ' ') {
            return text;
        }
        String name = Character.getName(character);
        return "U+" + digits(character) + (name == null ? "" : " " + name);
    }

    private static String digits(int character) {
        String digits = Integer.toHexString(character).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    private static boolean isHidden(int character) {
        if (character > ' ' && character < 0x7F || character == ' ') {
            return false;
        }
        return switch (Character.getType(character)) {
            // controls, marks of direction and width, spaces that are not U+0020, and surrogates without their other
            // half
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isDash(character) || isFiller(character);
        };
    }

    /** Dashes that look like the hyphen of records and host names. */
    private static boolean isDash(int character) {
        return character >= 0x2010 && character <= 0x2015
                || character == 0x2212
                || character == 0xFE58
                || character == 0xFE63
                || character == 0xFF0D;
    }

    /** Characters that Unicode counts as letters, marks or signs but that show nothing. */
    private static boolean isFiller(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0000 && character <= 0xE0FFF;
        };
    }
}
