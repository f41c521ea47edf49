package org.domainverifier.spf;

import java.util.List;

/**
 * Text with macros (macro-string, RFC 7208 §7.1).
 *
 * @param parts literal texts, escapes and macros in their order; two literal texts never follow one another
 */
public record MacroString(List<Part> parts) {
    /** Copies the list. */
    public MacroString {
        parts = List.copyOf(parts);
    }

    /** A part of a macro string. No other kind will come. */
    public sealed interface Part {}

    /**
     * Text that stands for itself.
     *
     * @param text one or more visible characters other than {@code %}
     */
    public record Literal(String text) implements Part {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A character that is written as an escape. */
    public enum Escape implements Part {
        /** {@code %%}: a percent sign. */
        PERCENT("%%", "%"),
        /** {@code %_}: a space. */
        SPACE("%_", " "),
        /** {@code %-}: a space as URLs encode it. */
        URL_SPACE("%-", "%20");

        private final String written;
        private final String expansion;

        Escape(String written, String expansion) {
            this.written = written;
            this.expansion = expansion;
        }

        /**
         * What it stands for.
         *
         * @return the text after expansion
         */
        public String expansion() {
            return expansion;
        }

        @Override
        public String toString() {
            return written;
        }
    }

    /** What a macro's value is taken from (RFC 7208 §7.2). */
    public enum Letter {
        /** {@code s}: the sender. */
        SENDER('s'),
        /** {@code l}: the local part of the sender. */
        LOCAL_PART('l'),
        /** {@code o}: the domain of the sender. */
        SENDER_DOMAIN('o'),
        /** {@code d}: the domain whose record is evaluated. */
        DOMAIN('d'),
        /** {@code i}: the client's address, in parts divided by dots. */
        CLIENT('i'),
        /** {@code p}: the validated name of the client; do not use. */
        CLIENT_NAME('p'),
        /** {@code v}: {@code in-addr} or {@code ip6}. */
        ADDRESS_FAMILY('v'),
        /** {@code h}: the name that the client gave in HELO or EHLO. */
        HELO('h'),
        /** {@code c}: the client's address as people read it; in explanations only. */
        READABLE_CLIENT('c'),
        /** {@code r}: the name of the host that evaluates; in explanations only. */
        RECEIVER('r'),
        /** {@code t}: the time in seconds since 1970; in explanations only. */
        TIMESTAMP('t');

        private final char sign;

        Letter(char sign) {
            this.sign = sign;
        }

        /**
         * The macro letter in lower case.
         *
         * @return one of {@code s l o d i p v h c r t}
         */
        public char sign() {
            return sign;
        }

        /**
         * Whether the macro may be in the text of an explanation only (RFC 7208 §7.2).
         *
         * @return true for {@code c}, {@code r} and {@code t}
         */
        public boolean isForExplanations() {
            return this == READABLE_CLIENT || this == RECEIVER || this == TIMESTAMP;
        }
    }

    /**
     * A macro (RFC 7208 §7.1).
     *
     * @param letter where the value comes from
     * @param urlEncoded whether the value is URL-encoded, as upper-case letters ask for
     * @param rightMost how many of the value's parts are kept, from the right; 0 for all
     * @param reversed whether the parts are reversed first
     * @param delimiters the characters that divide the parts; empty for the dot
     */
    public record Macro(Letter letter, boolean urlEncoded, int rightMost, boolean reversed, String delimiters)
            implements Part {
        @Override
        public String toString() {
            char sign = urlEncoded ? (char) (letter.sign() - 'a' + 'A') : letter.sign();
            return "%{" + sign + (rightMost == 0 ? "" : rightMost) + (reversed ? "r" : "") + delimiters + "}";
        }
    }

    /**
     * The text, if there is no macro and no escape in it.
     *
     * @return whether all of it stands for itself
     */
    public boolean isLiteral() {
        return parts.isEmpty() || parts.size() == 1 && parts.get(0) instanceof Literal;
    }

    /**
     * Whether a macro of this letter is in it.
     *
     * @param letter the letter, in either case
     * @return true if there is one
     */
    public boolean uses(Letter letter) {
        return parts.stream().anyMatch(part -> part instanceof Macro macro && macro.letter() == letter);
    }

    /** As written in a record. */
    @Override
    public String toString() {
        if (parts.size() == 1) {
            return parts.get(0).toString();
        }
        StringBuilder written = new StringBuilder();
        parts.forEach(written::append);
        return written.toString();
    }
}
