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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that is of one of several types: an object whose {@value #KIND} says of which.
 *
 * @param <T> the sealed type
 */
final class SealedShape<T> implements Shape<T> {
    static final String KIND = "kind";
    private static final String VALUE = "value";

    private final Kind kind;
    private final Map<String, Kind> leaves = new LinkedHashMap<>();
    private final Shapes shapes;

    SealedShape(Kind kind, Shapes shapes) {
        this.kind = kind;
        this.shapes = shapes;
        for (Class<?> leaf : leaves(kind.raw())) {
            Kind of = kind.as(leaf);
            if (leaves.put(of.word(), of) != null) {
                throw new IllegalArgumentException("two kinds of " + kind.raw().getName() + " are called " + of.word());
            }
        }
    }

    private static List<Class<?>> leaves(Class<?> type) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            all.addAll(permitted.isSealed() && permitted.isInterface() ? leaves(permitted) : List.of(permitted));
        }
        return all;
    }

    /** Its kinds, and the sealed types between it and them. */
    Set<Kind> narrower() {
        Set<Kind> all = new LinkedHashSet<>(leaves.values());
        addBetween(kind.raw(), all);
        return all;
    }

    private void addBetween(Class<?> type, Set<Kind> all) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isSealed() && permitted.isInterface()) {
                all.add(kind.as(permitted));
                addBetween(permitted, all);
            }
        }
    }

    @Override
    public JsonNode write(T value, Telling telling) {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        Kind leaf = kind.as(type);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put(KIND, leaf.word());
        Shape<Object> shape = shapes.of(leaf);
        if (shape instanceof ObjectShape<Object> members) {
            members.write(value, object, telling);
        } else {
            object.set(VALUE, shape.write(value, telling));
        }
        return object;
    }

    @Override
    public T read(JsonNode node, Place place) {
        if (!(node instanceof ObjectNode object)) {
            throw place.wrong("not an object");
        }
        String word = Objects.requireNonNullElse(Nodes.text(object, KIND), "");
        @Nullable Kind leaf = leaves.get(word);
        if (leaf == null) {
            throw place.at(KIND).wrong("one of " + leaves.keySet() + ", not \"" + word + "\"");
        }
        Shape<Object> shape = shapes.of(leaf);
        Object value = shape instanceof ObjectShape<Object> members
                ? members.readObject(object, place)
                : shape.read(Nodes.member(object, VALUE, place), place.at(VALUE));
        @SuppressWarnings("unchecked")
        T read = (T) value;
        return read;
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return schemas.oneOf(
                kind.schemaName(),
                list -> leaves.forEach((word, leaf) -> {
                    Schemas.Members members = schemas.members();
                    members.member(KIND, Schemas.object().put("const", word), true);
                    Shape<Object> shape = shapes.of(leaf);
                    if (shape instanceof ObjectShape<Object> object) {
                        object.describe(members);
                    } else {
                        members.member(VALUE, shape);
                    }
                    list.add(members.schema());
                }));
    }
}
