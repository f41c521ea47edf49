package org.domainverifier.spf;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of addresses of one family, kept as ranges that neither overlap nor touch. Not thread-safe. */
final class IpRanges {
    private final int bits;
    private final TreeMap<BigInteger, BigInteger> ranges = new TreeMap<>(); // first to last address

    /** An empty set of addresses with 32 or 128 bits. */
    IpRanges(int bits) {
        this.bits = bits;
    }

    static IpRanges everything(int bits) {
        IpRanges all = new IpRanges(bits);
        all.addNetwork(BigInteger.ZERO, 0);
        return all;
    }

    private BigInteger size(int prefixLength) {
        return BigInteger.ONE.shiftLeft(bits - prefixLength);
    }

    /** The number of an address. */
    static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    void addNetwork(InetAddress address, int prefixLength) {
        addNetwork(number(address), prefixLength);
    }

    private void addNetwork(BigInteger address, int prefixLength) {
        BigInteger size = size(prefixLength);
        BigInteger first = address.divide(size).multiply(size);
        add(first, first.add(size).subtract(BigInteger.ONE));
    }

    private void add(BigInteger first, BigInteger last) {
        BigInteger from = first;
        BigInteger to = last;
        Map.Entry<BigInteger, BigInteger> near = ranges.floorEntry(to.add(BigInteger.ONE));
        while (near != null && near.getValue().add(BigInteger.ONE).compareTo(from) >= 0) {
            from = from.min(near.getKey());
            to = to.max(near.getValue());
            ranges.remove(near.getKey());
            near = ranges.floorEntry(to.add(BigInteger.ONE));
        }
        ranges.put(from, to);
    }

    void addAll(IpRanges others) {
        others.ranges.forEach(this::add);
    }

    void removeAll(IpRanges others) {
        others.ranges.forEach(this::remove);
    }

    private void remove(BigInteger first, BigInteger last) {
        Map.Entry<BigInteger, BigInteger> near = ranges.floorEntry(last);
        while (near != null && near.getValue().compareTo(first) >= 0) {
            ranges.remove(near.getKey());
            if (near.getKey().compareTo(first) < 0) {
                ranges.put(near.getKey(), first.subtract(BigInteger.ONE));
            }
            if (near.getValue().compareTo(last) > 0) {
                ranges.put(last.add(BigInteger.ONE), near.getValue());
            }
            near = ranges.floorEntry(last);
        }
    }

    boolean contains(InetAddress address) {
        BigInteger number = number(address);
        Map.Entry<BigInteger, BigInteger> near = ranges.floorEntry(number);
        return near != null && near.getValue().compareTo(number) >= 0;
    }

    /** How many addresses are in it. */
    BigInteger size() {
        BigInteger size = BigInteger.ZERO;
        for (Map.Entry<BigInteger, BigInteger> range : ranges.entrySet()) {
            size = size.add(range.getValue().subtract(range.getKey())).add(BigInteger.ONE);
        }
        return size;
    }

    IpRanges copy() {
        IpRanges copy = new IpRanges(bits);
        copy.ranges.putAll(ranges);
        return copy;
    }

    /** The fewest networks that are exactly this set, in order. */
    List<Cidr> networks() {
        List<Cidr> networks = new ArrayList<>();
        ranges.forEach((first, last) -> {
            BigInteger at = first;
            while (at.compareTo(last) <= 0) {
                // the largest network that begins here and ends within the range
                int free = at.signum() == 0 ? bits : Math.min(bits, at.getLowestSetBit());
                int fits = last.subtract(at).add(BigInteger.ONE).bitLength() - 1;
                int prefixLength = bits - Math.min(free, fits);
                networks.add(new Cidr(address(at), prefixLength));
                at = at.add(size(prefixLength));
            }
        });
        return networks;
    }

    private InetAddress address(BigInteger number) {
        byte[] octets = new byte[bits / 8];
        byte[] written = number.toByteArray(); // may have a sign octet more, or fewer octets
        int length = Math.min(written.length, octets.length);
        System.arraycopy(written, written.length - length, octets, octets.length - length, length);
        try {
            return bits == 128 ? Inet6Address.getByAddress(null, octets, -1) : InetAddress.getByAddress(octets);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }
}
