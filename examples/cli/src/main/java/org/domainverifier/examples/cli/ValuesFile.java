package org.domainverifier.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * Reads the values of customers, one customer after the other: CSV with a line of names at the top, or JSON lines. However large the
 * file is, no more of it than the values is kept.
 */
final class ValuesFile {
    private static final int MOST_NAMES = 100;
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxStringLength(100_000)
            .maxNameLength(1_000)
            .maxNestingDepth(10)
            .build();

    private final Customers customers;

    private ValuesFile(String file) {
        this.customers = new Customers(file);
    }

    static Customers read(String file) {
        ValuesFile values = new ValuesFile(file);
        String kind = file.toLowerCase(Locale.ROOT);
        Path path = InputFile.path(file);
        if (Files.isDirectory(path)) {
            throw new UsageException(file + ": it is a folder, not a file");
        }
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            skipMark(reader);
            if (kind.endsWith(".csv")) {
                values.csv(reader);
            } else if (kind.endsWith(".jsonl") || kind.endsWith(".ndjson")) {
                values.jsonLines(reader);
            } else {
                throw new UsageException(
                        file + ": its name should end in .csv or .jsonl, so that it is known what it is");
            }
        } catch (IOException unreadable) {
            throw InputFile.unreadable(file, unreadable);
        } catch (JacksonException malformed) {
            throw values.malformed(malformed);
        }
        if (values.customers.all().isEmpty()) {
            throw new UsageException(file + ": there is no customer in it");
        }
        return values.customers;
    }

    // what some programs put before a text to say that it is in Unicode
    private static void skipMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
    }

    private UsageException malformed(JacksonException problem) {
        if (problem.getCause() instanceof IOException unreadable) {
            return InputFile.unreadable(customers.file(), unreadable);
        }
        String line =
                problem.getLocation() == null ? "" : ":" + problem.getLocation().getLineNr();
        return new UsageException(
                customers.file() + line + ": cannot be understood: " + problem.getOriginalMessage(), problem);
    }

    private void csv(BufferedReader reader) {
        CsvFactory factory = CsvFactory.builder()
                .streamReadConstraints(LIMITS)
                .enable(CsvReadFeature.WRAP_AS_ARRAY)
                .build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), reader)) {
            List<String> names = new ArrayList<>();
            Row row = new Row();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    row.add(parser.currentTokenLocation().getLineNr(), parser.getString());
                } else if (token == JsonToken.END_ARRAY) {
                    end(row, names);
                    row = new Row();
                }
            }
        }
    }

    /** The cells of a line, or of several where a cell has several. */
    private final class Row {
        private final List<String> cells = new ArrayList<>();
        private int line;

        void add(int at, String cell) {
            line = cells.isEmpty() ? at : line;
            if (cells.size() >= MOST_NAMES) {
                throw new UsageException(
                        customers.file() + ":" + line + ": there are more than " + MOST_NAMES + " columns");
            }
            cells.add(cell);
        }

        boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private void end(Row row, List<String> names) {
        if (row.isEmpty()) {
            return; // an empty line
        }
        if (names.isEmpty()) {
            names.addAll(header(row));
        } else {
            add(names, row);
        }
    }

    private List<String> header(Row row) {
        String place = customers.file() + ":" + row.line + ": ";
        List<String> names = row.cells.stream().map(String::strip).toList();
        Set<String> once = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !once.add(name)) {
                throw new UsageException(place + "the column '" + name + "' is there twice");
            }
        }
        if (!once.contains(Customers.DOMAIN)) {
            throw new UsageException(place + "there is no column '" + Customers.DOMAIN + "'; there are "
                    + String.join(", ", names) + " (columns are separated by commas)");
        }
        once.forEach(customers::named);
        return names;
    }

    private void add(List<String> names, Row row) {
        if (row.cells.size() > names.size()) {
            throw new UsageException(
                    customers.file() + ":" + row.line + ": there are " + row.cells.size() + " values, and "
                            + names.size() + " columns at the top; what contains a comma goes in quotation marks");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < row.cells.size(); i++) {
            if (!names.get(i).isEmpty()) {
                values.put(names.get(i), row.cells.get(i));
            }
        }
        customers.add(row.line, values);
    }

    private void jsonLines(BufferedReader reader) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(LIMITS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), reader)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int line = line(parser);
                if (token != JsonToken.START_OBJECT) {
                    throw new UsageException(
                            customers.file() + ":" + line
                                    + ": there should be an object with the values of one customer, such as {\"domain\": \"a.example\"}");
                }
                customers.add(line, object(parser));
            }
        }
    }

    private Map<String, String> object(JsonParser parser) {
        Map<String, String> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (!token.isScalarValue()) {
                throw new UsageException(customers.file() + ":" + line(parser) + ": " + name
                        + ": there should be a text, a number or null");
            }
            values.put(name, token == JsonToken.VALUE_NULL ? "" : parser.getString());
            if (values.size() > MOST_NAMES) {
                throw new UsageException(
                        customers.file() + ":" + line(parser) + ": there are more than " + MOST_NAMES + " values");
            }
        }
        return values;
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
