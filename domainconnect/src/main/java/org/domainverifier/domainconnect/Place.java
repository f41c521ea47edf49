package org.domainverifier.domainconnect;

import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/** A record without its TTL: what tells it from others. */
record Place(DomainName name, RecordData data) {
    static Place of(DnsRecord record) {
        return new Place(record.name(), record.data());
    }
}
