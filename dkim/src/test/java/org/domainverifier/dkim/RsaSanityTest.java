package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsaSanityTest {
    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

    @ParameterizedTest
    @ValueSource(ints = {8, 17, 512, 1024, 2040, 2047, 2048, 2049, 2064, 4096, 4097, 16_383, 16_384})
    void aModulusIsSaidToHaveTheSmallFactorThatItHas(int bits) {
        Random random = new Random(bits);
        for (int i = 0; i < 20; i++) {
            BigInteger modulus = new BigInteger(bits, random).setBit(bits - 1);
            assertThat(toldFactor(modulus).isPresent()).as(modulus.toString(16)).isEqualTo(hasSmallFactor(modulus));
            toldFactor(modulus)
                    .ifPresent(factor -> assertThat(modulus.mod(BigInteger.valueOf(factor)))
                            .as(modulus.toString(16) + " by " + factor)
                            .isZero());
        }
    }

    private static boolean hasSmallFactor(BigInteger modulus) {
        for (int candidate = 2; candidate < 1000; candidate++) {
            if (modulus.mod(BigInteger.valueOf(candidate)).signum() == 0) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Integer> toldFactor(BigInteger modulus) {
        List<KeyProblem> problems = RsaSanity.problems(modulus, EXPONENT);
        return problems.stream()
                .filter(problem -> problem.code() == DkimFinding.BAD_MODULUS)
                .map(problem -> (Integer) problem.arguments().get("factor"))
                .findFirst();
    }
}
