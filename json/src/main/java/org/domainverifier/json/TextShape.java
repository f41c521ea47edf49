package org.domainverifier.json;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that is one text.
 *
 * @param description what the schema says of it
 * @param printer the text of a value
 * @param reader the value of a text; an {@link IllegalArgumentException} or {@link DateTimeException} if it has none
 * @param <T> the type
 */
record TextShape<T>(String description, Function<T, String> printer, Function<String, T> reader) implements Shape<T> {
    @Override
    public JsonNode write(T value, Telling telling) {
        return JsonNodeFactory.instance.stringNode(printer.apply(value));
    }

    @Override
    public T read(JsonNode node, Place place) {
        String text = Nodes.text(node, place);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException refused) {
            throw place.wrong("not " + description + ": " + text, refused);
        }
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return Schemas.text(description);
    }
}
