package org.domainverifier.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.RecordChange;

/**
 * What a plan makes of one record set.
 *
 * @param seen the set as it was seen
 * @param after the records that are to be there, all with one TTL (RFC 2181 §5.2): that of the records that stay, if any do; empty if the set goes
 * @param complete whether everything that the plan takes away was seen
 */
public record RecordSetChange(SeenRecordSet seen, List<DnsRecord> after, boolean complete) {
    /** Copies the list. */
    public RecordSetChange {
        Objects.requireNonNull(seen, "seen");
        after = List.copyOf(after);
    }

    static RecordSetChange of(SeenRecordSet seen, List<RecordChange> changes) {
        Map<RecordData, DnsRecord> records = new LinkedHashMap<>();
        seen.records().forEach(record -> records.putIfAbsent(record.data(), record));
        Map<RecordData, DnsRecord> staying = new LinkedHashMap<>(records);
        boolean complete = true;
        for (RecordChange change : changes) {
            if (change.before().isPresent()) {
                RecordData data = change.before().get().data();
                complete &= records.remove(data) != null;
                staying.remove(data);
            }
            change.after().ifPresent(record -> records.putIfAbsent(record.data(), record));
        }
        List<DnsRecord> after = new ArrayList<>();
        if (!records.isEmpty()) {
            Map<RecordData, DnsRecord> telling = staying.isEmpty() ? records : staying;
            Duration ttl = telling.values().iterator().next().ttl();
            records.values().forEach(record -> after.add(new DnsRecord(record.name(), ttl, record.data())));
        }
        return new RecordSetChange(seen, after, complete);
    }

    /** The same set on the way back, if it is as it was planned. */
    RecordSetChange inverse() {
        return new RecordSetChange(
                new SeenRecordSet(name(), type(), after, seen.certainty()), seen.records(), complete);
    }

    /**
     * The name.
     *
     * @return the owner name of all records
     */
    public DomainName name() {
        return seen.name();
    }

    /**
     * The type.
     *
     * @return the type of all records
     */
    public RecordType type() {
        return seen.type();
    }

    /**
     * The records that go.
     *
     * @return those of {@link #seen()} whose data are not in {@link #after()}
     */
    public List<DnsRecord> removed() {
        return without(seen.records(), after);
    }

    /**
     * The records that come.
     *
     * @return those of {@link #after()} whose data were not seen
     */
    public List<DnsRecord> added() {
        return without(after, seen.records());
    }

    private static List<DnsRecord> without(List<DnsRecord> records, List<DnsRecord> others) {
        Map<RecordData, DnsRecord> known = new LinkedHashMap<>();
        others.forEach(record -> known.put(record.data(), record));
        return records.stream()
                .filter(record -> !known.containsKey(record.data()))
                .toList();
    }
}
