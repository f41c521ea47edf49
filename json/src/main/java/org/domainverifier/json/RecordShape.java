package org.domainverifier.json;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that is made of its parts: a record by its components, another value class by its fields. A part's name is its name in the
 * document.
 *
 * @param <T> the type
 */
final class RecordShape<T> implements ObjectShape<T> {
    private final Kind kind;
    private final Class<?> seenAs;
    private final Shapes shapes;
    private volatile @Nullable Parts parts;

    /** How a part is got out of a value. */
    private interface Getter {
        @Nullable
        Object get(Object value) throws ReflectiveOperationException;
    }

    private record Part(String name, Class<?> type, Getter getter, Shape<Object> shape) {}

    private record Parts(List<Part> list, Constructor<?> constructor) {}

    /**
     * The shape of a type.
     *
     * @param kind the record or value class
     * @param seenAs the interface by which others see it; the same class if there is none
     * @param shapes those of the parts, which are asked for when they are needed, since a type may be a part of itself
     */
    RecordShape(Kind kind, Class<?> seenAs, Shapes shapes) {
        this.kind = kind;
        this.seenAs = seenAs;
        this.shapes = shapes;
    }

    private Parts parts() {
        @Nullable Parts known = parts;
        if (known == null) {
            try {
                known = kind.raw().isRecord() ? ofComponents() : ofFields();
            } catch (ReflectiveOperationException | RuntimeException closed) {
                throw new IllegalArgumentException("the parts of " + kind.raw().getName() + " cannot be told", closed);
            }
            parts = known;
        }
        return known;
    }

    private Parts ofComponents() throws ReflectiveOperationException {
        List<Part> list = new ArrayList<>();
        for (RecordComponent component : kind.raw().getRecordComponents()) {
            var accessor = seenAs == kind.raw() ? component.getAccessor() : seenAs.getMethod(component.getName());
            String name = Types.nameOf(seenAs, component.getName());
            list.add(part(name, component.getType(), component.getGenericType(), opened(accessor)::invoke));
        }
        return new Parts(list, constructor(list));
    }

    private Parts ofFields() throws ReflectiveOperationException {
        List<Part> list = new ArrayList<>();
        for (Field field : kind.raw().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                list.add(part(field.getName(), field.getType(), field.getGenericType(), opened(field)::get));
            }
        }
        return new Parts(list, constructor(list));
    }

    private Part part(String name, Class<?> raw, java.lang.reflect.Type type, Getter getter) {
        return new Part(name, raw, getter, shapes.of(kind.resolve(type)));
    }

    private Constructor<?> constructor(List<Part> list) throws ReflectiveOperationException {
        return opened(
                kind.raw().getDeclaredConstructor(list.stream().map(Part::type).toArray(Class<?>[]::new)));
    }

    private static <A extends AccessibleObject> A opened(A member) {
        member.setAccessible(true);
        return member;
    }

    @Override
    public String name() {
        return (seenAs == kind.raw() ? kind : Kind.of(seenAs)).schemaName();
    }

    @Override
    public void write(T value, ObjectNode object, Telling telling) {
        for (Part part : parts().list()) {
            JsonNode node = part.shape().write(valueOf(part, value), telling);
            if (!node.isNull()) {
                object.set(part.name(), node);
            }
        }
    }

    private static Object valueOf(Part part, Object value) {
        try {
            @Nullable Object got = part.getter().get(value);
            if (got == null) {
                throw new IllegalArgumentException(
                        part.name() + " of " + value.getClass().getName() + " is null");
            }
            return got;
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(
                    "cannot read " + part.name() + " of " + value.getClass().getName(), failed);
        }
    }

    @Override
    public T readObject(ObjectNode object, Place place) {
        List<Part> list = parts().list();
        Object[] values = new Object[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(list.get(i), object, place);
        }
        try {
            @SuppressWarnings("unchecked")
            T made = (T) parts().constructor().newInstance(values);
            return made;
        } catch (InvocationTargetException refused) {
            Throwable cause = Objects.requireNonNullElse(refused.getCause(), refused);
            if (cause instanceof Error error) {
                throw error;
            }
            throw place.wrong(String.valueOf(cause.getMessage()), cause);
        } catch (ReflectiveOperationException | IllegalArgumentException impossible) {
            throw new IllegalStateException("cannot make a " + kind.raw().getName(), impossible);
        }
    }

    private static Object read(Part part, ObjectNode object, Place place) {
        @Nullable JsonNode node = object.get(part.name());
        if (node != null && !node.isNull()) {
            return part.shape().read(node, place.at(part.name()));
        }
        @Nullable Object absent = part.shape().absent();
        if (absent == null) {
            throw place.at(part.name()).wrong("missing");
        }
        return absent;
    }

    @Override
    public void describe(Schemas.Members members) {
        parts().list().stream()
                .filter(part -> !(((Shape<?>) part.shape()) instanceof CustomerValuesShape)) // never written
                .forEach(part -> members.member(part.name(), part.shape()));
    }

    @Override
    public String toString() {
        return "RecordShape" + Arrays.asList(kind.raw().getSimpleName());
    }
}
