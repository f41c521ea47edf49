package org.domainverifier.domainconnect.json;

import java.util.List;
import java.util.Map;

/** A JSON value (RFC 8259 §3). */
public sealed interface Json {
    /**
     * What kind of value it is.
     *
     * @return the kind
     */
    JsonKind kind();

    /**
     * An object, by its names; of a name that occurs twice, the last value.
     *
     * @param values the values by their names, in their order
     */
    record Members(Map<String, Json> values) implements Json {
        @Override
        public JsonKind kind() {
            return JsonKind.OBJECT;
        }
    }

    /**
     * An array.
     *
     * @param values the values in their order
     */
    record Elements(List<Json> values) implements Json {
        @Override
        public JsonKind kind() {
            return JsonKind.ARRAY;
        }
    }

    /**
     * A string, decoded.
     *
     * @param value the string
     */
    record Text(String value) implements Json {
        @Override
        public JsonKind kind() {
            return JsonKind.STRING;
        }
    }

    /**
     * A number as it is written.
     *
     * @param value the number
     */
    record Digits(String value) implements Json {
        @Override
        public JsonKind kind() {
            return JsonKind.NUMBER;
        }
    }

    /**
     * {@code true} or {@code false}.
     *
     * @param value which of them
     */
    record Flag(boolean value) implements Json {
        @Override
        public JsonKind kind() {
            return JsonKind.BOOLEAN;
        }
    }

    /** {@code null}. */
    record Nothing() implements Json {
        @Override
        public JsonKind kind() {
            return JsonKind.NULL;
        }
    }
}
