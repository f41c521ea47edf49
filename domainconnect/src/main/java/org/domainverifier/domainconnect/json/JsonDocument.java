package org.domainverifier.domainconnect.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * A text read as JSON (RFC 8259), whatever it says.
 *
 * @param value the value; empty if the text is not JSON, or nested too deeply
 * @param failure why there is no value
 * @param duplicates the paths of the names that occur twice in their object, those that were found first
 */
public record JsonDocument(Optional<Json> value, Optional<Failure> failure, List<String> duplicates) {
    /** How deeply arrays and objects may be nested; a template needs three levels. */
    public static final int MOST_NESTED = 32;

    private static final int MOST_DUPLICATES = 20;
    private static final int LONGEST_NUMBER = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTED)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    /**
     * Why a text is not JSON.
     *
     * @param line where the reader gave up, from 1
     * @param column where in that line, from 1
     * @param limit whether it is too much of something, rather than wrong
     */
    public record Failure(int line, int column, boolean limit) {}

    /** Copies the list. */
    public JsonDocument {
        duplicates = List.copyOf(duplicates);
    }

    /**
     * Reads any text.
     *
     * @param text a text of bounded length
     * @return the value, or why there is none
     */
    public static JsonDocument read(String text) {
        List<String> duplicates = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            try {
                JsonToken first = parser.nextToken();
                if (first == null) {
                    return failed(parser.currentLocation(), false);
                }
                Json value = new JsonDocument.Builder(parser, duplicates).value(first, "");
                return parser.nextToken() == null
                        ? new JsonDocument(Optional.of(value), Optional.empty(), duplicates)
                        : failed(parser.currentTokenLocation(), false);
            } catch (JacksonException notJson) {
                TokenStreamLocation place =
                        notJson.getLocation() != null ? notJson.getLocation() : parser.currentLocation();
                return failed(place, notJson instanceof StreamConstraintsException);
            }
        }
    }

    private static JsonDocument failed(TokenStreamLocation place, boolean limit) {
        Failure failure = new Failure(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()), limit);
        return new JsonDocument(Optional.empty(), Optional.of(failure), List.of());
    }

    /** Makes the tree of the tokens; no deeper than the parser lets it. */
    private record Builder(JsonParser parser, List<String> duplicates) {
        Json value(JsonToken token, String path) {
            return switch (token) {
                case START_OBJECT -> members(path);
                case START_ARRAY -> elements(path);
                case VALUE_STRING -> new Json.Text(parser.getString());
                case VALUE_TRUE -> new Json.Flag(true);
                case VALUE_FALSE -> new Json.Flag(false);
                case VALUE_NULL -> new Json.Nothing();
                default -> new Json.Digits(parser.getString());
            };
        }

        private Json members(String path) {
            Map<String, Json> values = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                String place = path.isEmpty() ? name : path + "." + name;
                Json value = value(parser.nextToken(), place);
                if (values.put(name, value) != null && duplicates.size() < MOST_DUPLICATES) {
                    duplicates.add(place);
                }
            }
            return new Json.Members(values);
        }

        private Json elements(String path) {
            List<Json> values = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                values.add(value(token, path + "[" + values.size() + "]"));
            }
            return new Json.Elements(values);
        }
    }
}
