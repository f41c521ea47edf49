package org.domainverifier.publish;

import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;

/** A script for {@code nsupdate} and {@code knsupdate}, which understand the same words. */
final class UpdateScriptFormat implements ExportFormat {
    private static final int MAX_LINE = 100_000; // BIND's nsupdate reads 128 KiB

    @Override
    public String id() {
        return "nsupdate";
    }

    @Override
    public PlanExport write(ZonePlan plan) {
        Checks checks = Checks.of(plan, Checks.Need.SEEN);
        plan.recordSets().forEach(set -> {
            set.seen().records().forEach(record -> checkLine(record, checks));
            set.added().forEach(record -> checkLine(record, checks));
        });
        return checks.refusal()
                .orElseGet(() -> new PlanExport.Written(
                        script(ZoneUpdate.of(plan), plan), Optional.of(plan.seenAt()), List.of()));
    }

    private static void checkLine(DnsRecord record, Checks checks) {
        if (record.toZoneLine().length() > MAX_LINE) {
            checks.add(ExportObstacle.TOO_LARGE, record);
        }
    }

    private static String script(ZoneUpdate update, ZonePlan plan) {
        StringBuilder text = new StringBuilder("; record sets as seen at ")
                .append(plan.seenAt())
                .append("\nzone ")
                .append(plan.zone().toAbsolute())
                .append('\n');
        update.absent()
                .forEach(set -> text.append("prereq nxrrset ")
                        .append(set.name().toAbsolute())
                        .append(" IN ")
                        .append(set.type())
                        .append('\n'));
        update.present()
                .forEach(record ->
                        data(text.append("prereq yxrrset ").append(record.name().toAbsolute()), record));
        update.deleted()
                .forEach(record ->
                        data(text.append("update delete ").append(record.name().toAbsolute()), record));
        update.added()
                .forEach(record -> data(
                        text.append("update add ")
                                .append(record.name().toAbsolute())
                                .append(' ')
                                .append(record.ttl().toSeconds()),
                        record));
        return text.append("send\n").toString();
    }

    private static void data(StringBuilder text, DnsRecord record) {
        text.append(" IN ")
                .append(record.type())
                .append(' ')
                .append(record.data().toZoneText())
                .append('\n');
    }
}
