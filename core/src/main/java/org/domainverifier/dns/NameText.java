package org.domainverifier.dns;

import java.util.Locale;

/** How a domain name is written: what people type, and what is printed. */
final class NameText {
    /** A zero-width space, the marks for the direction of writing, the mark at the start of a file: what pasting brings along. */
    private static final String PASTED_ALONG = "\u200b\u200e\u200f\ufeff";

    private NameText() {}

    /** The text without what is around it and cannot be seen: spaces of every kind, and marks. */
    static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isUnseen(text.charAt(start))) {
            start++;
        }
        while (end > start && isUnseen(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isUnseen(char c) {
        return isSpace(c) || PASTED_ALONG.indexOf(c) >= 0;
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static String lowerCase(String ascii) {
        StringBuilder lower = null;
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                if (lower == null) {
                    lower = new StringBuilder(ascii);
                }
                lower.setCharAt(i, (char) (c + 32));
            }
        }
        return lower == null ? ascii : lower.toString();
    }

    static String escape(String label) {
        boolean plain = true;
        for (int i = 0; i < label.length() && plain; i++) {
            plain = isPlain(label.charAt(i));
        }
        if (plain) {
            return label;
        }
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (isPlain(c)) {
                escaped.append(c);
            } else if (c > 0x20 && c < 0x7f) {
                escaped.append('\\').append(c);
            } else {
                escaped.append(String.format(Locale.ROOT, "\\%03d", (int) c));
            }
        }
        return escaped.toString();
    }

    private static boolean isPlain(char c) {
        boolean usual = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
        return usual || c > 0x20 && c < 0x7f && "\\.\"();@$".indexOf(c) < 0;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
