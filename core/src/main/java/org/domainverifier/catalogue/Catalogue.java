package org.domainverifier.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a data file of entries. An entry begins with {@code [id]} and has lines of {@code field: value}; a line that begins with
 * a space goes on with the value above; what begins with {@code #} is a comment. Anything else is refused with its line, since a
 * file of our own that is wrong should not get past its test.
 */
public final class Catalogue {
    private static final Pattern ID = Pattern.compile("\\[[a-z0-9]++(?:-[a-z0-9]++)*+]");
    private static final Pattern FIELD = Pattern.compile("[a-z]++(?:-[a-z]++)*+:(?: .*)?");

    private final Set<String> fields;
    private final Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
    private final Map<String, CatalogueEntry.Value> values = new LinkedHashMap<>();
    private @Nullable String id;
    private @Nullable String field;
    private int number;
    private int entryNumber;

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
        for (String line : text.lines().toList()) {
            catalogue.number++;
            catalogue.line(line);
        }
        catalogue.endEntry();
        return List.copyOf(catalogue.entries.values());
    }

    /**
     * What a resource beside a class says.
     *
     * @param owner a class of the package that has the resource
     * @param resource the name of the file
     * @param parser makes something of the file's text
     * @param <T> what that is
     * @return what the parser made of it
     * @throws IllegalArgumentException if the parser throws one; the message begins with the name of the file
     */
    public static <T> T load(Class<?> owner, String resource, Function<String, T> parser) {
        try (InputStream stream = Objects.requireNonNull(owner.getResourceAsStream(resource), resource)) {
            return parser.apply(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
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
            continued(line.strip());
        } else if (line.startsWith("[")) {
            endEntry();
            if (!ID.matcher(line).matches()) {
                throw wrong("not an id: " + line);
            }
            id = line.substring(1, line.length() - 1);
            entryNumber = number;
            if (entries.containsKey(id)) {
                throw wrong("a second entry " + line);
            }
        } else {
            field(line);
        }
    }

    private void continued(String more) {
        if (field == null) {
            throw wrong("nothing to continue: " + more);
        }
        values.computeIfPresent(
                field, (name, before) -> new CatalogueEntry.Value(before.line(), (before.text() + " " + more).strip()));
    }

    private void field(String line) {
        if (id == null || !FIELD.matcher(line).matches()) {
            throw wrong("not a field of an entry: " + line);
        }
        int colon = line.indexOf(':');
        String name = line.substring(0, colon);
        if (!fields.contains(name)) {
            throw wrong("no field is called " + name);
        }
        String value = line.substring(colon + 1).strip();
        if (values.putIfAbsent(name, new CatalogueEntry.Value(number, value)) != null) {
            throw wrong("a second field " + name);
        }
        field = name;
    }

    private void endEntry() {
        if (id != null) {
            entries.put(id, new CatalogueEntry(id, entryNumber, values));
        }
        values.clear();
        id = null;
        field = null;
    }

    private IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException("line " + number + ": " + problem);
    }
}
