package org.domainverifier.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.domainverifier.examples.cli.Main;
import org.domainverifier.examples.cli.Streams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reports on the demonstration's customers as people read them, in both languages: files to be read and judged. {@code
 * -Ddomainverifier.writeSnapshots=true} writes them anew.
 */
class SnapshotTest {
    private static final Path SNAPSHOTS = Path.of("src", "test", "resources", "snapshots");

    static Stream<Arguments> reports() {
        return Customer.ALL.stream()
                .flatMap(customer -> Stream.of("en", "de").map(language -> Arguments.of(customer.domain(), language)));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theReportReadsAsBefore(String domain, String language) throws IOException {
        String report = report(domain, language);
        Path snapshot = SNAPSHOTS.resolve(domain + "." + language + ".txt");
        if (Boolean.getBoolean("domainverifier.writeSnapshots")) {
            Files.createDirectories(SNAPSHOTS);
            Files.writeString(snapshot, report);
        }

        assertThat(snapshot)
                .as("run with -Ddomainverifier.writeSnapshots=true and read what changed")
                .content()
                .isEqualTo(report);
    }

    private static String report(String domain, String language) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--lang", language));
        for (Path file : new DemoZones(Path.of("src/main/zones")).files()) {
            arguments.addAll(List.of("--zone", file.toString()));
        }
        Customer customer = Customer.ALL.stream()
                .filter(each -> each.domain().equals(domain))
                .findFirst()
                .orElseThrow();
        arguments.addAll(List.of("--provider", customer.providerFile(), domain));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err,
                StandardCharsets.UTF_8,
                false);
        Main.run(streams, arguments.toArray(String[]::new));
        // how long it took is different each time
        return out.toString(StandardCharsets.UTF_8).replaceAll("[0-9.,]+ (ms|s)\n", "… ms\n");
    }
}
