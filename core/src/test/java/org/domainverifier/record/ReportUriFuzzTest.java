package org.domainverifier.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;

/** Runs its saved inputs; {@code JAZZER_FUZZ=1} makes new ones. */
class ReportUriFuzzTest {
    @FuzzTest
    void anyTextIsAUriOrIsRefused(byte[] octets) {
        isAUriOrRefused(new String(octets, StandardCharsets.UTF_8));
    }

    @Test
    void randomTextsAreUrisOrRefused() {
        Seed.repeat(Seed.cases(), random -> {
            String alphabet = "mailto:https://@.\"\\%40aZ09-_[]::1?#&=!,; \u00fc\u0000";
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "mailto:" : "https://");
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            isAUriOrRefused(text.toString());
        });
    }

    private static void isAUriOrRefused(String text) {
        Optional<ReportUri> uri = ReportUri.tryParse(text);
        if (uri.isPresent()) {
            assertThat(uri.get().text()).isEqualTo(text);
            assertThat(ReportUri.tryParse(uri.get().canonical()))
                    .as("read again as it is printed: %s", uri.get().canonical())
                    .contains(uri.get());
            assertThat(uri.get().isMailto() && uri.get().isHttps()).isFalse();
        }
    }
}
