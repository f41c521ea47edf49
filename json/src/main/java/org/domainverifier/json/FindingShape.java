package org.domainverifier.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;
import org.domainverifier.record.Span;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.text.VisibleText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A finding: its code and arguments, from which every sentence is made again, and the sentences for whoever only reads. */
final class FindingShape implements ObjectShape<Finding> {
    private static final String CODE = "code";
    private static final String SEVERITY = "severity";
    private static final String SECTION = "section";
    private static final String MESSAGE = "message";
    private static final String MEANING = "meaning";
    private static final String ADVICE = "advice";
    private static final String ARGUMENTS = "arguments";
    private static final String NAME = "name";
    private static final String RECORD = "record";
    private static final String SPAN = "span";
    private static final String REPAIR = "repair";

    /** The parts of a bundle by the member that has the text. */
    private static final Map<String, String> TEXTS = Map.of(MESSAGE, "", MEANING, "meaning", ADVICE, "repair");

    private final Codes codes;
    private final Shapes shapes;

    FindingShape(Codes codes, Shapes shapes) {
        this.codes = codes;
        this.shapes = shapes;
    }

    @Override
    public String name() {
        return "Finding";
    }

    @Override
    public void write(Finding found, ObjectNode object, Telling telling) {
        Finding finding = telling.servers() ? found : found.withoutServers();
        object.put(CODE, finding.code().id());
        object.put(SEVERITY, finding.severity().name());
        object.put(SECTION, finding.code().section());
        if (telling.sentences()) {
            putText(object, MESSAGE, finding, () -> finding.message(telling.locale()));
            putText(object, MEANING, finding, () -> finding.meaning(telling.locale()));
            putText(object, ADVICE, finding, () -> finding.advice(telling.locale()));
        }
        object.set(ARGUMENTS, shapes.arguments().write(finding.arguments(), telling));
        finding.name()
                .ifPresent(name -> object.set(NAME, shapes.of(DomainName.class).write(name, telling)));
        finding.record().ifPresent(text -> object.put(RECORD, text));
        finding.span().ifPresent(span -> object.set(SPAN, shapes.of(Span.class).write(span, telling)));
        object.set(REPAIR, repair(finding.repair(), telling));
    }

    private static void putText(ObjectNode object, String member, Finding finding, Supplier<String> made) {
        Codes.text(finding.code(), Objects.requireNonNull(TEXTS.get(member), member), made)
                .ifPresent(text -> object.put(member, text));
    }

    private JsonNode repair(List<RepairStep> steps, Telling telling) {
        Shape<RepairStep> each = shapes.of(RepairStep.class);
        ArrayNode array = JsonNodeFactory.instance.arrayNode(steps.size());
        steps.forEach(step -> array.add(telling.once(step, () -> each.write(step, telling))));
        return array;
    }

    private ListShape<RepairStep, List<RepairStep>> steps() {
        return new ListShape<>(shapes.of(RepairStep.class), List::copyOf);
    }

    @Override
    public Finding readObject(ObjectNode object, Place place) {
        Severity severity = shapes.of(Severity.class).read(Nodes.member(object, SEVERITY, place), place.at(SEVERITY));
        @Nullable JsonNode arguments = object.get(ARGUMENTS);
        @Nullable JsonNode repair = object.get(REPAIR);
        return new Finding(
                code(object, severity, place),
                severity,
                arguments == null ? Map.of() : shapes.arguments().read(arguments, place.at(ARGUMENTS)),
                optional(object, NAME, shapes.of(DomainName.class), place),
                optional(object, RECORD, Scalars.STRING, place),
                optional(object, SPAN, shapes.of(Span.class), place),
                repair == null ? List.of() : steps().read(repair, place.at(REPAIR)));
    }

    private static <T> Optional<T> optional(ObjectNode object, String name, Shape<T> shape, Place place) {
        @Nullable JsonNode node = object.get(name);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(shape.read(node, place.at(name)));
    }

    private FindingCode code(ObjectNode object, Severity severity, Place place) {
        String id = Nodes.text(Nodes.member(object, CODE, place), place.at(CODE));
        return codes.finding(id).orElseGet(() -> {
            Map<String, String> texts = new HashMap<>();
            TEXTS.forEach((member, part) -> {
                @Nullable String text = Nodes.text(object, member);
                if (text != null) {
                    texts.put(part, VisibleText.line(text));
                }
            });
            return stored(id, severity, object, texts, place);
        });
    }

    /** A code that is not known, as a document has it. */
    static FindingCode stored(String id, Severity severity, ObjectNode object, Map<String, String> texts, Place place) {
        @Nullable String section = Nodes.text(object, SECTION);
        return new StoredFindingCode(
                new FindingDefinition(Codes.id(id, place.at(CODE)), severity, section == null ? "" : section), texts);
    }

    @Override
    public void describe(Schemas.Members members) {
        members.member(CODE, Schemas.text("the stable code, such as spf.multiple-records"), true);
        members.member(SEVERITY, shapes.of(Severity.class));
        members.member(SECTION, Schemas.text("the section of the standard; may be empty"), true);
        members.member(MESSAGE, Schemas.text("the sentence, in the language of the document"), false);
        members.member(MEANING, Schemas.text("what it means"), false);
        members.member(ADVICE, Schemas.text("what to do about it, in general"), false);
        members.member(ARGUMENTS, shapes.arguments());
        members.member(NAME, shapes.of(DomainName.class).schema(members.schemas()), false);
        members.member(RECORD, Schemas.text("the text of the record that it is about"), false);
        members.member(SPAN, shapes.of(Span.class).schema(members.schemas()), false);
        members.member(REPAIR, steps());
    }
}
