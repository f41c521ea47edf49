package org.domainverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.domainverifier.json.ReportJsonException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a text says: it is a document, or there is one exception, which says where it is wrong. */
class HostileDocumentsTest {
    private final ReportJson json = ReportJson.standard();
    private final JsonMapper mapper = JsonMapper.builder().build();

    private ReportJsonException refusal(String text) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                ReportJsonException.class, () -> json.readReport(text));
    }

    private void assertRefused(String text, Reason reason, String place) {
        assertThatExceptionOfType(ReportJsonException.class)
                .isThrownBy(() -> json.readReport(text))
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.place()).isEqualTo(place);
                });
    }

    @Test
    void whatIsNotJsonIsRefusedWithItsPlace() {
        assertRefused("{\n  \"schema\": \"1.0\",\n  oops", Reason.NOT_JSON, "line 3, column 3");
        assertThat(refusal("{} {}").reason()).isEqualTo(Reason.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"x\"", "5", "{}", "{\"schema\":1}"})
    void whatIsNoDocumentOfOursIsRefused(String text) {
        assertRefused(text, Reason.OTHER_DOCUMENT, "");
    }

    @Test
    void aDocumentOfAnotherKindIsRefused() {
        assertThat(refusal(json.write(Reports.report().repairs())))
                .hasMessage("a document with a plan, not with a report");
    }

    @Test
    void whatIsTooLongIsNotRead() {
        ReportJson small = ReportJson.builder().mostCharacters(1000).build();
        String text = json.write(Reports.report());
        assertThatExceptionOfType(ReportJsonException.class)
                .isThrownBy(() -> small.readReport(text))
                .matches(refused -> refused.reason() == Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"'[', 1000", "'{\"a\":', 1000", "'[', 1000000"})
    void whatIsNestedTooDeeplyIsNotRead(String opening, int times) {
        assertThat(refusal(opening.repeat(times)).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void whatIsNestedAsDeeplyAsIsReadNeedsLittleStack() throws InterruptedException {
        String deep = "{\"list\":[".repeat(40) + "]}".repeat(40);
        String text =
                json.write(Reports.report()).replaceFirst("\"arguments\":\\{", "\"arguments\":{\"deep\":" + deep + ",");
        List<Throwable> thrown = new ArrayList<>();
        Thread small = new Thread(null, () -> json.readReport(text).hashCode(), "small stack", 128 * 1024);
        small.setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
        small.start();
        small.join();
        assertThat(thrown).isEmpty();
    }

    @Test
    void aNumberOfAMillionDigitsIsNotRead() {
        String text = json.write(Reports.report())
                .replaceFirst("\"preference\":10", "\"preference\":" + "1".repeat(1_000_000));
        assertThat(refusal(text).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"domain\":\"customer.example\" | \"domain\":\"a..b\"           | /report/domain",
                "\"verdict\":\"NOT_VERIFIED\"    | \"verdict\":\"MAYBE\"         | /report/verdict",
                "\"preference\":10               | \"preference\":65536          | /report/entries/0/findings/0/repair/0/record/data",
                "\"preference\":10               | \"preference\":\"10\"         | /report/entries/0/findings/0/repair/0/record/data/preference",
                "\"preference\":10               | \"preference\":1e99            | /report/entries/0/findings/0/repair/0/record/data/preference",
            })
    void aWrongValueIsToldWithItsPlace(String right, String wrong, String place) {
        String text =
                json.write(Reports.report(Reports.ZONE.replace("10 mail.trekmail.example", "10 mx.other.example")));
        assertThat(text).contains(right);
        ReportJsonException refused = refusal(text.replace(right, wrong));
        assertThat(refused.reason()).isEqualTo(Reason.WRONG_VALUE);
        assertThat(refused.place()).startsWith("/report/").endsWith(place.substring(place.lastIndexOf('/')));
        assertThat(refused).hasMessageContaining(refused.place());
    }

    /** Each value of a report in turn is missing, or something else: nothing but our exception comes of it, and never anything slower. */
    @Test
    void whateverIsDamagedIsReadOrRefused() {
        JsonNode whole = mapper.readTree(json.write(Reports.report()));
        List<Runnable> damages = new ArrayList<>();
        int[] refused = new int[1];
        collect(whole.get("report"), damages, () -> {
            try {
                use(whole.toString());
            } catch (ReportJsonException expected) {
                refused[0]++;
            }
        });
        for (int i = 0; i < damages.size(); i += Math.max(1, damages.size() / 300)) {
            damages.get(i).run();
        }
        assertThat(refused[0]).isGreaterThan(50);
    }

    private void use(String text) {
        var report = json.readReport(text);
        report.findings().forEach(finding -> finding.message(java.util.Locale.GERMAN));
        report.repairs().toZoneLines();
        report.recordsToPublish();
        report.visibleBy();
        assertThat(report.toString()).isNotEmpty();
        json.write(report);
    }

    private static void collect(JsonNode node, List<Runnable> damages, Runnable trying) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode member = object.get(name);
                for (JsonNode other : others()) {
                    damages.add(() -> {
                        object.set(name, other);
                        trying.run();
                        object.set(name, member);
                    });
                }
                collect(member, damages, trying);
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(each -> collect(each, damages, trying));
        }
    }

    private static List<JsonNode> others() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return List.of(
                nodes.nullNode(),
                nodes.numberNode(-1),
                nodes.stringNode("."),
                nodes.arrayNode(),
                nodes.objectNode(),
                nodes.booleanNode(true));
    }

    @Test
    void noNameIsLookedUpWhereAnAddressIsExpected() {
        String text = json.write(Reports.report());
        assertThat(text).contains("\"address\":\"192.0.2.25\"");
        for (String other : List.of("localhost", "1.2", "::1%lo", "1:2", "dead.beef", "300.1.1.1", "")) {
            ReportJsonException refused =
                    refusal(text.replace("\"address\":\"192.0.2.25\"", "\"address\":\"" + other + "\""));
            assertThat(refused.reason()).isEqualTo(Reason.WRONG_VALUE);
        }
    }

    @Test
    void aMessageIsOneVisibleLine() {
        String text =
                json.write(Reports.report()).replace("\"verdict\":\"NOT_VERIFIED\"", "\"verdict\":\"\\n\\u202e\"");
        assertThat(refusal(text).getMessage()).doesNotContain("\n", "\u202e");
    }
}
