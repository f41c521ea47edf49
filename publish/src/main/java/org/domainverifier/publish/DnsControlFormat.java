package org.domainverifier.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/** What DNSControl's configuration, which is JavaScript, gets. With {@code NO_PURGE} it replaces the record sets that are named, and no others. */
final class DnsControlFormat implements ExportFormat {
    private static final int CRITICAL = 0x80;

    @Override
    public String id() {
        return "dnscontrol";
    }

    @Override
    public PlanExport write(ZonePlan plan) {
        Checks checks = Checks.of(plan, Checks.Need.SEEN_BY_AUTHORITY);
        plan.recordSets().forEach(set -> {
            set.after().forEach(record -> check(record, checks));
            if (set.after().isEmpty()) {
                set.seen().records().forEach(record -> check(record, checks));
            }
        });
        return checks.refusal()
                .orElseGet(() -> new PlanExport.Written(script(plan), Optional.of(plan.seenAt()), List.of()));
    }

    private static void check(DnsRecord record, Checks checks) {
        checks.plainRecord(record);
        RecordData data = record.data();
        if (data instanceof RecordData.Txt txt && !isPrintable(txt.text())
                || data instanceof RecordData.Caa caa
                        && (!isPrintable(caa.value().text()) || caa.flags() != 0 && caa.flags() != CRITICAL)) {
            checks.add(ExportObstacle.VALUE_NOT_EXPRESSIBLE, record);
        }
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }

    private static String script(ZonePlan plan) {
        List<String> entries = new ArrayList<>();
        for (RecordSetChange set : plan.recordSets()) {
            if (set.after().isEmpty()) {
                set.seen().records().forEach(record -> entries.add(entry(record, plan.zone(), "ENSURE_ABSENT_REC()")));
            }
            set.after()
                    .forEach(record -> entries.add(
                            entry(record, plan.zone(), "TTL(" + record.ttl().toSeconds() + ")")));
        }
        StringBuilder text = new StringBuilder("// record sets as seen at ")
                .append(plan.seenAt())
                .append("; the domain needs NO_PURGE\nD_EXTEND(")
                .append(Literals.json(plan.zone().toString()));
        entries.forEach(entry -> text.append(",\n  ").append(entry));
        return text.append("\n);\n").toString();
    }

    private static String entry(DnsRecord record, DomainName zone, String modifier) {
        String relative = Names.relative(record.name(), zone);
        List<String> arguments = new ArrayList<>(List.of(Literals.json(relative.isEmpty() ? "@" : relative)));
        arguments.addAll(arguments(record.data()));
        arguments.add(modifier);
        return record.type() + "(" + String.join(", ", arguments) + ")";
    }

    private static List<String> arguments(RecordData data) {
        if (data instanceof RecordData.Txt txt) {
            return List.of(Literals.json(txt.text()));
        } else if (data instanceof RecordData.Mx mx) {
            return List.of(
                    String.valueOf(mx.preference()), Literals.json(mx.exchange().toAbsolute()));
        } else if (data instanceof RecordData.Srv srv) {
            return List.of(
                    String.valueOf(srv.priority()),
                    String.valueOf(srv.weight()),
                    String.valueOf(srv.port()),
                    Literals.json(srv.target().toAbsolute()));
        } else if (data instanceof RecordData.Caa caa) {
            List<String> parts = new ArrayList<>(
                    List.of(Literals.json(caa.tag()), Literals.json(caa.value().text())));
            if (caa.critical()) {
                parts.add("CAA_CRITICAL");
            }
            return parts;
        } else if (data instanceof RecordData.Tlsa tlsa) {
            return List.of(
                    String.valueOf(tlsa.usage()),
                    String.valueOf(tlsa.selector()),
                    String.valueOf(tlsa.matchingType()),
                    Literals.json(tlsa.data().hex()));
        }
        return List.of(Literals.json(data.toZoneText()));
    }
}
