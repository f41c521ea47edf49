package org.domainverifier.spf;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.domainverifier.dns.DomainName;

/** The address of a client; an IPv4-mapped IPv6 address is the IPv4 address (RFC 7208 §5). */
final class ClientAddress {
    private static final String HEX = "0123456789ABCDEF";

    private final byte[] octets;

    ClientAddress(InetAddress address) {
        byte[] given = address.getAddress();
        this.octets = isMapped(given) ? new byte[] {given[12], given[13], given[14], given[15]} : given;
    }

    private static boolean isMapped(byte[] octets) {
        if (octets.length != 16) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return octets[10] == -1 && octets[11] == -1;
    }

    boolean isIp6() {
        return octets.length == 16;
    }

    /** Whether the leading bits are those of the other address; never if it is of the other family. */
    boolean isIn(InetAddress network, DualCidr prefix) {
        return isIn(network, network instanceof Inet4Address ? prefix.ip4() : prefix.ip6());
    }

    boolean isIn(InetAddress network, int prefixLength) {
        byte[] other = network.getAddress();
        if (other.length != octets.length) {
            return false;
        }
        int whole = prefixLength >> 3;
        for (int i = 0; i < whole; i++) {
            if (octets[i] != other[i]) {
                return false;
            }
        }
        int rest = prefixLength & 7;
        return rest == 0 || (octets[whole] ^ other[whole]) >> (8 - rest) == 0;
    }

    /** The macro {@code i}: a dotted quad, or nibbles divided by dots (RFC 7208 §7.3). */
    String dotted() {
        StringBuilder text = new StringBuilder();
        for (byte octet : octets) {
            if (text.length() > 0) {
                text.append('.');
            }
            if (isIp6()) {
                text.append(HEX.charAt(octet >> 4 & 0xf)).append('.').append(HEX.charAt(octet & 0xf));
            } else {
                text.append(octet & 0xff);
            }
        }
        return text.toString();
    }

    /** The macro {@code c} (RFC 5952). */
    String readable() {
        try {
            return IpText.of(InetAddress.getByAddress(octets));
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The macro {@code v}. */
    String family() {
        return isIp6() ? "ip6" : "in-addr";
    }

    /** Where the names of the client are found (RFC 1035 §3.5, RFC 3596 §2.5). */
    DomainName reverseName() {
        StringBuilder text = new StringBuilder();
        for (int i = octets.length - 1; i >= 0; i--) {
            if (isIp6()) {
                text.append(HEX.charAt(octets[i] & 0xf)).append('.').append(HEX.charAt(octets[i] >> 4 & 0xf));
            } else {
                text.append(octets[i] & 0xff);
            }
            text.append('.');
        }
        return DomainName.of(text.append(family()).append(".arpa").toString());
    }
}
