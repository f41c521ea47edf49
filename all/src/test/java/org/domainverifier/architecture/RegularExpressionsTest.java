package org.domainverifier.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every regular expression of the library, and why no text of a stranger can make it slow: an expression that gives back what it
 * has taken can cost the square of the text, or more. The list is {@code regular-expressions.txt}; whoever adds an expression
 * adds it there, with the reason.
 */
class RegularExpressionsTest {
    private static final List<String> MODULES =
            List.of("core", "spf", "dkim", "dmarc", "mtasts", "domainconnect", "json", "publish");
    private static final String LIST = "regular-expressions.txt";
    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern CALL =
            Pattern.compile("(?:Pattern\\s*\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*" + "("
                    + STRING + "(?:\\s*\\+\\s*" + STRING + ")*+)");
    private static final Pattern CALL_WITH_CONSTANT = Pattern.compile(
            "(?:Pattern\\s*\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*([A-Z][A-Z_]+)\\b");

    /** Escapes and character classes, in which nothing is repeated. */
    private static final Pattern ATOM = Pattern.compile("\\\\.|\\[(?:[^\\]\\\\]|\\\\.)*+\\]");

    private static final Pattern UNBOUNDED = Pattern.compile("[*+]|\\{[0-9]+,\\}");

    /**
     * A line of the list: the class, the expression as the source writes it, and one of {@code none} (nothing in it is repeated
     * without end), {@code possessive} (whatever is repeated is never given back), {@code last} (the one thing that is repeated is
     * the last one), {@code bounded} (the text is never long: why), {@code own} (the text is not a stranger's: whose), and {@code
     * open} (known to be slow).
     */
    private record Entry(String type, String expression, String form, String why) {
        static Entry of(String line) {
            String[] columns = line.split("\t", -1);
            return new Entry(columns[0], columns[1], columns[2], columns.length > 3 ? columns[3] : "");
        }
    }

    private static List<Entry> listed() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/org/domainverifier/architecture", LIST)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Entry::of)
                .toList();
    }

    private static Stream<String> expressionsIn(Path source) {
        String type = source.getFileName().toString().replace(".java", "");
        String text;
        try {
            text = Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Stream<String> literals = CALL.matcher(text).results().map(call -> joined(call.group(1)));
        Stream<String> constants =
                CALL_WITH_CONSTANT.matcher(text).results().map(call -> joined(constant(text, call.group(1))));
        return Stream.concat(literals, constants)
                .filter(expression -> !expression.isEmpty()) // that is a replacement
                .map(expression -> type + "\t" + expression);
    }

    private static String constant(String text, String name) {
        Matcher declared = Pattern.compile("\\b" + name + " =\\s*(" + STRING + "(?:\\s*\\+\\s*" + STRING + ")*+)")
                .matcher(text);
        return declared.find() ? declared.group(1) : "\"" + name + "\"";
    }

    /** What the strings say together, as the source spells it. */
    private static String joined(String literals) {
        return Pattern.compile(STRING)
                .matcher(literals)
                .results()
                .map(string -> string.group().substring(1, string.group().length() - 1))
                .collect(Collectors.joining());
    }

    @Test
    void everyExpressionIsListedAndNoOther() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .flatMap(RegularExpressionsTest::expressionsIn)
                        .forEach(found::add);
            }
        }
        assertThat(listed().stream().map(entry -> entry.type() + "\t" + entry.expression()))
                .containsExactlyInAnyOrderElementsOf(found);
    }

    @TestFactory
    Stream<DynamicTest> everyExpressionIsLinearByItsForm() throws IOException {
        return listed().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.type() + " " + entry.expression(), () -> check(entry)));
    }

    private static void check(Entry entry) {
        String expression = entry.expression().replace("\\\\", "\\").replace("\\\"", "\"");
        String shape = ATOM.matcher(expression).replaceAll("x");
        switch (entry.form()) {
            case "none" -> assertThat(shape).doesNotContainPattern(UNBOUNDED);
            case "possessive" -> assertThat(withoutPossessive(shape)).doesNotContainPattern(UNBOUNDED);
            case "last" -> assertThat(withoutPossessive(shape)).matches("[^*+]*[*+]\\)*");
            case "bounded", "own", "open" -> assertThat(entry.why()).isNotBlank();
            default -> throw new AssertionError("no such form: " + entry.form());
        }
    }

    private static String withoutPossessive(String shape) {
        return shape.replace("*+", "").replace("++", "").replace("?+", "").replace("}+", "}");
    }
}
