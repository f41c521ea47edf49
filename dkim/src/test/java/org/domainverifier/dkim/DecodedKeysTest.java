package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept of a key is that key's. */
class DecodedKeysTest {
    private static final String REST = "qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    @Test
    void twoKeysWhoseTextsHaveTheSameHashAreTwo() {
        assertThat(("Aa" + REST).hashCode()).isEqualTo(("BB" + REST).hashCode());

        for (int i = 0; i < 2; i++) {
            assertThat(key("Aa" + REST)).isNotEqualTo(key("BB" + REST));
        }
        assertThat(key("Aa" + REST)).isEqualTo(key("Aa" + REST));
    }

    @Test
    void theSameTextIsAnotherKeyOfAnotherType() {
        assertThat(DecodedKeys.of("ed25519", "Aa" + REST).key()).isPresent();
        assertThat(DecodedKeys.of("rsa", "Aa" + REST).key()).isEmpty();
        assertThat(DecodedKeys.of("ed25519", "Aa" + REST).key()).isPresent();
    }

    private static String key(String base64) {
        return DecodedKeys.of("ed25519", base64).key().orElseThrow().key().toString();
    }
}
