package org.domainverifier.spf;

import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;
import org.jspecify.annotations.Nullable;

/**
 * The SPF records among the TXT records of a name (RFC 7208 §4.5). Where there are several, none is parsed.
 *
 * @param count how many there are
 * @param only the record, if there is one only
 */
record SpfSelection(int count, @Nullable ParsedSpf only) {
    static SpfSelection of(DnsAnswer answer) {
        int count = 0;
        String text = null;
        for (DnsRecord record : answer.records()) {
            if (record.data() instanceof RecordData.Txt txt) {
                String joined = txt.text();
                if (SpfRecord.KIND.recognizes(joined)) {
                    count++;
                    text = joined;
                }
            }
        }
        return new SpfSelection(count, count == 1 && text != null ? SpfRecord.KIND.parse(text) : null);
    }
}
