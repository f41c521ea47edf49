package org.domainverifier.spf;

import java.util.Optional;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.txt.TxtMeant;

/** What a text was meant to be that is nearly an SPF record. Costs time linear in the text. */
final class SpfNearMiss {
    private SpfNearMiss() {}

    /** The record that was meant, in terms that receivers accept, if the text is not one but was plainly meant as one. */
    static Optional<TxtMeant> meant(String text) {
        return SpfReader.read(text)
                .map(meaning -> new TxtMeant(
                        PastingMistake.find(text, SpfRecord.VERSION).map(PastingMistake.Repaired::mistake),
                        meaning.record().text()));
    }
}
