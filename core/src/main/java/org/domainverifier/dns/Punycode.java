package org.domainverifier.dns;

/** The code of RFC 3492, for the letters that {@code java.net.IDN} would map away. */
final class Punycode {
    private static final int BASE = 36;
    private static final int TMIN = 1;
    private static final int TMAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 0x80;

    private Punycode() {}

    /** Encodes one label, without the {@code xn--} prefix (RFC 3492 §6.3). */
    static String encode(String label) {
        int[] input = label.codePoints().toArray();
        StringBuilder output = new StringBuilder();
        for (int c : input) {
            if (c < INITIAL_N) {
                output.append((char) c);
            }
        }
        int basic = output.length();
        int handled = basic;
        if (basic > 0) {
            output.append('-');
        }
        int n = INITIAL_N;
        int delta = 0;
        int bias = INITIAL_BIAS;
        while (handled < input.length) {
            int next = Integer.MAX_VALUE;
            for (int c : input) {
                if (c >= n && c < next) {
                    next = c;
                }
            }
            delta = Math.addExact(delta, Math.multiplyExact(next - n, handled + 1));
            n = next;
            for (int c : input) {
                if (c < n) {
                    delta++;
                } else if (c == n) {
                    appendVariableLength(output, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return output.toString();
    }

    /**
     * Decodes what {@link #encode} made (RFC 3492 §6.2).
     *
     * @throws IllegalArgumentException if it cannot have been made so
     */
    static String decode(String encoded) {
        int basic = encoded.lastIndexOf('-');
        StringBuilder output = new StringBuilder(encoded.substring(0, Math.max(basic, 0)));
        int n = INITIAL_N;
        int position = 0;
        int bias = INITIAL_BIAS;
        int points = output.length();
        int at = basic + 1;
        while (at < encoded.length()) {
            int before = position;
            int weight = 1;
            for (int k = BASE; ; k += BASE) {
                if (at == encoded.length()) {
                    throw new IllegalArgumentException("it ends within a number: " + encoded);
                }
                int digit = valueOf(encoded.charAt(at++));
                int threshold = Math.min(Math.max(k - bias, TMIN), TMAX);
                try {
                    position = Math.addExact(position, Math.multiplyExact(digit, weight));
                    if (digit < threshold) {
                        break;
                    }
                    weight = Math.multiplyExact(weight, BASE - threshold);
                } catch (ArithmeticException tooLarge) {
                    throw new IllegalArgumentException("a number is too large: " + encoded, tooLarge);
                }
            }
            points++;
            bias = adapt(position - before, points, before == 0);
            n += position / points;
            position %= points;
            if (!Character.isValidCodePoint(n) || n >= Character.MIN_SURROGATE && n <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException("no character: " + encoded);
            }
            output.insert(output.offsetByCodePoints(0, position), Character.toString(n));
            position++;
        }
        return output.toString();
    }

    private static int valueOf(char digit) {
        if (digit >= 'a' && digit <= 'z') {
            return digit - 'a';
        }
        if (digit >= '0' && digit <= '9') {
            return digit - '0' + 26;
        }
        throw new IllegalArgumentException("not a digit: " + digit);
    }

    private static void appendVariableLength(StringBuilder output, int delta, int bias) {
        int q = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.min(Math.max(k - bias, TMIN), TMAX);
            if (q < threshold) {
                output.append(digit(q));
                return;
            }
            output.append(digit(threshold + (q - threshold) % (BASE - threshold)));
            q = (q - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int adapt(int delta, int points, boolean first) {
        int d = first ? delta / DAMP : delta / 2;
        d += d / points;
        int k = 0;
        while (d > (BASE - TMIN) * TMAX / 2) {
            d /= BASE - TMIN;
            k += BASE;
        }
        return k + (BASE - TMIN + 1) * d / (d + SKEW);
    }
}
