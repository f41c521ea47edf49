package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Freshness;
import org.domainverifier.json.ReportJson;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.LoopbackNetwork;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** --fresh and --propagation, over a miniature Internet with two servers for the domain and a resolver that lags behind. */
class FreshCommandTest {
    @TempDir
    Path folder;

    private final LoopbackNetwork network = new LoopbackNetwork();
    private LoopbackDnsServer second;
    private LoopbackDnsServer resolver;

    @BeforeEach
    void start() {
        network.server("127.0.5.1", """
                . 60 IN SOA a. x. 1 60 60 60 60
                . 60 IN NS a.
                good.example. 60 IN NS ns1.good.example.
                good.example. 60 IN NS ns2.good.example.
                ns1.good.example. 60 IN A 127.0.5.11
                ns2.good.example. 60 IN A 127.0.5.12
                trekmail.net. 60 IN NS ns.trekmail.net.
                ns.trekmail.net. 60 IN A 127.0.5.13
                """);
        network.server("127.0.5.11", good(2, "10 mail.trekmail.net."));
        second = network.server("127.0.5.12", good(2, "10 mail.trekmail.net."));
        network.server("127.0.5.13", trekMail());
        resolver = network.server("127.0.5.99", good(1, "10 old.example."), trekMail());
        // what comes out of a cache has no authority
        resolver.faultForAll(Fault.rewritten(FreshCommandTest::asFromACache));
    }

    @AfterEach
    void stop() {
        network.close();
    }

    private static String good(int serial, String mx) {
        return ZoneText.of("good.example")
                .nameServer("ns1.good.example", "127.0.5.11")
                .nameServer("ns2.good.example", "127.0.5.12")
                .serial(serial)
                .records("@ 900 IN MX " + mx)
                .toString();
    }

    private static String trekMail() {
        return ZoneText.of("trekmail.net")
                .nameServer("ns.trekmail.net", "127.0.5.13")
                .records("mail IN A 192.0.2.25")
                .toString();
    }

    private static byte[] asFromACache(byte[] message) {
        byte[] changed = message.clone();
        changed[2] &= ~0x04; // no AA
        changed[3] |= (byte) 0x80; // RA
        return changed;
    }

    private Cli run(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--provider",
                Cli.write(
                        folder, "provider.yaml", "name: TrekMail\nmx: [{ preference: 10, host: mail.trekmail.net }]\n"),
                "--check",
                "mx",
                "--server",
                resolver.hostAndPort()));
        arguments.addAll(Arrays.asList(options));
        arguments.add("good.example");
        return Cli.run(arguments.toArray(String[]::new));
    }

    private Cli fresh(String... options) {
        List<String> arguments = new ArrayList<>(List.of("--root", "127.0.5.1:" + network.port()));
        arguments.addAll(Arrays.asList(options));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void theCacheIsBelievedWithoutTheOptionAndTheTimeIsTold() {
        Cli result = run();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("--fresh asks past its cache");
        assertThat(run("--json").out()).contains("\"visibleBy\"");
    }

    @Test
    void freshAsksPastTheCache() {
        Cli result = fresh("--fresh");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("VERIFIED").doesNotContain("--fresh", "Name servers");
    }

    @Test
    void propagationTellsWhoHasWhatAndUntilWhen() {
        Cli result = fresh("--propagation");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains(
                        "ns1.good.example (127.0.5.11)  serial 2", "dns.not-yet-visible", "Visible to everybody by 2");
    }

    @Test
    void propagationInGerman() {
        second.faultForAll(Fault.REFUSED);

        assertThat(fresh("--propagation", "--lang", "de").out())
                .contains("Nameserver:", "abgelehnt", "Seriennummer 2", "Für alle sichtbar");
    }

    @Test
    void propagationInJson() {
        second.replaceZone(good(1, "10 old.example."));
        JsonNode json =
                JsonMapper.shared().readTree(fresh("--propagation", "--json").out());

        JsonNode seen = json.get("propagation");
        assertThat(seen.propertyNames()).containsExactly("visible", "zones", "questions", "aliasesBesideData");
        assertThat(seen.get("visible").asBoolean()).isFalse();
        JsonNode zone = seen.get("zones").get(0);
        assertThat(zone.get("zone").asString()).isEqualTo("good.example");
        assertThat(zone.get("delegated").toString()).isEqualTo("[\"ns1.good.example\",\"ns2.good.example\"]");
        assertThat(zone.get("servers").toString())
                .isEqualTo("[{\"server\":\"ns1.good.example\",\"address\":\"127.0.5.11\",\"condition\":\"ANSWERED\","
                        + "\"serial\":2},{\"server\":\"ns2.good.example\",\"address\":\"127.0.5.12\","
                        + "\"condition\":\"ANSWERED\",\"serial\":1}]");
        JsonNode question = seen.get("questions").get(0);
        assertThat(question.get("servers").get(1).get("records").toString())
                .isEqualTo("[\"good.example. 900 IN MX 10 old.example.\"]");
        assertThat(question.get("resolvers").get(0).get("condition").asString()).isEqualTo("OUTDATED");
        assertThat(question.get("resolvers").get(0).get("visibleBy").asString()).startsWith("2");
        assertThat(json.get("findings").toString()).contains("dns.servers-disagree");
    }

    @Test
    void whatJsonSaysOfPropagationFollowsFromTheDocument() {
        second.replaceZone(good(1, "10 old.example."));
        try (Network asked =
                Network.of(Freshness.BOTH, List.of(resolver.hostAndPort()), List.of("127.0.5.1:" + network.port()))) {
            DomainVerifier.Builder builder = DomainVerifier.builder().only("mx");
            asked.use(builder);
            DomainReport report = builder.build().verify("good.example");
            ReportJson documents = ReportJson.standard();

            JsonNode json = JsonSituations.printed(report);
            assertThat(json.get("propagation").get("questions")).isNotEmpty();
            assertThat(JsonSituations.printed(documents.readReport(documents.write(report))))
                    .isEqualTo(json);
        }
    }

    @Test
    void theOptionsThatExcludeOneAnother() {
        assertThat(Cli.run("--zone", "some.zone", "--fresh", "good.example").err())
                .contains("--zone", "--fresh");
        assertThat(Cli.run("--root", "127.0.0.1", "good.example").err()).contains("--root");
        assertThat(Cli.run("--fresh", "--root", "nonsense:x", "good.example").err())
                .contains("--root", "nonsense:x");
        assertThat(Cli.run("--fresh", "--root", "127.0.0.1:1", "--root", "127.0.0.1:2", "good.example")
                        .err())
                .contains("the same");
    }
}
