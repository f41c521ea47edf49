package org.domainverifier.exports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** What is read line by line: zone files, scripts of an update, tables, tickets. */
final class LineTools {
    private LineTools() {}

    /** A person with a zone file: first deletes what the comments say. */
    static List<Rr> zoneFile(List<Rr> zone, String apex, String text) {
        List<Rr> after = zone;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("; delete ")) {
                after = Tool.without(after, Rr.ofLine(line.substring("; delete ".length())));
            }
        }
        for (String line : text.split("\n", -1)) {
            if (!line.startsWith(";") && !line.isEmpty()) {
                after = Tool.with(after, Rr.ofLine(line));
            }
        }
        return Tool.checked(after);
    }

    /** A server that gets an update (RFC 2136 §3.2, §3.4). */
    static List<Rr> update(List<Rr> zone, String apex, String text) {
        List<Rr> after = zone;
        Map<Rr.Key, List<Rr>> required = new HashMap<>();
        boolean sent = false;
        for (String line : text.split("\n", -1)) {
            String[] words = line.split(" ", 4);
            switch (line.isEmpty() ? ";" : words[0]) {
                case ";" -> {}
                case "zone" -> Tool.refuseIf(!words[1].equals(apex), line);
                case "prereq" -> {
                    String[] set = words[3].split(" ", 3);
                    Rr.Key key = new Rr.Key(Rr.absolute(words[2]), set[1]);
                    if (words[1].equals("nxrrset")) {
                        Tool.refuseIf(
                                zone.stream().anyMatch(record -> record.key().equals(key)), "YXRRSET " + line);
                    } else {
                        required.computeIfAbsent(key, all -> new ArrayList<>()).add(Rr.of(words[2], set[1], 0, set[2]));
                    }
                }
                case "update" -> after = changed(after, words);
                case "send" -> sent = true;
                default -> throw new Tool.RefusedException(line);
            }
        }
        required.forEach((key, records) -> {
            List<Rr> there =
                    zone.stream().filter(record -> record.key().equals(key)).toList();
            boolean equal = there.size() == records.size()
                    && records.stream().allMatch(record -> there.stream().anyMatch(record::isSame));
            Tool.refuseIf(!equal, "NXRRSET " + key);
        });
        Tool.refuseIf(!sent, "not sent");
        return Tool.checked(after);
    }

    private static List<Rr> changed(List<Rr> zone, String[] words) {
        if (words[1].equals("delete")) {
            String[] data = words[3].split(" ", 3);
            return Tool.without(zone, Rr.of(words[2], data[1], 0, data[2]));
        }
        String[] data = words[3].split(" ", 4);
        return Tool.with(zone, Rr.of(words[2], data[2], Long.parseLong(data[0]), data[3]));
    }

    /** A program that reads the table, and takes the guard off that it was told of. */
    static List<Rr> csv(List<Rr> zone, String apex, String text) {
        List<Rr> after = zone;
        try (MappingIterator<List<String>> rows = new CsvMapper()
                .readerForListOf(String.class)
                .with(CsvReadFeature.WRAP_AS_ARRAY)
                .with(CsvSchema.emptySchema())
                .readValues(text)) {
            Tool.refuseIf(!rows.next().equals(List.of("action", "name", "type", "ttl", "value")), "the head");
            while (rows.hasNext()) {
                List<String> row = rows.next();
                row.forEach(cell -> Tool.refuseIf(
                        !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0, "a formula: " + cell));
                Rr record = Rr.of(plain(row.get(1)), row.get(2), Long.parseLong(row.get(3)), plain(row.get(4)));
                after = row.get(0).equals("add") ? Tool.with(after, record) : Tool.without(after, record);
            }
        }
        return Tool.checked(after);
    }

    private static String plain(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    /** A person with a ticket: nothing in it is a link, an image or a tag, and code is for copying. */
    static List<Rr> markdown(List<Rr> zone, String apex, String text) {
        List<List<String>> blocks = new ArrayList<>();
        Node document = Parser.builder().build().parse(text);
        document.accept(new AbstractVisitor() {
            private String heading = "";

            @Override
            public void visit(Heading node) {
                StringBuilder words = new StringBuilder();
                node.accept(new AbstractVisitor() {
                    @Override
                    public void visit(Text literal) {
                        words.append(literal.getLiteral());
                    }
                });
                heading = words.toString();
            }

            @Override
            public void visit(FencedCodeBlock node) {
                node.getLiteral().lines().forEach(line -> blocks.add(List.of(heading, line)));
            }

            @Override
            public void visit(Link node) {
                throw new Tool.RefusedException("a link: " + node);
            }

            @Override
            public void visit(Image node) {
                throw new Tool.RefusedException("an image: " + node);
            }

            @Override
            public void visit(HtmlBlock node) {
                throw new Tool.RefusedException("a tag: " + node.getLiteral());
            }

            @Override
            public void visit(HtmlInline node) {
                throw new Tool.RefusedException("a tag: " + node.getLiteral());
            }
        });
        List<Rr> after = zone;
        for (List<String> block : blocks) {
            Rr record = Rr.ofLine(block.get(1));
            after = block.get(0).equals("Delete these records")
                    ? Tool.without(after, record)
                    : Tool.with(after, record);
        }
        return Tool.checked(after);
    }
}
