package org.domainverifier.propagation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/**
 * The servers of one zone.
 *
 * @param zone its name
 * @param delegated its name servers as the zone above names them, sorted
 * @param published its name servers as the zone itself names them, sorted; empty if no server told
 * @param servers each of the delegated servers at each of its addresses, sorted
 */
public record ZonePropagation(
        DomainName zone, List<DomainName> delegated, List<DomainName> published, List<ZoneServer> servers) {
    /** Copies the lists. */
    public ZonePropagation {
        Objects.requireNonNull(zone, "zone");
        delegated = List.copyOf(delegated);
        published = List.copyOf(published);
        servers = List.copyOf(servers);
    }

    /**
     * How long a cache may keep an absence in this zone: the smaller of the TTL of the SOA record and its last field (RFC 2308
     * §5), the longest if the servers do not agree on it.
     *
     * @return empty if no server gave its SOA record
     */
    public Optional<Duration> negativeTtl() {
        return servers.stream()
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
    public boolean delegationAgrees() {
        return published.isEmpty() || published.equals(delegated);
    }
}
