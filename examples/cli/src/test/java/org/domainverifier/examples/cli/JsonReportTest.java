package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
    @TempDir
    Path folder;

    @Test
    void oneObjectPerDomainAndLine() {
        Cli result = Cli.verify(folder, Cli.BAD + Cli.GOOD, "--json", "good.example", "bad.example");

        assertThat(result.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(json(line).isObject()).isTrue());
        assertThat(result.err()).isEmpty();
    }

    @Test
    void theKeysOfAReport() {
        JsonNode report = bad("--json");

        assertThat(report.propertyNames())
                .containsExactly("domain", "verdict", "checks", "findings", "recordsToPublish", "dns");
        assertThat(report.get("domain").asString()).isEqualTo("bad.example");
        assertThat(report.get("verdict").asString()).isEqualTo("NOT_VERIFIED");
        assertThat(report.get("dns").propertyNames())
                .containsExactly("questions", "fromMemory", "failed", "rounds", "milliseconds");
        assertThat(report.get("dns").get("questions").asInt()).isPositive();
    }

    @Test
    void allChecksInTheirOrder() {
        assertThat(StreamSupport.stream(bad("--json").get("checks").spliterator(), false)
                        .map(check -> check.get("id").asString() + " "
                                + check.get("requirement").asString() + " "
                                + check.get("status").asString()))
                .containsExactly(
                        "mx REQUIRED CONFLICT",
                        "spf REQUIRED CORRECT",
                        "dkim OPTIONAL UNKNOWN",
                        "dmarc REQUIRED INVALID",
                        "tls-rpt OPTIONAL MISSING",
                        "mta-sts OPTIONAL MISSING");
    }

    @Test
    void theTypedResultAndWhatWasExpected() {
        JsonNode mx = bad("--json").get("checks").get(0).get("result");

        assertThat(mx.get("exchangers").get(0).toString()).isEqualTo("{\"preference\":1,\"host\":\"mx.old.example\"}");
        assertThat(mx.get("outcomes").get(0).toString())
                .isEqualTo("{\"requirement\":\"REQUIRED\",\"status\":\"CONFLICT\",\"expected\":"
                        + "[{\"name\":\"bad.example\",\"type\":\"MX\",\"data\":\"10 mail.trekmail.net.\"}]}");
        assertThat(mx.has("findings")).isFalse();
    }

    @Test
    void theTermsOfAnSpfRecordSayWhatTheyAre() {
        JsonNode spf = bad("--json").get("checks").get(1).get("result");

        assertThat(spf.get("record").get("terms").get(0).toString())
                .isEqualTo("{\"type\":\"Include\",\"qualifier\":\"PASS\",\"domain\":\"spf.trekmail.net\"}");
        assertThat(spf.get("lookups").get("count").asInt()).isEqualTo(1);
    }

    @Test
    void addressesForReportsAreTexts() {
        String zone = Cli.GOOD.replace("p=reject", "p=reject; rua=mailto:a@third.example");
        JsonNode report = json(Cli.verify(folder, zone, "--json", "--check", "dmarc", "good.example")
                .out());
        JsonNode dmarc = report.get("checks").get(0).get("result");

        assertThat(dmarc.get("record").get("aggregateReports").toString()).isEqualTo("[\"mailto:a@third.example\"]");
        assertThat(dmarc.get("destinations").get(0).get("uri").asString()).isEqualTo("mailto:a@third.example");
    }

    @Test
    void aFindingWithItsPlaceAndItsRepair() {
        JsonNode finding = finding(bad("--json"), "dmarc.invalid-policy");

        assertThat(finding.get("check").asString()).isEqualTo("dmarc");
        assertThat(finding.get("severity").asString()).isEqualTo("ERROR");
        assertThat(finding.get("message").asString()).contains("rejekt");
        assertThat(finding.get("name").asString()).isEqualTo("_dmarc.bad.example");
        assertThat(finding.get("section").asString()).startsWith("RFC 9989");
        assertThat(finding.get("arguments").get("value").asString()).isEqualTo("rejekt");
        assertThat(finding.get("record").asString()).isEqualTo("v=DMARC1; p=rejekt");
        assertThat(finding.get("span").toString()).isEqualTo("{\"start\":10,\"end\":18}");
        assertThat(finding.get("repair").get(0).get("action").asString()).isEqualTo("manual");
        assertThat(finding.get("repair").get(1).get("action").asString()).isEqualTo("replace");
        assertThat(finding.get("repair").get(1).get("before").asString())
                .isEqualTo("_dmarc.bad.example. 300 IN TXT \"v=DMARC1; p=rejekt\"");
    }

    @Test
    void whatNobodyAskedForIsNoErrorWhereItIsMissing() {
        assertThat(finding(bad("--json"), "tls-rpt.missing").get("severity").asString())
                .isEqualTo("NOTICE");
    }

    @Test
    void messagesInGerman() {
        assertThat(finding(bad("--json", "--lang", "de"), "mx.foreign-takes-all")
                        .get("message")
                        .asString())
                .isNotEqualTo(finding(bad("--json"), "mx.foreign-takes-all")
                        .get("message")
                        .asString());
    }

    private JsonNode bad(String... options) {
        String[] arguments = new String[options.length + 1];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = "bad.example";
        return json(Cli.verify(folder, Cli.BAD + Cli.GOOD, arguments).out());
    }

    private static JsonNode finding(JsonNode report, String code) {
        return StreamSupport.stream(report.get("findings").spliterator(), false)
                .filter(each -> each.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line);
    }
}
