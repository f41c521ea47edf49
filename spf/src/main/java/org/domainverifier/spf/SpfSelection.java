package org.domainverifier.spf;

import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;
import org.domainverifier.txt.TxtKind;
import org.jspecify.annotations.Nullable;

/**
 * The SPF records among the TXT records of a name (RFC 7208 §4.5). Where there are several, none is parsed, nor is one that is too
 * long.
 *
 * @param count how many there are
 * @param only the record, if there is one only, and one that can be read
 */
record SpfSelection(int count, @Nullable ParsedSpf only) {
    static SpfSelection of(DnsAnswer answer) {
        int count = 0;
        RecordData.@Nullable Txt found = null;
        for (DnsRecord record : answer.records()) {
            if (record.data() instanceof RecordData.Txt txt) {
                if (SpfRecord.KIND.recognizes(txt)) {
                    count++;
                    found = txt;
                }
            }
        }
        return new SpfSelection(
                count,
                count == 1 && found != null && !TxtKind.isTooLong(found) ? SpfRecord.KIND.parse(found.text()) : null);
    }
}
