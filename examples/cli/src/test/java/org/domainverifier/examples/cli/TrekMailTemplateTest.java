package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * TrekMail's public template and its provider file say the same of every customer of the demonstration. The demonstration has an
 * MTA-STS id of its own, so that is put into the template; what the provider file recommends are groups of the template.
 */
class TrekMailTemplateTest {
    private static final Path DEMO = Path.of("../demo");
    private static final String RECOMMENDED =
            "trekmail-tlsrpt,trekmail-mta-sts-txt,trekmail-mta-sts,trekmail-autoconfig,trekmail-autodiscover,trekmail-smtp";

    @TempDir
    private static Path folder;

    private static String template;

    @BeforeAll
    static void readTheTemplate() throws IOException {
        Path original = Path.of(System.getProperty("domainverifier.conformance", "../../../shared/conformance"))
                .resolve("domainconnect/templates/trekmail.net.mail_hosting.json");
        boolean ci = Boolean.getBoolean("domainverifier.ci") || "true".equals(System.getenv("CI"));
        if (!ci) {
            assumeTrue(
                    Files.exists(original),
                    () -> "TrekMail's template is not at " + original
                            + "; say where the suites are with -Ddomainverifier.conformance=FOLDER");
        }
        String text = Files.readString(original).replace("id=2025112401", "id=20251124");
        template = Files.writeString(folder.resolve("trekmail.json"), text).toString();
    }

    private static List<Path> zones() throws IOException {
        try (Stream<Path> zones = Files.list(DEMO.resolve("src/main/zones"))) {
            return zones.sorted().toList();
        }
    }

    static List<String> customers() throws IOException {
        return zones().stream()
                .map(zone -> zone.getFileName().toString().replaceFirst("\\.zone$", ""))
                .filter(name -> name.endsWith(".example"))
                .toList();
    }

    private static String key() throws IOException {
        String yaml = Files.readString(DEMO.resolve("trekmail.yaml"));
        int start = yaml.indexOf("p=MII") + 2;
        return yaml.substring(start, yaml.indexOf('"', start));
    }

    private static Cli verify(String customer, String... more) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (Path zone : zones()) {
            arguments.add("--zone");
            arguments.add(zone.toString());
        }
        arguments.addAll(List.of(more));
        arguments.add(customer);
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static String verdict(Cli result) {
        assertThat(result.err()).isEmpty();
        String first = result.out().lines().findFirst().orElseThrow();
        return result.code() + first.substring(first.indexOf("  "));
    }

    @ParameterizedTest
    @MethodSource("customers")
    void theTemplateAndTheProviderFileGiveTheSameVerdict(String customer) throws IOException {
        Cli byFile =
                verify(customer, "--provider", DEMO.resolve("trekmail.yaml").toString());
        Cli byTemplate =
                verify(customer, "--template", template, "--set", "dkimValue=" + key(), "--recommended", RECOMMENDED);

        assertThat(verdict(byTemplate)).isEqualTo(verdict(byFile));
    }
}
