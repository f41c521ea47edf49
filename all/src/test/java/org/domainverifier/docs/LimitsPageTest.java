package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of {@code docs/limits.md} has a test that exists, and the number that the code has. */
class LimitsPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern CONSTANT = Pattern.compile("`(\\w+)\\.([A-Z_]+)`");
    private static final Pattern TYPE = Pattern.compile("`(\\w+)(?:\\.\\w+)*`");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.\\w+)?`");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");

    /** A row of the table. */
    record Row(String resource, String limit, String where, String tests) {
        static Row of(String line) {
            String[] cells = line.substring(1, line.length() - 1).split("\\|", -1);
            assertThat(cells).as(line).hasSize(4);
            return new Row(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip());
        }

        @Override
        public String toString() {
            return resource;
        }
    }

    static List<Row> rows() throws IOException {
        return Files.readString(ROOT.resolve("docs/limits.md"))
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(Row::of)
                .toList();
    }

    @Test
    void thereAreRows() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void eachRowNamesTestsThatExist(Row row) {
        List<String> tests =
                TEST.matcher(row.tests()).results().map(match -> match.group(1)).toList();

        assertThat(tests)
                .isNotEmpty()
                .allSatisfy(
                        test -> assertThat(source(test, "src/test")).as(test).isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void eachNumberThatIsAConstantIsWhatTheCodeSays(Row row) throws IOException {
        Matcher constant = CONSTANT.matcher(row.where());
        if (!constant.find()) {
            TYPE.matcher(row.where())
                    .results()
                    .forEach(type -> assertThat(source(type.group(1), "src/main"))
                            .as(row.where())
                            .isPresent());
            return;
        }
        Matcher number = NUMBER.matcher(row.limit());
        assertThat(number.find()).as(row.limit()).isTrue();
        Path source = source(constant.group(1), "src/main").orElseThrow();

        assertThat(Long.parseLong(number.group().replace(",", "")))
                .as(constant.group())
                .isEqualTo(valueOf(constant.group(2), Files.readString(source)));
    }

    private static long valueOf(String constant, String source) {
        Matcher definition =
                Pattern.compile("\\b" + constant + "\\s*=\\s*([\\d_ *]+);").matcher(source);
        assertThat(definition.find()).as(constant).isTrue();
        return Arrays.stream(definition.group(1).split("\\*"))
                .mapToLong(factor -> Long.parseLong(factor.strip().replace("_", "")))
                .reduce(1, (one, other) -> one * other);
    }

    private static Optional<Path> source(String type, String folder) {
        try (Stream<Path> modules = Files.find(ROOT, 4, (path, is) -> path.endsWith(folder))) {
            return modules.flatMap(LimitsPageTest::files)
                    .filter(path -> path.endsWith(type + ".java"))
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
