package org.domainverifier.records;

import java.util.Locale;
import java.util.Optional;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.spelling.EditDistance;
import org.domainverifier.spelling.PlainText;

/** A text that was meant to be another one. */
final class TextSlip {
    private static final int SHORTEST = 12;
    private static final int CHARACTERS_PER_TYPO = 8;
    private static final int MOST_TYPOS = 2;
    private static final int LONGEST_AROUND = 300; // owner name, TTL, class, type

    private TextSlip() {}

    /**
     * What somebody did to a text on its way. Costs time linear in the length of the text.
     *
     * @param found the text that is there
     * @param meant the text that was asked for, another one
     * @return {@link RecordsFinding#TEXT_PASTED} if a person reads the same in both, {@link RecordsFinding#MISSPELT} if there is a
     *     typing mistake; empty if the two have nothing to do with one another
     */
    static Optional<RecordsFinding> of(String found, String meant) {
        // what pasting adds is a zone line at most, or a backslash before each character
        if (found.length() > 2 * meant.length() + LONGEST_AROUND) {
            return Optional.empty();
        }
        if (core(found).equals(core(meant))
                || PastingMistake.find(found, meant)
                        .filter(repaired -> core(repaired.repaired()).equals(core(meant)))
                        .isPresent()) {
            return Optional.of(RecordsFinding.TEXT_PASTED);
        }
        int typos = Math.min(MOST_TYPOS, meant.length() / CHARACTERS_PER_TYPO);
        return meant.length() >= SHORTEST && EditDistance.isAtMost(typos, found, meant)
                ? Optional.of(RecordsFinding.MISSPELT)
                : Optional.empty();
    }

    /** What is left when quotation marks, markup, spaces and the case of letters say nothing. */
    private static String core(String text) {
        String plain = PlainText.of(text);
        StringBuilder core = new StringBuilder(plain.length());
        plain.chars().filter(c -> c != ' ').forEach(c -> core.append((char) c));
        return core.toString().toLowerCase(Locale.ROOT);
    }
}
