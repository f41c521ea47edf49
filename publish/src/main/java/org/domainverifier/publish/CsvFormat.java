package org.domainverifier.publish;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.repair.RecordChange;

/** A table, in which no cell is a formula. */
final class CsvFormat implements ExportFormat {
    private static final String NOT_FIRST = "=+-@'\t\r\n";

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public PlanExport write(ZonePlan plan) {
        return Checks.of(plan, Checks.Need.NOTHING).refusal().orElseGet(() -> {
            StringBuilder text = new StringBuilder("action,name,type,ttl,value\r\n");
            for (RecordChange change : plan.plan().changes()) {
                change.before().ifPresent(record -> row(text, "delete", record));
                change.after().ifPresent(record -> row(text, "add", record));
            }
            return new PlanExport.Written(text.toString(), Optional.empty(), List.of());
        });
    }

    private static void row(StringBuilder text, String action, DnsRecord record) {
        text.append(action).append(',');
        cell(text, record.name().toString());
        text.append(',')
                .append(record.type())
                .append(',')
                .append(record.ttl().toSeconds())
                .append(',');
        cell(text, record.data().toZoneText());
        text.append("\r\n");
    }

    private static void cell(StringBuilder text, String value) {
        boolean guarded = !value.isEmpty() && NOT_FIRST.indexOf(value.charAt(0)) >= 0;
        text.append('"')
                .append(guarded ? "'" : "")
                .append(value.replace("\"", "\"\""))
                .append('"');
    }
}
