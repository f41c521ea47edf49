package org.domainverifier.dkim;

import java.util.Optional;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.txt.TxtKind;

/**
 * A text as a key record, parsed once: as it is, and as it was probably meant.
 *
 * @param parsed the text as it is in the DNS
 * @param mistake what pasting did to it, and the text without that; empty if it did nothing, or nothing that can be undone
 * @param hadPem whether the lines of a PEM file were around its key
 * @param meant the text without both; the same as {@code parsed} if there was neither
 */
record KeyReading(
        Parsed<DkimKeyRecord> parsed,
        Optional<PastingMistake.Repaired> mistake,
        boolean hadPem,
        Parsed<DkimKeyRecord> meant) {
    private static final String VERSION = "v=" + DkimKeyRecord.VERSION;

    /** At a selector, every text counts: receivers take whatever is there for its key record (D-DKIM-KIND). */
    static final TxtKind<KeyReading> AT_SELECTOR =
            TxtKind.of(VERSION, KeyReading::of).recognizedBy(text -> true).build();

    /** Elsewhere, only what cannot be anything else counts. */
    static final TxtKind<KeyReading> ELSEWHERE = TxtKind.of(VERSION, KeyReading::of)
            .recognizedBy(Misplaced::isKeyRecord)
            .build();

    static KeyReading of(String text) {
        Parsed<DkimKeyRecord> parsed = DkimKeyRecord.parse(text);
        Optional<DkimPasting.Pasted> pasted = DkimPasting.repair(parsed);
        Parsed<DkimKeyRecord> meant = pasted.map(DkimPasting.Pasted::meant).orElse(parsed);
        boolean hadPem =
                meant.diagnostics().stream().anyMatch(diagnostic -> diagnostic.code() == DkimFinding.PEM_HEADERS);
        return new KeyReading(
                parsed,
                pasted.map(each ->
                        new PastingMistake.Repaired(each.mistake(), each.meant().text())),
                hadPem,
                hadPem ? DkimPasting.withoutPem(meant.text()) : meant);
    }

    /** The record as receivers read it, unless it is void. */
    Optional<DkimKeyRecord> record() {
        return parsed.record();
    }

    /** The key that receivers find. */
    Optional<DkimPublicKey> key() {
        return record().flatMap(DkimKeyRecord::publicKey);
    }
}
