package org.domainverifier.dns;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ranges of addresses that are not the public Internet's: the special-purpose registries of IANA (RFC 6890) for IPv4 and
 * IPv6, multicast, and all that is not assigned for global unicast. A policy host or name server there is a mistake or somebody's
 * attempt to have requests made inside a network.
 */
public enum SpecialRange {
    /** This host and this network (RFC 791). */
    THIS_NETWORK("0.0.0.0/8", "::/128"),
    /** Loopback (RFC 1122, RFC 4291). */
    LOOPBACK("127.0.0.0/8", "::1/128"),
    /** Private use (RFC 1918, RFC 4193, and the former site-local addresses of RFC 3879). */
    PRIVATE("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
    /** Shared by the customers of a carrier (RFC 6598). */
    SHARED("100.64.0.0/10"),
    /** Link-local (RFC 3927, RFC 4291); cloud providers keep their credentials there. */
    LINK_LOCAL("169.254.0.0/16", "fe80::/10"),
    /** Documentation (RFC 5737, RFC 3849, RFC 9637). */
    DOCUMENTATION("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"),
    /** Benchmarks (RFC 2544, RFC 5180). */
    BENCHMARKING("198.18.0.0/15", "2001:2::/48"),
    /** Multicast (RFC 5771, RFC 4291). */
    MULTICAST("224.0.0.0/4", "ff00::/8"),
    /** Limited broadcast (RFC 919). */
    BROADCAST("255.255.255.255/32"),
    /** Discard-only (RFC 6666) and dummy prefixes (RFC 9780). */
    DISCARD("100::/64", "100:0:0:1::/64"),
    /** Translation for local use (RFC 8215). */
    LOCAL_TRANSLATION("64:ff9b:1::/48"),
    /** Tunnels that carry an IPv4 address inside: Teredo (RFC 4380), 6to4 (RFC 3056) and its relays (RFC 7526). */
    TUNNEL("2001::/32", "2002::/16", "192.88.99.0/24"),
    /** IPv4 addresses written as IPv6 addresses (RFC 4291 §2.5.5): never legitimate in an AAAA record. */
    EMBEDDED_IPV4("::ffff:0:0/96", "::/96", "::ffff:0:0:0/96"),
    /** Assignments for protocols (RFC 6890, RFC 7450, RFC 7534, RFC 7535, RFC 7723, RFC 2928, RFC 9602). */
    PROTOCOL_ASSIGNMENT(
            "192.0.0.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.175.48.0/24",
            "2001::/23",
            "2620:4f:8000::/48",
            "5f00::/16"),
    /** Reserved (RFC 1112), and every IPv6 address that is not of global unicast (RFC 4291 §2.4). */
    RESERVED("240.0.0.0/4");

    private static final List<SpecialRange> ALL = List.of(values());
    private static final Prefix GLOBAL_UNICAST = Prefix.of("2000::/3");
    private static final Prefix TRANSLATION = Prefix.of("64:ff9b::/96");
    private static final int IPV4_OCTETS = 4;
    private static final int IPV6_OCTETS = 16;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of immutable values
    private final List<Prefix> prefixes;

    SpecialRange(String... prefixes) {
        this.prefixes = Arrays.stream(prefixes).map(Prefix::of).toList();
    }

    /**
     * The range that an address belongs to.
     *
     * @param address any address
     * @return the range; empty for an address of the public Internet
     */
    public static Optional<SpecialRange> of(InetAddress address) {
        return of(address.getAddress());
    }

    private static Optional<SpecialRange> of(byte[] octets) {
        // a translator (RFC 6052) sends it to the IPv4 address inside, so that one counts
        if (TRANSLATION.contains(octets)) {
            return of(Arrays.copyOfRange(octets, IPV6_OCTETS - IPV4_OCTETS, IPV6_OCTETS));
        }
        for (SpecialRange range : ALL) {
            for (Prefix prefix : range.prefixes) {
                if (prefix.contains(octets)) {
                    return Optional.of(range);
                }
            }
        }
        boolean unassigned = octets.length == IPV6_OCTETS && !GLOBAL_UNICAST.contains(octets);
        return unassigned ? Optional.of(RESERVED) : Optional.empty();
    }
}
