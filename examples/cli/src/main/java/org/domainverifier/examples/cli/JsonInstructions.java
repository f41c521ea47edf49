package org.domainverifier.examples.cli;

import java.util.List;
import org.domainverifier.RecordInstruction;
import org.domainverifier.dns.RecordData;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the domain has to publish, record by record. */
final class JsonInstructions {
    private JsonInstructions() {}

    /** Nothing where nothing is asked for. */
    static void write(ObjectNode report, List<RecordInstruction> rows) {
        if (rows.isEmpty()) {
            return;
        }
        ArrayNode json = report.putArray("recordsToPublish");
        for (RecordInstruction row : rows) {
            ObjectNode one = json.addObject()
                    .put("check", row.check().id())
                    .put("name", row.name().toString())
                    .put("type", row.type().toString())
                    .put("requirement", row.requirement().name())
                    .put("ttl", row.ttl().toSeconds())
                    .put("action", row.action().name());
            row.data().map(RecordData::toZoneText).ifPresent(data -> one.put("data", data));
            row.present().map(RecordData::toZoneText).ifPresent(present -> one.put("present", present));
            JsonExcerpt.shortened(one);
        }
    }
}
