package org.domainverifier.spf;

/**
 * How many leading bits of an address must be equal (dual-cidr-length, RFC 7208 §5.6 and §12).
 *
 * @param ip4 for IPv4, 0 to 32
 * @param ip6 for IPv6, 0 to 128
 */
public record DualCidr(int ip4, int ip6) {
    /** All bits: what a mechanism without prefix lengths asks for. */
    public static final DualCidr FULL = new DualCidr(32, 128);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a length is longer than an address, or negative
     */
    public DualCidr {
        if (ip4 < 0 || ip4 > 32 || ip6 < 0 || ip6 > 128) {
            throw new IllegalArgumentException("no prefix lengths: /" + ip4 + "//" + ip6);
        }
    }

    /** As written behind a domain: {@code /24}, {@code //64}, {@code /24//64}, or nothing for full lengths. */
    @Override
    public String toString() {
        return (ip4 == 32 ? "" : "/" + ip4) + (ip6 == 128 ? "" : "//" + ip6);
    }
}
