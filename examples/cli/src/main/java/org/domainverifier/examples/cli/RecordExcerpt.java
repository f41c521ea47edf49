package org.domainverifier.examples.cli;

import org.domainverifier.record.Span;

/** As much of a record as fits on a line, with the place that a finding is about, and carets under it. */
record RecordExcerpt(String text, String carets) {
    /** The excerpt of a record around a place. */
    static RecordExcerpt of(String record, Span place, int width, String ellipsis) {
        String printable = Printable.samePlaces(record);
        int end = Math.min(place.end(), printable.length());
        int start = Math.min(place.start(), end);
        if (printable.length() <= width) {
            return new RecordExcerpt(printable, carets(start, end - start));
        }
        // a third of the line before the place, the rest for the place and what follows
        int from = Math.max(0, Math.min(start - width / 3, printable.length() - width));
        int to = Math.min(printable.length(), from + width);
        StringBuilder cut = new StringBuilder(printable.substring(from, to));
        if (from > 0) {
            cut.replace(0, 1, ellipsis);
        }
        if (to < printable.length()) {
            cut.replace(cut.length() - 1, cut.length(), ellipsis);
        }
        return new RecordExcerpt(cut.toString(), carets(start - from, Math.min(end, to) - start));
    }

    // a place without length is between two characters, or at the end
    private static String carets(int before, int length) {
        return " ".repeat(before) + "^".repeat(Math.max(1, length));
    }

    /** A record without a place: its beginning. */
    static String beginning(String record, int width, String ellipsis) {
        String printable = Printable.samePlaces(record);
        return printable.length() <= width ? printable : printable.substring(0, width - 1) + ellipsis;
    }
}
