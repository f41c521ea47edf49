package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with the command or its files: exit code 2, one line that says what it is, and no report. */
class BadInputTest {
    @TempDir
    Path folder;

    static Stream<Arguments> badDomains() {
        return Stream.of(
                Arguments.of("", "The domain name is missing"),
                Arguments.of("a".repeat(300), "has 300 characters"),
                Arguments.of("a.".repeat(150) + "example", "and 253 are allowed"),
                Arguments.of("x".repeat(5000), "longer than a domain name can be"),
                Arguments.of(".", "The domain name is missing"),
                Arguments.of("..", "two dots in a row"),
                Arguments.of("a..example", "two dots in a row"),
                Arguments.of("https://example.com/", "is a web address"),
                Arguments.of("me@example.com", "is an email address"),
                Arguments.of("@names.txt", "is an email address"),
                Arguments.of("192.0.2.1", "is an IP address"),
                Arguments.of("2001:db8::1", "is an IP address"),
                Arguments.of("example.com:53", "has a port"),
                Arguments.of("exa\u0007mple.com", "cannot be seen (U+0007)"),
                Arguments.of("example.com\nexample.net", "cannot be seen (U+000A)"),
                Arguments.of("\u001b[31mexample.com", "cannot be seen (U+001B)"),
                Arguments.of("exam ple.com", "space"),
                Arguments.of("exam!ple.com", "cannot have the character"),
                Arguments.of("-dash-.com", "Unknown option"),
                Arguments.of("--", "which domain?"));
    }

    @ParameterizedTest
    @MethodSource("badDomains")
    void aBadDomain(String domain, String why) {
        assertRefused(Cli.run("--zone", Cli.write(folder, "good.zone", Cli.GOOD), domain), why);
    }

    @ParameterizedTest
    @MethodSource("badDomains")
    void aBadDomainBesideAGoodOneVerifiesNeither(String domain, String why) {
        if (!domain.equals("--")) {
            assertRefused(Cli.run("--zone", Cli.write(folder, "good.zone", Cli.GOOD), "good.example", domain), why);
        }
    }

    static Stream<Arguments> badCommands() {
        return Stream.of(
                args("which domain?"),
                args("not both", "--from", "-", "good.example"),
                args("not both", "--zone", "a.zone", "--server", "127.0.0.1", "good.example"),
                args("Unknown option: '--nonsense'", "--nonsense", "good.example"),
                args("'soon' is not a length of time", "--timeout", "soon", "good.example"),
                args("'0s' is not a length of time", "--timeout", "0s", "good.example"),
                args("'-5s' is not a length of time", "--timeout", "-5s", "good.example"),
                args("Missing required parameter for option '--timeout'", "good.example", "--timeout"),
                args("there is no check 'mail'", "--check", "mail", "good.example"),
                args("there is no check ''", "--check", "", "good.example"),
                args("there is no language 'fr'", "--lang", "fr", "good.example"),
                args("should be specified only once", "--lang", "de", "--lang", "en", "good.example"),
                args("its port is not a number", "--server", "127.0.0.1:99999", "good.example"),
                args("neither an address nor a name", "--server", "no/server", "good.example"),
                args("the host has no address", "--server", "nowhere.invalid", "good.example"),
                args("there is no such file", "--from", "no-such-file", "--timeout", "1s"));
    }

    private static Arguments args(String why, String... arguments) {
        return Arguments.of(why, arguments);
    }

    @ParameterizedTest
    @MethodSource("badCommands")
    void aBadCommand(String why, String[] arguments) {
        assertRefused(Cli.run(arguments), why);
    }

    static Stream<Arguments> badProviders() {
        return Stream.of(
                Arguments.of("", "provider.yaml: there is nothing in it"),
                Arguments.of("# nothing\n", "provider.yaml: there is nothing in it"),
                Arguments.of("name: TrekMail\n", "provider.yaml:1: nothing is expected"),
                Arguments.of("TrekMail\n", "provider.yaml:1: there should be keys"),
                Arguments.of("- mx\n", "provider.yaml:1: there should be keys"),
                Arguments.of("mx: [\n", "provider.yaml:2: not YAML"),
                Arguments.of("name: a\nmx: {{\n", "provider.yaml:3: not YAML"),
                Arguments.of("name: T\n\nspv: {}\n", "provider.yaml:3: there is no key 'spv'; there are name, mx, spf"),
                Arguments.of("mx:\n- host: a.example\n  pref: 1\n", "provider.yaml:3: there is no key 'mx.pref'"),
                Arguments.of("recommended:\n  name: T\n", "provider.yaml:2: there is no key 'recommended.name'"),
                Arguments.of("name: T\nspf: {include: [a.example]}\nname: T\n", ":3: the key 'name' is there twice"),
                Arguments.of("mx: mail.trekmail.net\n", "provider.yaml:1: mx: there should be a list"),
                Arguments.of("mx: []\n", "provider.yaml:1: mx: there should be a list of one or more"),
                Arguments.of("mx: [{ host: a.example }]\n", "provider.yaml:1: mx: there should be 'preference'"),
                Arguments.of("mx: [{ preference: 10 }]\n", "provider.yaml:1: mx: there should be 'host'"),
                Arguments.of(
                        "mx: [{ preference: ten, host: a.example }]\n",
                        "provider.yaml:1: mx.preference: there should be a whole number, not ten"),
                Arguments.of("mx: [{ preference: 65536, host: a.example }]\n", "provider.yaml:1: mx.preference: "),
                Arguments.of(
                        "mx:\n- preference: 10\n  host: https://a.example/\n",
                        "provider.yaml:3: mx.host: \"https://a.example/\" is a web address"),
                Arguments.of("spf: {}\n", "provider.yaml:1: spf: there should be 'include' or 'authorizing'"),
                Arguments.of("spf: { include: [] }\n", "provider.yaml:1: spf.include: there should be a list"),
                Arguments.of("spf: { include: ['..'] }\n", "provider.yaml:1: spf.include: \"..\" is not a domain name"),
                Arguments.of("spf: { authorizing: [a.example] }\n", "provider.yaml:1: spf.authorizing: not an IP"),
                Arguments.of("dkim: [{ key: abc }]\n", "provider.yaml:1: dkim: there should be 'selector'"),
                Arguments.of("dkim: [{ selector: a..b }]\n", "provider.yaml:1: dkim.selector: "),
                Arguments.of("dkim: [{ selector: a, key: '%%%' }]\n", "provider.yaml:1: dkim.key: "),
                Arguments.of("dkim: [{ selector: a, key: }]\n", "provider.yaml:1: dkim.key: there should be a text"),
                Arguments.of(
                        "dkim: [{ selector: a, key: b, cname: c.example }]\n",
                        "provider.yaml:1: dkim: there should be 'key' or 'cname', not both"),
                Arguments.of("dmarc: { suggest: 'p=none' }\n", "provider.yaml:1: dmarc.suggest: "),
                Arguments.of("dmarc: { at-least: strict }\n", "provider.yaml:1: dmarc.at-least: there is no policy"),
                Arguments.of("dmarc: { rua: ['me'] }\n", "provider.yaml:1: dmarc.rua: "),
                Arguments.of("tls-rpt: { rua: ['ftp://a.example'] }\n", "provider.yaml:1: tls-rpt.rua: "),
                Arguments.of("mta-sts: { id: a }\n", "provider.yaml:1: mta-sts.id: an id alone says nothing"),
                Arguments.of("mta-sts: { host: mta-sts.a.example, id: 'a b' }\n", "provider.yaml:1: mta-sts.id: "),
                Arguments.of("mx: &a [*a]\n", "provider.yaml:1: "));
    }

    @ParameterizedTest
    @MethodSource("badProviders")
    void aBadProviderFile(String text, String why) {
        assertRefused(Cli.run("--provider", Cli.write(folder, "provider.yaml", text), "good.example"), why);
    }

    @Test
    void aProviderFileThatIsNotThere() {
        assertRefused(
                Cli.run("--provider", "no-such.yaml", "good.example"), "no-such.yaml: cannot be read: there is no");
    }

    @Test
    void aProviderFileThatIsAFolder() {
        assertRefused(Cli.run("--provider", folder.toString(), "good.example"), "it is a folder");
    }

    @Test
    void aFileNameThatCannotBeOne() {
        assertRefused(Cli.run("--provider", "a\u0000b", "good.example"), "a\\u0000b: not a file name");
    }

    @Test
    void aProviderFileThatIsNotText() throws IOException {
        Path file = Files.write(folder.resolve("latin1.yaml"), "name: Müller".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(Cli.run("--provider", file.toString(), "good.example"), "it is not in UTF-8");
    }

    @Test
    void aProviderThatExpectsNothingOfTheChosenChecks() {
        String file = Cli.write(folder, "provider.yaml", Cli.PROVIDER);
        assertRefused(
                Cli.run("--provider", file, "--check", "tls-rpt", "good.example"),
                "it expects nothing of the checks chosen: tls-rpt");
    }

    @Test
    void aZoneFileThatIsNotThere() {
        assertRefused(Cli.run("--zone", "no-such.zone", "good.example"), "no-such.zone: cannot be read: there is no");
    }

    @Test
    void aZoneFileThatIsAFolder() {
        assertRefused(Cli.run("--zone", folder.toString(), "good.example"), "it is a folder");
    }

    @Test
    void aMalformedZoneFile() {
        String good = Cli.write(folder, "good.zone", Cli.GOOD);
        String bad = Cli.write(folder, "bad.zone", "a.example. IN A 192.0.2.1\n\na.example. IN MX mail\n");
        assertRefused(Cli.run("--zone", good, "--zone", bad, "good.example"), "bad.zone:3: not a zone file: ");
    }

    @Test
    void aDomainFileThatIsAFolder() {
        assertRefused(Cli.run("--from", folder.toString()), "it is a folder");
    }

    private static void assertRefused(Cli result, String why) {
        assertThat(result.err()).startsWith("domain-verifier: ").contains(why);
        assertThat(result.err().strip().lines()).hasSize(1);
        assertThat(result.err().strip().chars()).noneMatch(Character::isISOControl);
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }
}
