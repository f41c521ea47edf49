package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;

/**
 * The laws of a plan ({@code docs/repair.md}) that can be told from the records alone, for a zone in which one line is wrong: only what is
 * there goes, nothing at another name is touched, the plan carried out leaves nothing to do, and its inverse is the way back. Shares no
 * code with the repairs.
 */
final class PlanLaws {
    private PlanLaws() {}

    /**
     * What is broken.
     *
     * @param zone the wrong zone
     * @param damaged the line that became wrong
     * @param again gives the plan for another zone
     */
    static List<String> broken(
            List<String> zone, String damaged, RepairPlan plan, Function<List<String>, RepairPlan> again) {
        List<String> broken = new ArrayList<>();
        Map<String, DnsRecord> records = records(zone);
        DomainName owner =
                DomainName.of(damaged.substring(0, damaged.indexOf(' ')).replace("*.", ""));
        Map<String, DnsRecord> after = new LinkedHashMap<>(records);
        for (RecordChange change : plan.changes()) {
            if (!change.name().isWithin(owner)) {
                broken.add("law 2, another name is touched: " + change);
            }
            change.before()
                    .filter(gone -> after.remove(key(gone)) == null)
                    .ifPresent(gone -> broken.add("law 1, what is not there goes: " + gone));
            change.after().ifPresent(added -> after.put(key(added), added));
        }
        RepairPlan more = again.apply(lines(after));
        if (!more.changes().isEmpty()) {
            broken.add("law 9, there is more to do after it: " + more.changes());
        }
        Map<String, DnsRecord> back = new LinkedHashMap<>(after);
        for (RecordChange change : plan.inverse().changes()) {
            change.before().ifPresent(gone -> back.remove(key(gone)));
            change.after().ifPresent(added -> back.put(key(added), added));
        }
        if (!back.keySet().equals(records.keySet())) {
            broken.add("law 9, the way back leads elsewhere: " + back.keySet());
        }
        return broken;
    }

    private static Map<String, DnsRecord> records(List<String> lines) {
        Map<String, DnsRecord> records = new LinkedHashMap<>();
        ZoneResolver.parse(String.join("\n", lines)).records().forEach(record -> records.put(key(record), record));
        return records;
    }

    private static List<String> lines(Map<String, DnsRecord> records) {
        return records.values().stream().map(DnsRecord::toZoneLine).toList();
    }

    private static String key(DnsRecord record) {
        return record.name() + " " + record.type() + " " + record.data().toZoneText();
    }
}
