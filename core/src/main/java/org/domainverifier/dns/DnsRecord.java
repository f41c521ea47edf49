package org.domainverifier.dns;

import java.time.Duration;
import java.util.Objects;

/**
 * One DNS record of class IN.
 *
 * @param name the owner name
 * @param ttl how long a cache may keep it, in whole seconds; what is left of it when a cache answered
 * @param data the typed data
 */
public record DnsRecord(DomainName name, Duration ttl, RecordData data) {
    /** Refuses nulls. */
    public DnsRecord {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(ttl, "ttl");
        Objects.requireNonNull(data, "data");
    }

    /**
     * The type of the data.
     *
     * @return the record type
     */
    public RecordType type() {
        return data.type();
    }

    /**
     * The record as a line of a zone file.
     *
     * @return such as {@code example.com. 300 IN MX 10 mail.example.com.}
     */
    public String toZoneLine() {
        return name.toAbsolute() + " " + ttl.toSeconds() + " IN " + type() + " " + data.toZoneText();
    }

    @Override
    public String toString() {
        return toZoneLine();
    }
}
