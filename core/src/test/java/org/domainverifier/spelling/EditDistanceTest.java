package org.domainverifier.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
    @ParameterizedTest
    @CsvSource({
        "reject, reject, 0",
        "reject, rejct, 1",
        "reject, reejct, 2",
        "quarantine, quarentine, 1",
        "none, '', 4",
        "'', '', 0",
        "abc, xyz, 3",
    })
    void charactersPutInLeftOutOrExchangedAreCounted(String left, String right, int distance) {
        assertThat(EditDistance.isAtMost(distance, left, right)).isTrue();
        assertThat(EditDistance.isAtMost(distance + 1, right, left)).isTrue();
        if (distance > 0) {
            assertThat(EditDistance.isAtMost(distance - 1, left, right)).isFalse();
        }
    }

    /** Against the definition. */
    @Test
    void agreesWithCountingThemAll() {
        long seed = Long.getLong("domainverifier.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String left = word(random);
            String right = word(random);
            int distance = distance(left, right, left.length(), right.length());
            for (int most = 0; most < 5; most++) {
                assertThat(EditDistance.isAtMost(most, left, right))
                        .as("seed %d: %d between %s and %s", seed, most, left, right)
                        .isEqualTo(distance <= most);
            }
        }
    }

    @Test
    void longWordsCostNoMoreThanTheirLength() {
        String longWord = "a".repeat(1_000_000);

        assertThat(Assertions.<Boolean>assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> EditDistance.isAtMost(2, longWord, longWord.substring(1) + "b")))
                .isTrue();
        assertThat(EditDistance.isAtMost(2, longWord, "a")).isFalse();
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static int distance(String left, String right, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int exchanged = distance(left, right, i - 1, j - 1) + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int one = 1 + Math.min(distance(left, right, i - 1, j), distance(left, right, i, j - 1));
        return Math.min(exchanged, one);
    }
}
