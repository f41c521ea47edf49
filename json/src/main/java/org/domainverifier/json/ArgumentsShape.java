package org.domainverifier.json;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The typed arguments of a sentence, by their names and in their order. */
record ArgumentsShape(ArgumentShape each) implements Shape<Map<String, Object>> {
    @Override
    public JsonNode write(Map<String, Object> arguments, Telling telling) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        arguments.forEach((name, value) -> object.set(name, each.write(value, telling)));
        return object;
    }

    @Override
    public Map<String, Object> read(JsonNode node, Place place) {
        if (!(node instanceof ObjectNode object)) {
            throw place.wrong("not an object");
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            arguments.put(member.getKey(), each.read(member.getValue(), place.at(member.getKey())));
        }
        return arguments;
    }

    @Override
    public Map<String, Object> absent() {
        return Map.of();
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        ObjectNode schema = Schemas.type("object");
        schema.set("additionalProperties", each.schema(schemas));
        return schema;
    }
}
