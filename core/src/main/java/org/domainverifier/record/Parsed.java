package org.domainverifier.record;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.text.VisibleText;

/**
 * What a parser made of a text: a typed record if there is one to be had, and everything it noticed.
 *
 * @param <R> the record's type
 * @param text the text as it was given
 * @param record the typed record; empty if the text is too far from one
 * @param diagnostics what was noticed, in the order of the text
 */
public record Parsed<R>(String text, Optional<R> record, List<Diagnostic> diagnostics) {
    /** Copies the list. */
    public Parsed {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(record, "record");
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Whether the standard accepts the text: there is a record and no error.
     *
     * @return true if it is valid
     */
    public boolean isValid() {
        return record.isPresent()
                && diagnostics.stream()
                        .noneMatch(diagnostic -> diagnostic.code().severity() == Severity.ERROR);
    }

    /**
     * The record, for a caller who wrote the text and vouches for it.
     *
     * @return the record
     * @throws IllegalArgumentException if the text is not valid; the message names the first error and its place
     */
    public R orElseThrow() {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.code().severity() == Severity.ERROR) {
                throw new IllegalArgumentException(
                        "not a valid record (" + diagnostic.code().id() + " at "
                                + diagnostic.span().start() + " " + diagnostic.arguments() + "): " + text);
            }
        }
        return record.orElseThrow(() -> new IllegalArgumentException("not a record of this kind: " + text));
    }

    /** For logs: one line, with nothing invisible in it. */
    @Override
    public String toString() {
        return VisibleText.line("Parsed[text=" + text + ", record=" + record + ", diagnostics=" + diagnostics + "]");
    }
}
