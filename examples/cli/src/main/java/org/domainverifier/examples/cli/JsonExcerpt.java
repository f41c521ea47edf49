package org.domainverifier.examples.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.domainverifier.txt.TxtKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What nobody reads is not written: a text that is longer than any that is parsed. */
final class JsonExcerpt {
    private static final int SHOWN = 1000;

    private JsonExcerpt() {}

    /** The same node, in which each text that is too long is cut; its length is said. */
    static JsonNode shortened(JsonNode json) {
        Deque<JsonNode> open = new ArrayDeque<>(List.of(json));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            if (node instanceof ObjectNode object) {
                object.properties().forEach(each -> each.setValue(shortened(each.getValue(), open)));
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, shortened(array.get(i), open));
                }
            }
        }
        return json;
    }

    private static JsonNode shortened(JsonNode node, Deque<JsonNode> open) {
        if (node.isContainer()) {
            open.push(node);
        }
        if (!node.isString() || node.stringValue().length() <= TxtKind.LONGEST_TEXT) {
            return node;
        }
        String text = node.stringValue();
        return StringNode.valueOf(text.substring(0, SHOWN) + "… (" + text.length() + " characters)");
    }
}
