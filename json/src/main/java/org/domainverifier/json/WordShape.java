package org.domainverifier.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of the constants of an enum, by its name.
 *
 * @param <T> the enum
 */
final class WordShape<T> implements Shape<T> {
    private final Map<String, T> constants = new LinkedHashMap<>();

    WordShape(Class<T> type) {
        for (T constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
    }

    @Override
    public JsonNode write(T value, Telling telling) {
        return JsonNodeFactory.instance.stringNode(((Enum<?>) value).name());
    }

    @Override
    public T read(JsonNode node, Place place) {
        String text = Nodes.text(node, place);
        @Nullable T constant = constants.get(text);
        if (constant == null) {
            throw place.wrong("one of " + constants.keySet() + ", not \"" + text + "\"");
        }
        return constant;
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return Schemas.words(constants.keySet());
    }
}
