package org.domainverifier.propagation;

import java.net.InetAddress;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.ServerCondition;

/** One name server of a zone. An immutable value. More methods may come: read it, and implement it in tests only. */
public interface ZoneServer {
    /**
     * Its name.
     *
     * @return as the delegation names it
     */
    DomainName server();

    /**
     * The address that was asked.
     *
     * @return empty if it has none
     */
    Optional<InetAddress> address();

    /**
     * How it answered for the zone itself.
     *
     * @return the condition
     */
    ServerCondition condition();

    /**
     * The SOA record that it has.
     *
     * @return empty if it did not answer
     */
    Optional<DnsRecord> soa();

    /**
     * The version of the zone that it has.
     *
     * @return the serial number
     */
    default Optional<Long> serial() {
        return soa().map(record -> ((RecordData.Soa) record.data()).serial());
    }

    /**
     * The server as people name it.
     *
     * @return such as {@code ns1.example.net (192.0.2.53)}
     */
    default String label() {
        return server() + address().map(at -> " (" + at.getHostAddress() + ")").orElse("");
    }
}
