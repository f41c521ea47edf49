package org.domainverifier.dmarc;

import java.util.Locale;
import java.util.Optional;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.spelling.MeantTags;
import org.domainverifier.spelling.PlainText;
import org.domainverifier.txt.TxtMeant;

/** How people spoil a DMARC record so that no receiver takes the text for one. */
final class DmarcMeant {
    private static final String VERSION = "v=DMARC1";
    private static final String NAME = "dmarc";
    private static final int LONGEST_BEHIND_NAME = 4; // "1", "v1", "1.0"

    private DmarcMeant() {}

    /** What a text was meant to be that is not a DMARC record; empty if it is something else altogether. */
    static Optional<TxtMeant> by(String text) {
        DmarcReading reading = DmarcReading.of(text);
        if (!isMeant(reading)) {
            return Optional.empty();
        }
        String meant = reading.text(reading.record());
        Optional<PastingMistake> mistake = PastingMistake.find(text, VERSION + ";")
                .or(() -> PastingMistake.find(text, VERSION))
                .filter(repaired -> DmarcRecordParser.isDmarc(repaired.repaired()))
                .map(PastingMistake.Repaired::mistake)
                .or(() -> damageIn(text));
        return Optional.of(new TxtMeant(mistake, meant));
    }

    /** What else than a version may have suffered: the semicolons. */
    static Optional<PastingMistake> damageIn(String text) {
        if (!text.startsWith(VERSION)) {
            return Optional.empty();
        }
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0
                ? Optional.of(PastingMistake.LINE_BREAKS)
                : PlainText.hasMarkup(text) ? Optional.of(PastingMistake.MARKUP) : Optional.empty();
    }

    private static boolean isMeant(DmarcReading reading) {
        Optional<MeantTags.Tag> version = reading.tags().first("v");
        if (version.isPresent()) {
            return isVersion(version.get().value());
        }
        String head = reading.tags().head().strip().toLowerCase(Locale.ROOT);
        boolean reports = !reading.record().aggregateReports().isEmpty();
        if (head.isEmpty()) { // "p=reject; rua=…"; a misspelt policy alone may be anything
            return reports || writesPolicy(reading);
        }
        boolean says = reports || reading.record().policy().isPresent();
        return head.contains(NAME) && says || isVersion(head.startsWith("v ") ? head.substring(2) : head);
    }

    private static boolean writesPolicy(DmarcReading reading) {
        return reading.tags()
                .first("p")
                .flatMap(tag -> DmarcPolicy.tryParse(tag.word()))
                .isPresent();
    }

    // not "dmarc-site-verification=…": that is somebody's, and stays
    private static boolean isVersion(String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        if (!word.startsWith(NAME)) {
            return false;
        }
        int end = NAME.length();
        while (end < word.length() && ";,:| ".indexOf(word.charAt(end)) < 0) {
            end++;
        }
        String behind = word.substring(NAME.length(), end);
        return behind.length() <= LONGEST_BEHIND_NAME
                && behind.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == '.' || c == '-');
    }
}
