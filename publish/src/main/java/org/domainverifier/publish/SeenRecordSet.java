package org.domainverifier.publish;

import java.util.List;
import java.util.Objects;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;

/**
 * The records of one type that a zone holds at a name itself (RFC 2181 §5): neither what a wildcard gives the name, nor what is behind an alias.
 *
 * @param name the owner name
 * @param type the type of the records
 * @param records the records as they were seen; empty if there are none, and if it is not known
 * @param certainty how far that can be relied on
 */
public record SeenRecordSet(DomainName name, RecordType type, List<DnsRecord> records, Certainty certainty) {
    /** How far what was seen can be relied on. */
    public enum Certainty {
        /** A server of the zone said so. */
        AUTHORITATIVE,
        /** A cache said so, or somebody of whom it is not known. */
        NOT_AUTHORITATIVE,
        /** It was not asked, could not be looked up, or it is not known whether the name's own records or a wildcard's were seen. */
        UNKNOWN
    }

    /** Copies the list. */
    public SeenRecordSet {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(certainty, "certainty");
        records = List.copyOf(records);
    }
}
