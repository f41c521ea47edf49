package org.domainverifier.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One entry of a data file. What is wrong with it is refused with its line. Immutable. */
public final class CatalogueEntry {
    private final String id;
    private final int line;
    private final Map<String, Value> fields;

    /**
     * The value of a field.
     *
     * @param line the line on which it begins, from 1
     * @param text the value, with the lines that go on with it
     */
    record Value(int line, String text) {}

    CatalogueEntry(String id, int line, Map<String, Value> fields) {
        this.id = id;
        this.line = line;
        this.fields = new LinkedHashMap<>(fields);
    }

    /**
     * What names the entry.
     *
     * @return its id
     */
    public String id() {
        return id;
    }

    /**
     * A field that every entry has.
     *
     * @param field its name
     * @return its value
     * @throws IllegalArgumentException if the entry has none, or an empty one; the message begins with the line
     */
    public String text(String field) {
        Value value = fields.get(field);
        if (value == null || value.text().isEmpty()) {
            throw wrong(value, "the entry " + id + " has no " + field);
        }
        return value.text();
    }

    /**
     * A field of several words.
     *
     * @param field its name
     * @return the words in order; none if the entry has no such field
     * @throws IllegalArgumentException if a word is there twice; the message begins with the line
     */
    public List<String> words(String field) {
        return words(field, UnaryOperator.identity());
    }

    /**
     * A field of several words, each of which says something.
     *
     * @param field its name
     * @param reader what a word says; it may refuse one with an {@link IllegalArgumentException}
     * @param <T> what the words say
     * @return what they say, in order; nothing if the entry has no such field
     * @throws IllegalArgumentException if a word is there twice or was refused; the message begins with the line
     */
    public <T> List<T> words(String field, Function<String, T> reader) {
        Value value = fields.get(field);
        if (value == null || value.text().isEmpty()) {
            return List.of();
        }
        List<T> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String word : value.text().split("\\s+", -1)) {
            if (!seen.add(word)) {
                throw wrong(value, "something is there twice: " + word);
            }
            try {
                read.add(reader.apply(word));
            } catch (IllegalArgumentException refused) {
                throw wrong(value, refused.getMessage());
            }
        }
        return read;
    }

    /**
     * A field that says one of several things.
     *
     * @param field its name
     * @param otherwise what it says if the entry has no such field
     * @param <E> the things that it can say; in the file in lower case, with hyphens
     * @return what it says
     * @throws IllegalArgumentException if it says something else; the message begins with the line
     */
    public <E extends Enum<E>> E choice(String field, E otherwise) {
        Value value = fields.get(field);
        if (value == null) {
            return otherwise;
        }
        try {
            return constant(otherwise.getDeclaringClass(), value.text());
        } catch (IllegalArgumentException unknown) {
            throw wrong(value, unknown.getMessage());
        }
    }

    /**
     * A field of several words, each one of several things.
     *
     * @param field its name
     * @param type the things
     * @param <E> the things; in the file in lower case, with hyphens
     * @return the things in order
     * @throws IllegalArgumentException if a word is something else; the message begins with the line
     */
    public <E extends Enum<E>> List<E> choices(String field, Class<E> type) {
        return words(field, word -> constant(type, word));
    }

    private <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the entry " + id + " says " + word + ", which is not a " + type.getSimpleName()));
    }

    /**
     * What to throw if the entry as a whole is wrong.
     *
     * @param problem what is wrong with it
     * @return an exception whose message begins with the line of the entry
     */
    public IllegalArgumentException wrong(String problem) {
        return wrong(null, problem);
    }

    private IllegalArgumentException wrong(@Nullable Value value, @Nullable String problem) {
        return new IllegalArgumentException("line " + (value == null ? line : value.line()) + ": " + problem);
    }

    @Override
    public String toString() {
        return "[" + id + "]";
    }
}
