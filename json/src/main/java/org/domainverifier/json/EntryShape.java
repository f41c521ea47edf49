package org.domainverifier.json;

import org.domainverifier.CheckEntry;
import tools.jackson.databind.node.ObjectNode;

/** What a report says of one check. */
record EntryShape(ObjectShape<CheckEntry> parts) implements ObjectShape<CheckEntry> {
    @Override
    public String name() {
        return parts.name();
    }

    @Override
    public void write(CheckEntry entry, ObjectNode object, Telling telling) {
        parts.write(entry, object, telling.of(entry.name(), entry.values()));
    }

    @Override
    public CheckEntry readObject(ObjectNode object, Place place) {
        CheckEntry entry = parts.readObject(object, place);
        if (entry.result().isPresent()
                && !entry.key().resultType().isInstance(entry.result().get())) {
            throw place.at("result").wrong("not a result of the check " + entry.key());
        }
        return entry;
    }

    @Override
    public void describe(Schemas.Members members) {
        parts.describe(members);
    }
}
