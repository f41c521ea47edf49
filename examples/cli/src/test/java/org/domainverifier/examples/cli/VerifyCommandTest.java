package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyCommandTest {
    @TempDir
    Path folder;

    @Test
    void verifiedIsZero() {
        assertThat(Cli.verify(folder, Cli.GOOD, "good.example").code()).isZero();
    }

    @Test
    void warningsAreZeroToo() {
        String withWarning = Cli.GOOD + "good.example. 300 IN MX 10 mail.trekmail.net.\n"
                + "selector1._domainkey.good.example. 300 IN TXT \"v=DKIM1; p=AAAA\"\n";
        Cli result = Cli.verify(folder, withWarning, "good.example");

        assertThat(result.out()).contains("VERIFIED WITH WARNINGS");
        assertThat(result.code()).isZero();
    }

    @Test
    void notVerifiedIsOne() {
        assertThat(Cli.verify(folder, Cli.BAD + Cli.GOOD, "bad.example").code()).isEqualTo(1);
    }

    @Test
    void inconclusiveIsThree() {
        try (LoopbackDnsServer server = LoopbackDnsServer.start(goodZone(), trekMailZone())) {
            server.fault("good.example", "MX", Fault.SERVFAIL);
            Cli result = Cli.run("--server", server.hostAndPort(), "--check", "mx", "good.example");

            assertThat(result.code()).isEqualTo(3);
            assertThat(result.err()).isEmpty();
        }
    }

    @Test
    void noServerAtAllIsThree() {
        String nowhere = "127.0.0.1:" + LoopbackDnsServer.addressWithoutServer().getPort();
        Cli result = Cli.run("--server", nowhere, "good.example");

        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void theTimeLimitHolds() {
        try (LoopbackDnsServer server = LoopbackDnsServer.start(goodZone(), trekMailZone())) {
            server.faultForAll(Fault.SILENT);
            Cli result = Cli.run("--server", server.hostAndPort(), "--timeout", "300ms", "good.example");

            assertThat(result.code()).isEqualTo(3);
        }
    }

    @Test
    void theNextServerIsAskedWhenOneFails() {
        try (LoopbackDnsServer server = LoopbackDnsServer.start(goodZone(), trekMailZone())) {
            String nowhere =
                    "127.0.0.1:" + LoopbackDnsServer.addressWithoutServer().getPort();
            Cli result =
                    Cli.run("--server", nowhere, "--server", server.hostAndPort(), "--check", "mx", "good.example");

            assertThat(result.code()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "0,3,3", "3,0,3", "3,1,1", "1,3,1", "0,1,1", "1,2,2", "3,2,2", "0,2,2"})
    void theWorstOfSeveralCounts(int one, int other, int worst) {
        assertThat(ExitCode.worse(one, other)).isEqualTo(worst);
    }

    @Test
    void oneBadDomainOfSeveralIsOne() {
        Cli result = Cli.verify(folder, Cli.BAD + Cli.GOOD, "good.example", "bad.example", "good.example");

        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void chosenChecksOnly() {
        Cli result = Cli.verify(folder, Cli.BAD + Cli.GOOD, "--check", "spf,dmarc", "good.example");

        assertThat(result.lines()).filteredOn(line -> line.startsWith("  ✓")).hasSize(2);
        assertThat(result.code()).isZero();
    }

    @Test
    void withoutAProviderTheStandardsDecide() {
        Cli result = Cli.run("--zone", Cli.write(folder, "bad.zone", Cli.BAD + Cli.GOOD), "bad.example");

        assertThat(result.out()).contains("dmarc.invalid-policy").doesNotContain("mx.foreign");
    }

    @Test
    void severalZoneFilesAreTakenTogether() {
        String bad = Cli.write(folder, "bad.zone", Cli.BAD);
        String good = Cli.write(folder, "good.zone", Cli.GOOD);
        Cli result = Cli.run("--zone", bad, "--zone", good, "--check", "mx", "bad.example", "good.example");

        assertThat(result.out()).doesNotContain("missing", "unknown");
    }

    @Test
    void domainsFromStandardInput() {
        String zone = Cli.write(folder, "good.zone", Cli.BAD + Cli.GOOD);
        Cli result = Cli.runWithInput(
                "\ufeff# customers\n\ngood.example\n  bad.example   # the new one\r\n",
                "--zone",
                zone,
                "--json",
                "--from",
                "-");

        assertThat(result.lines()).hasSize(2);
        assertThat(result.lines().get(0)).startsWith("{\"domain\":\"good.example\"");
        assertThat(result.lines().get(1)).startsWith("{\"domain\":\"bad.example\"");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void aBadLineIsComplainedOfAndTheOthersAreVerified() {
        String zone = Cli.write(folder, "good.zone", Cli.GOOD);
        String list = Cli.write(folder, "list.txt", "good.example\n\nhttps://good.example/\ngood.example\n");
        Cli result = Cli.run("--zone", zone, "--json", "--from", list);

        assertThat(result.lines()).hasSize(2);
        assertThat(result.err())
                .isEqualTo("domain-verifier: " + list
                        + ":3: \"https://good.example/\" is a web address, not a domain name. Enter only the domain."
                        + " Did you mean good.example?\n");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void aListWithoutDomainsIsAMistake() {
        Cli result = Cli.runWithInput("# none\n", "--from", "-");

        assertThat(result.err()).isEqualTo("domain-verifier: standard input: there is no domain in it\n");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void manyDomainsAreReportedInTheOrderOfTheirNames() {
        int count = 300;
        String zone = IntStream.range(0, count)
                .mapToObj(i -> "d" + i + ".example. 300 IN MX 10 mail.trekmail.net.\n")
                .collect(Collectors.joining("", Cli.GOOD, ""));
        String names =
                IntStream.range(0, count).mapToObj(i -> "d" + i + ".example\n").collect(Collectors.joining());
        Cli result = Cli.runWithInput(
                names, "--zone", Cli.write(folder, "many.zone", zone), "--check", "mx", "--json", "--from", "-");

        assertThat(result.lines()).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(result.lines().get(i)).startsWith("{\"domain\":\"d" + i + ".example\",\"verdict\":\"VERIFIED\"");
        }
    }

    @Test
    void helpNamesEveryOptionAndExitCode() {
        Cli result = Cli.run("--help");

        assertThat(result.out())
                .contains(
                        "--provider",
                        "--zone",
                        "--server",
                        "--json",
                        "--timeout",
                        "--check",
                        "--from",
                        "--lang",
                        "DOMAIN")
                .contains("Exit codes");
        assertThat(result.code()).isZero();
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(Cli.run("--version").out()).matches("domain-verifier \\d+\\.\\d+\\.\\d+\\S*\\s+");
    }

    private static String goodZone() {
        return ZoneText.of("good.example")
                .records("@ IN MX 10 mail.trekmail.net.")
                .toString();
    }

    private static String trekMailZone() {
        return ZoneText.of("trekmail.net").records("mail IN A 192.0.2.25").toString();
    }
}
