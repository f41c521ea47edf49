package org.domainverifier.repair;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/** Carries out record changes on the records of a zone, as a person would in the form of a DNS host. */
final class ZoneChanges {
    private ZoneChanges() {}

    /**
     * The records as they are after the changes. A record is found by its name and its data; its TTL does not matter. What is to
     * be deleted and is not there, stays away; what is to be replaced and is not there, is added.
     *
     * @param records the records before
     * @param changes the changes
     * @return the records after, those that no change names untouched and in their order
     */
    static List<DnsRecord> apply(Collection<DnsRecord> records, Collection<? extends RecordChange> changes) {
        Map<Place, DnsRecord> result = new LinkedHashMap<>();
        records.forEach(record -> result.putIfAbsent(Place.of(record), record));
        for (RecordChange change : changes) {
            change.before().ifPresent(record -> result.remove(Place.of(record)));
            change.after().ifPresent(record -> {
                result.remove(Place.of(record)); // so that it comes last
                result.put(Place.of(record), record);
            });
        }
        return List.copyOf(result.values());
    }

    private record Place(DomainName name, RecordData data) {
        static Place of(DnsRecord record) {
            return new Place(record.name(), record.data());
        }
    }
}
