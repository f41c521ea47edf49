package org.domainverifier.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastingMistakeTest {
    private static final String SPF = "v=spf1 include:spf.trekmail.net -all";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "QUOTES|\"v=spf1 include:spf.trekmail.net -all\"",
                "QUOTES|'v=spf1 include:spf.trekmail.net -all'",
                "QUOTES|\\\"v=spf1 include:spf.trekmail.net -all\\\"",
                "QUOTES|\"\"v=spf1 include:spf.trekmail.net -all\"\"",
                "QUOTES|\"v=spf1 include:spf.\" \"trekmail.net -all\"",
                "QUOTES|\"v=spf1 include:spf.trekmail.net -all",
                "TYPOGRAPHIC_QUOTES|\u201cv=spf1 include:spf.trekmail.net -all\u201d",
                "TYPOGRAPHIC_QUOTES|\u201ev=spf1 include:spf.trekmail.net -all\u201c",
                "TYPOGRAPHIC_QUOTES|\u00abv=spf1 include:spf.trekmail.net -all\u00bb",
                "RECORD_TYPE|TXT v=spf1 include:spf.trekmail.net -all",
                "RECORD_TYPE|txt: v=spf1 include:spf.trekmail.net -all",
                "RECORD_TYPE|TXT=v=spf1 include:spf.trekmail.net -all",
                "RECORD_TYPE|IN TXT v=spf1 include:spf.trekmail.net -all",
                "RECORD_TYPE|customer.example. 3600 IN TXT v=spf1 include:spf.trekmail.net -all",
                "RECORD_TYPE|Value: v=spf1 include:spf.trekmail.net -all",
                "QUOTES|@ 3600 IN TXT \"v=spf1 include:spf.trekmail.net -all\"",
                "LEADING_BLANKS|` v=spf1 include:spf.trekmail.net -all`",
                "LEADING_BLANKS|`\t  v=spf1 include:spf.trekmail.net -all`",
                "INVISIBLE_CHARACTERS|\ufeffv=spf1 include:spf.trekmail.net -all",
                "INVISIBLE_CHARACTERS|\u200bv=spf1 include:spf.trekmail.net -all",
                "INVISIBLE_CHARACTERS|v=spf\u200b1 include:spf.trekmail.net -all",
                "INVISIBLE_CHARACTERS|`\u00a0v=spf1 include:spf.trekmail.net -all`",
                "VERSION_CASE|V=spf1 include:spf.trekmail.net -all",
                "VERSION_CASE|v=SPF1 include:spf.trekmail.net -all",
                "QUOTES|\"V=SPF1 include:spf.trekmail.net -all\"",
            })
    void eachMistakeIsToldAndTakenBack(PastingMistake mistake, String text) {
        assertThat(PastingMistake.find(text, "v=spf1")).contains(new PastingMistake.Repaired(mistake, SPF));
    }

    @Test
    void escapedSemicolonsAreTakenBackToo() {
        assertThat(PastingMistake.find("\"v=DMARC1\\; p=none\\;\"", "v=DMARC1"))
                .contains(new PastingMistake.Repaired(PastingMistake.QUOTES, "v=DMARC1; p=none;"));
        assertThat(PastingMistake.find("v=DMARC1\\; p=none", "v=DMARC1;"))
                .contains(new PastingMistake.Repaired(PastingMistake.ESCAPED_SEMICOLONS, "v=DMARC1; p=none"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "google-site-verification=rXOxyZounnZasA8Z7oaD3c14JdjS9aKSWvsR1EbUSIQ",
                "MS=ms12345678",
                "\"\"",
                "'",
                "\"just a quoted text\"",
                "TXT",
                "our old record was v=spf1 -all",
                "note: do not use \"v=spf1 -all\" here",
                "v=spf10 -all",
                "V=SPF10 -all",
                "\"v=spf12\"",
                "v=DMARC1; p=none",
                "v=TLSRPTv1; rua=mailto:a@example.com",
                "spf2.0/pra include:example.com -all",
                "v=spf",
                "apple-domain=v=spf1",
            })
    void foreignValuesAreNoMistakes(String text) {
        assertThat(PastingMistake.find(text, "v=spf1")).isEmpty();
    }

    @Test
    void aTextThatBeginsWithTheVersionIsForTheParser() {
        assertThat(PastingMistake.find(SPF, "v=spf1")).isEmpty();
        assertThat(PastingMistake.find("v=spf1 \"include:x\"", "v=spf1")).isEmpty();
        assertThat(PastingMistake.find("v=spf1", "v=spf1")).isEmpty();
    }

    @Test
    void theVersionIsLookedForInTheFirst300Characters() {
        String owner = "n".repeat(295);

        assertThat(PastingMistake.find(owner + " TXT " + SPF, "v=spf1"))
                .contains(new PastingMistake.Repaired(PastingMistake.RECORD_TYPE, SPF));
        assertThat(PastingMistake.find(owner + "n TXT " + SPF, "v=spf1")).isEmpty();
    }

    @Test
    void lettersWhoseLowerCaseIsLongerDoNoHarm() {
        assertThatCode(() -> PastingMistake.find("\u0130".repeat(50) + " TXT v=spf1", "v=spf1"))
                .doesNotThrowAnyException();
        assertThat(PastingMistake.find("\u0130".repeat(50) + " TXT v=spf1 -all", "v=spf1"))
                .contains(new PastingMistake.Repaired(PastingMistake.RECORD_TYPE, "v=spf1 -all"));
    }

    @Test
    void whatIsRepairedBeginsWithTheVersionAndNeedsNoRepair() {
        Seed.repeat(Seed.cases(), random -> {
            String[] pieces = {
                "v=spf1", "V=SPF1", "v=", "\"", "'", "\u201c", " ", "TXT", "IN", "\\;", ";", "\u200b", "\u00a0", "-all",
                "x"
            };
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            PastingMistake.find(text.toString(), "v=spf1").ifPresent(found -> {
                assertThat(text.toString()).doesNotStartWith("v=spf1");
                assertThat(found.repaired()).startsWith("v=spf1");
                assertThat(PastingMistake.find(found.repaired(), "v=spf1")).isEmpty();
            });
        });
    }

    @Test
    void theParenthesesOfAZoneFileAreNoPartOfTheText() {
        for (String text : new String[] {
            "( v=spf1 mx -all )", "(\"v=spf1 mx -all\")", "( \"v=spf1 mx\" \" -all\" )", "(v=spf1 mx -all"
        }) {
            assertThat(PastingMistake.find(text, "v=spf1"))
                    .contains(new PastingMistake.Repaired(PastingMistake.PARENTHESES, "v=spf1 mx -all"));
        }
        assertThat(PastingMistake.find("( hello )", "v=spf1")).isEmpty();
        assertThat(PastingMistake.find("(", "v=spf1")).isEmpty();
        assertThat(PastingMistake.find("()", "v=spf1")).isEmpty();
    }
}
