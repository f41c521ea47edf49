package org.domainverifier.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.text.Messages;

/**
 * Prints a repair plan for people: what has to be done before anything is changed, a table of what to do, at which name, of which
 * type, with which value, and what else has to be done. What is to be typed is there to the last character; what goes may be cut.
 */
final class RepairTable {
    private static final String BUNDLE = "repair";
    private static final int MAX_VALUE = 100;

    private final Messages messages;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();

    private RepairTable(Messages messages) {
        this.messages = messages;
    }

    static String print(RepairPlan plan, Messages messages) {
        RepairTable table = new RepairTable(messages);
        plan.changes().forEach(table::add);
        plan.manualSteps()
                .forEach(step -> (step.code().comesFirst() ? table.before : table.after).add(step.message(messages)));
        return table.text();
    }

    private void add(RecordChange change) {
        boolean replaced = change.kind() == RecordChange.Kind.REPLACE;
        change.before()
                .ifPresent(record -> row(
                        replaced ? "replace" : "delete",
                        record,
                        shortened(record.data().toZoneText())));
        change.after()
                .ifPresent(record ->
                        row(replaced ? "with" : "add", record, record.data().toZoneText()));
    }

    private void row(String action, DnsRecord record, String value) {
        rows.add(List.of(word(action), record.name().toString(), record.type().toString(), value));
    }

    private static String shortened(String value) {
        return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE - 1) + "…";
    }

    private String word(String key) {
        return messages.text(RepairTable.class, BUNDLE, "repair." + key, Map.of());
    }

    private String text() {
        List<String> lines = new ArrayList<>(before);
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
        lines.addAll(after);
        return String.join("\n", lines);
    }
}
