package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/}, whose code and output are compared with what is compiled and run.
 *
 * @param text the page
 */
record GuidePage(String text) {
    private static final Path ROOT = Path.of("..");

    /**
     * Reads a page.
     *
     * @param name its file, such as {@code operations.md}
     */
    static GuidePage of(String name) throws IOException {
        return new GuidePage(Files.readString(ROOT.resolve("docs").resolve(name)));
    }

    /** The source of a test of this package. */
    static Path sourceOf(Class<?> test) {
        return Path.of("src", "test", "java", "org", "domainverifier", "docs", test.getSimpleName() + ".java");
    }

    /** A file of the repository. */
    static Path file(String path) {
        return ROOT.resolve(path);
    }

    /** The blocks of a language, such as {@code java}; the empty one is what a program prints. */
    List<String> blocks(String language) {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /**
     * Each block of Java is in one of these sources, but for spaces and comments: the formatter breaks lines as it likes.
     *
     * @param count how many there are, so that none is overlooked
     */
    void isCompiledIn(int count, Path... sources) throws IOException {
        StringBuilder compiled = new StringBuilder();
        for (Path source : sources) {
            compiled.append(bare(Files.readString(source))).append('\n');
        }
        assertThat(blocks("java"))
                .hasSize(count)
                .allSatisfy(block -> assertThat(compiled).contains(bare(block)));
    }

    private static String bare(String code) {
        return code.replaceAll("(?m)(?<!:)//.*$", "").replaceAll("\\s+", "");
    }
}
