package org.domainverifier.mtasts;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.SpecialRange;

/**
 * The policy host of a domain as the DNS shows it.
 *
 * @param name its name
 * @param aliases the names that it is an alias of, in order; empty if it is not an alias
 * @param addresses its addresses, IPv4 first
 */
public record PolicyHost(DomainName name, List<DomainName> aliases, List<InetAddress> addresses) {
    /** Copies the lists. */
    public PolicyHost {
        aliases = List.copyOf(aliases);
        addresses = List.copyOf(addresses);
    }

    /**
     * The host as two answers show it.
     *
     * @param a the answer for its IPv4 addresses
     * @param aaaa the answer for its IPv6 addresses
     * @return the host
     */
    static PolicyHost of(DnsAnswer a, DnsAnswer aaaa) {
        List<DnsRecord> chain = a.aliases().isEmpty() ? aaaa.aliases() : a.aliases();
        return new PolicyHost(
                a.question().name(),
                chain.stream()
                        .map(DnsRecord::data)
                        .flatMap(data ->
                                data instanceof RecordData.Cname cname ? Stream.of(cname.target()) : Stream.of())
                        .toList(),
                Stream.<InetAddress>concat(
                                a.data(RecordData.A.class).stream().map(RecordData.A::address),
                                aaaa.data(RecordData.Aaaa.class).stream().map(RecordData.Aaaa::address))
                        .toList());
    }

    /**
     * Why it cannot be resolved.
     *
     * @param a the answer for its IPv4 addresses
     * @param aaaa the answer for its IPv6 addresses
     * @return empty if there is an address
     */
    static Optional<PolicyFetch.NotResolvable> whyNotResolvable(DnsAnswer a, DnsAnswer aaaa) {
        if (!a.records().isEmpty() || !aaaa.records().isEmpty()) {
            return Optional.empty();
        }
        DomainName host = a.question().name();
        for (DnsAnswer answer : List.of(a, aaaa)) {
            if (answer instanceof DnsAnswer.Failure failure) {
                return Optional.of(new PolicyFetch.NotResolvable(host, Optional.of(failure.cause()), failure.detail()));
            }
        }
        return Optional.of(
                new PolicyFetch.NotResolvable(host, Optional.empty(), a.canonicalName() + " has no addresses"));
    }

    /**
     * The addresses that belong to special ranges.
     *
     * @return in order
     */
    public List<PolicyFetch.SpecialAddress> specialAddresses() {
        return addresses.stream()
                .flatMap(address ->
                        SpecialRange.of(address).map(range -> new PolicyFetch.SpecialAddress(address, range)).stream())
                .toList();
    }
}
