package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPublicKey;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Where the runtime has no elliptic curves, a key is read all the same. */
class Ed25519KeyTest {
    private static EdECPublicKey keyOfTheJdk() {
        try {
            return (EdECPublicKey)
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @RepeatedTest(20) // x is odd or even
    void isTheKeyThatTheJdkReads() {
        EdECPublicKey theirs = keyOfTheJdk();
        Ed25519Key ours = Ed25519Key.ofInfo(theirs.getEncoded());

        assertThat(ours.getPoint().getY()).isEqualTo(theirs.getPoint().getY());
        assertThat(ours.getPoint().isXOdd()).isEqualTo(theirs.getPoint().isXOdd());
        assertThat(ours.getParams().getName()).isEqualTo(theirs.getParams().getName());
        assertThat(ours.getEncoded()).isEqualTo(theirs.getEncoded());
        assertThat(ours.getFormat()).isEqualTo(theirs.getFormat());
        assertThat(ours.getAlgorithm()).isEqualTo(theirs.getAlgorithm());
    }

    @Test
    void isEqualToItBothWays() {
        EdECPublicKey theirs = keyOfTheJdk();
        Ed25519Key ours = Ed25519Key.ofInfo(theirs.getEncoded());

        assertThat(ours).isEqualTo(theirs).isNotEqualTo(keyOfTheJdk()).isNotEqualTo("a text");
        assertThat(theirs).isEqualTo(ours);
        assertThat(ours).hasSameHashCodeAs(Ed25519Key.ofInfo(theirs.getEncoded()));
    }

    @Test
    void aRecordIsMadeOfItAndPublishesIt() {
        EdECPublicKey theirs = keyOfTheJdk();
        DkimKeyRecord record = DkimKeyRecord.of(Ed25519Key.ofInfo(theirs.getEncoded()));

        assertThat(record).isEqualTo(DkimKeyRecord.of(theirs));
        assertThat(record.matches(Ed25519Key.ofInfo(theirs.getEncoded()))).isTrue();
    }

    @Test
    void whatItHandsOutIsACopy() {
        Ed25519Key key = Ed25519Key.ofInfo(keyOfTheJdk().getEncoded());
        key.getEncoded()[20] ^= 1;

        assertThat(key)
                .isEqualTo(Ed25519Key.ofInfo(key.getEncoded()))
                .asString()
                .startsWith("Ed25519 ");
    }
}
