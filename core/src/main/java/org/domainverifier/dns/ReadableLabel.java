package org.domainverifier.dns;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which A-labels a sentence shows as U-labels (docs/decisions.md, D-U-LABELS): those that a reader can tell from every other, and that leave the
 * text around them as it is. It is about what is shown only; what is a name is said by {@link Idna}.
 */
final class ReadableLabel {
    private static final int MOST_MARKS = 4;
    private static final int DOTLESS_I = 0x131;
    private static final int MIDDLE_DOT = 0xb7;
    private static final Set<String> TURKIC = Set.of("tr", "az");
    // UTS #39 §5.2, "highly restrictive"
    private static final List<Set<Alphabet>> WRITTEN_TOGETHER = List.of(
            Set.of(Alphabet.LATIN, Alphabet.HAN, Alphabet.HIRAGANA, Alphabet.KATAKANA),
            Set.of(Alphabet.LATIN, Alphabet.HAN, Alphabet.BOPOMOFO),
            Set.of(Alphabet.LATIN, Alphabet.HAN, Alphabet.HANGUL));

    private final int[] letters;
    private final Set<Alphabet> alphabets = EnumSet.noneOf(Alphabet.class);
    private final String top;

    private ReadableLabel(String label, String top) {
        this.letters = label.codePoints().toArray();
        this.top = top;
    }

    /**
     * The U-label of a label, if it is to be shown. Costs linear time in the 63 octets that a label has.
     *
     * @param label any label of a name
     * @param top the last label of that name
     */
    static Optional<String> of(String label, String top) {
        // what costs most comes last
        return Idna.decoded(label)
                .filter(decoded -> isReadable(decoded, top))
                .flatMap(decoded -> Idna.toUnicode(label));
    }

    private static boolean isReadable(String decoded, String top) {
        if (!Normalizer.isNormalized(decoded, Normalizer.Form.NFKC)) {
            return false;
        }
        ReadableLabel label = new ReadableLabel(decoded, top);
        return label.isSpelled() && label.isOfOneScript() && label.isNotTakenForAnother();
    }

    /** Letters of known alphabets, digits and hyphens, and nothing in a place where it could not be seen or would seem to be something else. */
    private boolean isSpelled() {
        int marks = 0;
        for (int i = 0; i < letters.length; i++) {
            int c = letters[i];
            Optional<Alphabet> alphabet = Alphabet.of(c);
            alphabet.ifPresent(alphabets::add);
            marks = Alphabet.isMark(c) ? marks + 1 : 0;
            boolean fine = marks > 0
                    ? alphabet.isPresent() && marks <= MOST_MARKS && isMarkHere(i, alphabet.get())
                    : alphabet.isPresent() || isDigit(c) || c == '-' && isHyphenHere(i) || isMiddleDotHere(i);
            if (!fine || c == DOTLESS_I && !TURKIC.contains(top)) {
                return false;
            }
        }
        return true;
    }

    /** Behind a letter of its own alphabet, and not twice, which would look like once (RFC 5891 §4.2.3.2 refuses it at the start). */
    private boolean isMarkHere(int at, Alphabet alphabet) {
        return at > 0
                && letters[at - 1] != letters[at]
                && Alphabet.of(letters[at - 1]).filter(alphabet::equals).isPresent();
    }

    /** RFC 5891 §4.2.3.1. */
    private boolean isHyphenHere(int at) {
        return at > 0 && at < letters.length - 1 && !(at == 3 && letters[2] == '-');
    }

    /** Catalan writes it between two l, and nobody else does (RFC 5892 appendix A.3). */
    private boolean isMiddleDotHere(int at) {
        return letters[at] == MIDDLE_DOT && letter(at - 1) == 'l' && letter(at + 1) == 'l';
    }

    private boolean isOfOneScript() {
        boolean plainLatin = true;
        for (int c : letters) {
            plainLatin &=
                    c < 0x80 || Alphabet.of(c).filter(Alphabet.LATIN::equals).isEmpty();
        }
        return alphabets.size() == 1
                || plainLatin && WRITTEN_TOGETHER.stream().anyMatch(together -> together.containsAll(alphabets));
    }

    private boolean isNotTakenForAnother() {
        return hasNoStrayStrokes() && (hasLetterOfItsOwn() || alphabets.stream().anyMatch(this::isAtHome));
    }

    /** One that nobody takes for a letter or a digit of ASCII. */
    private boolean hasLetterOfItsOwn() {
        for (int c : letters) {
            if (c >= 0x80
                    && Alphabet.of(c)
                            .filter(alphabet -> alphabet.looksLikeAnother(c))
                            .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * In East Asian text among letters and digits of ASCII there is a letter that is more than a stroke, and the first letter is such a one. Elsewhere
     * a stroke is taken for a slash or a dash.
     */
    private boolean hasNoStrayStrokes() {
        boolean inText = false;
        boolean read = true; // whether the text has had a letter that is more than a stroke
        int before = '-';
        for (int c : letters) {
            Optional<Alphabet> eastAsian =
                    c < 0x80 ? Optional.empty() : Alphabet.of(c).filter(Alphabet::isEastAsian);
            if (eastAsian.isPresent()) {
                boolean stroke = eastAsian.get().looksLikeAnother(c);
                if (stroke && !inText && before != '-') {
                    return false;
                }
                read = inText && read || !stroke;
            } else if (!read) {
                return false;
            }
            inText = eastAsian.isPresent();
            before = c;
        }
        return read;
    }

    private int letter(int at) {
        return at < 0 || at >= letters.length ? '-' : letters[at];
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a reader expects the alphabet there: the top-level domain is known for it, or is written in it without doubt. */
    private boolean isAtHome(Alphabet alphabet) {
        return alphabet.isAtHomeIn(top)
                || Idna.toUnicode(top).stream()
                        .flatMap(decoded -> decoded.codePoints().boxed())
                        .anyMatch(c ->
                                Alphabet.of(c).filter(alphabet::equals).isPresent() && !alphabet.looksLikeAnother(c));
    }
}
