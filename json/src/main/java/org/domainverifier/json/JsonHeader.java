package org.domainverifier.json;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a document says of itself, before what it is about.
 *
 * @param schema the version of its form, such as {@code 1.0}
 * @param document what it is about
 * @param writtenAt when it was written
 * @param library the version of Domain Verifier that wrote it, such as {@code 0.1.0}
 * @param provider who wrote it, if that was said
 * @param language the language of its sentences
 */
public record JsonHeader(
        String schema,
        JsonDocument document,
        Instant writtenAt,
        String library,
        Optional<String> provider,
        Locale language) {
    /** Refuses nulls. */
    public JsonHeader {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(writtenAt, "writtenAt");
        Objects.requireNonNull(library, "library");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(language, "language");
    }
}
