package org.domainverifier.txt;

import java.util.Objects;
import java.util.Optional;
import org.domainverifier.record.PastingMistake;

/**
 * What a text was probably meant to be that is not of its kind as it is.
 *
 * @param mistake what pasting did to it; empty if the version itself is wrong
 * @param text the text that was meant
 */
public record TxtMeant(Optional<PastingMistake> mistake, String text) {
    /** Refuses nulls. */
    public TxtMeant {
        Objects.requireNonNull(mistake, "mistake");
        Objects.requireNonNull(text, "text");
    }

    /**
     * A text that pasting spoilt.
     *
     * @param repaired the mistake and the text without it
     * @return what was meant
     */
    public static TxtMeant pasted(PastingMistake.Repaired repaired) {
        return new TxtMeant(Optional.of(repaired.mistake()), repaired.repaired());
    }

    /**
     * A text whose version is wrong.
     *
     * @param text the text with the right version
     * @return what was meant
     */
    public static TxtMeant otherVersion(String text) {
        return new TxtMeant(Optional.empty(), text);
    }
}
