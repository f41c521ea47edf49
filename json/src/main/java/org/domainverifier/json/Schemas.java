package org.domainverifier.json;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects what the types look like, in JSON Schema 2020-12. */
final class Schemas {
    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    /** The members of an object. */
    final class Members {
        private final ObjectNode properties = object();
        private final ArrayNode required = JsonNodeFactory.instance.arrayNode();

        Schemas schemas() {
            return Schemas.this;
        }

        void member(String name, Shape<?> shape) {
            member(name, shape.schema(Schemas.this), !shape.isOptional());
        }

        void member(String name, ObjectNode schema, boolean always) {
            properties.set(name, schema);
            if (always) {
                required.add(name);
            }
        }

        ObjectNode schema() {
            ObjectNode schema = type("object");
            schema.set("properties", properties);
            if (!required.isEmpty()) {
                schema.set("required", required);
            }
            return schema;
        }
    }

    Members members() {
        return new Members();
    }

    /** A reference to what is told once. */
    ObjectNode named(String name, Consumer<Members> describing) {
        if (!definitions.containsKey(name)) {
            ObjectNode definition = object();
            definitions.put(name, definition); // before its members, which may contain it
            Members members = members();
            describing.accept(members);
            definition.setAll(members.schema());
        }
        return reference(name);
    }

    /** A reference to one of several, told once. */
    ObjectNode oneOf(String name, Consumer<ArrayNode> describing) {
        if (!definitions.containsKey(name)) {
            ObjectNode definition = object();
            definitions.put(name, definition);
            describing.accept(definition.putArray("anyOf"));
        }
        return reference(name);
    }

    private static ObjectNode reference(String name) {
        return object().put("$ref", "#/$defs/" + name);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode type(String type) {
        return object().put("type", type);
    }

    static ObjectNode text(String description) {
        return type("string").put("description", description);
    }

    static ObjectNode words(Collection<String> words) {
        ObjectNode schema = type("string");
        ArrayNode list = schema.putArray("enum");
        words.forEach(list::add);
        return schema;
    }

    static ObjectNode list(ObjectNode items) {
        ObjectNode schema = type("array");
        schema.set("items", items);
        return schema;
    }

    void addTo(ObjectNode schema) {
        ObjectNode all = schema.putObject("$defs");
        definitions.forEach(all::set);
    }
}
