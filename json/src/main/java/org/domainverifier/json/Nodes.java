package org.domainverifier.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading the nodes of a document, whatever they are. */
final class Nodes {
    private Nodes() {}

    /** A member that has to be there. */
    static JsonNode member(ObjectNode object, String name, Place place) {
        @Nullable JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            throw place.at(name).wrong("missing");
        }
        return node;
    }

    /** A member as a text; null if it is none. */
    static @Nullable String text(ObjectNode object, String name) {
        @Nullable JsonNode node = object.get(name);
        return node != null && node.isString() ? node.stringValue() : null;
    }

    static String text(JsonNode node, Place place) {
        if (!node.isString()) {
            throw place.wrong("not a string");
        }
        return node.stringValue();
    }

    static ArrayNode list(JsonNode node, Place place) {
        if (node instanceof ArrayNode array) {
            return array;
        }
        throw place.wrong("not an array");
    }
}
