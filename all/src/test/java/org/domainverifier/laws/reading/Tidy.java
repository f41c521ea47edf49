package org.domainverifier.laws.reading;

import java.net.IDN;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a reader overlooks: markup, quotation marks, invisible characters, other spaces, other dashes. */
final class Tidy {
    /** A tag that is cut off where the text ends. */
    private static final Pattern TAG_CUT_OFF =
            Pattern.compile("</?(?:br?|p|s|sp|span?|di?v?)?\\s*/?$", Pattern.CASE_INSENSITIVE);

    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][a-zA-Z0-9]*(?:\\s[^<>]*)?/?>");
    private static final Pattern QUOTES =
            Pattern.compile("[\"`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u00ab\u00bb\u0091-\u0094]");
    private static final Pattern INVISIBLE = Pattern.compile("[\u00ad\u200b-\u200f\u2060\ufeff]");
    private static final Pattern SPACES = Pattern.compile("[\\s\u00a0\u2000-\u200a\u202f\u3000]+");
    private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212\u0096\u0097]");

    private static final String LOOK_ALIKES = "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u03bf\u03b1";
    private static final String LIKE = "aeopcxyioa";

    private Tidy() {}

    /** The text with single spaces, plain dashes and without marks. */
    static String text(String raw) {
        return text(raw, "");
    }

    /** The same where what is between two quoted strings becomes the given seam. */
    static String text(String raw, String seam) {
        String text = entities(raw);
        text = TAG_CUT_OFF.matcher(TAG.matcher(text).replaceAll(" ")).replaceAll("");
        text = text.replace("\\", "");
        text = text.replaceAll("\"\\s+\"", seam);
        text = INVISIBLE.matcher(text).replaceAll("");
        text = QUOTES.matcher(text).replaceAll("");
        text = DASHES.matcher(text).replaceAll("-");
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    // markup that was copied with its source is escaped twice
    private static String entities(String raw) {
        String text =
                raw.contains("&nbsp;") ? raw.replaceAll("&(?:n(?:b(?:sp?)?)?)?$", "") : raw; // one that is cut off
        for (int i = 0; i < 3 && text.contains("&"); i++) {
            text = text.replace("&amp;", "&")
                    .replace("&nbsp;", " ")
                    .replace("&quot;", "\"")
                    .replace("&#34;", "\"")
                    .replace("&#39;", "'")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">");
        }
        return text;
    }

    /**
     * A name in A-labels; empty if a label mixes scripts or has a letter or digit that only looks like another one: then nobody
     * can tell what was meant.
     */
    static String name(String written) {
        List<String> labels = new ArrayList<>();
        for (String label : written.toLowerCase(Locale.ROOT).split("\\.", -1)) {
            if (label.chars().allMatch(c -> c < 0x80)) {
                labels.add(label);
            } else if (isLookAlike(label)) {
                return "";
            } else {
                try {
                    labels.add(IDN.toASCII(label, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
                } catch (IllegalArgumentException notALabel) {
                    return "";
                }
            }
        }
        String name = String.join(".", labels);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean isLookAlike(String label) {
        Set<Character.UnicodeScript> scripts = new HashSet<>();
        label.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> scripts.add(Character.UnicodeScript.of(letter)));
        boolean compatibility =
                label.codePoints().anyMatch(c -> c >= 0xff00 && c <= 0xffef || c >= 0x1d400 && c <= 0x1d7ff);
        return scripts.size() > 1 || compatibility;
    }

    /** Letters and digits of other scripts as the ones that they look like. */
    static String skeleton(String text) {
        StringBuilder skeleton = new StringBuilder();
        text.codePoints().forEach(c -> {
            int at = LOOK_ALIKES.indexOf(c);
            skeleton.appendCodePoint(at >= 0 ? LIKE.charAt(at) : c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c);
        });
        return skeleton.toString();
    }

    /** How many letters have to be put in, taken out or changed. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                } else {
                    int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    cost[i][j] = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
