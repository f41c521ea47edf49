package org.domainverifier.propagation;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.ServerCondition;

/**
 * One name server of a zone.
 *
 * @param server its name
 * @param address the address that was asked; empty if it has none
 * @param condition how it answered for the zone itself
 * @param soa the SOA record that it has, if it answered
 */
public record ZoneServer(
        DomainName server, Optional<InetAddress> address, ServerCondition condition, Optional<DnsRecord> soa) {
    /** Refuses nulls. */
    public ZoneServer {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(condition, "condition");
    }

    /**
     * The version of the zone that it has.
     *
     * @return the serial number
     */
    public Optional<Long> serial() {
        return soa.map(record -> ((RecordData.Soa) record.data()).serial());
    }

    /**
     * The server as people name it.
     *
     * @return such as {@code ns1.example.net (192.0.2.53)}
     */
    public String label() {
        return ServerView.label(server, address);
    }
}
