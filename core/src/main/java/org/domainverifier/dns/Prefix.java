package org.domainverifier.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of addresses.
 *
 * @param network the octets of its first address
 * @param bits how many bits the addresses have in common
 */
record Prefix(Octets network, int bits) {
    static Prefix of(String text) {
        int slash = text.indexOf('/');
        String literal = text.substring(0, slash);
        return new Prefix(Octets.of(octets(literal)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(byte[] address) {
        byte[] mine = network.toBytes();
        if (mine.length != address.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != address[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((mine[whole] ^ address[whole]) & 0xff) >> (Byte.SIZE - rest) == 0;
    }

    private static byte[] octets(String literal) {
        try {
            byte[] octets = InetAddress.getByName(literal).getAddress();
            return literal.indexOf(':') >= 0 && octets.length == 4 ? mapped(octets) : octets;
        } catch (UnknownHostException notALiteral) {
            throw new IllegalArgumentException("not an address: " + literal, notALiteral);
        }
    }

    // InetAddress makes an IPv4 address of ::ffff:a.b.c.d
    private static byte[] mapped(byte[] ipv4) {
        byte[] octets = new byte[16];
        octets[10] = (byte) 0xff;
        octets[11] = (byte) 0xff;
        System.arraycopy(ipv4, 0, octets, 12, 4);
        return octets;
    }
}
