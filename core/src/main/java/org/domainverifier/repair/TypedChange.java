package org.domainverifier.repair;

import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * A change of a record as it is carried out in the form of a DNS host. An immutable value.
 *
 * @param change the change
 * @param before the record to look for, to change or to delete it; empty for a new record
 * @param after the record to type; empty for one that has to go
 */
public record TypedChange(RecordChange change, Optional<TypedRecord> before, Optional<TypedRecord> after) {
    /** Refuses null. */
    public TypedChange {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /**
     * A change at a host.
     *
     * @param change the change
     * @param zone the zone in which something changes
     * @param host where the zone is hosted
     * @return the change as it is typed
     * @throws IllegalArgumentException if the record is not in the zone
     */
    public static TypedChange of(RecordChange change, DomainName zone, DnsHost host) {
        return new TypedChange(
                change,
                change.before().map(record -> new TypedRecord(record, zone, host)),
                change.after().map(record -> new TypedRecord(record, zone, host)));
    }
}
