package org.domainverifier.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows a whole program and what it prints; CI builds it as the README says. */
class FirstReportTest {
    private static final Path SOURCE = Path.of("src/main/java/org/domainverifier/examples/quickstart/FirstReport.java");

    @Test
    void theReadmeShowsThisProgram() throws IOException {
        String source =
                Files.readString(SOURCE).replaceFirst("package [a-z.]++;", "").replaceAll("(?s)/\\*\\*.*?\\*/", "");

        assertThat(withoutSpaces(readme())).contains(withoutSpaces("```java\n" + source + "```"));
    }

    @Test
    void theReadmeShowsWhatItPrints() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            FirstReport.main(new String[0]);
        } finally {
            System.setOut(before);
        }

        assertThat(readme()).contains("```\n" + printed.toString(StandardCharsets.UTF_8) + "```");
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("../../README.md"));
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s+", "");
    }
}
