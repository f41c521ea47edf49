package org.domainverifier.dns;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The alphabets whose letters a sentence shows in names (docs/decisions.md, D-U-LABELS): those in everyday use that are written from left to right
 * (UAX #31, table 5, the recommended scripts), and of each the letters that its languages write with today.
 *
 * <p>Each tells which of its letters a reader takes for a letter or a digit of ASCII, and under which top-level domains (as A-labels) it is at home, so that nobody expects
 * Latin there.
 */
enum Alphabet {
    // without U+0138, which looks like k. What is behind the Latin Extended-A: Vietnamese, Romanian
    LATIN(
            UnicodeScript.LATIN,
            "az\u00df\u00f6\u00f8\u00ff\u0101\u0137\u013a\u017e\u01a1\u01a1\u01b0\u01b0\u0219\u0219\u021b\u021b\u1ea1\u1ef9",
            ""),
    // like a b y e n i k u v o p o t u x w
    GREEK(
            UnicodeScript.GREEK,
            "\u03ac\u03ce",
            "\u03b1\u03b2\u03b3\u03b5\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c3\u03c4\u03c5\u03c7\u03c9",
            "gr",
            "cy",
            "xn--qxa6a"), // "eu" in Greek has no other letters than these
    // like a c e h i j k l m o p s y x b b n r 3 e y
    CYRILLIC(
            UnicodeScript.CYRILLIC,
            "\u0430\u045f\u048b\u04ff",
            "\u0430\u0441\u0435\u04bb\u0456\u0458\u043a\u04cf\u043c\u043e\u0440\u0455\u0443\u0445\u044c\u044a\u043f\u0433\u0437\u04bd\u04af",
            "ru",
            "su",
            "by",
            "ua",
            "bg",
            "kz",
            "kg",
            "mk",
            "mn",
            "rs",
            "tj",
            "uz",
            "xn--p1acf", // "rus"
            "xn--c1avg", // "org"
            "xn--j1aef", // "com"
            "xn--j1amh"), // "ukr"
    ARMENIAN(
            UnicodeScript.ARMENIAN,
            "\u0561\u0586",
            "\u0561\u0563\u0566\u0567\u056c\u0570\u0572\u0575\u0578\u057d\u0580\u0581\u0582\u0585",
            "am",
            "xn--y9a3aq"),
    GEORGIAN(UnicodeScript.GEORGIAN, "\u10d0\u10f0", "\u10d5\u10d8\u10dd\u10e1\u10e7\u10eb\u10ee", "ge"),
    ETHIOPIC(
            UnicodeScript.ETHIOPIC,
            "\u1200\u135a",
            "\u1200\u1220\u1230\u1235\u1260\u1290\u1270\u12a8\u12d0\u12d5\u12d8\u1320\u1350",
            "et",
            "er"),
    DEVANAGARI(UnicodeScript.DEVANAGARI, "\u0901\u094d\u0971\u0977", ""),
    BENGALI(UnicodeScript.BENGALI, "\u0981\u09e3\u09f0\u09f1", ""),
    GURMUKHI(UnicodeScript.GURMUKHI, "\u0a01\u0a4d\u0a70\u0a74", ""),
    GUJARATI(UnicodeScript.GUJARATI, "\u0a81\u0acd", "\u0a9f\u0aa1"),
    ORIYA(UnicodeScript.ORIYA, "\u0b01\u0b4d", "\u0b20"),
    TAMIL(UnicodeScript.TAMIL, "\u0b82\u0bcd", "\u0b9f\u0baa"),
    TELUGU(UnicodeScript.TELUGU, "\u0c01\u0c4d", ""),
    KANNADA(UnicodeScript.KANNADA, "\u0c82\u0ccd", ""),
    MALAYALAM(UnicodeScript.MALAYALAM, "\u0d02\u0d4d\u0d7a\u0d7f", "\u0d1f\u0d20\u0d27\u0d28\u0d30\u0d31"),
    SINHALA(UnicodeScript.SINHALA, "\u0d82\u0ddf", "\u0da7"),
    THAI(
            UnicodeScript.THAI,
            "\u0e01\u0e4e",
            "\u0e14\u0e17\u0e19\u0e1a\u0e1b\u0e1c\u0e1d\u0e1e\u0e1f\u0e21\u0e23\u0e25\u0e2b\u0e40\u0e41",
            "th"),
    LAO(
            UnicodeScript.LAO,
            "\u0e81\u0ecd",
            "\u0e84\u0e8d\u0e94\u0e97\u0e99\u0e9a\u0e9b\u0e9c\u0e9e\u0e9f\u0ea3\u0ea5\u0ea7\u0eab\u0ead\u0ec0\u0ec1",
            "la"),
    TIBETAN(UnicodeScript.TIBETAN, "\u0f40\u0fbc", ""),
    MYANMAR(UnicodeScript.MYANMAR, "\u1000\u103f", "\u1001\u1002\u1004\u1011\u1015\u101a\u101d\u101e\u101f", "mm"),
    KHMER(UnicodeScript.KHMER, "\u1780\u17b3\u17b6\u17d3", ""),
    HANGUL(UnicodeScript.HANGUL, "\uac00\ud7a3", ""),
    // of the East Asian ones, what is a mere stroke: a dash, a slash, a dot
    BOPOMOFO(UnicodeScript.BOPOMOFO, "\u3105\u312d", "\u3127\u3128\u3129\u3107\u3112\u311a\u3125"),
    HIRAGANA(UnicodeScript.HIRAGANA, "\u3041\u3096", "\u3078\u304f\u3057"),
    KATAKANA(UnicodeScript.KATAKANA, "\u30a1\u30fa\u30fc\u30fc", "\u30ce\u30bd\u30be\u30f3\u30d8\u30fc"),
    HAN(UnicodeScript.HAN, "\u3400\u4dbf\u4e00\u9fff\u3005\u3005", "\u4e00\u4e28\u4e36\u4e3f\u4e40\u4e85\u4ea0");

    /** A sound that goes on, of both syllabaries; Unicode gives it to no script. */
    private static final int PROLONGED = 0x30fc;

    private static final Alphabet[] ALL = values();

    private final UnicodeScript script;
    private final String ranges; // the first and the last of each
    private final String alike;
    private final String home; // divided by spaces

    Alphabet(UnicodeScript script, String ranges, String alike, String... home) {
        this.script = script;
        this.ranges = ranges;
        this.alike = alike;
        this.home = String.join(" ", home);
    }

    /** The alphabet of a letter or mark; empty if it is of none of these, or if its alphabet is not written with it. */
    static Optional<Alphabet> of(int c) {
        return c == PROLONGED
                ? Optional.of(KATAKANA)
                : Arrays.stream(ALL).filter(each -> each.has(c)).findFirst();
    }

    private boolean has(int c) {
        for (int i = 0; i < ranges.length(); i += 2) {
            if (c >= ranges.charAt(i) && c <= ranges.charAt(i + 1)) {
                return UnicodeScript.of(c) == script && isWrittenWith(c);
            }
        }
        return false;
    }

    private static boolean isWrittenWith(int c) {
        return isMark(c)
                || switch (Character.getType(c)) {
                    case Character.LOWERCASE_LETTER, Character.OTHER_LETTER, Character.MODIFIER_LETTER -> true;
                    default -> false;
                };
    }

    static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Whether a letter of this alphabet, whatever mark it has, looks like something else: of ASCII, or no letter at all. */
    boolean looksLikeAnother(int c) {
        String base = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
        return alike.indexOf(base.codePointAt(0)) >= 0;
    }

    /** Whether this is an alphabet of East Asia, whose names often have Latin letters too. */
    boolean isEastAsian() {
        return compareTo(HANGUL) >= 0;
    }

    boolean isAtHomeIn(String topLevelDomain) {
        return Arrays.asList(home.split(" ")).contains(topLevelDomain);
    }
}
