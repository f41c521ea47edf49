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
        Optional<Parsed<DkimKeyRecord>> line = zoneLine(parsed.text())
                .map(DkimKeyRecord::parse)
                .filter(found -> found.record().isPresent() && errors(found) < errors(parsed));
        if (line.isPresent()) {
            return Optional.of(new Pasted(PastingMistake.RECORD_TYPE, line.get()));
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

    /**
     * What a whole line of a zone file says (RFC 1035 §5.1), such as opendkim-genkey writes it: owner, class and type, the strings in
     * quotation marks and parentheses, and a comment behind them.
     *
     * @return the strings joined; empty if it is no such line
     */
    private static Optional<String> zoneLine(String text) {
        int type = text.indexOf("TXT");
        int open = text.indexOf('(', Math.max(type, 0));
        int quote = text.indexOf('"', Math.max(type, 0));
        int version = text.indexOf("v=" + DkimKeyRecord.VERSION);
        boolean before = type >= 0 && (version < 0 || type < version);
        if (!before || open < 0 && quote < 0) {
            return Optional.empty();
        }
        if (quote < 0) {
            int close = text.indexOf(')', open);
            return Optional.of(
                    text.substring(open + 1, close < 0 ? text.length() : close).strip());
        }
        StringBuilder joined = new StringBuilder();
        for (int start = quote; start >= 0; ) {
            int end = text.indexOf('"', start + 1);
            joined.append(text, start + 1, end < 0 ? text.length() : end);
            start = end < 0 ? -1 : text.indexOf('"', end + 1);
        }
        return Optional.of(joined.toString().replace("\\", ""));
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
