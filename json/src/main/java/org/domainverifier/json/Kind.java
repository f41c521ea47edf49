package org.domainverifier.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A type with its arguments, such as a list of names.
 *
 * @param raw the class
 * @param arguments its type arguments
 */
record Kind(Class<?> raw, List<Kind> arguments) {
    static Kind of(Class<?> raw) {
        return new Kind(raw, List.of());
    }

    /** A type as a declaration within this one names it. */
    Kind resolve(Type type) {
        Map<String, Kind> bound = new HashMap<>();
        TypeVariable<?>[] variables = raw.getTypeParameters();
        for (int i = 0; i < arguments.size(); i++) {
            bound.put(variables[i].getName(), arguments.get(i));
        }
        return resolve(type, bound);
    }

    private static Kind resolve(Type type, Map<String, Kind> bound) {
        if (type instanceof Class<?> raw) {
            return of(raw);
        }
        if (type instanceof ParameterizedType parameterized) {
            List<Kind> arguments = new ArrayList<>();
            for (Type argument : parameterized.getActualTypeArguments()) {
                arguments.add(resolve(argument, bound));
            }
            return new Kind((Class<?>) parameterized.getRawType(), List.copyOf(arguments));
        }
        if (type instanceof TypeVariable<?> variable) {
            return bound.getOrDefault(variable.getName(), of(Object.class));
        }
        return type instanceof WildcardType wildcard ? resolve(wildcard.getUpperBounds()[0], bound) : of(Object.class);
    }

    Kind argument(int index) {
        return index < arguments.size() ? arguments.get(index) : of(Object.class);
    }

    /** The same arguments for another class. */
    Kind as(Class<?> other) {
        return new Kind(other, other.getTypeParameters().length == arguments.size() ? arguments : List.of());
    }

    /** Its word in a document: {@code noSuchName} for the class {@code NoSuchName}. */
    String word() {
        return word(raw);
    }

    static String word(Class<?> type) {
        String name = type.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Its name in the schema. */
    String schemaName() {
        StringBuilder name = new StringBuilder();
        if (raw.getEnclosingClass() != null) {
            name.append(raw.getEnclosingClass().getSimpleName()).append('.');
        }
        name.append(raw.getSimpleName());
        arguments.forEach(argument -> name.append('-').append(argument.raw().getSimpleName()));
        return name.toString();
    }
}
