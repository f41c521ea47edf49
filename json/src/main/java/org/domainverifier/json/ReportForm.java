package org.domainverifier.json;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.domainverifier.RecordInstruction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as documents and back.
 *
 * @param documents texts as trees
 * @param shapes of the types
 * @param settings what documents say beside their contents
 */
record ReportForm(Documents documents, Shapes shapes, Settings settings) {
    /**
     * What documents say beside their contents, and what not.
     *
     * @param provider who writes them
     * @param language asked for each document
     * @param clock says when they are written
     * @param indented whether they have line breaks
     * @param servers whether they tell who answered
     */
    record Settings(
            Optional<String> provider, Supplier<Locale> language, Clock clock, boolean indented, boolean servers) {}

    ReportForm in(Supplier<Locale> language) {
        return new ReportForm(
                documents,
                shapes,
                new Settings(settings.provider, language, settings.clock, settings.indented, settings.servers));
    }

    <T> String write(JsonDocument document, Class<T> type, T value) {
        return print(document, shapes.of(type), value);
    }

    <T> T read(JsonDocument document, Class<T> type, String text) {
        return read(document, shapes.of(type), documents.parse(text));
    }

    String writeRows(List<RecordInstruction> records) {
        return print(JsonDocument.RECORDS, rows(), List.copyOf(records));
    }

    List<RecordInstruction> readRows(String text) {
        return read(JsonDocument.RECORDS, rows(), documents.parse(text));
    }

    JsonHeader header(String text) {
        return Documents.header(documents.parse(text));
    }

    String schema() {
        return documents.print(DocumentSchema.of(shapes), true);
    }

    /** A value as a tree, with what is around a document if it is one. */
    <T> JsonNode tree(Class<T> type, Shape<T> shape, T value) {
        Telling telling = telling();
        JsonNode content = shape.write(value, telling);
        return DocumentSchema.documentOf(type)
                .<JsonNode>map(document -> envelope(document, content, telling))
                .orElse(content);
    }

    /** A value of a tree that {@link #tree} made, or of any other. */
    <T> T value(Class<T> type, Shape<T> shape, JsonNode node) {
        Optional<JsonDocument> document = DocumentSchema.documentOf(type);
        return document.isPresent() ? read(document.get(), shape, node) : shape.read(node, Place.WHOLE);
    }

    private ListShape<RecordInstruction, List<RecordInstruction>> rows() {
        return new ListShape<>(shapes.of(RecordInstruction.class), List::copyOf);
    }

    Telling telling() {
        return Telling.in(Objects.requireNonNull(settings.language.get(), "the language"), settings.servers);
    }

    private <T> String print(JsonDocument document, Shape<T> shape, T value) {
        Objects.requireNonNull(value, "what is to be written");
        Telling telling = telling();
        return documents.print(envelope(document, shape.write(value, telling), telling), settings.indented);
    }

    private ObjectNode envelope(JsonDocument document, JsonNode content, Telling telling) {
        ObjectNode envelope =
                Documents.envelope(document, settings.clock.instant(), settings.provider, telling.language());
        envelope.set(document.word(), content);
        return envelope;
    }

    private static <T> T read(JsonDocument document, Shape<T> shape, JsonNode node) {
        return shape.read(Documents.content(node, document), Place.WHOLE.at(document.word()));
    }
}
