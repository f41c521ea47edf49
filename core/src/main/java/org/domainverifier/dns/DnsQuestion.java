package org.domainverifier.dns;

import java.util.Objects;

/**
 * What is asked: the records of one type at one name, class IN.
 *
 * @param name the owner name
 * @param type the record type
 */
public record DnsQuestion(DomainName name, RecordType type) {
    /** Refuses nulls. */
    public DnsQuestion {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
