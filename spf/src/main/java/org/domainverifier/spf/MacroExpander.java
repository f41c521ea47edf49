package org.domainverifier.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.domainverifier.spf.MacroString.Escape;
import org.domainverifier.spf.MacroString.Letter;
import org.domainverifier.spf.MacroString.Literal;
import org.domainverifier.spf.MacroString.Macro;
import org.domainverifier.spf.MacroString.Part;
import org.jspecify.annotations.Nullable;

/** Puts the values of macros in their places (RFC 7208 §7.3). */
final class MacroExpander {
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_EXPLANATION = 4096; // no SMTP server would send more
    private static final String HEX = "0123456789ABCDEF";

    private MacroExpander() {}

    /** The values of macros. */
    interface Values {
        /**
         * The value of a macro before its transformers.
         *
         * @return null if it is not known (yet)
         */
        @Nullable
        String value(Letter letter);
    }

    /**
     * The name that a domain-spec stands for: of a longer text, as many labels from the right as a name can have.
     *
     * @return the name, if all values are known and it is one
     */
    static TargetName domain(DomainSpec spec, Values values) {
        List<Part> parts = spec.macros().parts();
        if (parts.size() == 1
                && parts.get(0) instanceof Literal literal
                && literal.text().length() <= LONGEST_NAME) {
            return TargetName.ofText(literal.text());
        }
        // from the right, and no further than a name can reach: long values cost nothing (RFC 7208 §7.3, last
        // paragraphs)
        StringBuilder text = new StringBuilder();
        for (int i = parts.size() - 1; i >= 0 && text.length() <= LONGEST_NAME + 1; i--) {
            String expanded = expand(parts.get(i), values);
            if (expanded == null) {
                return TargetName.UNKNOWN;
            }
            text.insert(0, expanded);
        }
        int end = text.length() > 0 && text.charAt(text.length() - 1) == '.' ? text.length() - 1 : text.length();
        int start = 0;
        while (end - start > LONGEST_NAME) {
            int dot = text.indexOf(".", start);
            if (dot < 0 || dot >= end) {
                return TargetName.NONE;
            }
            start = dot + 1;
        }
        return TargetName.ofText(text.substring(start, end));
    }

    /**
     * The text of an explanation.
     *
     * @return empty if a value is not known, or the text is longer than anybody would send
     */
    static Optional<String> explanation(MacroString macros, Values values) {
        StringBuilder text = new StringBuilder();
        for (Part part : macros.parts()) {
            String expanded = expand(part, values);
            if (expanded == null || text.length() + expanded.length() > LONGEST_EXPLANATION) {
                return Optional.empty();
            }
            text.append(expanded);
        }
        return Optional.of(text.toString());
    }

    private static @Nullable String expand(Part part, Values values) {
        if (part instanceof Literal literal) {
            return literal.text();
        }
        if (part instanceof Escape escape) {
            return escape.expansion();
        }
        Macro macro = (Macro) part;
        String value = values.value(macro.letter());
        if (value == null) {
            return null;
        }
        String transformed = macro.rightMost() == 0
                        && !macro.reversed()
                        && macro.delimiters().isEmpty()
                ? value
                : transform(value, macro);
        return macro.urlEncoded() ? urlEncode(transformed) : transformed;
    }

    // split, reverse, keep the right-most, join with dots (RFC 7208 §7.3)
    private static String transform(String value, Macro macro) {
        String delimiters = macro.delimiters().isEmpty() ? "." : macro.delimiters();
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            if (delimiters.indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(value.substring(start));
        if (macro.reversed()) {
            Collections.reverse(parts);
        }
        int kept = macro.rightMost() == 0 ? parts.size() : Math.min(parts.size(), macro.rightMost());
        return String.join(".", parts.subList(parts.size() - kept, parts.size()));
    }

    // all but the unreserved characters of RFC 3986 §2.3
    private static String urlEncode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            }
        }
        return encoded.toString();
    }
}
