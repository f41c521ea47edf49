package org.domainverifier.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.RecordChange;

/** Entries of a zone's file of octoDNS, in the order that it insists on. */
final class OctoDnsFormat implements ExportFormat {
    @Override
    public String id() {
        return "octodns";
    }

    @Override
    public PlanExport write(ZonePlan plan) {
        Checks checks = Checks.of(plan, Checks.Need.SEEN_BY_AUTHORITY);
        plan.recordSets().forEach(set -> set.after().forEach(record -> check(record, checks)));
        return checks.refusal().orElseGet(() -> written(plan));
    }

    /** octoDNS has read quotation marks and backslashes in different ways, and takes nothing but ASCII (its record/chunked.py). */
    private static void check(DnsRecord record, Checks checks) {
        checks.plainRecord(record);
        String text = text(record.data());
        boolean plain = text.chars().allMatch(c -> c >= 0x20 && c < 0x7f && c != '"' && c != '\\');
        if (!plain || record.data() instanceof RecordData.Txt && text.isEmpty()) {
            checks.add(ExportObstacle.VALUE_NOT_EXPRESSIBLE, record);
        }
    }

    private static String text(RecordData data) {
        if (data instanceof RecordData.Txt txt) {
            return txt.text();
        }
        return data instanceof RecordData.Caa caa ? caa.value().text() : "";
    }

    private static PlanExport written(ZonePlan plan) {
        Map<String, List<RecordSetChange>> byName = new TreeMap<>(NaturalOrder.INSTANCE);
        List<RecordChange> byHand = new ArrayList<>();
        StringBuilder text = new StringBuilder("# record sets as seen at ")
                .append(plan.seenAt())
                .append('\n');
        for (RecordSetChange set : plan.recordSets()) {
            if (set.after().isEmpty()) {
                for (DnsRecord record : set.seen().records()) {
                    text.append("# delete ").append(record.toZoneLine()).append('\n');
                    byHand.add(new RecordChange.Delete(record));
                }
            } else {
                byName.computeIfAbsent(Names.relative(set.name(), plan.zone()), name -> new ArrayList<>())
                        .add(set);
            }
        }
        text.append("---\n").append(byName.isEmpty() ? "{}\n" : "");
        byName.forEach((name, sets) -> {
            text.append(Literals.json(name)).append(":\n");
            sets.forEach(set -> entry(set, text));
        });
        return new PlanExport.Written(text.toString(), Optional.of(plan.seenAt()), byHand);
    }

    private static void entry(RecordSetChange set, StringBuilder text) {
        List<DnsRecord> records = set.after();
        text.append("  - ttl: ")
                .append(records.get(0).ttl().toSeconds())
                .append("\n    type: ")
                .append(Literals.json(set.type().toString()))
                .append('\n');
        if (records.get(0).data() instanceof RecordData.Cname cname) {
            text.append("    value: ")
                    .append(Literals.json(cname.target().toAbsolute()))
                    .append('\n');
            return;
        }
        text.append("    values:\n");
        for (DnsRecord record : records) {
            String dash = "      - ";
            for (String line : value(record.data())) {
                text.append(dash).append(line).append('\n');
                dash = "        ";
            }
        }
    }

    private static List<String> value(RecordData data) {
        if (data instanceof RecordData.Txt txt) {
            return List.of(Literals.json(txt.text().replace(";", "\\;")));
        } else if (data instanceof RecordData.Mx mx) {
            return List.of("exchange: " + Literals.json(mx.exchange().toAbsolute()), "preference: " + mx.preference());
        } else if (data instanceof RecordData.Srv srv) {
            return List.of(
                    "port: " + srv.port(),
                    "priority: " + srv.priority(),
                    "target: " + Literals.json(srv.target().toAbsolute()),
                    "weight: " + srv.weight());
        } else if (data instanceof RecordData.Caa caa) {
            return List.of(
                    "flags: " + caa.flags(),
                    "tag: " + Literals.json(caa.tag()),
                    "value: " + Literals.json(caa.value().text()));
        } else if (data instanceof RecordData.Tlsa tlsa) {
            return List.of(
                    "certificate_association_data: " + Literals.json(tlsa.data().hex()),
                    "certificate_usage: " + tlsa.usage(),
                    "matching_type: " + tlsa.matchingType(),
                    "selector: " + tlsa.selector());
        }
        return List.of(Literals.json(data.toZoneText()));
    }
}
