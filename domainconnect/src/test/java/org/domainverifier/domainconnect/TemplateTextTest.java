package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTextTest {
    @ParameterizedTest
    @CsvSource({
        "feedback.%region%.example, region",
        "%a%%b%, a b",
        "%a-b_c%, a-b_c",
        "100%, ''",
        "100% or 50%, ''",
        "%%, ''",
        "%%a%, a",
        "exists:%{i}._spf.%d%, d",
        "50%a%b, a",
        "'%a b%', ''",
        "'', ''"
    })
    void findsVariables(String text, String expected) {
        TemplateText read = TemplateText.of(text);

        assertThat(String.join(" ", read.variables())).isEqualTo(expected);
        assertThat(read).hasToString(text).isEqualTo(TemplateText.of(text)).hasSameHashCodeAs(TemplateText.of(text));
    }

    @Test
    void knowsWhatIsBuiltInInAnyCase() {
        TemplateText text = TemplateText.of("%domain% %HOST% %Fqdn% %own%");

        assertThat(text.ownVariables()).containsExactly("own");
        assertThat(text.isLiteral()).isFalse();
        assertThat(text.literal()).isEmpty();
        assertThat(TemplateText.of("v=spf1").literal()).contains("v=spf1");
    }
}
