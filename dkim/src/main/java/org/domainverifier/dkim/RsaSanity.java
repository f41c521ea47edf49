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
    /** All primes below the limit, multiplied as far as products fit into a word: one division tells of all factors of a product. */
    private static final List<Long> PRODUCTS = products();

    private RsaSanity() {}

    private static List<Long> products() {
        List<Long> products = new ArrayList<>();
        long product = 1;
        for (int candidate = 2; candidate < TRIAL_LIMIT; candidate++) {
            if (BigInteger.valueOf(candidate).isProbablePrime(50)) {
                if (product * candidate > Integer.MAX_VALUE) {
                    products.add(product);
                    product = 1;
                }
                product *= candidate;
            }
        }
        products.add(product);
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
        for (long product : PRODUCTS) {
            long rest = modulus.mod(BigInteger.valueOf(product)).longValue();
            if (!BigInteger.valueOf(rest).gcd(BigInteger.valueOf(product)).equals(BigInteger.ONE)) {
                return IntStream.range(2, TRIAL_LIMIT)
                        .filter(candidate -> product % candidate == 0 && rest % candidate == 0)
                        .boxed()
                        .findFirst();
            }
        }
        return Optional.empty();
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
