package org.domainverifier.examples.cli;

import java.util.Locale;

/**
 * Text of unknown origin (records, file names, arguments) for a terminal: what would control the terminal or turn the direction
 * of writing is shown, not sent.
 */
final class Printable {
    private Printable() {}

    /** The text on one line, with controls as escapes. */
    static String line(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isUnprintable(character)) {
                escape(printable, character);
            } else {
                printable.appendCodePoint(character);
            }
        });
        return printable.toString();
    }

    /** JSON in which what would turn the direction of writing or control a terminal is escaped; JSON itself has no such thing. */
    static String json(String json) {
        return line(json);
    }

    private static void escape(StringBuilder printable, int character) {
        for (char c : Character.toChars(character)) {
            printable.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
    }

    /** The text with one character for each, so that places in it stay what they are. */
    static String samePlaces(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isUnprintable(character)) {
                printable.append("?".repeat(Character.charCount(character)));
            } else {
                printable.appendCodePoint(character);
            }
        });
        return printable.toString();
    }

    private static boolean isUnprintable(int c) {
        return Character.isISOControl(c)
                || switch (Character.getType(c)) {
                    case Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> true;
                    default -> false;
                };
    }
}
