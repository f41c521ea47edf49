package org.domainverifier.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.domainverifier.testing.LoopbackDnsServer;

/** The zone files of the demonstration. */
final class DemoZones {
    private final Path folder;

    DemoZones(Path folder) {
        this.folder = folder;
    }

    /** A server on loopback that serves them all. */
    LoopbackDnsServer serve() throws IOException {
        LoopbackDnsServer.Builder builder = LoopbackDnsServer.builder();
        for (Path file : files()) {
            builder.zone(file);
        }
        return builder.start();
    }

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zone"))
                    .sorted()
                    .toList();
        }
    }

    /** What a zone shows: the comment in the first line of its file. */
    String about(String domain) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(domain + ".zone"))) {
            return lines.findFirst().orElseThrow().substring("; ".length());
        }
    }
}
