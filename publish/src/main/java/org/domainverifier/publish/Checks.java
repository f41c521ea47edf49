package org.domainverifier.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.publish.SeenRecordSet.Certainty;

/** What may keep a plan from being exported; all of it is collected. */
final class Checks {
    /** What a format has to know of the record sets. */
    enum Need {
        /** Nothing: it changes one record at a time. */
        NOTHING,
        /** What they are, since somebody compares. */
        SEEN,
        /** What they are for certain, since it replaces them. */
        SEEN_BY_AUTHORITY
    }

    private final ZonePlan plan;
    private final List<PlanExport.Reason> reasons = new ArrayList<>();

    private Checks(ZonePlan plan) {
        this.plan = plan;
    }

    static Checks of(ZonePlan plan, Need need) {
        Checks checks = new Checks(plan);
        plan.recordSets().forEach(set -> checks.check(set, need));
        return checks;
    }

    private void check(RecordSetChange set, Need need) {
        if (!set.name().isWithin(plan.zone())) {
            add(ExportObstacle.OUTSIDE_ZONE, set.name(), set.type(), Map.of("zone", plan.zone()));
        } else if (need != Need.NOTHING) {
            Certainty certainty = set.seen().certainty();
            if (certainty == Certainty.UNKNOWN) {
                add(ExportObstacle.NOT_KNOWN, set.name(), set.type(), Map.of());
            } else if (certainty == Certainty.NOT_AUTHORITATIVE && need == Need.SEEN_BY_AUTHORITY) {
                add(ExportObstacle.NOT_AUTHORITATIVE, set.name(), set.type(), Map.of());
            } else if (!set.complete()) {
                add(ExportObstacle.SEEN_DIFFERENTLY, set.name(), set.type(), Map.of());
            }
        }
    }

    void add(ExportObstacle code, DomainName name, RecordType type, Map<String, Object> more) {
        Map<String, Object> arguments = new LinkedHashMap<>(more);
        arguments.put("name", name);
        arguments.put("type", type);
        reasons.add(new PlanExport.Reason(code, arguments));
    }

    void add(ExportObstacle code, DnsRecord record) {
        add(code, record.name(), record.type(), Map.of("value", record.data().toZoneText()));
    }

    /** Of a form for the usual types and names only. */
    void plainRecord(DnsRecord record) {
        RecordData data = record.data();
        if (data instanceof RecordData.Raw || data instanceof RecordData.Soa) {
            add(ExportObstacle.TYPE_NOT_SUPPORTED, record);
        } else if (!Names.isPlain(record.name())) {
            add(ExportObstacle.NAME_NOT_EXPRESSIBLE, record);
        } else if (Names.target(data).filter(target -> !Names.isPlain(target)).isPresent()) {
            add(ExportObstacle.VALUE_NOT_EXPRESSIBLE, record);
        }
    }

    boolean passed() {
        return reasons.isEmpty();
    }

    Optional<PlanExport> refusal() {
        return passed() ? Optional.empty() : Optional.of(new PlanExport.Refused(reasons));
    }
}
