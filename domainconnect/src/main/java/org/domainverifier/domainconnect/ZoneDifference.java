package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.RecordChange;

/** The changes that lead from one set of records to another one. */
final class ZoneDifference {
    private record Type(DomainName name, RecordType type) {}

    /** What goes and what comes of one type at one name. */
    private record Exchange(List<DnsRecord> gone, List<DnsRecord> added) {
        Exchange() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private ZoneDifference() {}

    /** What goes comes first, so that an alias is away before something else is at its name. */
    static List<RecordChange> between(Collection<DnsRecord> before, Collection<DnsRecord> after) {
        Map<Place, DnsRecord> old = new HashMap<>();
        before.forEach(record -> old.put(Place.of(record), record));
        Map<Place, DnsRecord> kept = new HashMap<>();
        after.forEach(record -> kept.put(Place.of(record), record));
        List<RecordChange> others = new ArrayList<>();
        Map<Type, Exchange> exchanges = new LinkedHashMap<>();
        for (DnsRecord record : before) {
            DnsRecord same = kept.get(Place.of(record));
            if (same == null) {
                exchange(exchanges, record).gone().add(record);
            } else if (!same.ttl().equals(record.ttl())) {
                others.add(new RecordChange.Replace(record, same));
            }
        }
        for (DnsRecord record : after) {
            if (!old.containsKey(Place.of(record))) {
                exchange(exchanges, record).added().add(record);
            }
        }
        List<RecordChange> changes = new ArrayList<>();
        for (Exchange each : exchanges.values()) {
            int pairs = Math.min(each.gone().size(), each.added().size());
            for (int i = 0; i < pairs; i++) {
                others.add(new RecordChange.Replace(
                        each.gone().get(i), each.added().get(i)));
            }
            each.gone().stream().skip(pairs).map(RecordChange.Delete::new).forEach(changes::add);
            each.added().stream().skip(pairs).map(RecordChange.Add::new).forEach(others::add);
        }
        changes.addAll(others);
        return List.copyOf(changes);
    }

    private static Exchange exchange(Map<Type, Exchange> exchanges, DnsRecord record) {
        return exchanges.computeIfAbsent(new Type(record.name(), record.type()), type -> new Exchange());
    }
}
