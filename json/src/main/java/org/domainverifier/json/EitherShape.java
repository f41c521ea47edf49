package org.domainverifier.json;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that is one text where that says all of it, and otherwise its parts.
 *
 * @param text the text of a value, if it says all
 * @param reader the value of a text; an {@link IllegalArgumentException} if it has none
 * @param otherwise its parts
 * @param description what the schema says of the text
 * @param <T> the type
 */
record EitherShape<T>(
        Function<T, Optional<String>> text, Function<String, T> reader, Shape<T> otherwise, String description)
        implements Shape<T> {
    @Override
    public JsonNode write(T value, Telling telling) {
        return text.apply(value)
                .<JsonNode>map(JsonNodeFactory.instance::stringNode)
                .orElseGet(() -> otherwise.write(value, telling));
    }

    @Override
    public T read(JsonNode node, Place place) {
        if (!node.isString()) {
            return otherwise.read(node, place);
        }
        try {
            return reader.apply(node.stringValue());
        } catch (IllegalArgumentException refused) {
            throw place.wrong("not " + description + ": " + node.stringValue(), refused);
        }
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        ObjectNode schema = Schemas.object();
        schema.putArray("anyOf").add(Schemas.text(description)).add(otherwise.schema(schemas));
        return schema;
    }
}
