package org.domainverifier.propagation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/** The servers of one zone. An immutable value. More methods may come: read it, and implement it in tests only. */
public interface ZonePropagation {
    /**
     * Which zone.
     *
     * @return its name
     */
    DomainName zone();

    /**
     * Its name servers as the zone above names them.
     *
     * @return sorted
     */
    List<DomainName> delegated();

    /**
     * Its name servers as the zone itself names them.
     *
     * @return sorted; empty if no server told
     */
    List<DomainName> published();

    /**
     * Each of the delegated servers at each of its addresses.
     *
     * @return sorted
     */
    List<ZoneServer> servers();

    /**
     * How long a cache may keep an absence in this zone: the smaller of the TTL of the SOA record and its last field (RFC 2308
     * §5), the longest if the servers do not agree on it.
     *
     * @return empty if no server gave its SOA record
     */
    default Optional<Duration> negativeTtl() {
        return servers().stream()
                .flatMap(server -> server.soa().stream())
                .map(ZonePropagation::negativeTtl)
                .max(Comparator.naturalOrder());
    }

    private static Duration negativeTtl(DnsRecord soa) {
        Duration minimum = Duration.ofSeconds(((RecordData.Soa) soa.data()).minimum());
        return soa.ttl().compareTo(minimum) < 0 ? soa.ttl() : minimum;
    }

    /**
     * Whether the zone above and the zone itself name the same servers.
     *
     * @return true also if the zone did not tell
     */
    default boolean delegationAgrees() {
        return published().isEmpty() || published().equals(delegated());
    }
}
