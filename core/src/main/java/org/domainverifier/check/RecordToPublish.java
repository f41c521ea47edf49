package org.domainverifier.check;

import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/**
 * A record that a provider asks a customer to publish, as its dashboard shows it for copying.
 *
 * @param name the owner name
 * @param type the record type
 * @param data what to publish; empty while the value is not ready
 */
public record RecordToPublish(DomainName name, RecordType type, Optional<RecordData> data) {
    /**
     * A record with its value.
     *
     * @param name the owner name
     * @param data what to publish
     * @return the record
     */
    public static RecordToPublish of(DomainName name, RecordData data) {
        return new RecordToPublish(name, data.type(), Optional.of(data));
    }

    /**
     * A record whose value is not ready yet.
     *
     * @param name the owner name
     * @param type the record type
     * @return the record without data
     */
    public static RecordToPublish notReady(DomainName name, RecordType type) {
        return new RecordToPublish(name, type, Optional.empty());
    }
}
