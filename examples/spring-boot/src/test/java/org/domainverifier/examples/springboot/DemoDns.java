package org.domainverifier.examples.springboot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.domainverifier.testing.LoopbackDnsServer;

/** The DNS of the demonstration, and what else a test has. */
final class DemoDns {
    private static final Path ZONES = Path.of("..", "demo", "src", "main", "zones");

    private DemoDns() {}

    static LoopbackDnsServer start(String... more) {
        LoopbackDnsServer.Builder server = LoopbackDnsServer.builder();
        try (Stream<Path> files = Files.list(ZONES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".zone"))
                    .sorted()
                    .toList()) {
                server.zone(file);
            }
        } catch (IOException notThere) {
            throw new UncheckedIOException(notThere);
        }
        Stream.of(more).forEach(server::zone);
        return server.start();
    }

    static String zone(String domain) {
        try {
            return Files.readString(ZONES.resolve(domain + ".zone"));
        } catch (IOException notThere) {
            throw new UncheckedIOException(notThere);
        }
    }
}
