package org.domainverifier.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @CsvSource({
        "2013, U+2013 EN DASH",
        "200B, U+200B ZERO WIDTH SPACE",
        "00A0, U+00A0 NO-BREAK SPACE",
        "0020, U+0020 SPACE",
        "202E, U+202E RIGHT-TO-LEFT OVERRIDE",
        "2028, U+2028 LINE SEPARATOR",
        "FEFF, U+FEFF ZERO WIDTH NO-BREAK SPACE",
        "001B, U+001B ESCAPE",
        "000A, U+000A LINE FEED (LF)",
        "D800, U+D800 HIGH SURROGATES D800",
        "E0020, U+E0020 TAG SPACE"
    })
    void aHiddenCharacterAloneIsShownByItsName(String hex, String shown) {
        assertThat(VisibleText.of(Character.toString(Integer.parseInt(hex, 16))))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "-",
                "\\",
                "~all",
                "v=spf1 -all",
                "müller",
                "例え.テスト",
                "😀",
                "“quoted” …",
                "a\\b",
                "u{2013}"
            })
    void whatCanBeSeenStaysAsItIs(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    @Test
    void withinATextHiddenCharactersAreEscaped() {
        assertThat(VisibleText.of("v=spf1 \u2013all")).isEqualTo("v=spf1 \\u{2013}all");
        assertThat(VisibleText.of("a\u001b[31m\nb")).isEqualTo("a\\u{001B}[31m\\u{000A}b");
        assertThat(VisibleText.of("\u202eevil\u2066")).isEqualTo("\\u{202E}evil\\u{2066}");
        assertThat(VisibleText.of("x\ud800y\udc00")).isEqualTo("x\\u{D800}y\\u{DC00}");
    }

    @Test
    void spacesWithNothingBetweenThemCannotBeSeen() {
        assertThat(VisibleText.of("  ")).isEqualTo("\\u{0020}\\u{0020}");
    }

    @Test
    void anEscapeOfTheTextsOwnIsTold() {
        assertThat(VisibleText.of("\\u{2013}")).isEqualTo("\\\\u{2013}");
        assertThat(VisibleText.of("\\\u2013")).isEqualTo("\\\\\\u{2013}");
        assertThat(VisibleText.of("\\\\u{2013}")).isEqualTo("\\\\\\\\u{2013}");
    }

    @Test
    void noTwoTextsAreShownAlike() {
        String[] pieces = {"\\", "u", "{", "2013", "}", "\u2013", "\\\\", "u{"};
        Map<String, String> texts = new HashMap<>();
        int many = 8 * 8 * 8 * 8 * 8 * 8;
        for (int number = 0; number < many; number++) {
            StringBuilder text = new StringBuilder("x"); // a character alone has a form of its own
            for (int rest = number, i = 0; i < 6; i++, rest /= 8) {
                text.append(pieces[rest % 8]);
            }
            String before = texts.put(VisibleText.of(text.toString()), text.toString());
            assertThat(before == null || before.contentEquals(text))
                    .as("%s and %s", before, text)
                    .isTrue();
        }
    }

    @Test
    void everyCharacterCanBeShown() {
        assertThatCode(() -> {
                    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
                        VisibleText.of(Character.toString(character));
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void manyBackslashesCostLinearTime() {
        String text = "\\".repeat(2_000_000) + "\u2013" + "\\u{".repeat(500_000);

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> VisibleText.of(text));
    }
}
