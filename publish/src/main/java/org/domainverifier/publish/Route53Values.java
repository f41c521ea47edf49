package org.domainverifier.publish;

import java.util.stream.Collectors;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;

/** Values as Route 53 wants them: as in a zone file, but for its escapes. */
final class Route53Values {
    private static final int MAX_TEXT = 4_000;

    private Route53Values() {}

    static String value(RecordData data) {
        if (data instanceof RecordData.Txt txt) {
            return txt.strings().stream()
                    .map(string -> '"' + Literals.octal(string) + '"')
                    .collect(Collectors.joining(" "));
        }
        return data instanceof RecordData.Caa caa
                ? caa.flags() + " " + caa.tag() + " \"" + Literals.octal(caa.value()) + '"'
                : data.toZoneText();
    }

    /** Every record of a set has to be written, whoever's it is. */
    static void check(RecordSetChange set, Checks checks) {
        set.seen().records().forEach(record -> check(record, checks));
        set.added().forEach(record -> check(record, checks));
    }

    private static void check(DnsRecord record, Checks checks) {
        checks.plainRecord(record);
        if (value(record.data()).length() > MAX_TEXT) {
            checks.add(ExportObstacle.TOO_LARGE, record);
        }
    }
}
