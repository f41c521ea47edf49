package org.domainverifier.situations;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.ReportDiff;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckKey;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.DomainCheck;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.json.ReportJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In every situation: what is written as JSON says everything, and is read back as it was. */
class StoredReportsTest {
    private final ReportJson json = ReportJson.standard();
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final List<DomainReport> reports = Situations.all().reports();

    /** Some findings are no part of a report: they are told as what has appeared. */
    private record Appeared(List<Finding> appeared) implements ReportDiff {
        @Override
        public Verdict before() {
            return Verdict.VERIFIED;
        }

        @Override
        public Verdict after() {
            return Verdict.VERIFIED;
        }

        @Override
        public List<Finding> fixed() {
            return List.of();
        }

        @Override
        public List<StatusChange> worse() {
            return List.of();
        }

        @Override
        public List<StatusChange> better() {
            return List.of();
        }
    }

    @Test
    void everyReportIsReadBackEqual() {
        for (DomainReport report : reports) {
            DomainReport again = json.readReport(json.write(report));
            assertThat(again.findings()).isEqualTo(report.findings());
            assertThat(again.answers()).isEqualTo(report.answers());
            assertThat(again.recordsToPublish()).isEqualTo(report.recordsToPublish());
            if (isKnown(report) && isSettled(report)) {
                assertThat(again).isEqualTo(report).hasSameHashCodeAs(report);
            } else {
                assertThat(json.readReport(json.write(again))).isEqualTo(again);
            }
        }
        assertThat(reports.stream().filter(StoredReportsTest::isSettled).count())
                .isGreaterThan(reports.size() * 8L / 10);
    }

    /** Whether all checks are the library's own. */
    private static boolean isKnown(DomainReport report) {
        List<CheckKey<?>> known =
                Codes.checks().stream().<CheckKey<?>>map(DomainCheck::key).toList();
        return report.entries().stream().map(CheckEntry::key).allMatch(known::contains);
    }

    /** Whether no function of a provider's is left in what was expected. */
    private static boolean isSettled(DomainReport report) {
        return report.entries().stream()
                .filter(entry -> entry.result().isPresent())
                .allMatch(entry -> entry.values().equals(CustomerValues.none())
                        && entry.result().get().outcomes().stream()
                                .map(ExpectationOutcome::expectation)
                                .allMatch(each -> each.equals(each.settled(entry.values()))));
    }

    @Test
    void everyFindingIsReadBackWithItsTypedArguments() {
        List<Finding> findings = Situations.all().findings();
        List<Finding> again = json.readDiff(json.write(new Appeared(findings))).appeared();
        assertThat(again).isEqualTo(findings);
        for (int i = 0; i < findings.size(); i++) {
            assertThat(again.get(i).message(Locale.GERMAN))
                    .isEqualTo(findings.get(i).message(Locale.GERMAN));
        }
    }

    @Test
    void everyComponentOfEveryTypedResultIsInTheDocument() {
        for (DomainReport report : reports) {
            JsonNode entries = mapper.readTree(json.write(report)).at("/report/entries");
            Iterator<JsonNode> nodes = entries.iterator();
            for (CheckEntry entry : report.entries()) {
                JsonNode node = nodes.next();
                entry.result()
                        .ifPresent(result -> assertTold(
                                result, node.get("result"), entry.key().id()));
            }
        }
    }

    /** Goes down into records and lists; what is one text or number in the document has no parts there. */
    private static void assertTold(Object value, JsonNode node, String path) {
        assertThat(node).as(path).isNotNull();
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(there -> assertTold(there, node, path));
        } else if (value instanceof Collection<?> list && node.isArray()) {
            assertThat(node.size()).as(path).isEqualTo(list.size());
            Iterator<JsonNode> nodes = node.iterator();
            list.forEach(each -> assertTold(each, nodes.next(), path + "[]"));
        } else if (value instanceof Record && node.isObject()) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object part = part(component, value);
                if (!Optional.empty().equals(part)) {
                    String name = component.getName();
                    assertTold(part, node.get(name), path + "." + name);
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
    void everyDocumentIsAsTheSchemaSays() {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json.schema());
        for (DomainReport report : reports) {
            assertThat(schema.validate(json.write(report), InputFormat.JSON)).isEmpty();
            assertThat(schema.validate(json.write(report.repairs()), InputFormat.JSON))
                    .isEmpty();
            assertThat(schema.validate(json.write(report.recordsToPublish()), InputFormat.JSON))
                    .isEmpty();
        }
        assertThat(schema.validate(json.write(new Appeared(Situations.all().findings())), InputFormat.JSON))
                .isEmpty();
    }
}
