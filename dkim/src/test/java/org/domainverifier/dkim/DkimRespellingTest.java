package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.domainverifier.check.CheckStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every legal spelling of the expected key is correct, and nothing that is nearly one. */
class DkimRespellingTest {
    private static String base64(String keyType) {
        return keyType.equals("rsa")
                ? TestKeys.spki(TestKeys.rsa(2048).getPublic())
                : TestKeys.base64(TestKeys.raw(TestKeys.ed25519().getPublic()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519"})
    void everyLegalSpellingIsCorrect(String keyType) {
        Seeded seeded = new Seeded();
        Spellings spellings = new Spellings(seeded);
        String base64 = base64(keyType);
        for (int i = 0; i < Seeded.cases(); i++) {
            String published = spellings.legal(keyType, base64);
            DkimExpectation expectation =
                    DkimExpectation.key("dkim", seeded.chance() ? base64 : "v=DKIM1; k=" + keyType + "; p=" + base64);
            DkimResult result =
                    Zones.check(Zones.zone(Zones.NAME + " IN TXT " + spellings.cut(published)), expectation);
            assertThat(result.status())
                    .as("seed %d, case %d: %s: %s", seeded.seed, i, published, result.findings())
                    .isEqualTo(CheckStatus.CORRECT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519"})
    void noNearMissIsCorrect(String keyType) {
        Seeded seeded = new Seeded();
        Spellings spellings = new Spellings(seeded);
        String base64 = base64(keyType);
        DkimExpectation expectation = DkimExpectation.key("dkim", base64);
        for (int i = 0; i < Seeded.cases(); i++) {
            String published = spellings.nearMiss(keyType, base64);
            DkimResult result =
                    Zones.check(Zones.zone(Zones.NAME + " IN TXT " + spellings.cut(published)), expectation);
            assertThat(result.status())
                    .as("seed %d, case %d: %s", seeded.seed, i, published)
                    .isNotIn(CheckStatus.CORRECT, CheckStatus.PENDING, CheckStatus.UNKNOWN);
            assertThat(result.findings())
                    .as("seed %d, case %d: %s", seeded.seed, i, published)
                    .isNotEmpty();
        }
    }

    /** One bit: the smallest difference that there is. */
    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ed25519"})
    void noKeyThatDiffersInOneBitIsCorrect(String keyType) {
        byte[] octets = Base64.getDecoder().decode(base64(keyType));
        DkimExpectation expectation = DkimExpectation.key("dkim", base64(keyType));
        for (int bit = 0; bit < octets.length * 8; bit++) {
            octets[bit / 8] ^= (byte) (1 << bit % 8);
            String published = "v=DKIM1; k=" + keyType + "; p=" + TestKeys.base64(octets);
            DkimResult result = Zones.check(Zones.zone(Zones.txt(Zones.NAME, published)), expectation);
            assertThat(result.status().isWrong())
                    .as("bit %d: %s", bit, result.status())
                    .isTrue();
            octets[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }
}
