package org.domainverifier.json;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Reads IP addresses; what is not one is refused before anybody could look it up as a name. */
final class Addresses {
    private static final int LONGEST = 45;
    private static final int OCTETS = 16;

    private Addresses() {}

    static InetAddress of(String text) {
        return text.indexOf(':') >= 0 ? six(text) : four(text);
    }

    static Inet4Address four(String text) {
        boolean form = text.length() <= LONGEST
                && text.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9')
                && text.chars().filter(c -> c == '.').count() == 3;
        if (form && literal(text) instanceof Inet4Address address) {
            return address;
        }
        throw new IllegalArgumentException("not an IPv4 address");
    }

    /** Also an address that has an IPv4 address in it, of which Java would make that one. */
    static Inet6Address six(String text) {
        boolean form = text.length() <= LONGEST
                && text.indexOf(':') >= 0
                && text.chars().allMatch(c -> c == '.' || c == ':' || c < 0x80 && Character.digit(c, 16) >= 0);
        if (!form) {
            throw new IllegalArgumentException("not an IPv6 address");
        }
        byte[] octets = literal(text).getAddress();
        if (octets.length < OCTETS) {
            byte[] mapped = new byte[OCTETS];
            mapped[10] = (byte) 0xff;
            mapped[11] = (byte) 0xff;
            System.arraycopy(octets, 0, mapped, 12, octets.length);
            octets = mapped;
        }
        try {
            return Inet6Address.getByAddress(null, octets, -1);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("not an IPv6 address", impossible);
        }
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException("not an IP address", notAnAddress);
        }
    }
}
