package org.domainverifier.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;

/**
 * The TXT records at a name, divided into those of one kind and the others, which the standards say to ignore.
 *
 * @param matching the records of the kind looked for
 * @param others everything else that stands there
 */
public record TxtRecords(List<Text> matching, List<Text> others) {
    /** Copies the lists. */
    public TxtRecords {
        matching = List.copyOf(matching);
        others = List.copyOf(others);
    }

    /**
     * One TXT record and its joined text.
     *
     * @param record the record
     * @param data its data
     * @param text its character-strings joined
     */
    public record Text(DnsRecord record, RecordData.Txt data, String text) {}

    /**
     * Divides the records of an answer.
     *
     * @param answer the answer to a question for TXT; anything but records gives two empty lists
     * @param isOfKind tells by its text whether a record is of the kind looked for
     * @return the records
     */
    public static TxtRecords of(DnsAnswer answer, Predicate<String> isOfKind) {
        List<Text> matching = new ArrayList<>();
        List<Text> others = new ArrayList<>();
        for (DnsRecord record : answer.records()) {
            if (record.data() instanceof RecordData.Txt txt) {
                Text text = new Text(record, txt, txt.text());
                (isOfKind.test(text.text()) ? matching : others).add(text);
            }
        }
        return new TxtRecords(matching, others);
    }

    /**
     * The texts of the matching records.
     *
     * @return in the order of the answer
     */
    public List<String> texts() {
        return matching.stream().map(Text::text).toList();
    }
}
