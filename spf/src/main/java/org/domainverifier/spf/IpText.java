package org.domainverifier.spf;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Addresses as text: reads what RFC 7208 §12 and RFC 4291 §2.2 allow, writes as RFC 5952 wants. */
final class IpText {
    private IpText() {}

    /** The four octets of a dotted quad without leading zeros (ip4-network, RFC 7208 §12). */
    static byte @Nullable [] parse4(String text, int start, int end) {
        byte[] octets = new byte[4];
        int at = start;
        for (int i = 0; i < 4; i++) {
            if (i > 0) {
                if (at >= end || text.charAt(at) != '.') {
                    return null;
                }
                at++;
            }
            int first = at;
            int value = 0;
            while (at < end && at - first < 4 && isDigit(text.charAt(at))) {
                value = value * 10 + text.charAt(at) - '0';
                at++;
            }
            int digits = at - first;
            if (digits == 0 || digits > 3 || value > 255 || digits > 1 && text.charAt(first) == '0') {
                return null;
            }
            octets[i] = (byte) value;
        }
        return at == end ? octets : null;
    }

    /** The sixteen octets of an IPv6 address in any of the forms of RFC 4291 §2.2. */
    static byte @Nullable [] parse6(String text, int start, int end) {
        byte[] octets = new byte[16];
        int gap = gap(text, start, end);
        if (gap < 0) {
            return groups(text, start, end, true, octets) == 16 ? octets : null;
        }
        byte[] behind = new byte[16];
        int head = groups(text, start, gap, false, octets);
        int tail = groups(text, gap + 2, end, true, behind);
        if (head < 0 || tail < 0 || head + tail > 14) { // "::" is at least one group
            return null;
        }
        System.arraycopy(behind, 0, octets, 16 - tail, tail);
        return octets;
    }

    private static int gap(String text, int start, int end) {
        for (int at = start; at + 1 < end; at++) {
            if (text.charAt(at) == ':' && text.charAt(at + 1) == ':') {
                return at;
            }
        }
        return -1;
    }

    /**
     * Reads groups that single colons divide.
     *
     * @param quadLast whether the last two groups may be written as an IPv4 address
     * @param octets what they say, from the first octet on
     * @return how many octets there are; -1 if something else is there
     */
    private static int groups(String text, int start, int end, boolean quadLast, byte[] octets) {
        int filled = 0;
        int at = start;
        while (at < end || at > start && at == end) { // behind a colon there has to be a group
            int groupEnd = at;
            while (groupEnd < end && text.charAt(groupEnd) != ':') {
                groupEnd++;
            }
            byte[] quad = quadLast && groupEnd == end ? parse4(text, at, end) : null;
            int group = quad == null ? hexGroup(text, at, groupEnd) : 0;
            int size = quad == null ? 2 : 4;
            if (group < 0 || filled + size > 16) {
                return -1;
            }
            if (quad == null) {
                octets[filled] = (byte) (group >> 8);
                octets[filled + 1] = (byte) group;
            } else {
                System.arraycopy(quad, 0, octets, filled, size);
            }
            filled += size;
            at = groupEnd + 1;
        }
        return filled;
    }

    private static int hexGroup(String text, int start, int end) {
        if (end == start || end - start > 4) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Dotted quad, or the canonical form of RFC 5952 in hexadecimal groups throughout. */
    static String of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] octets = address.getAddress();
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (octets[2 * i] & 0xff) << 8 | octets[2 * i + 1] & 0xff;
        }
        int zerosAt = -1;
        int zeros = 1; // a single group of zeros is not shortened (RFC 5952 §4.2.2)
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && groups[i + run] == 0) {
                run++;
            }
            if (run > zeros) {
                zerosAt = i;
                zeros = run;
            }
            i += run;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == zerosAt) {
                text.append("::");
                i += zeros - 1;
            } else {
                if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
