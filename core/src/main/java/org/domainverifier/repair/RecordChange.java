package org.domainverifier.repair;

import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;

/**
 * A change of one record. Whoever reads changes goes by {@link #before()} and {@link #after()}, or by {@link #kind()} where a word
 * is needed; no further kind will come, since a change of one record has nothing else.
 */
public sealed interface RecordChange extends RepairStep {
    /** What happens to the record. */
    enum Kind {
        /** There is nothing before it. */
        ADD,
        /** There is a record before and after it. */
        REPLACE,
        /** There is nothing after it. */
        DELETE
    }

    /**
     * What happens.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * The record that the change takes away.
     *
     * @return the record as it was seen; empty if one is added
     */
    Optional<DnsRecord> before();

    /**
     * The record that the change puts there.
     *
     * @return the record as it should be; empty if one is deleted
     */
    Optional<DnsRecord> after();

    /**
     * What undoes it.
     *
     * @return the change from what is there afterwards to what was there before
     */
    RecordChange inverse();

    /**
     * The name at which something changes.
     *
     * @return the owner name
     */
    default DomainName name() {
        return either().name();
    }

    /**
     * The type of the record that changes.
     *
     * @return the record type
     */
    default RecordType type() {
        return either().type();
    }

    private DnsRecord either() {
        return after().or(this::before).orElseThrow();
    }

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
        public Kind kind() {
            return Kind.ADD;
        }

        @Override
        public RecordChange inverse() {
            return new Delete(record);
        }

        @Override
        public Optional<DnsRecord> before() {
            return Optional.empty();
        }

        @Override
        public Optional<DnsRecord> after() {
            return Optional.of(record);
        }
    }

    /**
     * A record whose data have to be changed.
     *
     * @param from the record as it was seen
     * @param to the record as it should be; same name and type
     */
    record Replace(DnsRecord from, DnsRecord to) implements RecordChange {
        /**
         * Checks that it is a change of one record.
         *
         * @throws IllegalArgumentException if name or type differ
         */
        public Replace {
            if (!from.name().equals(to.name()) || !from.type().equals(to.type())) {
                throw new IllegalArgumentException("not the same name and type: " + from + " and " + to);
            }
        }

        @Override
        public Kind kind() {
            return Kind.REPLACE;
        }

        @Override
        public RecordChange inverse() {
            return new Replace(to, from);
        }

        @Override
        public Optional<DnsRecord> before() {
            return Optional.of(from);
        }

        @Override
        public Optional<DnsRecord> after() {
            return Optional.of(to);
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
        public Kind kind() {
            return Kind.DELETE;
        }

        @Override
        public RecordChange inverse() {
            return new Add(record);
        }

        @Override
        public Optional<DnsRecord> before() {
            return Optional.of(record);
        }

        @Override
        public Optional<DnsRecord> after() {
            return Optional.empty();
        }
    }
}
