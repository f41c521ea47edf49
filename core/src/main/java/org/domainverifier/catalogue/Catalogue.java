package org.domainverifier.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a data file of entries. An entry begins with {@code [id]} and has lines of {@code field: value}; a line that begins with
 * a blank goes on with the value above; what begins with {@code #} is a comment. Anything else is refused with its line, since a
 * file of our own that is wrong should not get past its test.
 */
public final class Catalogue {
    private static final Pattern ID = Pattern.compile("\\[[a-z0-9]+(-[a-z0-9]+)*]");
    private static final Pattern FIELD = Pattern.compile("[a-z]+(-[a-z]+)*:( .*)?");

    private final Set<String> fields;
    private final Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private @Nullable String id;
    private @Nullable String field;

    private Catalogue(Set<String> fields) {
        this.fields = fields;
    }

    /**
     * The entries of a text.
     *
     * @param text the content of a data file
     * @param fields the names of the fields that an entry may have
     * @return the entries in order
     * @throws IllegalArgumentException if the text is not of that form; the message begins with the line
     */
    public static List<CatalogueEntry> parse(String text, Set<String> fields) {
        Catalogue catalogue = new Catalogue(fields);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                catalogue.line(lines.get(i));
            } catch (IllegalArgumentException malformed) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + malformed.getMessage(), malformed);
            }
        }
        catalogue.endEntry();
        return List.copyOf(catalogue.entries.values());
    }

    /**
     * The entries of a resource beside a class.
     *
     * @param owner a class of the package that has the resource
     * @param resource the name of the file
     * @param fields the names of the fields that an entry may have
     * @return the entries in order
     * @throws IllegalArgumentException if the file is not of that form
     */
    public static List<CatalogueEntry> load(Class<?> owner, String resource, Set<String> fields) {
        try (InputStream stream = Objects.requireNonNull(owner.getResourceAsStream(resource), resource)) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), fields);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the data file cannot be read: " + resource, unreadable);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(resource + ", " + malformed.getMessage(), malformed);
        }
    }

    private void line(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        if (Character.isWhitespace(line.charAt(0))) {
            if (field == null) {
                throw new IllegalArgumentException("nothing to go on with: " + line.strip());
            }
            values.merge(field, line.strip(), (before, more) -> (before + " " + more).strip());
        } else if (line.startsWith("[")) {
            endEntry();
            if (!ID.matcher(line).matches()) {
                throw new IllegalArgumentException("not an id: " + line);
            }
            id = line.substring(1, line.length() - 1);
            if (entries.containsKey(id)) {
                throw new IllegalArgumentException("a second entry " + line);
            }
        } else {
            field(line);
        }
    }

    private void field(String line) {
        if (id == null || !FIELD.matcher(line).matches()) {
            throw new IllegalArgumentException("not a field of an entry: " + line);
        }
        int colon = line.indexOf(':');
        String name = line.substring(0, colon);
        if (!fields.contains(name)) {
            throw new IllegalArgumentException("no field is called " + name);
        }
        if (values.putIfAbsent(name, line.substring(colon + 1).strip()) != null) {
            throw new IllegalArgumentException("a second field " + name);
        }
        field = name;
    }

    private void endEntry() {
        if (id != null) {
            entries.put(id, new CatalogueEntry(id, values));
        }
        values.clear();
        id = null;
        field = null;
    }

    /**
     * The words of a value.
     *
     * @param value words with blanks between
     * @return the words, each once
     * @throws IllegalArgumentException if a word is there twice
     */
    static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        for (String word : value.strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (new LinkedHashSet<>(words).size() < words.size()) {
            throw new IllegalArgumentException("something is there twice: " + value);
        }
        return words;
    }
}
