package org.domainverifier.json;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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

    private final ReportForm form;

    private ReportJson(ReportForm form) {
        this.form = form;
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
        private Supplier<Locale> language = () -> Locale.ENGLISH;
        private Clock clock = Clock.systemUTC();
        private boolean indented;
        private boolean servers = true;
        private int mostCharacters = MOST_CHARACTERS;

        private Builder() {}

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
         * The language of the sentences, English unless it is set, and where the library does not speak it. Reading does not go by it.
         *
         * @param locale the language
         * @return this
         */
        public Builder language(Locale locale) {
            Objects.requireNonNull(locale, "locale");
            return language(() -> locale);
        }

        /**
         * The language of whoever is to read a document, asked for each one when it is written, by the thread that writes it: of a request
         * of Spring, {@code LocaleContextHolder::getLocale}. It may be one that a stranger made up: nothing of it is remembered.
         *
         * @param locale gives the language; the failure of it, and a null, are those of the writing
         * @return this
         */
        public Builder language(Supplier<Locale> locale) {
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
         * Documents for strangers, which do not tell whom you ask: not who answered, a resolver's address or name, nor what a failure says of it or of your
         * own code. In their place {@code …} is told where there has to be something. Read again, it is a report that does not know it
         * either, for a page of another form.
         *
         * @return this
         */
        public Builder withoutServers() {
            this.servers = false;
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
            List<DomainCheck<?>> all = new ArrayList<>(CHECKS);
            all.addAll(checks);
            ReportJson made = new ReportJson(new ReportForm(
                    new Documents(mostCharacters),
                    new Shapes(new Codes(all), Types.with(types)),
                    new ReportForm.Settings(provider, language, clock, indented, servers)));
            if (!checks.isEmpty() || !types.isEmpty()) {
                made.schema(); // looks at every type
            }
            return made;
        }
    }

    /**
     * The same in another language: {@code json.inLanguage(locale).write(report)}. It costs next to nothing, and nothing of the language is
     * remembered, so that it may be one that a stranger made up.
     *
     * @param locale the language of the sentences; English where the library does not speak it
     * @return for the same checks, with the same settings
     */
    public ReportJson inLanguage(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return new ReportJson(form.in(() -> locale));
    }

    /**
     * A report as a document.
     *
     * @param report a report
     * @return JSON
     */
    public String write(DomainReport report) {
        return form.write(JsonDocument.REPORT, DomainReport.class, report);
    }

    /**
     * A plan as a document.
     *
     * @param plan a plan
     * @return JSON
     */
    public String write(RepairPlan plan) {
        return form.write(JsonDocument.PLAN, RepairPlan.class, plan);
    }

    /**
     * What a customer has to publish, as a document.
     *
     * @param records the rows of a dashboard
     * @return JSON
     */
    public String write(List<RecordInstruction> records) {
        return form.writeRows(records);
    }

    /**
     * What changed between two reports, as a document.
     *
     * @param diff the differences
     * @return JSON
     */
    public String write(ReportDiff diff) {
        return form.write(JsonDocument.DIFF, ReportDiff.class, diff);
    }

    /**
     * Where a domain stands, as a document.
     *
     * @param state the state
     * @return JSON
     */
    public String write(DomainState state) {
        return form.write(JsonDocument.STATE, DomainState.class, state);
    }

    /**
     * Reads a report.
     *
     * @param text what {@link #write(DomainReport)} wrote, or anything
     * @return the report
     * @throws ReportJsonException if it is not one
     */
    public DomainReport readReport(String text) {
        return form.read(JsonDocument.REPORT, DomainReport.class, text);
    }

    /**
     * Reads a plan.
     *
     * @param text what {@link #write(RepairPlan)} wrote, or anything
     * @return the plan
     * @throws ReportJsonException if it is not one
     */
    public RepairPlan readPlan(String text) {
        return form.read(JsonDocument.PLAN, RepairPlan.class, text);
    }

    /**
     * Reads what a customer has to publish.
     *
     * @param text what {@link #write(List)} wrote, or anything
     * @return the records
     * @throws ReportJsonException if it is not such a document
     */
    public List<RecordInstruction> readRecords(String text) {
        return form.readRows(text);
    }

    /**
     * Reads what changed.
     *
     * @param text what {@link #write(ReportDiff)} wrote, or anything
     * @return the differences
     * @throws ReportJsonException if it is not such a document
     */
    public ReportDiff readDiff(String text) {
        return form.read(JsonDocument.DIFF, ReportDiff.class, text);
    }

    /**
     * Reads where a domain stands.
     *
     * @param text what {@link #write(DomainState)} wrote, or anything
     * @return the state
     * @throws ReportJsonException if it is not one
     */
    public DomainState readState(String text) {
        return form.read(JsonDocument.STATE, DomainState.class, text);
    }

    /**
     * What a document says of itself.
     *
     * @param text any text
     * @return its kind, and when, where, and in which language it was written
     * @throws ReportJsonException if it is not one of our documents
     */
    public JsonHeader readHeader(String text) {
        return form.header(text);
    }

    /**
     * What documents look like, the results of your own checks included.
     *
     * @return JSON Schema (2020-12)
     */
    public String schema() {
        return form.schema();
    }

    ReportForm form() {
        return form;
    }
}
