package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.List;
import org.domainverifier.record.Span;
import org.domainverifier.spf.MacroString.Escape;
import org.domainverifier.spf.MacroString.Letter;
import org.domainverifier.spf.MacroString.Literal;
import org.domainverifier.spf.MacroString.Macro;
import org.domainverifier.spf.MacroString.Part;
import org.jspecify.annotations.Nullable;

/** Reads macro strings (RFC 7208 §7.1). */
final class MacroParser {
    private static final int MOST_PARTS = 999; // more than any value has

    private final String text;
    private int badStart;
    private int badEnd;

    MacroParser(String text) {
        this.text = text;
    }

    /**
     * Reads a part of the text.
     *
     * @param explanation whether the macros that belong in explanations are allowed
     * @return null if a percent sign begins nothing that the grammar knows; {@link #problem()} says where
     */
    @Nullable
    MacroString parse(int start, int end, boolean explanation) {
        int percent = SpfText.indexOf('%', text, start, end);
        if (percent < 0) {
            return new MacroString(start == end ? List.of() : List.of(new Literal(text.substring(start, end))));
        }
        List<Part> parts = new ArrayList<>();
        int at = start;
        while (percent >= 0) {
            if (percent > at) {
                parts.add(new Literal(text.substring(at, percent)));
            }
            at = percent + 2;
            switch (at <= end ? text.charAt(percent + 1) : ' ') {
                case '%' -> parts.add(Escape.PERCENT);
                case '_' -> parts.add(Escape.SPACE);
                case '-' -> parts.add(Escape.URL_SPACE);
                case '{' -> {
                    int close = SpfText.indexOf('}', text, at, end);
                    Part macro = close < 0 ? null : macro(at, close, explanation);
                    if (macro == null) {
                        return bad(percent, close < 0 ? end : close + 1);
                    }
                    parts.add(macro);
                    at = close + 1;
                }
                default -> {
                    return bad(percent, Math.min(at, end));
                }
            }
            percent = SpfText.indexOf('%', text, at, end);
        }
        if (at < end) {
            parts.add(new Literal(text.substring(at, end)));
        }
        return new MacroString(parts);
    }

    /** Where the last text was not accepted. */
    Span problem() {
        return new Span(badStart, badEnd);
    }

    private @Nullable MacroString bad(int start, int end) {
        badStart = start;
        badEnd = end;
        return null;
    }

    // what is between the braces: macro-letter transformers *delimiter
    private @Nullable Macro macro(int start, int end, boolean explanation) {
        if (start == end) {
            return null;
        }
        char sign = text.charAt(start);
        boolean upperCase = sign >= 'A' && sign <= 'Z';
        Letter letter = letter(upperCase ? (char) (sign + 'a' - 'A') : sign);
        if (letter == null || letter.isForExplanations() && !explanation) {
            return null;
        }
        int at = start + 1;
        int rightMost = 0;
        int digitsStart = at;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            rightMost = Math.min(MOST_PARTS, rightMost * 10 + text.charAt(at) - '0');
            at++;
        }
        if (at > digitsStart && rightMost == 0) {
            return null; // the number of parts must be nonzero (RFC 7208 §7.3)
        }
        boolean reversed = at < end && (text.charAt(at) == 'r' || text.charAt(at) == 'R');
        if (reversed) {
            at++;
        }
        for (int i = at; i < end; i++) {
            if (".-+,/_=".indexOf(text.charAt(i)) < 0) {
                return null;
            }
        }
        return new Macro(letter, upperCase, rightMost, reversed, text.substring(at, end));
    }

    private static @Nullable Letter letter(char sign) {
        return switch (sign) {
            case 's' -> Letter.SENDER;
            case 'l' -> Letter.LOCAL_PART;
            case 'o' -> Letter.SENDER_DOMAIN;
            case 'd' -> Letter.DOMAIN;
            case 'i' -> Letter.CLIENT;
            case 'p' -> Letter.CLIENT_NAME;
            case 'v' -> Letter.ADDRESS_FAMILY;
            case 'h' -> Letter.HELO;
            case 'c' -> Letter.READABLE_CLIENT;
            case 'r' -> Letter.RECEIVER;
            case 't' -> Letter.TIMESTAMP;
            default -> null;
        };
    }

    /** Whether a text that is not empty ends as a domain-spec must: {@code ( "." toplabel [ "." ] ) / macro-expand}. */
    static boolean isDomainEnd(MacroString macros) {
        List<Part> parts = macros.parts();
        if (!(parts.get(parts.size() - 1) instanceof Literal literal)) {
            return true;
        }
        String tail = literal.text();
        int end = tail.endsWith(".") ? tail.length() - 1 : tail.length();
        int dot = tail.lastIndexOf('.', end - 1);
        return dot >= 0 && isTopLabel(tail, dot + 1, end);
    }

    // letters and digits, not digits alone, with hyphens inside
    private static boolean isTopLabel(String text, int start, int end) {
        if (start == end || text.charAt(start) == '-' || text.charAt(end - 1) == '-') {
            return false;
        }
        boolean onlyDigits = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && c != '-' && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
            onlyDigits &= digit;
        }
        return !onlyDigits;
    }
}
