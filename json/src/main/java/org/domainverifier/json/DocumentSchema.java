package org.domainverifier.json;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.RecordInstruction;
import org.domainverifier.ReportDiff;
import org.domainverifier.repair.RepairPlan;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What whole documents look like. */
final class DocumentSchema {
    private static final Map<Class<?>, JsonDocument> DOCUMENTS = Map.of(
            DomainReport.class, JsonDocument.REPORT,
            RepairPlan.class, JsonDocument.PLAN,
            ReportDiff.class, JsonDocument.DIFF,
            DomainState.class, JsonDocument.STATE);

    private DocumentSchema() {}

    /** The document that a value of a type is written as; a row of records is part of one. */
    static Optional<JsonDocument> documentOf(Class<?> type) {
        return Optional.ofNullable(DOCUMENTS.get(type));
    }

    static ObjectNode of(Shapes shapes) {
        Schemas schemas = new Schemas();
        Map<JsonDocument, ObjectNode> contents = new LinkedHashMap<>();
        for (JsonDocument document : JsonDocument.values()) {
            contents.put(document, content(document, shapes, schemas));
        }
        ObjectNode schema = Schemas.object();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Domain Verifier: reports, plans, records to publish, differences and states");
        schema.put(
                "description", "Version " + Documents.MAJOR + ".0. Other members may come with a later minor version.");
        ArrayNode kinds = schema.putArray("anyOf");
        contents.forEach((document, content) -> {
            Schemas.Members members = schemas.members();
            header(members, document);
            members.member(document.word(), content, true);
            kinds.add(members.schema());
        });
        schemas.addTo(schema);
        return schema;
    }

    private static ObjectNode content(JsonDocument document, Shapes shapes, Schemas schemas) {
        if (document == JsonDocument.RECORDS) {
            return new ListShape<>(shapes.of(RecordInstruction.class), List::copyOf).schema(schemas);
        }
        Class<?> type = DOCUMENTS.entrySet().stream()
                .filter(each -> each.getValue() == document)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return shapes.of(Kind.of(type)).schema(schemas);
    }

    private static void header(Schemas.Members members, JsonDocument document) {
        members.member(
                Documents.SCHEMA,
                Schemas.text("the version of this form").put("pattern", "^" + Documents.MAJOR + "\\.[0-9]+$"),
                true);
        members.member(Documents.DOCUMENT, Schemas.object().put("const", document.word()), true);
        members.member(
                Documents.WRITTEN_AT, Objects.requireNonNull(Scalars.all().get(Instant.class)));
        members.member(Documents.LIBRARY, Schemas.text("the version of Domain Verifier that wrote it"), true);
        members.member(Documents.PROVIDER, Schemas.text("who wrote it"), false);
        members.member(Documents.LANGUAGE, Schemas.text("the language of the sentences (BCP 47)"), true);
    }
}
