package org.domainverifier.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/spring.md} shows is code of this service or of its tests. */
class SpringGuideTest {
    private static final Path GUIDE = Path.of("..", "..", "docs", "spring.md");

    @Test
    void everyBlockOfTheGuideIsCodeOfTheService() throws IOException {
        List<String> sources = sources();
        List<String> blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult match) -> withoutSpace(match.group(1)))
                .toList();
        assertThat(blocks)
                .hasSize(19)
                .allSatisfy(block -> assertThat(sources).anyMatch(source -> source.contains(block)));
    }

    @Test
    void everyRequestOfTheGuideIsOneOfTheService() throws IOException {
        String guide = Files.readString(GUIDE);
        String sources = String.join("", sources());
        for (String path : List.of("/records", "/verification", "/progress", "/watched")) {
            assertThat(guide).contains(path + "?domain=");
            assertThat(sources).contains("\"" + path + "\"");
        }
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (!file.endsWith("SpringGuideTest.java")) {
                    sources.add(withoutSpace(Files.readString(file)));
                }
            }
        }
        return sources;
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
