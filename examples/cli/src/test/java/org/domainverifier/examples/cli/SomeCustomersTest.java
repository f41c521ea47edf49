package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider file asks of some customers only. */
@Timeout(60)
class SomeCustomersTest {
    private static final String PROVIDER = """
            spf: { include: [spf.x.net] }
            for:
              - customers: { plan: [business, enterprise] }
                dmarc: {}
                at: { send: { mx: [{ preference: 10, host: bounce.x.net }] } }
            """;
    private static final String ZONE = """
            a.example. 300 IN TXT "v=spf1 include:spf.x.net -all"
            b.example. 300 IN TXT "v=spf1 include:spf.x.net -all"
            c.example. 300 IN TXT "v=spf1 include:spf.x.net -all"
            spf.x.net. 300 IN TXT "v=spf1 ip4:192.0.2.1 -all"
            """;
    private static final String VALUES = "domain,plan\na.example,business\nb.example,private\nc.example,\n";

    @TempDir
    Path folder;

    private Cli run(String provider, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--zone",
                Cli.write(folder, "test.zone", ZONE),
                "--provider",
                Cli.write(folder, "provider.yaml", provider)));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private Cli withValues(String provider, String... domains) {
        List<String> more = new ArrayList<>(List.of("--values", Cli.write(folder, "customers.csv", VALUES)));
        more.addAll(List.of(domains));
        return run(provider, more.toArray(String[]::new));
    }

    @Test
    void itIsAskedOfThoseWhoHaveTheValue() {
        Cli result = withValues(PROVIDER, "a.example");

        assertThat(result.code()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(result.out()).contains("DMARC    missing     required", "At send.a.example");
    }

    @ParameterizedTest
    @CsvSource({"b.example", "c.example"})
    void itIsNothingToTheOthers(String domain) {
        Cli result = withValues(PROVIDER, domain);

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isEqualTo(ExitCode.VERIFIED);
        assertThat(result.out()).contains("DMARC    missing     optional").doesNotContain("At send.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ plann: business }   | :3: for.customers: there is no value 'plann' in ",
                "{}                    | :3: for.customers: there should be a value that they have",
                "business              | :3: for.customers: there should be keys and their values",
                "{ plan: [] }          | :3: for.customers.plan: there should be a list of one or more",
            })
    void whoTheyAreIsSaidByValuesThatThereAre(String customers, String complaint) {
        Cli result = withValues(
                "spf: { include: [spf.x.net] }\nfor:\n- customers: " + customers + "\n  dmarc: {}\n", "a.example");

        assertThat(result.err()).contains(complaint);
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void thereHaveToBeValuesAndSomethingThatIsAsked() {
        assertThat(run(PROVIDER, "a.example").err())
                .contains(":3: for.customers: who they are is said by their values; --values names a file of those");
        assertThat(withValues("spf: {include: [spf.x.net]}\nfor:\n- customers: { plan: business }\n", "a.example")
                        .err())
                .contains(":3: for: nothing is expected");
        assertThat(withValues("spf: {include: [spf.x.net]}\nfor:\n- dmarc: {}\n", "a.example")
                        .err())
                .contains(":3: for: there should be 'customers'");
    }

    @Test
    void aProviderMayAskForNothingElse() {
        Cli result = withValues("for:\n- customers: { domain: a.example }\n  dmarc: {}\n", "a.example", "b.example");

        assertThat(result.code()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(result.out()).contains("a.example  NOT VERIFIED");
    }
}
