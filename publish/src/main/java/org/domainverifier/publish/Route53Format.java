package org.domainverifier.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;

/** A change batch of Route 53, which knows whole record sets only. */
final class Route53Format implements ExportFormat {
    private static final int MAX_RECORDS = 1_000;
    private static final int MAX_CHARACTERS = 32_000;

    @Override
    public String id() {
        return "route53";
    }

    @Override
    public PlanExport write(ZonePlan plan) {
        Checks checks = Checks.of(plan, Checks.Need.SEEN_BY_AUTHORITY);
        plan.recordSets().forEach(set -> Route53Values.check(set, checks));
        checkSize(plan, checks);
        return checks.refusal()
                .orElseGet(() ->
                        new PlanExport.Written(Literals.document(batch(plan)), Optional.of(plan.seenAt()), List.of()));
    }

    /** What goes counts as well: it is in the batch, to the letter. */
    private static void checkSize(ZonePlan plan, Checks checks) {
        int records = 0;
        long characters = 0;
        for (RecordSetChange set : plan.recordSets()) {
            records += set.seen().records().size() + set.after().size();
            characters += characters(set.seen().records()) + characters(set.after());
            if (records > MAX_RECORDS || characters > MAX_CHARACTERS) {
                checks.add(ExportObstacle.TOO_LARGE, set.name(), set.type(), Map.of());
                return;
            }
        }
    }

    private static long characters(List<DnsRecord> records) {
        return records.stream()
                .mapToLong(record -> Route53Values.value(record.data()).length())
                .sum();
    }

    private static Map<String, Object> batch(ZonePlan plan) {
        List<Object> changes = new ArrayList<>();
        for (RecordSetChange set : plan.recordSets()) {
            add(changes, "DELETE", set.seen().records());
        }
        for (RecordSetChange set : plan.recordSets()) {
            add(changes, "CREATE", set.after());
        }
        Map<String, Object> batch = new LinkedHashMap<>();
        batch.put("Comment", "Record sets as seen at " + plan.seenAt());
        batch.put("Changes", changes);
        return batch;
    }

    private static void add(List<Object> changes, String action, List<DnsRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("Name", records.get(0).name().toAbsolute());
        set.put("Type", records.get(0).type().toString());
        set.put("TTL", records.get(0).ttl().toSeconds());
        set.put(
                "ResourceRecords",
                records.stream()
                        .map(record -> Map.of("Value", Route53Values.value(record.data())))
                        .toList());
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("Action", action);
        change.put("ResourceRecordSet", set);
        changes.add(change);
    }
}
