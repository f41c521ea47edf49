package org.domainverifier.catalogue;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One entry of a data file.
 *
 * @param id its id
 * @param fields the values by the names of their fields
 */
public record CatalogueEntry(String id, Map<String, String> fields) {
    /** Copies the fields. */
    public CatalogueEntry {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * A field that every entry has.
     *
     * @param field its name
     * @return its value
     * @throws IllegalArgumentException if the entry has none, or a blank one
     */
    public String text(String field) {
        String value = fields.getOrDefault(field, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the entry " + id + " has no " + field);
        }
        return value;
    }

    /**
     * A field of several words.
     *
     * @param field its name
     * @return the words in order; none if the entry has no such field
     * @throws IllegalArgumentException if a word is there twice
     */
    public List<String> words(String field) {
        return Catalogue.words(fields.getOrDefault(field, ""));
    }

    /**
     * A field that says one of several things.
     *
     * @param field its name
     * @param otherwise what it says if the entry has no such field
     * @param <E> the things that it can say; in the file in lower case, with hyphens
     * @return what it says
     * @throws IllegalArgumentException if it says something else
     */
    public <E extends Enum<E>> E choice(String field, E otherwise) {
        String value = fields.get(field);
        return value == null ? otherwise : constant(otherwise.getDeclaringClass(), value);
    }

    /**
     * A field of several words, each one of several things.
     *
     * @param field its name
     * @param type the things
     * @param <E> the things; in the file in lower case, with hyphens
     * @return the things in order
     * @throws IllegalArgumentException if a word is something else
     */
    public <E extends Enum<E>> List<E> choices(String field, Class<E> type) {
        return words(field).stream().map(word -> constant(type, word)).toList();
    }

    private <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the entry " + id + " says " + word + ", which is no " + type.getSimpleName()));
    }
}
