package org.domainverifier.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each public package says itself that nothing in it is null unless it says so: on the class path, Kotlin and the tools of users do not see what the
 * module says.
 */
class NullMarkedTest {
    private static final Pattern EXPORTS = Pattern.compile("exports ([a-z.]++)");

    @Test
    void everyPackageOfANullMarkedModuleIsNullMarked() throws IOException {
        int packages = 0;
        for (Path module : nullMarkedModules()) {
            for (String name : exportedBy(module)) {
                Path description = module.resolveSibling(name.replace('.', '/')).resolve("package-info.java");
                assertThat(Files.readString(description)).contains("@NullMarked\npackage " + name + ";");
                packages++;
            }
        }
        assertThat(packages).isGreaterThan(20);
    }

    private static List<Path> nullMarkedModules() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules.map(module -> module.resolve("src/main/java/module-info.java"))
                    .filter(Files::exists)
                    .filter(NullMarkedTest::isNullMarked)
                    .toList();
        }
    }

    private static boolean isNullMarked(Path module) {
        try {
            return Files.readString(module).contains("@NullMarked");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static List<String> exportedBy(Path module) throws IOException {
        return EXPORTS.matcher(Files.readString(module))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
