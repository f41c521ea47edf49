package org.domainverifier.dkim;

import java.util.Optional;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.record.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what pasting did to a key record, wherever in the text it did it. (The version at the front, by which {@link
 * PastingMistake} goes, may be absent from a key record.)
 */
final class DkimPasting {
    private static final String PEM_LINE = "(?i)-----\\s*+(?:BEGIN|END)\\s*+(?:RSA\\s*+)?+PUBLIC\\s*+KEY\\s*+-----";

    private DkimPasting() {}

    /**
     * A text that pasting spoilt.
     *
     * @param mistake what it did; the first thing, if it did several
     * @param meant the text without all of them
     */
    record Pasted(PastingMistake mistake, Parsed<DkimKeyRecord> meant) {}

    /**
     * The record as it was probably meant.
     *
     * @return the mistake and the text without it; empty if the text is a record as it is, or does not become one
     */
    static Optional<Pasted> repair(Parsed<DkimKeyRecord> parsed) {
        if (errors(parsed) == 0) {
            return Optional.empty();
        }
        String text = parsed.text();
        @Nullable PastingMistake first = null;
        Optional<PastingMistake.Repaired> atFront = PastingMistake.find(text, "v=" + DkimKeyRecord.VERSION);
        if (atFront.isPresent()) {
            first = atFront.get().mistake();
            text = atFront.get().repaired();
        }
        for (PastingMistake mistake : PastingMistake.values()) {
            String next = mistake.removedFrom(text);
            if (first == null && !next.equals(text)) {
                first = mistake;
            }
            text = next;
        }
        if (first == null) {
            return Optional.empty();
        }
        Parsed<DkimKeyRecord> repaired = DkimKeyRecord.parse(text);
        return repaired.record().isPresent() && errors(repaired) < errors(parsed)
                ? Optional.of(new Pasted(first, repaired))
                : Optional.empty();
    }

    private static long errors(Parsed<DkimKeyRecord> parsed) {
        return parsed.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code().severity() == Severity.ERROR)
                .count();
    }

    /** The record without the first and last line of a PEM file (RFC 7468 §2) around its key. */
    static Parsed<DkimKeyRecord> withoutPem(String text) {
        String bare = text.replaceAll(PEM_LINE, "");
        Parsed<DkimKeyRecord> parsed = DkimKeyRecord.parse(bare);
        return parsed.record().isPresent()
                ? parsed
                : DkimKeyRecord.parse("v=" + DkimKeyRecord.VERSION + "; p=" + DkimKeyParser.withoutSpaces(bare));
    }
}
