package org.domainverifier.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that is an object in JSON.
 *
 * @param <T> the type
 */
interface ObjectShape<T> extends Shape<T> {
    void write(T value, ObjectNode object, Telling telling);

    T readObject(ObjectNode object, Place place);

    /** What the members look like. */
    void describe(Schemas.Members members);

    /** The name under which the schema tells it. */
    String name();

    @Override
    default JsonNode write(T value, Telling telling) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        write(value, object, telling);
        return object;
    }

    @Override
    default T read(JsonNode node, Place place) {
        if (node instanceof ObjectNode object) {
            return readObject(object, place);
        }
        throw place.wrong("not an object");
    }

    @Override
    default ObjectNode schema(Schemas schemas) {
        return schemas.named(name(), members -> describe(members));
    }
}
