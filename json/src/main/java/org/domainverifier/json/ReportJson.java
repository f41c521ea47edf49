package org.domainverifier.json;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.RecordInstruction;
import org.domainverifier.ReportDiff;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dmarc.DmarcCheck;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.records.RecordsCheck;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.tlsrpt.TlsRptCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes reports, plans, records to publish, differences and states as JSON, and reads them back: what is read is equal to what was written.
 * Reading takes any text: it gives a value, or throws a {@link ReportJsonException} that says what is wrong where.
 *
 * <p>A document says the version of its form, when and with which version it was written, and in which language its sentences are. A
 * report that was read makes the same sentences in any language, since findings keep their codes and typed arguments. {@code docs/json.md} has
 * the form, and what becomes of checks of your own.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ReportJson {
    private static final int MOST_CHARACTERS = 32_000_000;

    private static final List<DomainCheck<?>> CHECKS = List.of(
            new MxCheck(),
            new SpfCheck(),
            new DkimCheck(),
            new DmarcCheck(),
            MtaStsCheck.recordsOnly(),
            new TlsRptCheck(),
            new RecordsCheck());

    private static final ReportJson STANDARD = builder().build();

    private final Builder settings;
    private final Documents documents;
    private final Shapes shapes;

    private ReportJson(Builder settings) {
        this.settings = settings;
        documents = new Documents(settings.mostCharacters);
        List<DomainCheck<?>> checks = new ArrayList<>(CHECKS);
        checks.addAll(settings.checks);
        shapes = new Shapes(new Codes(checks), Types.with(settings.types));
    }

    /**
     * For the library's own checks, with sentences in English.
     *
     * @return always the same
     */
    public static ReportJson standard() {
        return STANDARD;
    }

    /**
     * For checks of your own, other languages, and your name in the documents.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** What documents say beside their contents, and the checks that are known. For one thread. */
    public static final class Builder {
        private final List<DomainCheck<?>> checks = new ArrayList<>();
        private final Set<Class<?>> types = new LinkedHashSet<>();
        private Optional<String> provider = Optional.empty();
        private Locale language = Locale.ENGLISH;
        private Clock clock = Clock.systemUTC();
        private boolean indented;
        private int mostCharacters = MOST_CHARACTERS;

        private Builder() {}

        private Builder(Builder other) {
            checks.addAll(other.checks);
            types.addAll(other.types);
            provider = other.provider;
            language = other.language;
            clock = other.clock;
            indented = other.indented;
            mostCharacters = other.mostCharacters;
        }

        /**
         * Says who writes the documents.
         *
         * @param name such as {@code TrekMail}
         * @return this
         */
        public Builder provider(String name) {
            this.provider = Optional.of(name);
            return this;
        }

        /**
         * The language of the sentences, English unless it is set. Reading does not go by it.
         *
         * @param locale the language
         * @return this
         */
        public Builder language(Locale locale) {
            this.language = Objects.requireNonNull(locale, "locale");
            return this;
        }

        /**
         * A check of your own, so that its results are written and read with all that they say, and its codes make their sentences. Its
         * result is a record whose components are numbers, texts, names, values of the library, records and enums of your own, and
         * lists, maps and optionals of such ones. If your code is a module, it opens the package to {@code org.domainverifier.json}.
         *
         * @param check the check
         * @return this
         */
        public Builder check(DomainCheck<?> check) {
            checks.add(Objects.requireNonNull(check, "check"));
            return this;
        }

        /**
         * A record or enum of your own: an expectation of your check, or what is an argument of its findings. What is not made known is
         * told as well: an expectation by its records, an argument by its text.
         *
         * @param type the class
         * @return this
         */
        public Builder type(Class<?> type) {
            types.add(Objects.requireNonNull(type, "type"));
            return this;
        }

        /**
         * The clock that says when a document was written, the system's unless it is set.
         *
         * @param clock a clock
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Documents over several lines, for people.
         *
         * @return this
         */
        public Builder indented() {
            this.indented = true;
            return this;
        }

        /**
         * The longest text that is read, 32 million characters unless it is set.
         *
         * @param characters a number
         * @return this
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder mostCharacters(int characters) {
            if (characters < 1) {
                throw new IllegalArgumentException("not a number of characters: " + characters);
            }
            this.mostCharacters = characters;
            return this;
        }

        /**
         * What was set.
         *
         * @return writes and reads accordingly
         * @throws IllegalArgumentException if two checks have one id, two types one name, or something in a type or a result cannot be
         *     written
         */
        public ReportJson build() {
            ReportJson made = new ReportJson(new Builder(this));
            if (!checks.isEmpty() || !types.isEmpty()) {
                made.schema(); // looks at every type
            }
            return made;
        }
    }

    /**
     * A report as a document.
     *
     * @param report a report
     * @return JSON
     */
    public String write(DomainReport report) {
        return print(JsonDocument.REPORT, content(DomainReport.class, report));
    }

    /**
     * A plan as a document.
     *
     * @param plan a plan
     * @return JSON
     */
    public String write(RepairPlan plan) {
        return print(JsonDocument.PLAN, content(RepairPlan.class, plan));
    }

    /**
     * What a customer has to publish, as a document.
     *
     * @param records the rows of a dashboard
     * @return JSON
     */
    public String write(List<RecordInstruction> records) {
        return print(JsonDocument.RECORDS, rows().write(List.copyOf(records), telling()));
    }

    /**
     * What changed between two reports, as a document.
     *
     * @param diff the differences
     * @return JSON
     */
    public String write(ReportDiff diff) {
        return print(JsonDocument.DIFF, content(ReportDiff.class, diff));
    }

    /**
     * Where a domain stands, as a document.
     *
     * @param state the state
     * @return JSON
     */
    public String write(DomainState state) {
        return print(JsonDocument.STATE, content(DomainState.class, state));
    }

    /**
     * Reads a report.
     *
     * @param text what {@link #write(DomainReport)} wrote, or anything
     * @return the report
     * @throws ReportJsonException if it is not one
     */
    public DomainReport readReport(String text) {
        return value(DomainReport.class, JsonDocument.REPORT, documents.parse(text));
    }

    /**
     * Reads a plan.
     *
     * @param text what {@link #write(RepairPlan)} wrote, or anything
     * @return the plan
     * @throws ReportJsonException if it is not one
     */
    public RepairPlan readPlan(String text) {
        return value(RepairPlan.class, JsonDocument.PLAN, documents.parse(text));
    }

    /**
     * Reads what a customer has to publish.
     *
     * @param text what {@link #write(List)} wrote, or anything
     * @return the records
     * @throws ReportJsonException if it is not such a document
     */
    public List<RecordInstruction> readRecords(String text) {
        JsonDocument wanted = JsonDocument.RECORDS;
        return rows().read(Documents.content(documents.parse(text), wanted), Place.WHOLE.at(wanted.word()));
    }

    /**
     * Reads what changed.
     *
     * @param text what {@link #write(ReportDiff)} wrote, or anything
     * @return the differences
     * @throws ReportJsonException if it is not such a document
     */
    public ReportDiff readDiff(String text) {
        return value(ReportDiff.class, JsonDocument.DIFF, documents.parse(text));
    }

    /**
     * Reads where a domain stands.
     *
     * @param text what {@link #write(DomainState)} wrote, or anything
     * @return the state
     * @throws ReportJsonException if it is not one
     */
    public DomainState readState(String text) {
        return value(DomainState.class, JsonDocument.STATE, documents.parse(text));
    }

    /**
     * What a document says of itself.
     *
     * @param text any text
     * @return its kind, and when, where, and in which language it was written
     * @throws ReportJsonException if it is not one of our documents
     */
    public JsonHeader readHeader(String text) {
        return Documents.header(documents.parse(text));
    }

    /**
     * What documents look like, the results of your own checks included.
     *
     * @return JSON Schema (2020-12)
     */
    public String schema() {
        return documents.print(DocumentSchema.of(shapes), true);
    }

    private Telling telling() {
        return Telling.in(settings.language);
    }

    private ListShape<RecordInstruction, List<RecordInstruction>> rows() {
        return new ListShape<>(shapes.of(RecordInstruction.class), List::copyOf);
    }

    private String print(JsonDocument document, JsonNode content) {
        return documents.print(envelope(document, content), settings.indented);
    }

    private ObjectNode envelope(JsonDocument document, JsonNode content) {
        ObjectNode envelope =
                Documents.envelope(document, settings.clock.instant(), settings.provider, settings.language);
        envelope.set(document.word(), content);
        return envelope;
    }

    private <T> JsonNode content(Class<T> type, T value) {
        return shapes.of(type).write(Objects.requireNonNull(value, "what is to be written"), telling());
    }

    /** A value as a tree, with what is around a document if it is one. */
    <T> JsonNode tree(Class<T> type, T value) {
        JsonNode content = content(type, value);
        return DocumentSchema.documentOf(type)
                .<JsonNode>map(document -> envelope(document, content))
                .orElse(content);
    }

    /** A value of a tree that {@link #tree} made, or of any other. */
    <T> T value(Class<T> type, JsonNode node) {
        Optional<JsonDocument> document = DocumentSchema.documentOf(type);
        return document.isPresent()
                ? value(type, document.get(), node)
                : shapes.of(type).read(node, Place.WHOLE);
    }

    private <T> T value(Class<T> type, JsonDocument document, JsonNode node) {
        return shapes.of(type).read(Documents.content(node, document), Place.WHOLE.at(document.word()));
    }
}
