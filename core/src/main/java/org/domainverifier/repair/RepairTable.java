package org.domainverifier.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.text.Messages;

/** Prints a repair plan as a table for people: what to do, at which name, which type, which value. */
final class RepairTable {
    private static final String BUNDLE = "repair";
    private static final int MAX_VALUE = 100;

    private final Messages messages;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    private RepairTable(Locale locale) {
        this.messages = Messages.of(locale);
    }

    static String print(RepairPlan plan, Locale locale) {
        RepairTable table = new RepairTable(locale);
        plan.changes().forEach(table::add);
        plan.manualSteps().forEach(step -> table.sentences.add(step.message(locale)));
        return table.text();
    }

    private void add(RecordChange change) {
        boolean replaced = change.kind() == RecordChange.Kind.REPLACE;
        change.before().ifPresent(record -> row(replaced ? "replace" : "delete", record));
        change.after().ifPresent(record -> row(replaced ? "with" : "add", record));
    }

    private void row(String action, DnsRecord record) {
        String value = record.data().toZoneText();
        rows.add(List.of(
                word(action),
                record.name().toString(),
                record.type().toString(),
                value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE - 1) + "…"));
    }

    private String word(String key) {
        return messages.text(RepairTable.class, BUNDLE, "repair." + key, Map.of());
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        if (!rows.isEmpty()) {
            rows.add(0, List.of(word("action"), word("name"), word("type"), word("value")));
            int[] widths = new int[3];
            rows.forEach(row -> {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], row.get(i).length());
                }
            });
            for (List<String> row : rows) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < widths.length; i++) {
                    line.append(row.get(i))
                            .append(" ".repeat(widths[i] - row.get(i).length() + 2));
                }
                lines.add(line.append(row.get(3)).toString());
            }
        }
        lines.addAll(sentences);
        return String.join("\n", lines);
    }
}
