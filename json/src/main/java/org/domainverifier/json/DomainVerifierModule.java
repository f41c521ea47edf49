package org.domainverifier.json;

import org.domainverifier.dns.InvalidDomainNameException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;

/**
 * Lets Jackson 3 write and read what the library gives as {@link ReportJson} does, so that a controller of Spring Boot 4 may answer with it:
 * reports, plans, differences and states as documents, and all that they are made of alone, such as a {@link org.domainverifier.dns.DomainName},
 * a {@link org.domainverifier.check.Finding}, a {@link org.domainverifier.RecordInstruction}, a {@link
 * org.domainverifier.check.RecordToPublish}, the result of a check, or a list of them; an {@link InvalidDomainNameException} is written with its code, its
 * sentence, and what was most likely meant. A mapper that looks for modules finds it; with settings
 * of your own, give it to the mapper. Generic types of the library, such as a {@link org.domainverifier.record.Parsed}, are for Jackson itself
 * to write.
 *
 * <pre>{@code
 * @Bean
 * JacksonModule domainVerifier() {
 *     return new DomainVerifierModule(ReportJson.builder()
 *             .provider("TrekMail")
 *             .language(LocaleContextHolder::getLocale) // by Accept-Language
 *             .build());
 * }
 * }</pre>
 *
 * <p>What cannot be read is a {@link MismatchedInputException} with the {@link ReportJsonException} as its cause. How long and how deep a text may be is for the
 * mapper to say.
 */
public final class DomainVerifierModule extends SimpleModule {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "domain-verifier";

    /** As {@link ReportJson#standard()} writes and reads. */
    public DomainVerifierModule() {
        this(ReportJson.standard());
    }

    /**
     * As that writes and reads.
     *
     * @param json the settings
     */
    public DomainVerifierModule(ReportJson json) {
        super(NAME);
        ReportForm form = json.form();
        form.shapes().told().forEach((type, shape) -> add(type, shape, form));
        addSerializer(InvalidDomainNameException.class, new ProblemWriter(form));
    }

    @SuppressWarnings("unchecked") // the shape of a type is of that type
    private <T> void add(Class<T> type, Shape<?> shape, ReportForm form) {
        addSerializer(type, new Writer<>(type, (Shape<T>) shape, form));
        addDeserializer(type, new Reader<>(type, (Shape<T>) shape, form));
    }

    private static final class Writer<T> extends ValueSerializer<T> {
        private final Class<T> type;
        private final Shape<T> shape;
        private final ReportForm form;

        Writer(Class<T> type, Shape<T> shape, ReportForm form) {
            this.type = type;
            this.shape = shape;
            this.form = form;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            context.writeTree(generator, form.tree(type, shape, value));
        }
    }

    /** What is wrong with a text that is not a name, of which only the answer has to be told: the exception has a stack trace. */
    private static final class ProblemWriter extends ValueSerializer<InvalidDomainNameException> {
        private final ReportForm form;

        ProblemWriter(ReportForm form) {
            this.form = form;
        }

        @Override
        public void serialize(
                InvalidDomainNameException problem, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            generator.writeStringProperty("code", problem.problem().id());
            generator.writeStringProperty(
                    "message", problem.message(form.telling().locale()));
            problem.suggestion().ifPresent(name -> generator.writeStringProperty("suggestion", name.toString()));
            generator.writeEndObject();
        }
    }

    private static final class Reader<T> extends ValueDeserializer<T> {
        private final Class<T> type;
        private final Shape<T> shape;
        private final ReportForm form;

        Reader(Class<T> type, Shape<T> shape, ReportForm form) {
            this.type = type;
            this.shape = shape;
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            Object value;
            try {
                value = form.value(type, shape, context.readTree(parser));
            } catch (ReportJsonException refused) {
                MismatchedInputException mismatch = MismatchedInputException.from(parser, type, refused.getMessage());
                mismatch.initCause(refused);
                throw mismatch;
            }
            if (!type.isInstance(value)) { // another one of several kinds
                throw MismatchedInputException.from(parser, type, "not a value of " + type.getSimpleName());
            }
            return type.cast(value);
        }
    }
}
