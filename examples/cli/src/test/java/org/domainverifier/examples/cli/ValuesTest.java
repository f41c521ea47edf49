package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Variables of a provider file, and their values from a file of customers. */
@Timeout(120)
class ValuesTest {
    private static final String KEY_A = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String KEY_B = "/VHAPz7PXmj9ZcIFVmIKB3BZLUaz/JPMsTDEpyzzOGs=";
    private static final String PROVIDER = """
            mx: [{ preference: 10, host: "%tenant%.mail.x.net" }]
            dkim:
              - { selector: main, key: "v=DKIM1; k=ed25519; p=%dkimKey%" }
              - { selector: static, key: "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" }
            """;
    private static final String ZONE = zone("a.example", "t1", KEY_A) + zone("b.example", "t2", KEY_B);

    @TempDir
    Path folder;

    private static String zone(String domain, String tenant, String key) {
        return """
                %1$s. 300 IN MX 10 %2$s.mail.x.net.
                %2$s.mail.x.net. 300 IN A 192.0.2.1
                main._domainkey.%1$s. 300 IN TXT "v=DKIM1; k=ed25519; p=%3$s"
                static._domainkey.%1$s. 300 IN TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                """.formatted(domain, tenant, key);
    }

    private Cli run(String file, String values, String... more) {
        return runFor(PROVIDER, file, values, more);
    }

    private Cli runFor(String provider, String file, String values, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--zone",
                Cli.write(folder, "test.zone", ZONE),
                "--provider",
                Cli.write(folder, "provider.yaml", provider),
                "--values",
                Cli.write(folder, file, values)));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static String csv(String... rows) {
        return "domain,tenant,dkimKey,note\n" + String.join("\n", rows) + "\n";
    }

    @Test
    void eachCustomersOwnValuesCount() {
        Cli result = run(
                "customers.csv",
                csv("a.example,t1," + KEY_A + ",\"first, of all\"", "B.Example.,t2," + KEY_B),
                "--check",
                "mx,dkim",
                "a.example",
                "b.example");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("a.example  VERIFIED", "b.example  VERIFIED");
        assertThat(result.code()).isEqualTo(ExitCode.VERIFIED);
    }

    @Test
    void anotherCustomersValuesDoNot() {
        Cli result = run("customers.csv", csv("a.example,t2," + KEY_B), "--check", "mx,dkim", "a.example");

        assertThat(result.out()).contains("expected  10 t2.mail.x.net.", "p=" + KEY_B.substring(0, 20));
        assertThat(result.code()).isEqualTo(ExitCode.NOT_VERIFIED);
    }

    @Test
    void jsonLinesDoAsWell() {
        String values = """
                {"domain": "a.example", "tenant": "t1", "dkimKey": "%s"}

                {"domain": "b.example", "tenant": "t2", "dkimKey": "%s", "employees": 12, "active": true, "left": null}
                """.formatted(KEY_A, KEY_B);

        assertThat(run("customers.jsonl", values, "--check", "mx,dkim", "a.example", "b.example")
                        .code())
                .isEqualTo(ExitCode.VERIFIED);
    }

    @Test
    void theMarkOfUnicodeAndLinesOfWindowsAreUnderstood() {
        String values = "\ufeff" + csv("a.example,t1," + KEY_A).replace("\n", "\r\n");

        assertThat(run("customers.csv", values, "--check", "mx,dkim", "a.example")
                        .code())
                .isEqualTo(ExitCode.VERIFIED);
    }

    @Test
    void aKeyThatIsNotThereYetIsPendingAtItsSelector() {
        Cli result = run("customers.csv", csv("a.example,t1,,"), "--check", "mx,dkim", "a.example");

        assertThat(result.out())
                .contains("DKIM     pending", "not ready yet  (TXT at main._domainkey.a.example)")
                .doesNotContain("not ready yet  (TXT at static", "dkim.missing");
        assertThat(result.code()).isEqualTo(ExitCode.NOT_VERIFIED);
    }

    @Test
    void aHostThatIsNotThereYetIsNotHeldAgainstTheCustomer() {
        Cli result = run("customers.csv", csv("a.example,," + KEY_A), "--check", "mx", "a.example");

        assertThat(result.out()).contains("verifier.value-not-ready").doesNotContain("%tenant%");
    }

    @Test
    void whatLooksLikeAVariableInAValueIsNone() {
        Cli result = runFor(
                "records: [{ name: t, type: TXT, value: 'token=%token%' }]",
                "customers.csv", "domain,token\na.example,%domain%\n", "--check", "records", "a.example");

        assertThat(result.out()).contains("token=%domain%");
    }

    @Test
    void theDomainItselfIsAValue() {
        Cli result = runFor(
                "records: [{ name: t, type: CNAME, value: '%domain%.customers.x.net' }]",
                "customers.csv", "domain\nBücher.example\n", "--check", "records", "bücher.example");

        assertThat(result.out()).contains("xn--bcher-kva.example.customers.x.net");
    }

    @Test
    void variablesMayBeInAlternativesRecordsAndNamesBelow() {
        Cli result = runFor("""
                mx: { any-of: [{ hosts: ["%tenant%.new.x.net"] }, { hosts: ["%tenant%.mail.x.net"] }] }
                at: { main._domainkey: { records: [{ type: TXT, value: "v=DKIM1; k=ed25519; p=%dkimKey%" }] } }
                """, "customers.csv", csv("a.example,t1," + KEY_A), "--check", "mx,records", "a.example");

        assertThat(result.out()).contains("VERIFIED", "At main._domainkey.a.example:");
        assertThat(result.code()).isEqualTo(ExitCode.VERIFIED);
    }

    @Test
    void aDomainOfTheListThatIsNoCustomersIsComplainedOfAndTheOthersAreVerified() {
        String list = Cli.write(folder, "domains.txt", "a.example\nstranger.example\nb.example\n");
        Cli result = run(
                "customers.csv",
                csv("a.example,t1," + KEY_A, "b.example,t2," + KEY_B),
                "--check",
                "mx,dkim",
                "--from",
                list);

        assertThat(result.err())
                .contains("domains.txt:2: there is no stranger.example in ")
                .contains("customers.csv");
        assertThat(result.out()).contains("a.example  VERIFIED", "b.example  VERIFIED");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aDomainOnTheCommandLineThatIsNoCustomersStopsEverything() {
        assertRefused(
                run("customers.csv", csv("a.example,t1," + KEY_A), "a.example", "stranger.example"),
                "there is no stranger.example in");
    }

    static Stream<Arguments> badValues() {
        return Stream.of(
                Arguments.of("c.csv", "", "c.csv: there is no customer in it"),
                Arguments.of("c.csv", "domain,tenant,dkimKey\n", "c.csv: there is no customer in it"),
                Arguments.of(
                        "c.csv", "name;domain\n", "c.csv:1: there is no column 'domain'; there are name;domain (col"),
                Arguments.of("c.csv", "domain,a,a\n", "c.csv:1: the column 'a' is there twice"),
                Arguments.of(
                        "c.csv",
                        "domain,tenant\na.example,t1\n",
                        "provider.yaml:3: dkim: there is no value 'dkimKey' in"),
                Arguments.of("c.csv", "domain,tenant\na.example,t1\n", "; there are domain, tenant"),
                Arguments.of("c.csv", csv(",t1,x"), "c.csv:2: domain: there should be the customer's domain"),
                Arguments.of("c.csv", csv("a b,t1,x"), "c.csv:2: domain: \"a b\" has a space"),
                Arguments.of(
                        "c.csv", csv("a.example,t1,,", "A.EXAMPLE,t1,,"), "c.csv:3: a.example is there already, at"),
                Arguments.of("c.csv", csv("a.example,t1,,,more"), "c.csv:2: there are 5 values, and 4 columns"),
                Arguments.of("c.csv", csv("a.example,t1,\"x"), "cannot be understood: "),
                Arguments.of(
                        "c.csv",
                        csv("a.example,t1,,", "", "b.example,t!2,"),
                        "c.csv:4: tenant: \"t!2.mail.x.net\" is not"),
                Arguments.of(
                        "c.csv",
                        csv("a.example,t1,,\"two\nlines\"", "b.example,t!2,"),
                        "c.csv:4: tenant: \"t!2.mail.x.net\" is not"),
                Arguments.of("c.csv", csv("a.example,t!1,"), "(mx.host in "),
                Arguments.of("c.csv", csv("a.example,t1,%%%"), "c.csv:2: dkimKey: "),
                Arguments.of(
                        "c.csv", csv("a.example," + "t".repeat(20_000)), "c.csv:2: tenant: it is longer than 10000"),
                Arguments.of("c.csv", csv("a.example," + "t".repeat(200_000)), "cannot be understood: "),
                Arguments.of("c.csv", "domain" + ",a".repeat(200) + "\n", "c.csv:1: there are more than 100 columns"),
                Arguments.of("c.txt", "domain\na.example\n", "c.txt: its name should end in .csv or .jsonl"),
                Arguments.of("c.jsonl", "", "c.jsonl: there is no customer in it"),
                Arguments.of("c.jsonl", "[]\n", "c.jsonl:1: there should be an object"),
                Arguments.of("c.jsonl", "{\"tenant\": \"t1\"}\n", "c.jsonl:1: domain: there should be the customer's"),
                Arguments.of("c.jsonl", "{\"domain\": \"a.example\"}\n{oops}\n", "c.jsonl:2: cannot be understood: "),
                Arguments.of("c.jsonl", "{\"domain\": \"a.example\"", "c.jsonl:1: cannot be understood: "),
                Arguments.of(
                        "c.jsonl",
                        "\n{\"domain\": \"a.example\", \"tenant\": [\"t1\"]}\n",
                        "c.jsonl:2: tenant: there should be a"),
                Arguments.of("c.jsonl", "{\"domain\": \"a.example\", \"domain\": \"b.example\"}\n", "Duplicate"),
                Arguments.of(
                        "c.jsonl",
                        "{\"domain\": \"a.example\", \"tenant\": \"t!1\", \"dkimKey\": null}\n",
                        "c.jsonl:1: tenant: \"t!1.mail.x.net\" is not"));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void aMistakeInTheValuesIsNamedBeforeAnythingIsAsked(String file, String values, String why) {
        assertRefused(run(file, values, "a.example"), why);
    }

    @Test
    void variablesNeedValues() {
        assertRefused(
                Cli.run("--provider", Cli.write(folder, "provider.yaml", PROVIDER), "a.example"),
                "provider.yaml:1: mx: there is no value for %tenant%; --values names a file of");
    }

    @Test
    void valuesNeedAProvider() {
        assertRefused(Cli.run("--values", "c.csv", "a.example"), "for the variables in a provider file (--provider)");
    }

    @Test
    void aFileOfValuesThatIsNotThereOrAFolderOrNotText() throws IOException {
        String provider = Cli.write(folder, "provider.yaml", PROVIDER);
        Path latin =
                Files.write(folder.resolve("c.csv"), "domain\nmüller.example\n".getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(
                Cli.run("--provider", provider, "--values", "no.csv", "a.example"), "no.csv: cannot be read: there is");
        assertRefused(Cli.run("--provider", provider, "--values", folder.toString(), "a.example"), "it is a folder");
        assertRefused(Cli.run("--provider", provider, "--values", latin.toString(), "a.example"), "it is not in UTF-8");
    }

    @Test
    void aHundredThousandCustomersAreReadInOneGo() {
        StringBuilder values = new StringBuilder("domain,tenant,dkimKey\n");
        for (int i = 0; i < 100_000; i++) {
            String key = i % 100 == 0 ? KEY_A : "";
            values.append('c')
                    .append(i)
                    .append(".example,t")
                    .append(i)
                    .append(',')
                    .append(key)
                    .append('\n');
        }
        values.append("a.example,t1,").append(KEY_A).append('\n');

        assertThat(run("customers.csv", values.toString(), "--check", "mx,dkim", "a.example")
                        .code())
                .isEqualTo(ExitCode.VERIFIED);
    }

    private static void assertRefused(Cli result, String why) {
        assertThat(result.err()).startsWith("domain-verifier: ").contains(why);
        assertThat(result.err().strip().lines()).hasSize(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    }
}
