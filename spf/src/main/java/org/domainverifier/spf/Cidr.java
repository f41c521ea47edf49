package org.domainverifier.spf;

import java.net.InetAddress;

/**
 * A network of addresses.
 *
 * @param network its first address
 * @param prefixLength how many bits its addresses share
 */
public record Cidr(InetAddress network, int prefixLength) {
    /** Such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}. */
    @Override
    public String toString() {
        return IpText.of(network) + "/" + prefixLength;
    }
}
