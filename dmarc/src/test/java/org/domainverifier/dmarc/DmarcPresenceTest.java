package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Is there one record, at the right place? */
class DmarcPresenceTest {
    private static final String SUGGESTION = "v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net";
    private static final String CONSENT = "*._report._dmarc.trekmail.net. IN TXT \"v=DMARC1;\"\n";
    private static final DmarcExpectation TREKMAIL = DmarcExpectation.anyValid().suggesting(SUGGESTION);

    @Test
    void twoRecordsAreAConflict() {
        DmarcResult result = DmarcCheckTest.verify(
                DmarcCheckTest.own(SUGGESTION) + DmarcCheckTest.own("v=DMARC1; p=none"), TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(DmarcCheckTest.found(result)).containsExactly("dmarc.multiple-records ERROR");
        assertThat(result.findings().get(0).arguments()).containsEntry("count", 2);
        assertThat(result.record()).isEmpty();
        assertThat(result.policy().state()).isEqualTo(DmarcEffectivePolicy.State.NO_RECORD);
    }

    @Test
    void olderReceiversReadTwoRecordsDifferentlyFromNewerOnes() {
        String zone = DmarcCheckTest.own("v=DMARC1; p=none")
                + "_dmarc.mail.example.com. IN TXT \"v=DMARC1; p=reject\"\n"
                + "_dmarc.mail.example.com. IN TXT \"v=DMARC1; p=quarantine\"\n";
        DmarcResult result = DmarcCheckTest.verify("mail.example.com", zone);

        assertThat(result.policy().policyDomain()).contains(DomainName.of("example.com"));
        assertThat(result.legacy().policy()).isEmpty();
        assertThat(result.legacy().differences())
                .containsExactly(DmarcLegacyReading.Difference.SEVERAL_RECORDS_END_THE_SEARCH);
    }

    @Test
    void otherTextsBesideTheRecordAreIgnored() {
        DmarcResult result = DmarcCheckTest.verify(
                DmarcCheckTest.own(SUGGESTION)
                        + DmarcCheckTest.own("v=spf1 -all")
                        + DmarcCheckTest.own("hello")
                        + CONSENT,
                TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(DmarcCheckTest.found(result)).containsExactly("dmarc.other-text NOTICE", "dmarc.other-text NOTICE");
        assertThat(result.findings())
                .extracting(finding -> finding.arguments().get("kind"))
                .containsExactlyInAnyOrder("SPF", "TXT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\\\"v=DMARC1; p=reject\\\" | pasting-mistake",
                "TXT v=DMARC1; p=reject | pasting-mistake",
                "v=DMARC1\\\\; p=reject | pasting-mistake",
                "v=dmarc1; p=reject | pasting-mistake",
                "` v=DMARC1; p=reject` | pasting-mistake",
                "\\226\\128\\156v=DMARC1; p=reject\\226\\128\\157 | pasting-mistake",
                "v=DMARC1 p=reject | bad-version",
                "v=DMARC1, p=reject | bad-version",
                "v=DMARC2; p=reject | bad-version",
                "DMARC1; p=reject | bad-version",
                "p=reject; v=DMARC1 | bad-version",
                "p=reject; rua=mailto:a@example.com | bad-version"
            })
    void aTextThatIsNearlyARecordIsInvalidAndRepaired(String text, String code) {
        String zone = "_dmarc.example.com. IN TXT \"" + text + "\"\n";
        DmarcResult result = DmarcCheckTest.verify(zone + CONSENT, TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(DmarcCheckTest.found(result)).containsExactly("dmarc." + code + " ERROR");
        DmarcRepairsTest.assertRepaired(
                "example.com", zone + CONSENT + "example.com. IN MX 1 mx.example.com.", TREKMAIL);
    }

    @Test
    void aTextThatIsNearlyARecordIsSaidToBeAtItsName() {
        DmarcResult result = DmarcCheckTest.verify("_dmarc.example.com. IN TXT \"v=DMARC1 p=reject\"", TREKMAIL);

        assertThat(result.findings().get(0).arguments())
                .containsEntry("name", DomainName.of("_dmarc.example.com"))
                .containsEntry("text", "v=DMARC1 p=reject")
                .containsEntry("repaired", "v=DMARC1; p=reject");
    }

    @Test
    void aTextThatIsNearlyARecordIsAWarningBesideOne() {
        DmarcResult result = DmarcCheckTest.verify(
                DmarcCheckTest.own(SUGGESTION) + DmarcCheckTest.own("v=DMARC1 p=reject") + CONSENT, TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(DmarcCheckTest.found(result)).containsExactly("dmarc.spoilt-beside WARNING");
        assertThat(result.findings().get(0).arguments()).containsEntry("text", "v=DMARC1 p=reject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "_dmarc.example.com.example.com", "dmarc.example.com"})
    void aRecordAtAnotherNameIsMisplaced(String name) {
        DmarcResult result = DmarcCheckTest.verify(name + ". IN TXT \"v=DMARC1; p=reject\"", TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(DmarcCheckTest.found(result)).containsExactly("dmarc.missing ERROR", "dmarc.misplaced ERROR");
        assertThat(result.findings().get(1).name()).contains(DomainName.of(name));
    }

    @Test
    void besideANearMissAMisplacedRecordIsFoundToo() {
        DmarcResult result = DmarcCheckTest.verify(
                DmarcCheckTest.own("v=DMARC1 p=reject") + "dmarc.example.com. IN TXT \"v=DMARC1; p=none\"", TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(DmarcCheckTest.found(result)).containsExactly("dmarc.bad-version ERROR", "dmarc.misplaced ERROR");
    }

    @Test
    void aDomainTooLongForTheNameOfARecordHasNone() {
        String label = "a".repeat(61);
        String domain = String.join(".", label, label, label, "a".repeat(60), "com");
        DmarcResult result = DmarcCheckTest.verify(domain, "", TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(DmarcCheckTest.found(result)).containsExactly("dmarc.missing ERROR");
        assertThat(result.findings().get(0).arguments()).containsEntry("name", "_dmarc." + domain);
        assertThat(result.findings().get(0).repair()).isEmpty();
    }

    @Test
    void aRecordBehindAnAliasCounts() {
        DmarcResult result = DmarcCheckTest.verify(
                "_dmarc.example.com. IN CNAME example-com.dmarc.vendor.test.\n"
                        + "example-com.dmarc.vendor.test. IN TXT \"v=DMARC1; p=\" \"reject\"",
                TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.policy().applied()).isEqualTo(DmarcPolicy.REJECT);
    }
}
