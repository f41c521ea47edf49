package org.domainverifier.txt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;

/**
 * The texts of an answer by whether they are of a kind, each in the order of the answer.
 *
 * @param <P> what the kind's parser answers
 * @param records those of the kind that can be read
 * @param tooLong those of the kind that cannot
 * @param recognized the texts of both
 * @param left those that are not of the kind
 */
record SortedTexts<P>(
        List<TxtSource<P>> records, List<DnsRecord> tooLong, List<String> recognized, List<DnsRecord> left) {
    /** Copies the lists. */
    SortedTexts {
        records = List.copyOf(records);
        tooLong = List.copyOf(tooLong);
        recognized = List.copyOf(recognized);
        left = List.copyOf(left);
    }

    static <P> SortedTexts<P> of(TxtKind<P> kind, DnsAnswer answer) {
        List<TxtSource<P>> records = new ArrayList<>();
        List<DnsRecord> tooLong = new ArrayList<>();
        List<String> recognized = new ArrayList<>();
        List<DnsRecord> left = new ArrayList<>();
        for (DnsRecord record : answer.records()) {
            if (!(record.data() instanceof RecordData.Txt data)) {
                continue;
            }
            String text = data.text();
            if (!kind.recognizesBeginning(text)) {
                left.add(record);
                continue;
            }
            recognized.add(text);
            if (TxtKind.isTooLong(data)) {
                tooLong.add(record);
            } else {
                records.add(source(kind, record, text));
            }
        }
        return new SortedTexts<>(records, tooLong, recognized, left);
    }

    static <P> TxtSource<P> source(TxtKind<P> kind, DnsRecord record, String text) {
        return new TxtSource<>(record, text, Optional.empty(), kind.parse(text));
    }
}
