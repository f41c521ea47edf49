package org.domainverifier.dns;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;

/**
 * Labels to A-labels and back (docs/decisions.md, D-IDNA): {@code java.net.IDN}, but for the four deviation characters of RFC
 * 5894 §7.2, which it maps away although they make names of their own today.
 */
final class Idna {
    static final String ACE_PREFIX = "xn--";
    private static final int SHARP_S = 0xdf;
    private static final int FINAL_SIGMA = 0x3c2;
    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;
    // marks of the combining classes below and above that of a virama, which is 9
    private static final String CLASS_8 = "\u3099";
    private static final String CLASS_10 = "\u05b0";
    // the scripts whose letters join (RFC 5892 appendix A.1)
    private static final Set<Character.UnicodeScript> JOINED_SCRIPTS = Set.of(
            Character.UnicodeScript.ARABIC,
            Character.UnicodeScript.SYRIAC,
            Character.UnicodeScript.MANDAIC,
            Character.UnicodeScript.MONGOLIAN,
            Character.UnicodeScript.NKO,
            Character.UnicodeScript.PHAGS_PA);

    private Idna() {}

    /**
     * A label in lower case, as an A-label if it is not ASCII.
     *
     * @throws IllegalArgumentException if it cannot be one
     */
    static String toAscii(String label) {
        try {
            String lower = lowerCase(label);
            if (lower.codePoints().noneMatch(Idna::isDeviation)) {
                return lowerCase(IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED));
            }
            refuseIdleJoiners(lower);
            return ACE_PREFIX + Punycode.encode(mapped(lower));
        } catch (ArithmeticException | IndexOutOfBoundsException outOfRange) {
            throw new IllegalArgumentException(outOfRange);
        }
    }

    /** The U-label that has exactly this A-label; empty if the label is none. */
    static Optional<String> toUnicode(String label) {
        return decoded(label).filter(decoded -> {
            try {
                return toAscii(decoded).equals(label);
            } catch (IllegalArgumentException noULabel) {
                return false;
            }
        });
    }

    /** What a label is the code of, whether or not that is a U-label; empty if it is no code. */
    static Optional<String> decoded(String label) {
        if (!label.startsWith(ACE_PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Punycode.decode(label.substring(ACE_PREFIX.length())));
        } catch (IllegalArgumentException noCode) {
            return Optional.empty();
        }
    }

    private static boolean isDeviation(int c) {
        return c == SHARP_S || c == FINAL_SIGMA || c == NON_JOINER || c == JOINER;
    }

    // the parts between the deviations, as java.net.IDN maps them
    private static String mapped(String lower) {
        StringBuilder mapped = new StringBuilder();
        int start = 0;
        for (int i = 0; i <= lower.length(); i++) {
            if (i == lower.length() || isDeviation(lower.charAt(i))) {
                String part = lower.substring(start, i);
                boolean ascii = part.chars().allMatch(c -> c < 0x80);
                mapped.append(
                        ascii ? part : IDN.toUnicode(IDN.toASCII(part, IDN.ALLOW_UNASSIGNED), IDN.ALLOW_UNASSIGNED));
                if (i < lower.length()) {
                    mapped.append(lower.charAt(i));
                }
                start = i + 1;
            }
        }
        return Normalizer.normalize(mapped, Normalizer.Form.NFC);
    }

    // RFC 5892 appendices A.1 and A.2: elsewhere they are invisible, and the name would only look like another
    private static void refuseIdleJoiners(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if ((c == JOINER || c == NON_JOINER) && !followsVirama(label, i) && !(c == NON_JOINER && joins(label, i))) {
                throw new IllegalArgumentException("a joiner that joins nothing");
            }
        }
    }

    private static boolean followsVirama(String label, int at) {
        if (at == 0) {
            return false;
        }
        // Java does not tell the combining class; the canonical order of marks does (UAX #15)
        String mark = Character.toString(label.codePointBefore(at));
        return decomposed("a" + mark + CLASS_8).equals("a" + CLASS_8 + mark)
                && decomposed("a" + CLASS_10 + mark).equals("a" + mark + CLASS_10);
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static boolean joins(String label, int at) {
        return at > 0
                && at + 1 < label.length()
                && isJoined(label.codePointBefore(at))
                && isJoined(label.codePointAt(at + 1));
    }

    private static boolean isJoined(int c) {
        return Character.isLetter(c) && JOINED_SCRIPTS.contains(Character.UnicodeScript.of(c))
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    // letter by letter: a whole word would get its final sigma, which is another letter of the DNS
    private static String lowerCase(String label) {
        StringBuilder lower = new StringBuilder(label.length());
        label.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }
}
