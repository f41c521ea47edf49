package org.domainverifier.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.domainverifier.testing.internal.Seed;
import org.domainverifier.text.VisibleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as people are shown them: with U-labels, unless somebody might take them for others (D-U-LABELS). */
class DisplayedNameTest {
    private static String shown(String name) {
        return DomainName.of(name).toDisplay();
    }

    private static void assertStaysAscii(String name) {
        DomainName made = DomainName.of(name);
        assertThat(made.toString()).as(name).contains("xn--");
        assertThat(made.toDisplay()).as(name).isEqualTo(made.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bücher.example",
                "straße.example",
                "łódź.example",
                "þórr.example",
                "đường.vn",
                "ștefan.example",
                "col·lectiu.cat",
                "президент.рф",
                "привет123.example",
                "καλημέρα.example",
                "नमस्ते.भारत",
                "வணக்கம்.example",
                "สวัสดี.ไทย",
                "გამარჯობა.გე",
                "日本語.example",
                "データbase.example",
                "サーバー2.example",
                "ノート.example",
                "一番.example",
                "한국a.example",
                "香港.example"
            })
    void aNameIsShownInTheScriptOfItsLanguage(String name) {
        assertThat(shown(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "рф",
                "укр",
                "бел",
                "қаз",
                "срб",
                "мкд",
                "мон",
                "бг",
                "ею",
                "рус",
                "орг",
                "ком",
                "дети",
                "онлайн",
                "ελ",
                "ευ",
                "հայ",
                "გე",
                "भारत",
                "বাংলা",
                "ভাৰত",
                "ভারত",
                "ਭਾਰਤ",
                "ભારત",
                "ଭାରତ",
                "இந்தியா",
                "சிங்கப்பூர்",
                "భారత్",
                "ಭಾರತ",
                "ഭാരതം",
                "ලංකා",
                "ไทย",
                "ລາວ",
                "中国",
                "台湾",
                "新加坡",
                "みんな",
                "コム",
                "グーグル",
                "한국",
                "닷컴"
            })
    void topLevelDomainsThatAreWrittenFromLeftToRightAreShown(String name) {
        assertThat(shown("a." + name)).isEqualTo("a." + name);
    }

    @Test
    void whatHasNoALabelIsShownAsItIs() {
        assertThat(shown("_dmarc.example.com")).isEqualTo("_dmarc.example.com");
        assertThat(DomainName.ROOT.toDisplay()).isEqualTo(".");
        DomainName odd = DomainName.ofLabels(List.of("a.b", "*", "\u0000\u00e9", "com"));
        assertThat(odd.toDisplay()).isEqualTo(odd.toString());
    }

    @Test
    void eachLabelIsShownForItself() {
        assertThat(shown("_dmarc.bücher.аррӏе.com")).isEqualTo("_dmarc.bücher.xn--80ak6aa92e.com");
        assertThat(DomainName.ofLabels(List.of("*", "xn--bcher-kva", "example")).toDisplay())
                .isEqualTo("*.bücher.example");
        assertThat(DomainName.ofLabels(List.of("a.b", "xn--bcher-kva")).toDisplay())
                .isEqualTo("a\\.b.bücher");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "рaypal.example", // a Cyrillic р in Latin
                "gοogle.example", // a Greek ο in Latin
                "привеt.example",
                "λόгος.example",
                "üдень.example",
                "日本üр.example",
                "ü日本.example", // with Han only the letters of ASCII
                "한국日ノ.example",
                "ㄅノ日.example",
                "नमலை.example"
            })
    void ofSeveralScriptsNoneIsShown(String name) {
        assertStaysAscii(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "аррӏе.com",
                "раураӏ.com",
                "асе-2.com",
                "ѕсоре.example",
                "ру.com",
                "οικια.com",
                "όνο.com",
                "ёхо.com",
                "օսո.com",
                "იოყ.com",
                "บท.com",
                "ሠበ.com",
                "டப.com",
                "ടഠ.com",
                "google.сом",
                "ъьь.example"
            })
    void aWordOfLookAlikesIsNotShown(String name) {
        assertStaysAscii(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "асе.ru",
                "асе.рф",
                "асе.рус",
                "сор.укр",
                "οικια.gr",
                "οικια.ελ",
                "οικια.ευ",
                "օսո.am",
                "օսո.հայ",
                "იოყ.ge",
                "บท.th",
                "บท.ไทย"
            })
    void itIsShownWhereItsScriptIsAtHome(String name) {
        assertThat(shown(name)).isEqualTo(name);
    }

    @Test
    void aDotlessLetterIsShownWhereItIsWritten() {
        assertStaysAscii("paypaı.com");
        assertThat(shown("kırtasiye.com.tr")).isEqualTo("kırtasiye.com.tr");
        assertThat(shown("bakı.az")).isEqualTo("bakı.az");
    }

    @ParameterizedTest
    @ValueSource(strings = {"עברית.example", "مثال.example", "a.مثال", "ࠀࠁ.example"})
    void whatIsWrittenFromRightToLeftStaysAscii(String name) {
        DomainName made = DomainName.of(name);
        assertThat(made.toDisplay()).isEqualTo(made.toString()).contains("xn--");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "☃.example", // no letter
                "i❤.example",
                "ǃa.example", // a click that looks like an exclamation mark
                "ɡoogle.example", // letters of phonetics
                "ɑ.example",
                "ĸ.example",
                "x̌y.example", // a mark on a letter that has none
                "i̇a.example",
                "ⰰⰱ.example", // scripts of the past, and of few
                "ꮳꮴ.example",
                "१२क.example", // other digits
                "ก่่.example", // the same mark twice
                "กิ่็้์.example", // marks upon marks
                "ශ්‍රී.lk", // a joiner
                "co·op.example", // a dot where Catalan has none
                "l·.example"
            })
    void whatNobodyWritesNamesWithIsNotShown(String name) {
        assertStaysAscii(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com丿evil.example",
                "a一b.example",
                "ノ.example",
                "ーa.example",
                "2ン日.example",
                "へ.example",
                "ㄧㄨ.example",
                "b丶c.example"
            })
    void aStrokeIsNotShownWhereItWouldBeASlashOrADash(String name) {
        assertStaysAscii(name);
    }

    @ParameterizedTest
    @CsvSource({
        "xn--99999999", // no code
        "xn--a",
        "xn--",
        "xn---",
        "xn--bcher-kv",
        "xn--bcher-kva-", // ends with a hyphen
        "xn--example-", // nothing of it is coded
        "xn--99zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
    })
    void whatNoULabelHasStaysAsItIs(String label) {
        DomainName made = DomainName.ofLabels(List.of(label, "example"));

        assertThat(made.toDisplay()).isEqualTo(made.toString());
    }

    @Test
    void aCodeForWhatIsNotWrittenSoStaysAsItIs() {
        for (String decoded : List.of(
                "\u00dcber",
                "bu\u0308cher",
                "<b>\u00fc",
                "a.b\u00fc",
                "_\u00fc",
                "a b\u00fc",
                "\u202e\u00fc",
                "\u200b\u00fc",
                "\u00fc\u00ad",
                "\u0301a",
                "\ufb01x",
                "-\u00fc",
                "\u00fc-",
                "ab--\u00fc",
                "\uff41\u00fc",
                "\u17b4\u1780",
                "\ue000")) {
            String label = "xn--" + Punycode.encode(decoded);
            DomainName made = DomainName.ofLabels(List.of(label, "example"));
            assertThat(made.toDisplay()).as(decoded).isEqualTo(made.toString());
        }
    }

    @Test
    void aLabelOfFullLengthIsShown() {
        String label = "xn--" + Punycode.encode("\u00fc".repeat(50));
        assertThat(label.length()).isBetween(50, 63);
        assertThat(shown(String.join(".", Collections.nCopies(4, label)) + ".example"))
                .isEqualTo(String.join(".", Collections.nCopies(4, "\u00fc".repeat(50))) + ".example");
    }

    @Test
    void noCharacterThatIsShownIsInvisibleOrTurnsTheDirection() {
        List<String> wrong = new ArrayList<>();
        int shown = 0;
        // of Han and Hangul, and of what nobody has given a meaning, every hundredth
        for (int c = 0x80; c <= Character.MAX_VALUE; c += c > 0x3400 && c < 0xf8ff ? 100 : 1) {
            for (String before : Alphabet.isMark(c) ? List.of("", "\u0915", "\u0e01") : List.of("")) {
                String decoded = before + (char) c;
                String text = displayed(decoded);
                if (!text.startsWith("xn--")) {
                    shown++;
                    if (!text.equals(decoded + ".example")
                            || !VisibleText.line(text).equals(text)
                            || !text.codePoints().allMatch(DisplayedNameTest::isFromLeftToRight)) {
                        wrong.add(decoded);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(shown).isGreaterThan(1000);
    }

    private static boolean isFromLeftToRight(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT,
                    Character.DIRECTIONALITY_NONSPACING_MARK,
                    Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR -> true; // the last of them the full stop
            default -> false;
        };
    }

    private static String displayed(String decoded) {
        return DomainName.ofLabels(List.of("xn--" + Punycode.encode(decoded), "example"))
                .toDisplay();
    }

    @Test
    void whatIsShownIsTheName() {
        String alphabet = "aoz09-_.üßçαοςЖао日ー한नमิ่\u200d·ı\u05d0";
        Seed.repeat(Seed.cases(), random -> {
            StringBuilder text = new StringBuilder();
            for (int i = 1 + random.nextInt(12); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            DomainName.tryParse(text.toString())
                    .ifPresent(
                            name -> assertThat(DomainName.of(name.toDisplay())).isEqualTo(name));
        });
    }
}
