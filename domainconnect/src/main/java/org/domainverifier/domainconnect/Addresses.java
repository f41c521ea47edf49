package org.domainverifier.domainconnect;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** IP addresses as people write them. Nothing is looked up. */
final class Addresses {
    private static final int LONGEST = 45;

    private Addresses() {}

    static Optional<InetAddress> parse(String text) {
        return v4(text).<InetAddress>map(address -> address).or(() -> v6(text));
    }

    static Optional<Inet4Address> v4(String text) {
        String[] numbers = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
        byte[] octets = new byte[4];
        for (int i = 0; i < octets.length; i++) {
            boolean octet =
                    numbers.length == octets.length && numbers[i].length() <= 3 && Numbers.isWithin(numbers[i], 255);
            if (!octet || numbers[i].length() > 1 && numbers[i].startsWith("0")) {
                return Optional.empty();
            }
            octets[i] = (byte) Integer.parseInt(numbers[i]);
        }
        return address(octets, Inet4Address.class);
    }

    static Optional<Inet6Address> v6(String text) {
        boolean colons = text.length() <= LONGEST
                && text.indexOf(':') >= 0
                && text.chars().allMatch(c -> c == ':' || c == '.' || Character.digit(c, 16) >= 0 && c < 0x80);
        if (!colons) {
            return Optional.empty();
        }
        try {
            // with a colon and nothing but digits it is an address or nothing: no name that would be looked up
            return InetAddress.getByName(text) instanceof Inet6Address address
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    private static <T extends InetAddress> Optional<T> address(byte[] octets, Class<T> type) {
        try {
            return Optional.of(type.cast(InetAddress.getByAddress(octets)));
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }
}
