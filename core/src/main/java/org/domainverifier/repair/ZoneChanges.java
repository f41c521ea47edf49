package org.domainverifier.repair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.domainverifier.dns.DnsRecord;

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
        List<DnsRecord> result = new ArrayList<>(records);
        for (RecordChange change : changes) {
            change.before().ifPresent(record -> remove(result, record));
            change.after().ifPresent(record -> put(result, record));
        }
        return List.copyOf(result);
    }

    private static void put(List<DnsRecord> records, DnsRecord record) {
        remove(records, record);
        records.add(record);
    }

    private static void remove(List<DnsRecord> records, DnsRecord record) {
        records.removeIf(
                each -> each.name().equals(record.name()) && each.data().equals(record.data()));
    }
}
