package org.domainverifier.spf;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of addresses of one family, kept as ranges that neither overlap nor touch, in order. Not thread-safe.
 *
 * <p>An address is two words, unsigned, of which the higher one is 0 for IPv4. Whatever strangers write, there are no more ranges than terms
 * that are read of a look-up tree ({@link LookupTreeLoader#MAX_TERMS}), so that they are kept in an array.
 */
final class IpRanges {
    private static final int WORDS = 4; // of a range: its first address, its last address
    private static final int WORD = Long.SIZE;

    private final int bits;
    private long[] words = {};
    private int count;

    /** An empty set of addresses with 32 or 128 bits. */
    IpRanges(int bits) {
        this.bits = bits;
    }

    static IpRanges everything(int bits) {
        IpRanges all = new IpRanges(bits);
        all.addNetwork(0, 0, 0);
        return all;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void addNetwork(InetAddress address, int prefixLength) {
        byte[] octets = address.getAddress();
        addNetwork(high(octets), low(octets), prefixLength);
    }

    private void addNetwork(long high, long low, int prefixLength) {
        long hostHigh = highMask(bits - prefixLength);
        long hostLow = lowMask(bits - prefixLength);
        add(high & ~hostHigh, low & ~hostLow, high | hostHigh, low | hostLow);
    }

    void addAll(IpRanges others) {
        if (count == 0) {
            words = Arrays.copyOf(others.words, others.count * WORDS);
            count = others.count;
            return;
        }
        for (int i = 0; i < others.count; i++) {
            add(others.firstHigh(i), others.firstLow(i), others.lastHigh(i), others.lastLow(i));
        }
    }

    void removeAll(IpRanges others) {
        for (int i = 0; i < others.count && count > 0; i++) {
            remove(others.firstHigh(i), others.firstLow(i), others.lastHigh(i), others.lastLow(i));
        }
    }

    private void add(long firstHigh, long firstLow, long lastHigh, long lastLow) {
        int from = endingAtOrBehind(firstHigh, firstLow);
        if (from > 0 && isNext(lastHigh(from - 1), lastLow(from - 1), firstHigh, firstLow)) {
            from--;
        }
        int to = beginningBehind(lastHigh, lastLow);
        if (to < count && isNext(lastHigh, lastLow, firstHigh(to), firstLow(to))) {
            to++;
        }
        long[] range = {firstHigh, firstLow, lastHigh, lastLow};
        if (from < to && isLess(firstHigh(from), firstLow(from), firstHigh, firstLow)) {
            range[0] = firstHigh(from);
            range[1] = firstLow(from);
        }
        if (from < to && isLess(lastHigh, lastLow, lastHigh(to - 1), lastLow(to - 1))) {
            range[2] = lastHigh(to - 1);
            range[3] = lastLow(to - 1);
        }
        replace(from, to, range);
    }

    private void remove(long firstHigh, long firstLow, long lastHigh, long lastLow) {
        int from = endingAtOrBehind(firstHigh, firstLow);
        int to = beginningBehind(lastHigh, lastLow);
        if (from >= to) {
            return;
        }
        long[] left = new long[2 * WORDS];
        int length = 0;
        if (isLess(firstHigh(from), firstLow(from), firstHigh, firstLow)) {
            left[length++] = firstHigh(from);
            left[length++] = firstLow(from);
            left[length++] = firstLow == 0 ? firstHigh - 1 : firstHigh;
            left[length++] = firstLow - 1;
        }
        if (isLess(lastHigh, lastLow, lastHigh(to - 1), lastLow(to - 1))) {
            left[length++] = lastLow == -1 ? lastHigh + 1 : lastHigh;
            left[length++] = lastLow + 1;
            left[length++] = lastHigh(to - 1);
            left[length++] = lastLow(to - 1);
        }
        replace(from, to, Arrays.copyOf(left, length));
    }

    /** Puts other ranges in the place of some. */
    private void replace(int from, int to, long[] ranges) {
        int behind = (count - to) * WORDS;
        int length = from * WORDS + ranges.length + behind;
        long[] room = length <= words.length ? words : Arrays.copyOf(words, Math.max(length, words.length * 2));
        System.arraycopy(words, to * WORDS, room, from * WORDS + ranges.length, behind);
        System.arraycopy(ranges, 0, room, from * WORDS, ranges.length);
        words = room;
        count = length / WORDS;
    }

    /** The first range that an address is in or before. */
    private int endingAtOrBehind(long high, long low) {
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (isLess(lastHigh(middle), lastLow(middle), high, low)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The first range that an address is before. */
    private int beginningBehind(long high, long low) {
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (isLess(high, low, firstHigh(middle), firstLow(middle))) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    boolean contains(InetAddress address) {
        byte[] octets = address.getAddress();
        int near = endingAtOrBehind(high(octets), low(octets));
        return near < count && !isLess(high(octets), low(octets), firstHigh(near), firstLow(near));
    }

    /** How many addresses are in it. */
    BigInteger size() {
        BigInteger size = BigInteger.valueOf(count);
        for (int i = 0; i < count; i++) {
            size = size.add(number(lastHigh(i), lastLow(i)).subtract(number(firstHigh(i), firstLow(i))));
        }
        return size;
    }

    IpRanges copy() {
        IpRanges copy = new IpRanges(bits);
        copy.addAll(this);
        return copy;
    }

    /** The fewest networks that are exactly this set, in order. */
    List<Cidr> networks() {
        List<Cidr> networks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            addNetworks(i, networks);
        }
        return networks;
    }

    private void addNetworks(int range, List<Cidr> networks) {
        long high = firstHigh(range);
        long low = firstLow(range);
        boolean more = true;
        while (more) {
            // the largest network that begins here and ends within the range
            int hostBits = Math.min(
                    bits, low != 0 ? Long.numberOfTrailingZeros(low) : WORD + Long.numberOfTrailingZeros(high));
            while (isLess(lastHigh(range), lastLow(range), high | highMask(hostBits), low | lowMask(hostBits))) {
                hostBits--;
            }
            networks.add(new Cidr(address(high, low), bits - hostBits));
            high |= highMask(hostBits);
            low |= lowMask(hostBits);
            more = isLess(high, low, lastHigh(range), lastLow(range));
            high = low == -1 ? high + 1 : high;
            low++;
        }
    }

    private InetAddress address(long high, long low) {
        try {
            return bits == 128
                    ? Inet6Address.getByAddress(
                            null,
                            ByteBuffer.allocate(16).putLong(high).putLong(low).array(),
                            -1)
                    : InetAddress.getByAddress(
                            ByteBuffer.allocate(4).putInt((int) low).array());
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    private static long high(byte[] octets) {
        return octets.length > 8 ? ByteBuffer.wrap(octets).getLong() : 0;
    }

    private static long low(byte[] octets) {
        return octets.length > 8
                ? ByteBuffer.wrap(octets).getLong(8)
                : Integer.toUnsignedLong(ByteBuffer.wrap(octets).getInt());
    }

    private static BigInteger number(long high, long low) {
        return new BigInteger(
                1, ByteBuffer.allocate(16).putLong(high).putLong(low).array());
    }

    /** So many bits at the end of an address: of its higher word, and of its lower one. */
    private static long highMask(int hostBits) {
        return lowMask(hostBits - WORD);
    }

    private static long lowMask(int hostBits) {
        return hostBits >= WORD ? -1 : hostBits <= 0 ? 0 : (1L << hostBits) - 1;
    }

    private static boolean isLess(long high, long low, long otherHigh, long otherLow) {
        return high == otherHigh ? Long.compareUnsigned(low, otherLow) < 0 : Long.compareUnsigned(high, otherHigh) < 0;
    }

    private static boolean isNext(long high, long low, long nextHigh, long nextLow) {
        return low + 1 == nextLow && (low == -1 ? high + 1 : high) == nextHigh && isLess(high, low, nextHigh, nextLow);
    }

    private long firstHigh(int range) {
        return words[range * WORDS];
    }

    private long firstLow(int range) {
        return words[range * WORDS + 1];
    }

    private long lastHigh(int range) {
        return words[range * WORDS + 2];
    }

    private long lastLow(int range) {
        return words[range * WORDS + 3];
    }
}
