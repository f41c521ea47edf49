package org.domainverifier.dkim;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether the numbers of an RSA key can be those of one. All tests take a bounded time for any number. */
final class RsaSanity {
    static final int MIN_BITS = 1024; // RFC 8301 §3.2
    static final int GOOD_BITS = 2048; // RFC 8301 §3.2
    static final int MAX_SURE_BITS = 4096; // RFC 8301 §3.2: verifiers must go as far, and may go further
    static final int MAX_BITS = 16384; // where OpenSSL and the JDK stop

    private static final BigInteger USUAL_EXPONENT = BigInteger.valueOf(65537);
    private static final int MAX_EXPONENT_BITS = 64; // where OpenSSL and the JDK stop for moduli of more than 3072 bits
    private static final int MAX_COMMON_EXPONENT_BITS = 31; // what Go's crypto/rsa can hold
    private static final int TRIAL_LIMIT = 1000;
    private static final int PIECE = 16; // bits of a number that are looked at together
    private static final int PIECES = GOOD_BITS / PIECE;
    /** All primes below the limit, multiplied as far as products fit into 31 bits: one remainder tells of all factors of a product. */
    private static final List<Product> PRODUCTS = products();

    private RsaSanity() {}

    /** Some primes, multiplied. */
    private static final class Product {
        private final long value; // less than 2³¹
        private final int[] powers; // the rests of 2¹⁶ to the power of 0 and so on, one more than there are pieces

        private Product(long value) {
            this.value = value;
            this.powers = new int[PIECES + 1];
            powers[0] = 1;
            for (int i = 1; i < powers.length; i++) {
                powers[i] = (int) (((long) powers[i - 1] << PIECE) % value);
            }
        }

        /** What is left of a number when it is divided by the product; no sum comes near 2⁶³. */
        long rest(int[] pieces) {
            long rest = 0;
            for (int end = pieces.length; end > 0; ) {
                int start = Math.max(0, end - PIECES);
                long sum = rest * powers[end - start];
                for (int i = start; i < end; i++) {
                    sum += (long) pieces[i] * powers[i - start];
                }
                rest = sum % value;
                end = start;
            }
            return rest;
        }
    }

    private static List<Product> products() {
        List<Product> products = new ArrayList<>();
        long product = 1;
        for (int candidate = 2; candidate < TRIAL_LIMIT; candidate++) {
            if (BigInteger.valueOf(candidate).isProbablePrime(50)) {
                if (product * candidate > Integer.MAX_VALUE) {
                    products.add(new Product(product));
                    product = 1;
                }
                product *= candidate;
            }
        }
        products.add(new Product(product));
        return List.copyOf(products);
    }

    static List<KeyProblem> problems(BigInteger modulus, BigInteger exponent) {
        List<KeyProblem> problems = new ArrayList<>();
        if (modulus.signum() <= 0) {
            problems.add(KeyProblem.of(DkimFinding.BAD_KEY).with("reason", "NEGATIVE_MODULUS"));
            return problems;
        }
        int bits = modulus.bitLength();
        size(bits).ifPresent(problems::add);
        if (bits <= MAX_BITS) {
            factor(modulus)
                    .ifPresent(factor ->
                            problems.add(KeyProblem.of(DkimFinding.BAD_MODULUS).with("factor", factor)));
        }
        exponent(modulus, exponent).ifPresent(problems::add);
        return problems;
    }

    private static Optional<KeyProblem> size(int bits) {
        DkimFinding code = bits > MAX_BITS
                ? DkimFinding.HUGE_KEY
                : bits > MAX_SURE_BITS
                        ? DkimFinding.LONG_KEY
                        : bits < MIN_BITS ? DkimFinding.KEY_TOO_SMALL : bits < GOOD_BITS ? DkimFinding.SHORT_KEY : null;
        return Optional.ofNullable(code).map(found -> KeyProblem.of(found).with("bits", bits));
    }

    // an altered digit makes a number that has a small factor more often than not
    private static Optional<Integer> factor(BigInteger modulus) {
        int[] pieces = pieces(modulus);
        for (Product product : PRODUCTS) {
            long rest = product.rest(pieces);
            if (commonDivisor(product.value, rest) > 1) {
                return IntStream.range(2, TRIAL_LIMIT)
                        .filter(candidate -> product.value % candidate == 0 && rest % candidate == 0)
                        .boxed()
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /** A positive number in pieces, the lowest first. */
    private static int[] pieces(BigInteger number) {
        byte[] octets = number.toByteArray();
        int[] pieces = new int[octets.length / 2 + 1];
        for (int i = 0; i < octets.length; i++) {
            int octet = octets[octets.length - 1 - i] & 0xff;
            pieces[i / 2] |= i % 2 == 0 ? octet : octet << 8;
        }
        return pieces;
    }

    private static long commonDivisor(long one, long other) {
        long divisor = one;
        long rest = other;
        while (rest != 0) {
            long next = divisor % rest;
            divisor = rest;
            rest = next;
        }
        return divisor;
    }

    private static Optional<KeyProblem> exponent(BigInteger modulus, BigInteger exponent) {
        boolean broken = exponent.compareTo(BigInteger.valueOf(3)) < 0
                || !exponent.testBit(0)
                || exponent.bitLength() > MAX_EXPONENT_BITS
                || exponent.compareTo(modulus) >= 0;
        if (!broken && exponent.equals(USUAL_EXPONENT)) {
            return Optional.empty();
        }
        DkimFinding code = broken
                ? DkimFinding.BAD_EXPONENT
                : exponent.bitLength() > MAX_COMMON_EXPONENT_BITS
                        ? DkimFinding.LARGE_EXPONENT
                        : DkimFinding.UNUSUAL_EXPONENT;
        String shown = exponent.bitLength() <= MAX_EXPONENT_BITS
                ? exponent.toString()
                : "2^" + (exponent.bitLength() - 1) + "…";
        return Optional.of(KeyProblem.of(code).with("exponent", shown));
    }
}
