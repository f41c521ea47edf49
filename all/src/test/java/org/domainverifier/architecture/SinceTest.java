package org.domainverifier.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Since when there is what is public: each documented package says it, and nothing says a version that there is not. */
class SinceTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SINCE = Pattern.compile("@since (\\S++)");
    private static final Version FIRST = Version.parse("0.1.0");

    @Test
    void everyDocumentedPackageSaysSinceWhen() throws IOException {
        assertThat(sources().stream()
                        .filter(file -> file.endsWith("package-info.java"))
                        .filter(file -> read(file).contains("/**")))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(read(file)).containsPattern(SINCE));
    }

    @Test
    void noVersionIsNamedThatThereIsNot() throws IOException {
        Matcher pom = Pattern.compile("<version>([0-9.]++)").matcher(read(ROOT.resolve("pom.xml")));
        assertThat(pom.find()).isTrue();
        Version current = Version.parse(pom.group(1));
        for (Path file : sources()) {
            Matcher since = SINCE.matcher(read(file));
            while (since.find()) {
                assertThat(Version.parse(since.group(1))).as(file.toString()).isBetween(FIRST, current);
            }
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(SinceTest::javaFiles)
                    .toList();
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
