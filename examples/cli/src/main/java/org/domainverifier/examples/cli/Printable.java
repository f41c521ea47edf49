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
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnprintable(c)) {
                printable.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                printable.append(c);
            }
        }
        return printable.toString();
    }

    /** The text with one character for each, so that places in it stay what they are. */
    static String samePlaces(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            printable.append(isUnprintable(text.charAt(i)) ? '?' : text.charAt(i));
        }
        return printable.toString();
    }

    private static boolean isUnprintable(char c) {
        return Character.isISOControl(c)
                || switch (Character.getType(c)) {
                    case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }
}
