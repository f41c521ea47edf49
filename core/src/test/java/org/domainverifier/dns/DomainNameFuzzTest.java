package org.domainverifier.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.domainverifier.dns.wire.DnsCodec;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;

/** Runs its saved inputs; {@code JAZZER_FUZZ=1} makes new ones. */
class DomainNameFuzzTest {
    @FuzzTest
    void anyTextIsANameOrIsRefused(byte[] octets) {
        isANameOrRefused(new String(octets, StandardCharsets.UTF_8));
    }

    @Test
    void randomTextsAreNamesOrRefused() {
        Seed.repeat(Seed.cases(), random -> {
            String alphabet =
                    "aAbzZ09-_..\u00df\u00fc\u03c2\u03a3\u200d\u200c\u094d\u0930\u3002\uff41xn--\u0130\u1e9e*@: ";
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            isANameOrRefused(text.toString());
        });
    }

    private static void isANameOrRefused(String text) {
        Optional<DomainName> name = DomainName.tryParse(text);
        if (name.isPresent()) {
            String ascii = name.get().toString();
            assertThat(ascii).matches("[a-z0-9_.-]{1,253}");
            assertThat(DomainName.of(ascii)).isEqualTo(name.get());
            assertThat(DomainName.of(name.get().toAbsolute())).isEqualTo(name.get());
            assertThat(DomainName.of(name.get().toUnicode()))
                    .as("as people read it: %s", name.get().toUnicode())
                    .isEqualTo(name.get());
            assertThat(DomainName.ofLabels(name.get().labels())).isEqualTo(name.get());
            assertThat(DnsCodec.toName(DnsCodec.fromName(name.get()))).isEqualTo(name.get());
        }
    }
}
