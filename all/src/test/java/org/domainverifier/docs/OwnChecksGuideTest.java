package org.domainverifier.docs;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code docs/own-checks.md} shows is what the examples are made of, which have tests of their own. */
class OwnChecksGuideTest {
    private static Path example(String name, String file) {
        String example = name + "/src/" + (file.endsWith("Test") ? "test" : "main");
        return GuidePage.file(
                "examples/" + example + "/java/org/domainverifier/examples/" + name + "/" + file + ".java");
    }

    @Test
    void everyBlockOfTheGuideIsInTheExamples() throws IOException {
        GuidePage.of("own-checks.md")
                .isCompiledIn(
                        9,
                        example("quickstart", "DaneFinding"),
                        example("quickstart", "DaneCheck"),
                        example("bimi", "BimiRecord"),
                        example("bimi", "BimiCheck"),
                        example("bimi", "BimiJudge"),
                        example("bimi", "BimiExpectation"),
                        example("bimi", "BimiCheckTest"));
    }
}
