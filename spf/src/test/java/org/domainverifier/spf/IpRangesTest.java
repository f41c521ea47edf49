package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of addresses, against a plain set of bits for the 256 addresses from one on. */
class IpRangesTest {
    private static final int ADDRESSES = 256;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", // the first of all
                "127.255.255.0", // across the sign of a word
                "255.255.255.0", // up to the last
                "::",
                "::7fff:ffff:ffff:ff80", // across the sign of the lower word
                "::ffff:ffff:ffff:ff80", // across both words
                "7fff:ffff:ffff:ffff:ffff:ffff:ffff:ff80",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ff00"
            })
    void whatIsAddedAndRemovedIsWhatASetOfBitsSays(String first) {
        SplittableRandom random = new SplittableRandom(first.hashCode());
        for (int round = 0; round < 30; round++) {
            IpRanges ranges = new IpRanges(bits(first));
            BitSet expected = new BitSet();
            for (int step = 0; step < 20; step++) {
                IpRanges others = new IpRanges(bits(first));
                BitSet alike = new BitSet();
                for (int i = random.nextInt(4); i > 0; i--) {
                    add(others, alike, first, random);
                }
                if (random.nextInt(3) == 0) {
                    ranges.removeAll(others);
                    expected.andNot(alike);
                } else {
                    ranges.addAll(others);
                    expected.or(alike);
                }
                assertSame(ranges, expected, first);
            }
        }
    }

    private static void add(IpRanges ranges, BitSet expected, String first, SplittableRandom random) {
        int hostBits = random.nextInt(5);
        int start = random.nextInt(ADDRESSES) >> hostBits << hostBits;
        ranges.addNetwork(address(first, start), bits(first) - hostBits);
        expected.set(start, start + (1 << hostBits));
    }

    private static void assertSame(IpRanges ranges, BitSet expected, String first) {
        BitSet contained = new BitSet();
        for (int i = 0; i < ADDRESSES; i++) {
            contained.set(i, ranges.contains(address(first, i)));
        }
        assertThat(contained).isEqualTo(expected);
        assertThat(ranges.size()).isEqualTo(expected.cardinality());
        assertThat(ranges.isEmpty()).isEqualTo(expected.isEmpty());
        assertThat(ranges.networks()).isEqualTo(networks(expected, first));
        assertThat(ranges.copy().networks()).isEqualTo(ranges.networks());
    }

    /** Greedily, the largest network that fits, from each address that is not covered yet. */
    private static List<Cidr> networks(BitSet expected, String first) {
        List<Cidr> networks = new ArrayList<>();
        for (int start = expected.nextSetBit(0); start >= 0; ) {
            int hostBits = 8;
            while (number(first)
                                    .add(BigInteger.valueOf(start))
                                    .mod(BigInteger.ONE.shiftLeft(hostBits))
                                    .signum()
                            != 0
                    || expected.nextClearBit(start) < start + (1 << hostBits)) {
                hostBits--;
            }
            networks.add(new Cidr(address(first, start), bits(first) - hostBits));
            start = expected.nextSetBit(start + (1 << hostBits));
        }
        return networks;
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 32", "::, 128"})
    void everythingIsOneNetwork(String first, int bits) {
        IpRanges everything = IpRanges.everything(bits);
        assertThat(everything.networks()).containsExactly(new Cidr(address(first, 0), 0));
        assertThat(everything.size()).isEqualTo(BigInteger.TWO.pow(bits));

        IpRanges halves = new IpRanges(bits);
        halves.addNetwork(address(first, 0), 1);
        IpRanges rest = everything.copy();
        rest.removeAll(halves);
        assertThat(rest.size()).isEqualTo(BigInteger.TWO.pow(bits - 1));
        halves.addAll(rest);
        assertThat(halves.networks()).isEqualTo(everything.networks());
        rest.removeAll(everything);
        assertThat(rest.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0, 24, 256",
        "192.0.2.77, 24, 256",
        "192.0.2.77, 0, 4294967296",
        "2001:db8::, 64, 18446744073709551616"
    })
    void aNetworkHasAllAddressesThatShareItsBits(String address, int prefixLength, BigInteger size) {
        IpRanges ranges = new IpRanges(bits(address));
        ranges.addNetwork(address(address, 0), prefixLength);
        assertThat(ranges.size()).isEqualTo(size);
        assertThat(ranges.contains(address(address, 0))).isTrue();
    }

    private static int bits(String address) {
        return address.contains(":") ? 128 : 32;
    }

    private static BigInteger number(String address) {
        return new BigInteger(1, octets(address));
    }

    private static byte[] octets(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static InetAddress address(String first, int more) {
        byte[] number = number(first).add(BigInteger.valueOf(more)).toByteArray();
        byte[] octets = new byte[bits(first) / 8];
        int length = Math.min(number.length, octets.length);
        System.arraycopy(number, number.length - length, octets, octets.length - length, length);
        try {
            return octets.length == 16 ? Inet6Address.getByAddress(null, octets, -1) : InetAddress.getByAddress(octets);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
