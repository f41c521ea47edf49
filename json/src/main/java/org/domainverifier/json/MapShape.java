package org.domainverifier.json;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values by names, in their order.
 *
 * @param <K> what a name is
 * @param <V> the type of the values
 */
final class MapShape<K, V> implements Shape<Map<K, V>> {
    private final Shape<K> keys;
    private final Shape<V> values;

    MapShape(Shape<K> keys, Shape<V> values) {
        this.keys = keys;
        this.values = values;
    }

    @Override
    public JsonNode write(Map<K, V> map, Telling telling) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        map.forEach((key, value) -> {
            JsonNode name = keys.write(key, telling);
            if (!name.isString() || object.has(name.stringValue())) {
                throw new IllegalArgumentException("not the name of a member: " + key);
            }
            object.set(name.stringValue(), values.write(value, telling));
        });
        return object;
    }

    @Override
    public Map<K, V> read(JsonNode node, Place place) {
        if (!(node instanceof ObjectNode object)) {
            throw place.wrong("not an object");
        }
        Map<K, V> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            Place at = place.at(member.getKey());
            map.put(
                    keys.read(JsonNodeFactory.instance.stringNode(member.getKey()), at),
                    values.read(member.getValue(), at));
        }
        return map;
    }

    @Override
    public Map<K, V> absent() {
        return Map.of();
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        ObjectNode schema = Schemas.type("object");
        schema.set("additionalProperties", values.schema(schemas));
        return schema;
    }
}
