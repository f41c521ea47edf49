package org.domainverifier.domainconnect.json;

import java.util.List;
import java.util.Map;

/** A JSON value (RFC 8259 §3). */
public sealed interface Json {
    /** What kind of value it is. */
    JsonKind kind();

    /** An object, by its names; of a name that occurs twice, the last value. */
    record Members(Map<String, Json> values) implements Json {
        @Override
        public JsonKind kind() {
            return JsonKind.OBJECT;
        }
    }

    /** An array. */
    record Elements(List<Json> values) implements Json {
        @Override
        public JsonKind kind() {
            return JsonKind.ARRAY;
        }
    }

    /** A string, decoded. */
    record Text(String value) implements Json {
        @Override
        public JsonKind kind() {
            return JsonKind.STRING;
        }
    }

    /** A number as it is written. */
    record Digits(String value) implements Json {
        @Override
        public JsonKind kind() {
            return JsonKind.NUMBER;
        }
    }

    /** {@code true} or {@code false}. */
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
