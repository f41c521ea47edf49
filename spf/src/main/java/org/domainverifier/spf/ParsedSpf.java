package org.domainverifier.spf;

import java.util.List;
import java.util.Optional;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.Span;
import org.jspecify.annotations.Nullable;

/** What the parser made of a text: the record, and where its terms are. */
final class ParsedSpf {
    private final String text;
    private final @Nullable SpfRecord record;
    private final int[] bounds;
    private final List<Diagnostic> diagnostics; // the parser's are errors all

    ParsedSpf(String text, @Nullable SpfRecord record, int[] bounds, List<Diagnostic> diagnostics) {
        this.text = text;
        this.record = record;
        this.bounds = bounds;
        this.diagnostics = diagnostics;
    }

    String text() {
        return text;
    }

    /** Whether the grammar accepts all of it. */
    boolean isValid() {
        return record != null && diagnostics.isEmpty();
    }

    /** The record; without terms if the text is not one. */
    SpfRecord record() {
        return record != null ? record : new SpfRecord(List.of());
    }

    List<SpfTerm> terms() {
        return record().terms();
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Where the term with this index is in the text. */
    Span span(int term) {
        return new Span(bounds[2 * term], bounds[2 * term + 1]);
    }

    Parsed<SpfRecord> toParsed() {
        return new Parsed<>(text, Optional.ofNullable(record), diagnostics);
    }
}
