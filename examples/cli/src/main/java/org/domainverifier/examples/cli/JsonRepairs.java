package org.domainverifier.examples.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The repairs of one report's findings. A hundred findings of a record have one repair, and that may be as long as the record: a
 * long one is written with the first of them, and the others say which that is.
 */
final class JsonRepairs {
    private static final int LONGEST_AGAIN = 1000;

    private final JsonMapper mapper;
    private final Locale locale;
    private final Map<Steps, Integer> written = new HashMap<>();

    JsonRepairs(JsonMapper mapper, Locale locale) {
        this.mapper = mapper;
        this.locale = locale;
    }

    /** Steps that are the same: of thousands, the first and their number tell most of them apart. */
    private record Steps(List<RepairStep> steps) {
        @Override
        public int hashCode() {
            return 31 * steps.size() + steps.get(0).hashCode();
        }
    }

    /** Writes what repairs a finding, the one with this index in the list. */
    void write(ObjectNode finding, int index, List<RepairStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        Steps key = new Steps(steps);
        Integer same = written.get(key);
        if (same != null) {
            finding.put("repairOf", same);
            return;
        }
        ArrayNode repair = finding.putArray("repair");
        int length = 0;
        for (RepairStep step : steps) {
            length += step(repair.addObject(), step);
        }
        if (length > LONGEST_AGAIN) {
            written.put(key, index);
        }
    }

    /** About how many characters it has. */
    private int step(ObjectNode json, RepairStep step) {
        if (step instanceof ManualStep manual) {
            String message = manual.message(locale);
            json.put("action", "manual").put("id", manual.id()).put("message", message);
            json.set("arguments", JsonExcerpt.shortened(mapper.valueToTree(manual.arguments())));
            return message.length();
        }
        return change(json, (RecordChange) step);
    }

    private static int change(ObjectNode json, RecordChange change) {
        json.put(
                "action",
                switch (change.kind()) {
                    case ADD -> "add";
                    case REPLACE -> "replace";
                    case DELETE -> "delete";
                });
        boolean two = change.before().isPresent() && change.after().isPresent();
        String before = change.before().map(record -> record.toZoneLine()).orElse("");
        String after = change.after().map(record -> record.toZoneLine()).orElse("");
        if (change.before().isPresent()) {
            json.put(two ? "before" : "record", before);
        }
        if (change.after().isPresent()) {
            json.put(two ? "after" : "record", after);
        }
        return before.length() + after.length();
    }
}
