package org.domainverifier.json;

import java.util.Objects;
import org.domainverifier.text.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * A text is not one of our documents. Whatever a text says, reading it gives a value or throws this. The message is one line, with nothing
 * invisible in it, and says what was wrong at which {@link #place()}.
 */
public final class ReportJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 200;

    /** What is wrong with a text. Others may come: a switch over them needs a default. */
    public enum Reason {
        /** It is not JSON (RFC 8259). */
        NOT_JSON,
        /** It is longer or nested more deeply than is read. */
        TOO_LARGE,
        /** It is JSON, and not one of our documents, or one of another kind than the one that was asked for. */
        OTHER_DOCUMENT,
        /** It was written by a newer version, in a form that this one does not know. */
        NEWER_SCHEMA,
        /** Something is missing in it, of another type, or cannot be. */
        WRONG_VALUE
    }

    /** What is wrong. */
    private final Reason reason;

    /** Where. */
    private final String place;

    ReportJsonException(Reason reason, String place, String what, @Nullable Throwable cause) {
        super(
                VisibleText.excerpt(what, SHOWN)
                        + (place.isEmpty() ? "" : " (at " + VisibleText.excerpt(place, SHOWN) + ")"),
                cause);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.place = place;
    }

    /**
     * What is wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Where it is wrong.
     *
     * @return a JSON pointer (RFC 6901) such as {@code /report/entries/0/status}; {@code line 3, column 5} where the text is not JSON;
     *     empty if it is the whole
     */
    public String place() {
        return place;
    }
}
