package org.domainverifier.mtasts.txt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.TxtRecords;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.repair.RecordChange;

/**
 * The changes after which exactly one TXT record of a kind stands at a name.
 *
 * @param domain the customer's domain: nothing outside it is changed
 * @param answer what the DNS said of the TXT records at the name
 * @param ours the records there that are of the kind, or meant to be
 */
public record TxtPublication(DomainName domain, DnsAnswer answer, List<TxtRecords.Text> ours) {
    /** The TTL of a record that is new. */
    public static final Duration NEW_TTL = Duration.ofHours(1);

    /** Copies the list. */
    public TxtPublication {
        ours = List.copyOf(ours);
    }

    /**
     * The changes.
     *
     * @param text the text that is to stand there
     * @return no changes if it stands there alone; otherwise the fewest
     */
    public List<RecordChange> of(String text) {
        if (!answer.aliases().isEmpty() && !answer.canonicalName().isWithin(domain)) {
            return publishedByOthers(text);
        }
        List<RecordChange> changes = new ArrayList<>();
        Optional<TxtRecords.Text> kept = ours.stream()
                .filter(record -> record.text().equals(text))
                .findFirst()
                .or(() -> ours.stream().findFirst());
        for (TxtRecords.Text record : ours) {
            if (!kept.filter(record::equals).isPresent()) {
                changes.add(new RecordChange.Delete(record.record()));
            } else if (!record.text().equals(text)) {
                DnsRecord before = record.record();
                changes.add(new RecordChange.Replace(
                        before, new DnsRecord(before.name(), before.ttl(), RecordData.Txt.of(text))));
            }
        }
        if (kept.isEmpty()) {
            changes.add(new RecordChange.Add(new DnsRecord(answer.canonicalName(), NEW_TTL, RecordData.Txt.of(text))));
        }
        return changes;
    }

    // behind a CNAME into somebody else's zone nothing can be edited: the alias itself has to give way
    private List<RecordChange> publishedByOthers(String text) {
        if (ours.size() == 1 && ours.get(0).text().equals(text)) {
            return List.of();
        }
        List<RecordChange> changes = new ArrayList<>();
        DnsRecord alias = answer.aliases().get(0);
        for (DnsRecord step : answer.aliases()) {
            if (step.name().isWithin(domain)) {
                alias = step;
            }
        }
        changes.add(new RecordChange.Delete(alias));
        changes.add(new RecordChange.Add(new DnsRecord(alias.name(), NEW_TTL, RecordData.Txt.of(text))));
        return changes;
    }
}
