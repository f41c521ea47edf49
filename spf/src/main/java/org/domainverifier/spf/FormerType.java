package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.txt.TxtKind;
import org.domainverifier.txt.TxtMeant;
import org.domainverifier.txt.TxtSource;

/** Reads records of the former type 99, which have the form of TXT records (RFC 4408 §3.1.1). */
final class FormerType {
    private FormerType() {}

    /** The records that are, or were meant as, SPF. */
    static List<TxtSource<ParsedSpf>> texts(DnsAnswer answer) {
        return answer.records().stream().flatMap(FormerType::source).toList();
    }

    private static Stream<TxtSource<ParsedSpf>> source(DnsRecord record) {
        Optional<RecordData.Txt> data =
                record.data() instanceof RecordData.Raw raw ? strings(raw.data().toBytes()) : Optional.empty();
        return data
                .filter(txt -> !TxtKind.isTooLong(txt))
                .flatMap(txt -> source(new DnsRecord(record.name(), record.ttl(), txt), txt.text()))
                .stream();
    }

    private static Optional<TxtSource<ParsedSpf>> source(DnsRecord record, String text) {
        if (SpfRecord.KIND.recognizes(text)) {
            return Optional.of(new TxtSource<>(record, text, Optional.empty(), SpfRecord.KIND.parse(text)));
        }
        Optional<TxtMeant> meant = SpfRecord.KIND.meant(text);
        return meant.map(each -> new TxtSource<>(record, text, meant, SpfRecord.KIND.parse(each.text())));
    }

    // character-strings: a length, and as many octets
    private static Optional<RecordData.Txt> strings(byte[] octets) {
        List<Octets> strings = new ArrayList<>();
        int at = 0;
        while (at < octets.length) {
            int end = at + 1 + (octets[at] & 0xff);
            if (end > octets.length) {
                return Optional.empty();
            }
            strings.add(Octets.of(Arrays.copyOfRange(octets, at + 1, end)));
            at = end;
        }
        return strings.isEmpty() ? Optional.empty() : Optional.of(new RecordData.Txt(strings));
    }
}
