package org.domainverifier.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An argument, whose type decides how it is told: a text, a whole number of 32 bits, true and false as they are, anything else as an object whose
 * one member is called what it is. What is of no known type is written as its text, and what is of no known name is read as its text.
 */
final class ArgumentShape implements Shape<Object> {
    private static final String LIST = "list";
    private static final String SET = "set";
    private static final String ARGUMENT = "Argument";

    private final Shapes shapes;
    private final Map<String, Class<?>> types;
    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    ArgumentShape(Shapes shapes, Map<String, Class<?>> types) {
        this.shapes = shapes;
        this.types = types;
        types.forEach((name, type) -> names.put(type, name));
    }

    @Override
    public JsonNode write(Object value, Telling telling) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Integer number) {
            return nodes.numberNode(number.intValue());
        }
        if (value instanceof Boolean truth) {
            return nodes.booleanNode(truth);
        }
        if (value instanceof List<?> list) {
            return tagged(LIST, all(list, telling));
        }
        if (value instanceof Set<?> set) {
            return tagged(SET, all(set, telling));
        }
        @Nullable String name = name(value);
        return name == null
                ? nodes.stringNode(value.toString())
                : tagged(name, shape(name).write(value, telling));
    }

    private static JsonNode tagged(String name, JsonNode node) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set(name, node);
        return object;
    }

    private ArrayNode all(Iterable<?> values, Telling telling) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(each -> array.add(write(each, telling)));
        return array;
    }

    private Shape<Object> shape(String name) {
        return shapes.of(Kind.of(Objects.requireNonNull(types.get(name), name)));
    }

    private @Nullable String name(Object value) {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        @Nullable String exact = names.get(type);
        return exact != null
                ? exact
                : names.entrySet().stream()
                        .filter(each -> each.getKey().isInstance(value))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public Object read(JsonNode node, Place place) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return Scalars.INTEGER.read(node, place);
        }
        return node instanceof ObjectNode object && object.size() == 1 ? tagged(object, place) : node.toString();
    }

    private Object tagged(ObjectNode object, Place place) {
        Map.Entry<String, JsonNode> member = object.properties().iterator().next();
        String name = member.getKey();
        Place at = place.at(name);
        if (name.equals(LIST)) {
            return List.copyOf(all(member.getValue(), at));
        }
        if (name.equals(SET)) {
            return new LinkedHashSet<>(all(member.getValue(), at));
        }
        return types.containsKey(name) ? shape(name).read(member.getValue(), at) : object.toString();
    }

    private List<Object> all(JsonNode node, Place place) {
        List<Object> values = new ArrayList<>();
        for (JsonNode element : Nodes.list(node, place)) {
            values.add(read(element, place.at(values.size())));
        }
        return values;
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return schemas.oneOf(ARGUMENT, list -> {
            list.add(Schemas.type("string"));
            list.add(Schemas.type("integer"));
            list.add(Schemas.type("boolean"));
            ObjectNode self = Schemas.object().put("$ref", "#/$defs/" + ARGUMENT);
            for (String name : List.of(LIST, SET)) {
                Schemas.Members members = schemas.members();
                members.member(name, Schemas.list(self.deepCopy()), true);
                list.add(members.schema());
            }
            types.forEach((name, type) -> {
                Schemas.Members members = schemas.members();
                members.member(name, shapes.of(Kind.of(type)).schema(schemas), true);
                list.add(members.schema());
            });
        });
    }
}
