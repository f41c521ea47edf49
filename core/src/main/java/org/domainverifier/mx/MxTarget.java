package org.domainverifier.mx;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.SpecialRange;

/**
 * What is behind an exchanger's name.
 *
 * @param host the name
 * @param addresses its IPv4 and IPv6 addresses
 * @param alias where it leads, if it is a CNAME (against RFC 5321 §5.1)
 * @param determined whether both kinds of addresses could be asked for, or some are known
 */
public record MxTarget(DomainName host, List<InetAddress> addresses, Optional<DomainName> alias, boolean determined) {
    /** Ranges that are led to, or that examples and tests are made of. */
    private static final Set<SpecialRange> REACHABLE =
            EnumSet.of(SpecialRange.DOCUMENTATION, SpecialRange.TUNNEL, SpecialRange.PROTOCOL_ASSIGNMENT);

    /** Copies the list. */
    public MxTarget {
        addresses = List.copyOf(addresses);
    }

    /** Whether it has addresses, and none of them is one that the public reaches. */
    boolean isInwardOnly() {
        return !addresses.isEmpty() && addresses.stream().allMatch(MxTarget::isInward);
    }

    static boolean isInward(InetAddress address) {
        return SpecialRange.of(address)
                .filter(range -> !REACHABLE.contains(range))
                .isPresent();
    }

    static MxTarget of(DomainName host, DnsAnswer ipv4, DnsAnswer ipv6) {
        List<InetAddress> addresses = Stream.concat(ipv4.records().stream(), ipv6.records().stream())
                .map(DnsRecord::data)
                .<InetAddress>mapMulti((data, sink) -> {
                    if (data instanceof RecordData.A a) {
                        sink.accept(a.address());
                    } else if (data instanceof RecordData.Aaaa aaaa) {
                        sink.accept(aaaa.address());
                    }
                })
                .toList();
        Optional<DomainName> alias = Stream.of(ipv4, ipv6)
                .filter(answer -> !answer.aliases().isEmpty())
                .map(DnsAnswer::canonicalName)
                .findFirst();
        boolean determined = !addresses.isEmpty() || ipv4.isAbsent() && ipv6.isAbsent();
        return new MxTarget(host, addresses, alias, determined);
    }
}
