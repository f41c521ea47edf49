package org.domainverifier.json;

import java.util.Optional;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.StepCode;
import org.domainverifier.text.VisibleText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A step that has to be done by hand. */
final class ManualStepShape implements ObjectShape<ManualStep> {
    private static final String CODE = "code";
    private static final String COMES_FIRST = "comesFirst";
    private static final String MESSAGE = "message";
    private static final String ARGUMENTS = "arguments";

    private final Codes codes;
    private final Shapes shapes;

    ManualStepShape(Codes codes, Shapes shapes) {
        this.codes = codes;
        this.shapes = shapes;
    }

    @Override
    public String name() {
        return "ManualStep";
    }

    @Override
    public void write(ManualStep step, ObjectNode object, Telling telling) {
        object.put(CODE, step.id());
        object.put(COMES_FIRST, step.code().comesFirst());
        if (telling.sentences()) {
            Codes.text(step.code(), "", () -> step.message(telling.locale()))
                    .ifPresent(text -> object.put(MESSAGE, text));
        }
        object.set(ARGUMENTS, shapes.arguments().write(step.arguments(), telling));
    }

    @Override
    public ManualStep readObject(ObjectNode object, Place place) {
        String id = Nodes.text(Nodes.member(object, CODE, place), place.at(CODE));
        StepCode code = codes.step(id).orElseGet(() -> {
            @Nullable JsonNode first = object.get(COMES_FIRST);
            return new StoredStepCode(
                    Codes.id(id, place.at(CODE)),
                    first != null && first.isBoolean() && first.booleanValue(),
                    Optional.ofNullable(Nodes.text(object, MESSAGE)).map(VisibleText::line));
        });
        return new ManualStep(
                code, shapes.arguments().read(Nodes.member(object, ARGUMENTS, place), place.at(ARGUMENTS)));
    }

    @Override
    public void describe(Schemas.Members members) {
        members.member(CODE, Schemas.text("the stable id of the step"), true);
        members.member(COMES_FIRST, Scalars.BOOLEAN);
        members.member(MESSAGE, Schemas.text("what is to be done, in the language of the document"), false);
        members.member(ARGUMENTS, shapes.arguments());
    }
}
