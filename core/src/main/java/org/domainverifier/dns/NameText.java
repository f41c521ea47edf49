package org.domainverifier.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a domain name is written: what people type, and what is printed. */
final class NameText {
    private static final int MAX_LABEL_OCTETS = 63;
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}\\.?");

    private NameText() {}

    /** Why a text is something else than a name, if it is that at a glance. */
    static @Nullable String problemOf(String text) {
        if (text.contains("://")) {
            return "it is a URL; give only the host name";
        }
        if (text.indexOf('@') >= 0) {
            return "it is a mail address; give only the part after the @";
        }
        if (text.indexOf(':') >= 0 || text.startsWith("[") || IPV4.matcher(text).matches()) {
            return "it is an address or has a port; give a domain name";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                return String.format(Locale.ROOT, "it has a control character (U+%04X) at %d", (int) c, i);
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                return "it has a space at position " + i;
            }
        }
        return null;
    }

    static String toAscii(String text) {
        if (isAscii(text)) {
            return lowerCase(text);
        }
        List<String> labels = new ArrayList<>();
        for (String label : text.split("[.\u3002\uff0e\uff61]", -1)) {
            labels.add(label.isEmpty() ? "" : labelToAscii(text, label));
        }
        return String.join(".", labels);
    }

    private static String labelToAscii(String text, String label) {
        try {
            return Idna.toAscii(label);
        } catch (IllegalArgumentException notAnIdn) {
            throw bad(text, "its label " + quote(label) + " cannot be written as an A-label");
        }
    }

    static @Nullable String problemOfLabel(String label) {
        if (label.isEmpty()) {
            return "it has an empty label (two dots in a row, or one at the start)";
        }
        if (label.length() > MAX_LABEL_OCTETS) {
            return "its label " + quote(label) + " has " + label.length() + " characters, more than 63";
        }
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return "its label " + quote(label) + " has the character " + quote(String.valueOf(c));
            }
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            return "its label " + quote(label) + " begins or ends with a hyphen";
        }
        return null;
    }

    static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("not a domain name: " + quote(text) + ": " + why);
    }

    private static String quote(String text) {
        String shown = text.length() <= 80 ? text : text.substring(0, 77) + "...";
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            quoted.append(
                    Character.isISOControl(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
        }
        return quoted.append('"').toString();
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
        return c > 0x20 && c < 0x7f && "\\.\"();@$".indexOf(c) < 0;
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
