package org.domainverifier.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was expected of this customer: the check, the records, and where its kind is known and no function of the provider's is left in it, all
 * that it says.
 */
final class ExpectationShape implements ObjectShape<Expectation> {
    private static final String KIND = "kind";
    private static final String CHECK = "check";
    private static final String RECORDS = "records";

    private final Shapes shapes;
    private final Map<String, Class<?>> types = new LinkedHashMap<>();

    ExpectationShape(Shapes shapes, Map<String, Class<?>> types) {
        this.shapes = shapes;
        this.types.putAll(types);
    }

    @Override
    public String name() {
        return "Expectation";
    }

    private ListShape<RecordToPublish, List<RecordToPublish>> records() {
        return new ListShape<>(shapes.of(RecordToPublish.class), List::copyOf);
    }

    @Override
    public void write(Expectation stated, ObjectNode object, Telling telling) {
        Expectation expectation = stated.settled(telling.values());
        String kind = types.entrySet().stream()
                .filter(each -> each.getValue().isInstance(expectation))
                .map(Map.Entry::getKey)
                .findFirst()
                .filter(each -> expectation.values().stream()
                        .allMatch(value -> value.settled().isPresent()))
                .orElse(RECORDS);
        object.put(KIND, kind);
        object.put(CHECK, expectation.check().id());
        object.set(RECORDS, records().write(expectation.recordsToPublish(telling.name(), telling.values()), telling));
        @Nullable Class<?> type = types.get(kind);
        if (type != null) {
            parts(type).write(expectation, object, telling);
        }
    }

    @SuppressWarnings("unchecked") // what is an expectation of a kind is of its type
    private ObjectShape<Expectation> parts(Class<?> type) {
        return (ObjectShape<Expectation>) (Shape<?>) shapes.of(Kind.of(type));
    }

    @Override
    public Expectation readObject(ObjectNode object, Place place) {
        @Nullable Class<?> type = types.get(Nodes.text(Nodes.member(object, KIND, place), place.at(KIND)));
        if (type != null) {
            return parts(type).readObject(object, place);
        }
        CheckKey<?> check = shapes.keys().read(Nodes.member(object, CHECK, place), place.at(CHECK));
        return new StoredExpectation(check, records().read(Nodes.member(object, RECORDS, place), place.at(RECORDS)));
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return schemas.oneOf(name(), list -> {
            types.forEach((kind, type) -> {
                Schemas.Members members = schemas.members();
                describe(members, Schemas.object().put("const", kind));
                parts(type).describe(members);
                list.add(members.schema());
            });
            Schemas.Members others = schemas.members();
            ObjectNode other = Schemas.text("another kind: its check and its records are told");
            other.set("not", Schemas.words(types.keySet()));
            describe(others, other);
            list.add(others.schema());
        });
    }

    private void describe(Schemas.Members members, ObjectNode kind) {
        members.member(KIND, kind, true);
        members.member(CHECK, shapes.keys());
        members.member(RECORDS, records());
    }

    @Override
    public void describe(Schemas.Members members) {
        throw new UnsupportedOperationException("it is one of several kinds");
    }
}
