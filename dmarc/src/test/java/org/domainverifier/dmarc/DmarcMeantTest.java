package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.txt.TxtMeant;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcMeantTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "v=DMARC1 p=reject | v=DMARC1; p=reject",
                "v=DMARC1: p=reject | v=DMARC1; p=reject",
                "v=DMARC1:p=reject | v=DMARC1; p=reject",
                "v=DMARC1 p=reject rua=mailto:a@example.com | v=DMARC1; p=reject; rua=mailto:a@example.com",
                "rua=mailto:a@example.com p=rejct | v=DMARC1; p=reject; rua=mailto:a@example.com",
                "v=DMARC1 p=reject ruf=<mailto:a@example.com fo=1> | v=DMARC1; p=reject; ruf=mailto:a@example.com; fo=1",
                "v=DMARC 1; p=reject | v=DMARC1; p=reject",
                "DMARC1; p=reject | v=DMARC1; p=reject",
                "v DMARC1 | v=DMARC1",
                "p=reject; v=DMARC1; aspf=s | v=DMARC1; p=reject; aspf=s",
                "p=quarantine | v=DMARC1; p=quarantine",
                "`\"v=DMARC1 p=reject\"` | v=DMARC1; p=reject"
            })
    void anotherVersionIsToldFromAnotherText(String text, String meant) {
        assertThat(DmarcRecord.KIND.meant(text)).contains(TxtMeant.otherVersion(meant));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"v=DMARC1; p=reject\"` | QUOTES",
                "TXT v=DMARC1; p=reject | RECORD_TYPE",
                "v=dmarc1; p=reject | VERSION_CASE",
                "`v=DMARC1\np=reject` | LINE_BREAKS",
                "`  v=DMARC1; p=reject` | LEADING_BLANKS"
            })
    void pastingIsTakenBack(String text, PastingMistake mistake) {
        assertThat(DmarcRecord.KIND.meant(text)).hasValueSatisfying(meant -> {
            assertThat(meant.mistake()).contains(mistake);
            assertThat(meant.text()).isEqualTo("v=DMARC1; p=reject");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "v=spf1 -all",
                "p=strong",
                "v=BIMI1; p=reject",
                "v=DMARC1; p=reject",
                "dmarc-site-verification=4711",
                "dmarc-verification=abc; x=1",
                "google-site-verification=dmarc",
                "dmarc=pass",
                "the dmarc record of example.com",
                "_dmarc.vendor.example"
            })
    void anythingElseWasNotMeantAsARecord(String text) {
        assertThat(DmarcRecord.KIND.meant(text)).isEmpty();
    }

    @Test
    void theWrongPlacesAreTheDoubledNameTheDomainAndTheNameWithoutUnderscore() {
        assertThat(DmarcRecord.KIND.wrongPlaces(DomainName.of("example.com")))
                .extracting(DomainName::toString)
                .containsExactly("_dmarc.example.com.example.com", "example.com", "dmarc.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "v=", "\"", "v = dmarc ", ";", "p=", "\\;"})
    void aLongTextCostsNoMoreThanItsLength(String piece) {
        String text = piece.repeat(60_000 / piece.length()) + "x";

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatCode(() -> DmarcRecord.KIND.meant(text)).doesNotThrowAnyException());
    }
}
