package org.domainverifier.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the values of one type look in JSON.
 *
 * @param <T> the type
 */
interface Shape<T> {
    /** The value as JSON; a null node where an optional value is empty. */
    JsonNode write(T value, Telling telling);

    /**
     * The value again.
     *
     * @throws ReportJsonException if it is not one
     */
    T read(JsonNode node, Place place);

    /** What it looks like, in JSON Schema. */
    ObjectNode schema(Schemas schemas);

    /** The value where a member is missing: of what is optional, and of what older versions did not write. */
    default @Nullable T absent() {
        return null;
    }

    /** Whether a member is left out where there is nothing. */
    default boolean isOptional() {
        return false;
    }
}
