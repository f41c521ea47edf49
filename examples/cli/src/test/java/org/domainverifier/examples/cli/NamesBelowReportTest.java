package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names below the domain and other records, in the text report and in JSON. */
class NamesBelowReportTest {
    private static final String ZONE = Cli.GOOD + """
            autoconfig.good.example.        300 IN CNAME autoconfig.trekmail.net.
            autodiscover.good.example.      300 IN CNAME autodiscover.old.example.
            _imaps._tcp.good.example.       300 IN SRV   0 1 993 imap.trekmail.net.
            good.example.                   300 IN CAA   0 issue "letsencrypt.org"
            autoconfig.trekmail.net.        300 IN A     192.0.2.7
            imap.trekmail.net.              300 IN A     192.0.2.7
            bounce.trekmail.net.            300 IN A     192.0.2.8
            send.good.example.              300 IN TXT   "v=spf1 include:spf.trekmail.net ~all"
            """;
    private static final String PROVIDER = """
            mx: [{ preference: 10, host: mail.trekmail.net }]
            records:
              - { name: autoconfig, type: CNAME, value: autoconfig.trekmail.net }
              - { name: autodiscover, type: CNAME, value: autodiscover.trekmail.net }
              - { name: _imaps._tcp, type: SRV, value: 0 1 993 imap.trekmail.net }
              - { type: CAA, value: letsencrypt.org }
            at:
              send:
                mx: [{ preference: 10, host: bounce.trekmail.net }]
                spf: { include: [spf.trekmail.net] }
            """;

    @TempDir
    Path folder;

    private Cli run(String provider, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--zone", Cli.write(folder, "t.zone", ZONE), "--provider", Cli.write(folder, "p.yaml", provider)));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    @Test
    void aWholeReport() {
        Cli result = run(PROVIDER, "--check", "mx,spf,records", "good.example");

        assertThat(result.code()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(result.out().replaceAll("DNS: .*", "DNS: ...")).isEqualTo("""
                good.example  NOT VERIFIED
                  ✓ MX       correct     required     10 mail.trekmail.net.
                  ✓ SPF      correct     optional     v=spf1 include:spf.trekmail.net ~all
                  ✗ RECORDS  incorrect   required
                      expected  autodiscover.good.example CNAME autodiscover.trekmail.net.
                      found     autoconfig.good.example CNAME autoconfig.trekmail.net.
                                autodiscover.good.example CNAME autodiscover.old.example.
                                _imaps._tcp.good.example SRV 0 1 993 imap.trekmail.net.
                                good.example CAA 0 issue "letsencrypt.org"
                      ✗ autodiscover.good.example is an alias (CNAME) of autodiscover.old.example instead of
                        autodiscover.trekmail.net. [records.alias-wrong, RFC 1034 §3.6.2]
                  At send.good.example:
                  ✗ MX       missing     required
                      expected  10 bounce.trekmail.net.
                      found     nothing
                      ✗ The MX record 10 bounce.trekmail.net is missing. [mx.expected-missing]
                  ✓ SPF      correct     required     v=spf1 include:spf.trekmail.net ~all
                  To change:
                    - autodiscover.good.example. 300 IN CNAME autodiscover.old.example.
                    + autodiscover.good.example. 300 IN CNAME autodiscover.trekmail.net.
                    + send.good.example. 3600 IN MX 10 bounce.trekmail.net.
                  DNS: ...

                """);
    }

    @Test
    void recordsThatAreAllRightAreOnALineEach() {
        Cli result = run(
                PROVIDER.replace("autodiscover.trekmail.net", "autodiscover.old.example"),
                "--check",
                "records",
                "good.example");

        assertThat(result.out()).contains("""
                  ✓ RECORDS  correct     required
                      found     autoconfig.good.example CNAME autoconfig.trekmail.net.
                                autodiscover.good.example CNAME autodiscover.old.example.
                                _imaps._tcp.good.example SRV 0 1 993 imap.trekmail.net.
                """);
    }

    @Test
    void whereNoOtherRecordIsAskedForThereIsNothingAboutThem() {
        assertThat(Cli.verify(folder, Cli.GOOD, "good.example").out()).doesNotContain("RECORDS", "At ");
    }

    @Test
    void namesBelowInGerman() {
        assertThat(run(PROVIDER, "--lang", "de", "--check", "mx", "good.example")
                        .out())
                .contains("  Unter send.good.example:\n");
    }

    @Test
    void theNamesOfTheChecksInJson() {
        JsonNode report = json(run(PROVIDER, "--json", "--check", "mx,spf,records", "good.example"));

        assertThat(StreamSupport.stream(report.get("checks").spliterator(), false)
                        .map(check -> check.get("id").asString() + " "
                                + check.get("name").asString()))
                .containsExactly(
                        "mx good.example",
                        "spf good.example",
                        "records good.example",
                        "mx send.good.example",
                        "spf send.good.example");
    }

    @Test
    void eachRecordThatWasExpectedInJson() {
        JsonNode records = json(run(PROVIDER, "--json", "--check", "records", "good.example"))
                .get("checks")
                .get(0)
                .get("result")
                .get("records");

        assertThat(records.get(2).toString())
                .isEqualTo("{\"expectation\":{\"owner\":\"_imaps._tcp\",\"type\":\"SRV\",\"manner\":\"EXACTLY\","
                        + "\"data\":[{\"type\":\"Srv\",\"priority\":0,\"weight\":1,\"port\":993,"
                        + "\"target\":\"imap.trekmail.net\"}]},\"name\":\"_imaps._tcp.good.example\","
                        + "\"found\":[{\"type\":\"Srv\",\"priority\":0,\"weight\":1,\"port\":993,"
                        + "\"target\":\"imap.trekmail.net\"}],\"aliases\":[],\"status\":\"CORRECT\"}");
    }

    @Test
    void whatToPublishInJson() {
        JsonNode report = json(run(PROVIDER, "--json", "--check", "mx,records", "good.example"));

        assertThat(StreamSupport.stream(report.get("recordsToPublish").spliterator(), false)
                        .map(JsonNode::toString))
                .contains(
                        row("mx", "good.example", "MX", 300, "KEEP", "10 mail.trekmail.net.", "10 mail.trekmail.net."),
                        row(
                                "records",
                                "autodiscover.good.example",
                                "CNAME",
                                300,
                                "REPLACE",
                                "autodiscover.trekmail.net.",
                                "autodiscover.old.example."),
                        row("mx", "send.good.example", "MX", 3600, "PUBLISH", "10 bounce.trekmail.net.", ""));
    }

    private static String row(
            String check, String name, String type, int ttl, String action, String data, String present) {
        return "{\"check\":\"" + check + "\",\"name\":\"" + name + "\",\"type\":\"" + type
                + "\",\"requirement\":\"REQUIRED\",\"ttl\":" + ttl + ",\"action\":\"" + action + "\",\"data\":\"" + data
                + "\"" + (present.isEmpty() ? "" : ",\"present\":\"" + present + "\"") + "}";
    }

    @Test
    void nobodyAskedForAnythingSoThereIsNothingToPublish() {
        String zone = Cli.write(folder, "good.zone", Cli.GOOD);

        assertThat(json(Cli.run("--zone", zone, "--json", "good.example")).has("recordsToPublish"))
                .isFalse();
    }

    private static JsonNode json(Cli result) {
        assertThat(result.err()).isEmpty();
        return JsonMapper.shared().readTree(result.out());
    }
}
