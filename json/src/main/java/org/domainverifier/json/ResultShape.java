package org.domainverifier.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a check found, in the type of its own; where that is not known, what all results have. */
final class ResultShape implements ObjectShape<CheckResult> {
    private static final String CHECK = "check";

    private final Shapes shapes;
    private final Map<String, CheckKey<?>> known = new HashMap<>();

    /**
     * The shape.
     *
     * @param shapes those of the types
     * @param checks the checks whose results are written with all that they say
     */
    ResultShape(Shapes shapes, Iterable<CheckKey<?>> checks) {
        this.shapes = shapes;
        checks.forEach(check -> known.put(check.id(), check));
    }

    @Override
    public String name() {
        return "CheckResult";
    }

    @SuppressWarnings("unchecked") // a result of a check is of its type
    private ObjectShape<CheckResult> parts(@Nullable CheckKey<?> check) {
        Class<?> type = check == null ? StoredResult.class : check.resultType();
        return (ObjectShape<CheckResult>) (Shape<?>) shapes.of(Kind.of(type));
    }

    @Override
    public void write(CheckResult result, ObjectNode object, Telling telling) {
        @Nullable CheckKey<?> check = null;
        for (CheckKey<?> each : known.values()) {
            check = each.resultType().isInstance(result) ? each : check;
        }
        if (check != null) {
            object.put(CHECK, check.id());
        }
        parts(check).write(check == null ? StoredResult.of(result) : result, object, telling.withoutSentences());
    }

    @Override
    public CheckResult readObject(ObjectNode object, Place place) {
        @Nullable String id = Nodes.text(object, CHECK);
        return parts(id == null ? null : known.get(id)).readObject(object, place);
    }

    @Override
    public ObjectNode schema(Schemas schemas) {
        return schemas.oneOf(name(), list -> {
            List<CheckKey<?>> sorted = new ArrayList<>(known.values());
            sorted.sort(Comparator.comparing(CheckKey::id));
            for (CheckKey<?> check : sorted) {
                Schemas.Members members = schemas.members();
                members.member(CHECK, Schemas.object().put("const", check.id()), true);
                parts(check).describe(members);
                list.add(members.schema());
            }
            Schemas.Members others = schemas.members();
            ObjectNode other = Schemas.text("another check");
            other.set("not", Schemas.words(sorted.stream().map(CheckKey::id).toList()));
            others.member(CHECK, other, false);
            parts(null).describe(others);
            list.add(others.schema());
        });
    }

    @Override
    public void describe(Schemas.Members members) {
        throw new UnsupportedOperationException("it is of one of several checks");
    }
}
