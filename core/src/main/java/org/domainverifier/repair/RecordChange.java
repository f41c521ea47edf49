package org.domainverifier.repair;

import java.util.Objects;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;

/** A change of one record. */
public sealed interface RecordChange extends RepairStep {
    /**
     * The name at which something changes.
     *
     * @return the owner name
     */
    DomainName name();

    /**
     * The type of the record that changes.
     *
     * @return the record type
     */
    RecordType type();

    /**
     * A record that has to be published.
     *
     * @param record the new record
     */
    record Add(DnsRecord record) implements RecordChange {
        /** Refuses null. */
        public Add {
            Objects.requireNonNull(record, "record");
        }

        @Override
        public DomainName name() {
            return record.name();
        }

        @Override
        public RecordType type() {
            return record.type();
        }
    }

    /**
     * A record whose data have to be changed.
     *
     * @param before the record as it was seen
     * @param after the record as it should be; same name and type
     */
    record Replace(DnsRecord before, DnsRecord after) implements RecordChange {
        /**
         * Checks that it is a change of one record.
         *
         * @throws IllegalArgumentException if name or type differ
         */
        public Replace {
            if (!before.name().equals(after.name()) || !before.type().equals(after.type())) {
                throw new IllegalArgumentException("not the same name and type: " + before + " and " + after);
            }
        }

        @Override
        public DomainName name() {
            return after.name();
        }

        @Override
        public RecordType type() {
            return after.type();
        }
    }

    /**
     * A record that has to go.
     *
     * @param record the record as it was seen
     */
    record Delete(DnsRecord record) implements RecordChange {
        /** Refuses null. */
        public Delete {
            Objects.requireNonNull(record, "record");
        }

        @Override
        public DomainName name() {
            return record.name();
        }

        @Override
        public RecordType type() {
            return record.type();
        }
    }
}
