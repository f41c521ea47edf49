package org.domainverifier.examples.springboot;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Who is one client. */
final class Client {
    private static final int OCTETS_OF_NETWORK = 8;

    private Client() {}

    /**
     * Tells clients apart.
     *
     * @param address as the servlet container has it; behind a proxy that is what a header says, and so perhaps any text
     * @return an IPv4 address, or the network that an IPv6 address is in, since who has one has them all
     */
    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // with a colon it is an IPv6 address or refused: no name is looked up
            byte[] octets = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(octets, Math.min(octets.length, OCTETS_OF_NETWORK)));
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
