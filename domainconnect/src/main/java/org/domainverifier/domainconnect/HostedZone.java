package org.domainverifier.domainconnect;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;

/**
 * A zone as its DNS host keeps it: the records, what the host does beside them, and whether it remembers which template wrote what.
 *
 * <pre>{@code
 * HostedZone zone = HostedZone.of(DomainName.of("customer.example"), records);
 * AppliedTemplate applied = template.applyTo(zone, Map.of("dkimValue", "MIIBIjAN…"));
 * applied.changes();
 * }</pre>
 *
 * @param domain the top of the zone
 * @param contents what is in the zone, in any order
 * @param redirects the addresses of the DNS host's own web servers, by which it serves redirects; empty for a host that serves none
 * @param redirectTtl how long these addresses may be kept, where the template says nothing
 * @param instance for a DNS host that remembers templates, what the next application is called; empty for one that does not
 */
public record HostedZone(
        DomainName domain,
        List<HostedRecord> contents,
        List<RecordData> redirects,
        Duration redirectTtl,
        Optional<String> instance) {
    private static final Duration USUAL_REDIRECT_TTL = Duration.ofMinutes(10);

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if something in it is not within the domain, or redirects are served by what is not an address
     */
    public HostedZone {
        contents = List.copyOf(contents);
        redirects = List.copyOf(redirects);
        Objects.requireNonNull(redirectTtl, "redirectTtl");
        Objects.requireNonNull(instance, "instance");
        for (HostedRecord each : contents) {
            if (!each.name().isWithin(domain)) {
                throw new IllegalArgumentException(each.name() + " is not within the zone of " + domain);
            }
        }
        for (RecordData each : redirects) {
            if (!(each instanceof RecordData.A || each instanceof RecordData.Aaaa)) {
                throw new IllegalArgumentException("redirects are served by addresses, not by " + each.type());
            }
        }
    }

    /**
     * The zone of a DNS host that remembers nothing of templates and serves no redirects.
     *
     * @param domain the top of the zone
     * @param records what is in the zone
     * @return the zone
     * @throws IllegalArgumentException if a record is not within the domain
     */
    public static HostedZone of(DomainName domain, Collection<DnsRecord> records) {
        List<HostedRecord> contents = records.stream()
                .<HostedRecord>map(record -> new HostedRecord.InDns(record, Optional.empty()))
                .toList();
        return new HostedZone(domain, contents, List.of(), USUAL_REDIRECT_TTL, Optional.empty());
    }

    /**
     * The same zone at a DNS host that serves redirects.
     *
     * @param addresses the addresses of its web servers, IPv4 and IPv6
     * @return the zone
     * @throws IllegalArgumentException if one of them is not an address
     */
    public HostedZone redirectingBy(RecordData... addresses) {
        return new HostedZone(domain, contents, List.of(addresses), redirectTtl, instance);
    }

    /**
     * The same zone at a DNS host that remembers which template wrote what.
     *
     * @param next what the next application of a template is called, a name not used in the zone yet
     * @return the zone
     */
    public HostedZone remembering(String next) {
        return new HostedZone(domain, contents, redirects, redirectTtl, Optional.of(next));
    }

    /**
     * The same zone with something else in it.
     *
     * @param others what is in the zone
     * @return the zone
     * @throws IllegalArgumentException if something in it is not within the domain
     */
    public HostedZone holding(List<HostedRecord> others) {
        return new HostedZone(domain, others, redirects, redirectTtl, instance);
    }

    /**
     * What the DNS answers: each record once, whoever wrote it.
     *
     * @return the records in the order of the contents
     */
    public List<DnsRecord> records() {
        Set<Place> seen = new HashSet<>();
        return contents.stream()
                .filter(HostedRecord.InDns.class::isInstance)
                .map(each -> ((HostedRecord.InDns) each).record())
                .filter(record -> seen.add(Place.of(record)))
                .toList();
    }

    boolean remembers() {
        return instance.isPresent();
    }
}
