package org.domainverifier.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Texts as trees, and what is around every document. */
final class Documents {
    static final int MAJOR = 1;
    static final String SCHEMA = "schema";
    static final String DOCUMENT = "document";
    static final String WRITTEN_AT = "writtenAt";
    static final String LIBRARY = "library";
    static final String PROVIDER = "provider";
    static final String LANGUAGE = "language";

    private static final String VERSION = MAJOR + ".0";
    private static final Pattern SCHEMA_VERSION = Pattern.compile("([1-9][0-9]{0,5}+)\\.[0-9]{1,6}+");
    private static final int MOST_NESTED = 100;
    private static final int LONGEST_STRING = 1_000_000;
    private static final int LONGEST_NAME = 10_000;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_TAG = 35;
    private static final String LIBRARY_VERSION = libraryVersion();

    private final JsonMapper mapper;
    private final int mostCharacters;

    Documents(int mostCharacters) {
        this.mostCharacters = mostCharacters;
        mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxDocumentLength(mostCharacters)
                                .maxNestingDepth(MOST_NESTED)
                                .maxStringLength(LONGEST_STRING)
                                .maxNameLength(LONGEST_NAME)
                                .maxNumberLength(LONGEST_NUMBER)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private static String libraryVersion() {
        try (InputStream stream = Documents.class.getResourceAsStream("library.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(stream, "library.properties"));
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A document so far without what it is about. */
    static ObjectNode envelope(JsonDocument document, Instant now, Optional<String> provider, Locale language) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put(SCHEMA, VERSION);
        object.put(DOCUMENT, document.word());
        object.put(WRITTEN_AT, now.toString());
        object.put(LIBRARY, LIBRARY_VERSION);
        provider.ifPresent(name -> object.put(PROVIDER, name));
        object.put(LANGUAGE, language.toLanguageTag());
        return object;
    }

    String print(JsonNode node, boolean indented) {
        return indented
                ? mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node)
                : mapper.writeValueAsString(node);
    }

    JsonNode parse(String text) {
        if (text.length() > mostCharacters) {
            throw tooLarge("longer than " + mostCharacters + " characters", null);
        }
        try {
            return mapper.readTree(text);
        } catch (StreamConstraintsException limit) {
            throw tooLarge(
                    "nested more deeply than " + MOST_NESTED + " levels, or a text longer than " + LONGEST_STRING
                            + " characters",
                    limit);
        } catch (JacksonException notJson) {
            String place = notJson.getLocation() == null
                    ? ""
                    : "line " + notJson.getLocation().getLineNr() + ", column "
                            + notJson.getLocation().getColumnNr();
            throw new ReportJsonException(ReportJsonException.Reason.NOT_JSON, place, "not JSON", notJson);
        }
    }

    private static ReportJsonException tooLarge(String what, @Nullable Throwable cause) {
        return new ReportJsonException(ReportJsonException.Reason.TOO_LARGE, "", what, cause);
    }

    /** What a document says of itself. */
    static JsonHeader header(JsonNode node) {
        if (!(node instanceof ObjectNode object) || Nodes.text(object, SCHEMA) == null) {
            throw other("no document of Domain Verifier: it does not say the version of its schema");
        }
        String schema = Objects.requireNonNull(Nodes.text(object, SCHEMA));
        Matcher version = SCHEMA_VERSION.matcher(schema);
        if (!version.matches()) {
            throw Place.WHOLE.at(SCHEMA).wrong("not the version of a schema: " + schema);
        }
        if (Integer.parseInt(version.group(1)) > MAJOR) {
            throw new ReportJsonException(
                    ReportJsonException.Reason.NEWER_SCHEMA,
                    Place.WHOLE.at(SCHEMA).toString(),
                    "written in version " + schema + " of the schema, and this library (" + LIBRARY_VERSION
                            + ") reads version " + MAJOR + ": a newer one is needed",
                    null);
        }
        String word = Nodes.text(Nodes.member(object, DOCUMENT, Place.WHOLE), Place.WHOLE.at(DOCUMENT));
        JsonDocument document =
                JsonDocument.of(word).orElseThrow(() -> other("a document of an unknown kind: " + word));
        Shape<?> time = Objects.requireNonNull(Scalars.all().get(Instant.class));
        return new JsonHeader(
                schema,
                document,
                (Instant) time.read(Nodes.member(object, WRITTEN_AT, Place.WHOLE), Place.WHOLE.at(WRITTEN_AT)),
                Objects.requireNonNullElse(Nodes.text(object, LIBRARY), ""),
                Optional.ofNullable(Nodes.text(object, PROVIDER)),
                language(Objects.requireNonNullElse(Nodes.text(object, LANGUAGE), "")));
    }

    private static Locale language(String tag) {
        return tag.isEmpty() || tag.length() > LONGEST_TAG ? Locale.ENGLISH : Locale.forLanguageTag(tag);
    }

    /** What a document is about, if it is of the kind that was asked for. */
    static JsonNode content(JsonNode node, JsonDocument wanted) {
        JsonHeader header = header(node);
        if (header.document() != wanted) {
            throw other("a document with a " + header.document().word() + ", not with a " + wanted.word());
        }
        return Nodes.member((ObjectNode) node, wanted.word(), Place.WHOLE);
    }

    private static ReportJsonException other(String what) {
        return new ReportJsonException(ReportJsonException.Reason.OTHER_DOCUMENT, "", what, null);
    }
}
