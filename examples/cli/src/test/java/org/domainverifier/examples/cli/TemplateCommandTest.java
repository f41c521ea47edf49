package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A template of Domain Connect in place of a provider file. */
class TemplateCommandTest {
    private static final String TEMPLATE = """
            {
              "providerId": "sender.example", "providerName": "Sender", "serviceId": "mail", "serviceName": "Mail",
              "version": 1, "hostRequired": false,
              "records": [
                {"type": "MX", "host": "@", "pointsTo": "%region%.sender.example", "priority": 10, "ttl": 3600, "groupId": "mail"},
                {"type": "SPFM", "host": "@", "spfRules": "include:spf.sender.example", "groupId": "mail"},
                {"type": "CNAME", "host": "track", "pointsTo": "track.sender.example", "ttl": 3600, "groupId": "tracking"},
                {"type": "REDIR301", "host": "www", "target": "https://sender.example/%domain%", "groupId": "tracking"}
              ]
            }
            """;
    private static final String ZONE = """
            customer.example.       IN MX 10 eu.sender.example.
            customer.example.       IN TXT "v=spf1 include:spf.sender.example -all"
            track.customer.example. IN CNAME track.sender.example.
            send.customer.example.  IN MX 10 eu.sender.example.
            send.customer.example.  IN TXT "v=spf1 include:spf.sender.example -all"
            eu.sender.example.      IN A 192.0.2.1
            track.sender.example.   IN A 192.0.2.2
            spf.sender.example.     IN TXT "v=spf1 ip4:192.0.2.0/24 -all"
            """;

    @TempDir
    private Path folder;

    private String template;
    private String zone;

    @BeforeEach
    void write() throws IOException {
        template = Files.writeString(folder.resolve("mail.json"), TEMPLATE).toString();
        zone = Files.writeString(folder.resolve("zone"), ZONE).toString();
    }

    private Cli run(String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"--zone", zone, "--template", template}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Cli.run(arguments);
    }

    @Test
    void allThatTheTemplateAsksForIsRequired() {
        Cli right = run("--set", "region=eu", "customer.example");
        Cli wrong = run("--set", "region=us", "customer.example");

        assertThat(right.err()).isEmpty();
        assertThat(right.code()).isZero();
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.out()).contains("us.sender.example");
    }

    @Test
    void whatTheDnsDoesNotTellIsListed() {
        assertThat(run("--set", "region=eu", "customer.example").out())
                .contains("Not to be verified by DNS")
                .contains("REDIR301 www.customer.example");
        assertThat(run("--set", "region=eu", "--json", "customer.example").out())
                .contains("\"notVerifiable\":[{\"type\":\"REDIR301\",\"name\":\"www.customer.example\"");
    }

    @Test
    void itMayBeAppliedBelowTheDomain() {
        Cli below = run("--set", "region=eu", "--host", "send", "--group", "mail", "customer.example");

        assertThat(below.err()).isEmpty();
        assertThat(below.out()).contains("send.customer.example");
        assertThat(below.code()).isZero();
    }

    @Test
    void someGroupsMayOnlyWarn() throws IOException {
        Files.writeString(folder.resolve("zone"), ZONE.replace("track.customer.example.", "other.customer.example."));

        assertThat(run("--set", "region=eu", "customer.example").code()).isEqualTo(1);
        assertThat(run("--set", "region=eu", "--recommended", "tracking", "customer.example")
                        .code())
                .isZero();
    }

    @Test
    void manyDomainsAreEachAskedForTheirOwn() throws IOException {
        Path domains = Files.writeString(folder.resolve("domains"), "customer.example\nother.example\n");

        Cli both = run("--set", "region=eu", "--from", domains.toString());

        assertThat(both.out()).contains("customer.example  VERIFIED").contains("other.example  NOT VERIFIED");
        assertThat(both.code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer.example | region",
                "--set region customer.example | not of the form NAME=VALUE",
                "--set region=eu --set region=us customer.example | set twice",
                "--set rejion=eu customer.example | there is no variable 'rejion'; there are region",
                "--set region=eu --group post customer.example | there is no group 'post'; there are mail, tracking",
                "--set region=eu --recommended post customer.example | there is no group 'post'",
                "--set region=a..b customer.example | records[0]",
                "--set region=eu --provider x.yaml customer.example | not in both"
            })
    void mistakesAreAnsweredWithWhatIsPossible(String arguments, String complaint) {
        Cli result = run(arguments.strip().split(" "));

        assertThat(result.err()).contains(complaint).hasLineCount(1);
        assertThat(result.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"--set,a=b", "--host,send", "--group,mail", "--recommended,mail"})
    void withoutATemplateTheyAreAMistake(String option, String value) {
        Cli result = Cli.run("--zone", zone, option, value, "customer.example");

        assertThat(result.err()).contains("are about a template (--template)");
        assertThat(result.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | providerId", "[1, 2] | object", "{\"records\": [ | JSON", "'' | JSON"})
    void aFileThatIsNoTemplateIsRefused(String text, String complaint) throws IOException {
        Files.writeString(folder.resolve("mail.json"), text);

        Cli result = run("customer.example");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("mail.json").contains(complaint);
    }
}
