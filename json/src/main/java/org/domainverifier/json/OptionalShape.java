package org.domainverifier.json;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that may be missing.
 *
 * @param <E> its type
 */
final class OptionalShape<E> implements Shape<Optional<E>> {
    private final Shape<E> present;

    OptionalShape(Shape<E> present) {
        this.present = present;
    }

    @Override
    public JsonNode write(Optional<E> value, Telling telling) {
        return value.map(there -> present.write(there, telling)).orElseGet(JsonNodeFactory.instance::nullNode);
    }

    @Override
    public Optional<E> read(JsonNode node, Place place) {
        return node.isNull() ? Optional.empty() : Optional.of(present.read(node, place));
    }

    @Override
    public Optional<E> absent() {
        return Optional.empty();
    }

    @Override
    public boolean isOptional() {
        return true;
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return present.schema(schemas);
    }
}
