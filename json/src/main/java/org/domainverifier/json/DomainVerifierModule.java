package org.domainverifier.json;

import java.util.Objects;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.RecordInstruction;
import org.domainverifier.ReportDiff;
import org.domainverifier.repair.RepairPlan;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;

/**
 * Lets Jackson 3 write and read reports, plans, differences and states as {@link ReportJson} does, so that a controller of Spring Boot 4 may
 * answer with them. A {@link RecordInstruction} is written alone, so that lists of them are lists. A mapper that looks for modules finds it; with
 * settings of your own, give it to the mapper.
 *
 * <pre>{@code
 * @Bean
 * JacksonModule domainVerifier() {
 *     return new DomainVerifierModule(ReportJson.builder().provider("TrekMail").build());
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
        Objects.requireNonNull(json, "json");
        add(DomainReport.class, json);
        add(RepairPlan.class, json);
        add(ReportDiff.class, json);
        add(DomainState.class, json);
        add(RecordInstruction.class, json);
    }

    private <T> void add(Class<T> type, ReportJson json) {
        addSerializer(type, new Writer<>(type, json));
        addDeserializer(type, new Reader<>(type, json));
    }

    private static final class Writer<T> extends ValueSerializer<T> {
        private final Class<T> type;
        private final ReportJson json;

        Writer(Class<T> type, ReportJson json) {
            this.type = type;
            this.json = json;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            context.writeTree(generator, json.tree(type, value));
        }
    }

    private static final class Reader<T> extends ValueDeserializer<T> {
        private final Class<T> type;
        private final ReportJson json;

        Reader(Class<T> type, ReportJson json) {
            this.type = type;
            this.json = json;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return json.value(type, context.readTree(parser));
            } catch (ReportJsonException refused) {
                MismatchedInputException mismatch = MismatchedInputException.from(parser, type, refused.getMessage());
                mismatch.initCause(refused);
                throw mismatch;
            }
        }
    }
}
