package org.domainverifier.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The variables in a text of a provider file, such as {@code %dkimKey%}: a letter, then letters, digits, {@code -} and {@code _}.
 * What SPF writes with a percent sign ({@code %{ir}}, {@code %%}, {@code %_}, {@code %-}) is none, and neither is an octet of a URI ({@code
 * %C3%A9}), so two hexadecimal digits are no name of a variable.
 */
final class Variables {
    private static final char SIGN = '%';

    private Variables() {}

    /** Their names, in order; the same one as often as it is there. */
    static List<String> in(String text) {
        List<String> names = new ArrayList<>();
        fill(text, name -> {
            names.add(name);
            return "";
        });
        return names;
    }

    /** The text with values in their places. What looks like a variable within a value stays as it is. */
    static String fill(String text, UnaryOperator<String> values) {
        StringBuilder filled = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, from)) {
            int end = endOfName(text, at + 1);
            filled.append(text, from, at);
            if (end >= 0) {
                filled.append(values.apply(text.substring(at + 1, end)));
                from = end + 1;
            } else {
                // both signs of an escaped one, so that the second does not begin a variable
                from = Math.min(text.length(), at + (text.startsWith("%%", at) ? 2 : 1));
                filled.append(text, at, from);
            }
        }
        return filled.append(text, from, text.length()).toString();
    }

    /** Where the sign is that ends the name which begins here; -1 if none does. */
    private static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length() && isOfName(text.charAt(end), end == start)) {
            end++;
        }
        boolean closed = end > start && end < text.length() && text.charAt(end) == SIGN;
        return closed && !isOctet(text, start, end) ? end : -1;
    }

    private static boolean isOfName(char c, boolean first) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || !first && (c >= '0' && c <= '9' || c == '-' || c == '_');
    }

    private static boolean isOctet(String text, int start, int end) {
        return end - start == 2
                && Character.digit(text.charAt(start), 16) >= 0
                && Character.digit(text.charAt(start + 1), 16) >= 0;
    }
}
