package org.domainverifier.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.IDN;
import java.util.Random;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdnaTest {
    @ParameterizedTest
    @CsvSource({
        "stra\u00dfe, xn--strae-oqa",
        "STRA\u1e9eE, xn--strae-oqa",
        "fu\u00dfb\u00e4ll, xn--fubll-mqa0b",
        "\uff46\uff55\u00df, xn--fu-hia",
        "\u03b2\u03cc\u03bb\u03bf\u03c2, xn--nxasmm1c",
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3, xn--10cl1a0b660p",
        "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc, xn--mgba3gch31f060k",
    })
    void deviationCharactersMakeNamesOfTheirOwn(String label, String ascii) {
        assertThat(Idna.toAscii(label)).isEqualTo(ascii);
        assertThat(Idna.toUnicode(ascii).map(Idna::toAscii)).contains(ascii);
    }

    @Test
    void aCapitalSigmaIsNeverAFinalOne() {
        assertThat(Idna.toAscii("\u0392\u038c\u039b\u039f\u03a3"))
                .isEqualTo(Idna.toAscii("\u03b2\u03cc\u03bb\u03bf\u03c3"))
                .isNotEqualTo(Idna.toAscii("\u03b2\u03cc\u03bb\u03bf\u03c2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exam\u200dple",
                "exam\u200cple",
                "example\u200d",
                "\u200cexample",
                "\u200d",
                "b\u00fcch\u200der",
                "\u0628\u200d\u0628"
            })
    void aJoinerThatJoinsNothingIsRefused(String label) {
        assertThatIllegalArgumentException().isThrownBy(() -> Idna.toAscii(label));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xn--bcher-kv\u00e4",
                "xn--a",
                "xn--",
                "xn--\u00e4",
                "xn---",
                "xn--99999999",
                "xn--bcher-kv",
                "bcher-kva"
            })
    void whatIsNoALabelHasNoULabel(String label) {
        assertThat(Idna.toUnicode(label)).isEmpty();
    }

    @Test
    void surrogatesAreNoCharactersOfALabel() {
        assertThat(Idna.toUnicode("xn--ib9b66e14d")).isEmpty();
    }

    @Test
    void anALabelOfAnotherSpellingIsNotShownAsAULabel() {
        // it would look like "bücher" but be another name
        String upperCase = "xn--" + Punycode.encode("B\u00dccher");

        assertThat(Idna.toUnicode(upperCase)).isEmpty();
        assertThat(Idna.toUnicode("xn--bcher-kva")).contains("b\u00fccher");
    }

    @Test
    void punycodeAgreesWithJavaForRandomLabels() {
        Seed.repeat(Seed.cases(), random -> {
            String label = randomLabel(random);
            String expected = IDN.toASCII(label, IDN.ALLOW_UNASSIGNED);

            assertThat("xn--" + Punycode.encode(label)).as(label).isEqualTo(expected);
            assertThat(Punycode.decode(expected.substring(4))).as(label).isEqualTo(label);
            assertThat(Idna.toAscii(label)).as(label).isEqualTo(expected);
            assertThat(Idna.toUnicode(expected)).as(label).contains(label);
        });
    }

    @Test
    void punycodeOfAnyTextCanBeDecodedAgain() {
        Seed.repeat(Seed.cases(), random -> {
            String text = random.ints(1 + random.nextInt(40), 1, 0x110000)
                    .filter(c -> c < 'A' || c > 'Z')
                    .filter(c -> c < 0xd800 || c > 0xdfff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(Punycode.decode(Punycode.encode(text))).isEqualTo(text);
        });
    }

    @Test
    void decodingAnythingEndsWithATextOrARefusal() {
        Seed.repeat(Seed.cases(), random -> {
            String text = random.ints(random.nextInt(60), 0, 38)
                    .collect(
                            StringBuilder::new,
                            (builder, c) -> builder.append("abcdefghijklmnopqrstuvwxyz0123456789-\u00fc".charAt(c)),
                            StringBuilder::append)
                    .toString();

            Idna.toUnicode("xn--" + text)
                    .ifPresent(label -> assertThat(Idna.toAscii(label)).isEqualTo("xn--" + text));
        });
    }

    // letters that no mapping changes: lower case, of one piece, written from left to right
    private static String randomLabel(Random random) {
        int[] ranges = {'a', 'z', 0xe0, 0xf6, 0x3b1, 0x3c1, 0x430, 0x44f, 0x4e00, 0x9fa5};
        StringBuilder label = new StringBuilder();
        label.appendCodePoint(0xe0 + random.nextInt(0x17)); // not ASCII in any case
        int more = random.nextInt(9);
        for (int i = 0; i < more; i++) {
            int range = 2 * random.nextInt(ranges.length / 2);
            label.appendCodePoint(ranges[range] + random.nextInt(ranges[range + 1] - ranges[range] + 1));
        }
        return label.toString();
    }
}
