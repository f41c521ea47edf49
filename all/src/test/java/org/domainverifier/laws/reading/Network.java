package org.domainverifier.laws.reading;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses from one to another of one family.
 *
 * @param bits 32 or 128
 * @param first the first address
 * @param last the last one
 */
record Network(int bits, BigInteger first, BigInteger last) {
    private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:(?<=:)[0-9.]+)?");
    private static final Pattern MASK = Pattern.compile("255\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");

    /** Reads an address with or without what follows a slash: a prefix, or a mask of four numbers. */
    static Optional<Network> read(String written) {
        String[] parts = written.toLowerCase().split("/", -1);
        Optional<InetAddress> address = parts.length > 2 ? Optional.empty() : address(parts[0]);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        byte[] octets = address.get().getAddress();
        int bits = octets.length * 8;
        Optional<Integer> prefix = parts.length == 1 ? Optional.of(bits) : prefix(parts[1], bits);
        return prefix.map(length -> of(new BigInteger(1, octets), bits, length));
    }

    private static Network of(BigInteger address, int bits, int prefix) {
        BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
        BigInteger first = address.divide(size).multiply(size);
        return new Network(bits, first, first.add(size).subtract(BigInteger.ONE));
    }

    /** An address; an IPv4 address in the clothes of IPv6 is an IPv4 address. */
    private static Optional<InetAddress> address(String text) {
        Matcher four = IPV4.matcher(text);
        boolean plausible = four.matches()
                ? four.toMatchResult().group().chars().filter(c -> c == '.').count() == 3 && octetsFit(four)
                : IPV6.matcher(text).matches();
        if (!plausible) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean octetsFit(Matcher four) {
        for (int i = 1; i <= 4; i++) {
            if (Integer.parseInt(four.group(i)) > 255) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Integer> prefix(String text, int bits) {
        if (MASK.matcher(text).matches() && bits == 32) {
            return read(text).map(mask -> mask.first().bitCount());
        }
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= bits
                ? Optional.of(Integer.parseInt(text))
                : Optional.empty();
    }

    /** The network of an address with a prefix that was read elsewhere. */
    static Optional<Network> of(String address, int prefix) {
        return read(address)
                .flatMap(single -> prefix <= single.bits()
                        ? Optional.of(of(single.first(), single.bits(), prefix))
                        : Optional.empty());
    }

    boolean isAll() {
        return first.signum() == 0 && last.bitLength() == bits && last.bitCount() == bits;
    }
}
