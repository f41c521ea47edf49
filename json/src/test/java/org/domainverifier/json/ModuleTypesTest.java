package org.domainverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.BulkOptions;
import org.domainverifier.BulkResult;
import org.domainverifier.BulkVerification;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainState;
import org.domainverifier.DomainVerifier;
import org.domainverifier.ReportDiff;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CheckResult;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Provided;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.InvalidDomainNameException;
import org.domainverifier.mx.MxResult;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.StepCode;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.spf.SpfResult;
import org.domainverifier.text.Sentence;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Which of the library's types a controller may answer with: all that have a shape, alone or in a list. */
class ModuleTypesTest {
    private final JsonMapper mapper = JsonMapper.builder().findAndAddModules().build();
    private final DomainReport report = Reports.report();
    private final Map<Class<?>, Shape<?>> told =
            ReportJson.standard().form().shapes().told();

    /** Of those below, the first are no values, and of the others a Jackson without the module can make something. */
    private static final Set<Class<?>> NOT_TOLD = Set.of(
            DomainVerifier.class,
            DomainVerifier.Builder.class,
            BulkVerification.class,
            FindingCode.class,
            FindingDefinition.class,
            StepCode.class,
            CustomerValue.class,
            CustomerValues.class,
            Provided.class,
            Provided.Ready.class,
            Provided.NotReady.class,
            Provided.Unavailable.class,
            Sentence.class,
            Sentence.Part.class,
            BulkResult.class,
            BulkResult.Verified.class,
            BulkResult.NotADomain.class,
            InvalidDomainNameException.class);

    @Test
    void whateverTheVerifierGivesIsKnown() {
        Set<Class<?>> given = given();
        assertThat(given).contains(DomainReport.class, RecordToPublish.class, Propagation.class, RepairStep.class);
        assertThat(given.stream().filter(type -> !told.containsKey(type)))
                .containsExactlyInAnyOrderElementsOf(NOT_TOLD);
    }

    @Test
    void everyPartOfAReportIsTheSameWhenItIsReadAlone() {
        Map<Class<?>, Object> parts = new HashMap<>();
        collect(report, parts);
        collect(report.repairs(), parts);
        collect(report.recordsToPublish(), parts);
        collect(ReportDiff.between(Reports.report(""), report), parts);
        collect(DomainState.pending(Instant.EPOCH).after(report), parts);
        collect(Reports.onboarding("").build().recordsToPublish("customer.example"), parts);
        assertThat(parts)
                .containsKeys(DomainName.class, RecordToPublish.class, Finding.class, SpfResult.class, CheckEntry.class)
                .hasSizeGreaterThan(60);
        parts.forEach((type, value) -> {
            String text = mapper.writeValueAsString(value);
            assertThat(mapper.readValue(text, type)).as(type.getName()).isEqualTo(value);
        });
    }

    private void collect(Object value, Map<Class<?>, Object> parts) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(there -> collect(there, parts));
        } else if (value instanceof Collection<?> several) {
            several.forEach(each -> collect(each, parts));
        } else if (value instanceof Map<?, ?> map) {
            collect(map.keySet(), parts);
            collect(map.values(), parts);
        } else {
            told.keySet().stream()
                    .filter(type -> type.isInstance(value))
                    .forEach(type -> parts.putIfAbsent(type, value));
            if (value instanceof Record) {
                for (RecordComponent component : value.getClass().getRecordComponents()) {
                    collect(part(component, value), parts);
                }
            }
        }
    }

    private static Object part(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException closed) {
            throw new AssertionError(closed);
        }
    }

    @Test
    void recordsToPublishAreRowsOfWhatToType() {
        List<RecordToPublish> records = Reports.onboarding("").build().recordsToPublish("customer.example");
        String text = mapper.writeValueAsString(records);
        assertThat(mapper.readTree(text).get(0).toString())
                .isEqualTo("{\"name\":\"customer.example\",\"type\":\"MX\",\"data\":"
                        + "{\"kind\":\"mx\",\"preference\":10,\"exchange\":\"mail.trekmail.example\"}}");
        assertThat(mapper.readValue(text, new TypeReference<List<RecordToPublish>>() {}))
                .isEqualTo(records);
    }

    @Test
    void aResultAloneSaysOfWhichCheckItIs() {
        JsonNode spf = mapper.readTree(mapper.writeValueAsString(report.get(SpfCheck.KEY)));
        assertThat(spf.path("check").asString()).isEqualTo("spf");
        assertThat(mapper.treeToValue(spf, CheckResult.class)).isEqualTo(report.get(SpfCheck.KEY));
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> mapper.treeToValue(spf, MxResult.class));
    }

    @Test
    void changesOfAPlanAreReadAsWhatTheyWere() {
        List<RecordChange> changes = report.repairs().changes();
        assertThat(mapper.readValue(mapper.writeValueAsString(changes), new TypeReference<List<RecordChange>>() {}))
                .isEqualTo(changes)
                .isNotEmpty();
    }

    @Test
    void aNameIsAText() {
        record Answer(DomainName domain, CheckKey<?> check, Optional<DomainName> alias) {}

        String text = mapper.writeValueAsString(
                new Answer(DomainName.of("customer.example"), SpfCheck.KEY, Optional.of(DomainName.of("a.example"))));

        assertThat(text).isEqualTo("{\"domain\":\"customer.example\",\"check\":\"spf\",\"alias\":\"a.example\"}");
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> mapper.readValue("\"customer..example\"", DomainName.class));
    }

    @Test
    void resultsOfManyDomainsAreListed() {
        try (BulkVerification<String> all = Reports.onboarding(Reports.ZONE)
                .build()
                .verifyAll(
                        List.of("me@customer.example", "customer.example"),
                        typed -> typed,
                        BulkOptions.usual().resultsInGivenOrder())) {
            JsonNode results =
                    mapper.readTree(mapper.writeValueAsString(all.stream().toList()));
            assertThat(results.get(0).path("input").asString()).isEqualTo("me@customer.example");
            assertThat(results.get(0).path("problem").path("code").asString()).isEqualTo("name.mail-address");
            assertThat(results.get(0).path("problem").path("suggestion").asString())
                    .isEqualTo("customer.example");
            assertThat(results.get(0).path("problem").path("message").asString())
                    .contains("mail address");
            assertThat(results.get(1).at("/report/report/domain").asString()).isEqualTo("customer.example");
        }
    }

    /** What the verifier, and whatever it gives, gives in turn by public methods without parameters. */
    private static Set<Class<?>> given() {
        Set<Class<?>> seen = new LinkedHashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>();
        for (Method method : DomainVerifier.class.getMethods()) {
            classes(method.getGenericReturnType()).forEach(open::add);
        }
        while (!open.isEmpty()) {
            Class<?> type = open.remove();
            if (type.getName().startsWith("org.domainverifier.") && !type.isEnum() && seen.add(type)) {
                for (Method method : type.getMethods()) {
                    if (method.getParameterCount() == 0) {
                        classes(method.getGenericReturnType()).forEach(open::add);
                    }
                }
                if (type.isSealed()) {
                    open.addAll(List.of(type.getPermittedSubclasses()));
                }
            }
        }
        return seen;
    }

    private static Set<Class<?>> classes(Type type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        if (type instanceof Class<?> raw) {
            all.add(raw);
        } else if (type instanceof ParameterizedType of) {
            all.addAll(classes(of.getRawType()));
            for (Type argument : of.getActualTypeArguments()) {
                all.addAll(classes(argument));
            }
        } else if (type instanceof WildcardType any) {
            all.addAll(classes(any.getUpperBounds()[0]));
        }
        return all;
    }
}
