package org.domainverifier.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeantTagsTest {
    private static final MeantTags.Grammar GRAMMAR = new MeantTags.Grammar(
            Map.of("v", "v", "p", "p", "policy", "p", "t", "t", "rua", "rua"), Set.of("none", "reject"));

    private static String read(String text) {
        return MeantTags.of(PlainText.of(text), GRAMMAR).tags().stream()
                .map(tag -> tag.name() + "=" + tag.word())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            v=X1; p=reject; t=y          | v=X1 p=reject t=y
            v=X1 p=reject t=y            | v=X1 p=reject t=y
            v=X1, p=reject, t=y          | v=X1 p=reject t=y
            v = X1 ; P = reject ; T = y  | v=X1 p=reject t=y
            v=X1; p:reject; policy:none  | v=X1 p=reject p=none
            v=X1; p-reject; p - none     | v=X1 p=reject p=none
            v=X1; p-other                | v=X1
            v=X1; x=1; rua=mailto:t=a@b  | v=X1 x=1 rua=mailto
            v=X1; rua=a@x?p=1&t=2        | v=X1 rua=a
            """)
    void aTagEndsWhereTheNextOneBegins(String text, String tags) {
        assertThat(read(text)).isEqualTo(tags);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <p>a&nbsp;b</p>         | a b
            a&amp;lt;br&amp;gt;b    | a b
            <mailto:a@x>            | <mailto:a@x>
            “a”                     | a
            "a" "b"                 | ab
            \\"a\\"                 | a
            a\\;b                   | a;b
            a–b                     | a-b
            R&D; AT&T               | R&D; AT&T
            a<b                     | a<b
            &#34;a&#x22;            | a
            """)
    void marksAreOverlookedAndNothingElse(String text, String plain) {
        assertThat(PlainText.of(text).strip()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p", "p ", "p-", "p=", "&amp;", "<a ", "<a", "&", "\" ", "\\", "x=;", ";", "<", "&#34;", "p  - "
            })
    void aLongTextCostsNoMoreThanItsLength(String piece) {
        String text = piece.repeat(100_000 / piece.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> MeantTags.of(PlainText.of(text), GRAMMAR));
    }
}
