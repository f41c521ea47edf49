package org.domainverifier.domainconnect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The public templates about mail, which are read from outside of the project. */
final class PublicTemplates {
    private PublicTemplates() {}

    /** The files in the order of their names; without the folder the test is skipped, but not in CI. */
    static List<Path> files() throws IOException {
        Path folder = folder().resolve("domainconnect/templates");
        assumePresent(folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** Where the public data are. */
    static Path folder() {
        return Path.of(System.getProperty("domainverifier.conformance", "../../shared/conformance"));
    }

    static void assumePresent(Path folder) {
        boolean ci = Boolean.getBoolean("domainverifier.ci") || "true".equals(System.getenv("CI"));
        if (!ci) {
            assumeTrue(
                    Files.isDirectory(folder),
                    () -> "the public data are not at " + folder
                            + "; say where they are with -Ddomainverifier.conformance=FOLDER");
        }
    }
}
