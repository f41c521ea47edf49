package org.domainverifier.domainconnect;

import java.util.OptionalLong;

/** Numbers as templates write them. */
final class Numbers {
    /** The largest TTL (RFC 2181 §8). */
    static final long MOST_SECONDS = Integer.MAX_VALUE;

    /** The largest number of 16 bits. */
    static final long MOST_16_BITS = 0xffff;

    private static final int MOST_DIGITS = 10;

    private Numbers() {}

    static OptionalLong parse(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalLong.empty();
            }
            number = 10 * number + (c - '0');
        }
        return OptionalLong.of(number);
    }

    static boolean isWithin(String text, long most) {
        OptionalLong number = parse(text);
        return number.isPresent() && number.getAsLong() <= most;
    }
}
