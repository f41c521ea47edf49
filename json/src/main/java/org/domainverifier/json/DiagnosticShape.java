package org.domainverifier.json;

import java.util.Map;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;
import org.domainverifier.record.Span;
import tools.jackson.databind.node.ObjectNode;

/** What a parser noticed. */
final class DiagnosticShape implements ObjectShape<Diagnostic> {
    private static final String CODE = "code";
    private static final String SEVERITY = "severity";
    private static final String SECTION = "section";
    private static final String SPAN = "span";
    private static final String ARGUMENTS = "arguments";

    private final Codes codes;
    private final Shapes shapes;

    DiagnosticShape(Codes codes, Shapes shapes) {
        this.codes = codes;
        this.shapes = shapes;
    }

    @Override
    public String name() {
        return "Diagnostic";
    }

    @Override
    public void write(Diagnostic diagnostic, ObjectNode object, Telling telling) {
        object.put(CODE, diagnostic.code().id());
        object.put(SEVERITY, diagnostic.code().severity().name());
        object.put(SECTION, diagnostic.code().section());
        object.set(SPAN, shapes.of(Span.class).write(diagnostic.span(), telling));
        object.set(ARGUMENTS, shapes.arguments().write(diagnostic.arguments(), telling));
    }

    @Override
    public Diagnostic readObject(ObjectNode object, Place place) {
        String id = Nodes.text(Nodes.member(object, CODE, place), place.at(CODE));
        Severity severity = shapes.of(Severity.class).read(Nodes.member(object, SEVERITY, place), place.at(SEVERITY));
        FindingCode code =
                codes.finding(id).orElseGet(() -> FindingShape.stored(id, severity, object, Map.of(), place));
        return new Diagnostic(
                code,
                shapes.of(Span.class).read(Nodes.member(object, SPAN, place), place.at(SPAN)),
                shapes.arguments().read(Nodes.member(object, ARGUMENTS, place), place.at(ARGUMENTS)));
    }

    @Override
    public void describe(Schemas.Members members) {
        members.member(CODE, Schemas.text("the stable code"), true);
        members.member(SEVERITY, shapes.of(Severity.class));
        members.member(SECTION, Schemas.text("the section of the standard; may be empty"), true);
        members.member(SPAN, shapes.of(Span.class));
        members.member(ARGUMENTS, shapes.arguments());
    }
}
