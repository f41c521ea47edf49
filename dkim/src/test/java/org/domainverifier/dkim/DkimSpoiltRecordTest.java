package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.dkim.Zones.KEY;
import static org.domainverifier.dkim.Zones.NAME;
import static org.domainverifier.dkim.Zones.OTHER_KEY;
import static org.domainverifier.dkim.Zones.RECORD;
import static org.domainverifier.dkim.Zones.check;
import static org.domainverifier.dkim.Zones.codes;
import static org.domainverifier.dkim.Zones.expected;
import static org.domainverifier.dkim.Zones.txt;
import static org.domainverifier.dkim.Zones.zone;

import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do to a key record, and where they put it. */
class DkimSpoiltRecordTest {
    @Test
    void severalRecordsAreAConflict() {
        DkimResult result = check(zone(txt(NAME, RECORD), txt(NAME, "v=DKIM1; p=" + OTHER_KEY)), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(codes(result)).containsExactly(DkimFinding.MULTIPLE_RECORDS);
        assertThat(result.texts()).hasSize(2);
        assertThat(result.selector("dkim").orElseThrow().record()).isEmpty();
    }

    @Test
    void aTextThatIsNoKeyBesideTheKeyIsAConflictToo() {
        DkimResult result = check(zone(txt(NAME, RECORD), txt(NAME, "hello")), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.CONFLICT);
    }

    @Test
    void aKeyCutIntoTwoRecordsIsNamed() {
        DkimResult result =
                check(zone(txt(NAME, RECORD.substring(0, 200)), txt(NAME, RECORD.substring(200))), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(codes(result)).containsExactly(DkimFinding.SPLIT_OVER_RECORDS);
    }

    @Test
    void aTextThatIsNoKeyIsInvalid() {
        DkimResult result = check(zone(txt(NAME, "v=spf1 -all")), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(codes(result)).containsExactly(DkimFinding.NOT_A_KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"%s\"",
                "\u201c%s\u201d",
                "TXT %s",
                "dkim._domainkey 3600 IN TXT \"%s\"",
                "'%s'",
                "\ufeff%s",
                "\u200b%s",
            })
    void whatWasPastedAroundARecordIsSaid(String pattern) {
        DkimResult result = check(zone(txt(NAME, pattern.formatted(RECORD))), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(codes(result)).containsExactly(DkimFinding.PASTING_MISTAKE);
    }

    @Test
    void whatWasPastedIntoARecordIsSaid() {
        for (String damaged : new String[] {
            RECORD.replace(";", "\\;"),
            RECORD.replace("v=DKIM1", "v=dkim1"),
            RECORD.substring(0, 255) + "\" \"" + RECORD.substring(255),
            "k=rsa\\; p=" + KEY,
            RECORD.replace("; ", ";\u00a0"),
        }) {
            DkimResult result = check(zone(txt(NAME, damaged)), expected());
            assertThat(result.status()).as(damaged).isEqualTo(CheckStatus.INVALID);
            assertThat(codes(result)).as(damaged).contains(DkimFinding.PASTING_MISTAKE);
            assertThat(codes(result)).as(damaged).doesNotContain(DkimFinding.WRONG_KEY);
        }
    }

    @Test
    void aPemFileIsSaid() {
        String pem = TestKeys.pem("PUBLIC KEY", TestKeys.rsa(2048).getPublic().getEncoded());
        for (String damaged : new String[] {pem, "v=DKIM1; k=rsa; p=" + pem, "v=DKIM1; p=" + pem.replace("\n", "")}) {
            DkimResult result = check(zone(txt(NAME, damaged)), expected());
            assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
            assertThat(codes(result))
                    .contains(DkimFinding.PEM_HEADERS)
                    .doesNotContain(DkimFinding.WRONG_KEY, DkimFinding.ALTERED_KEY);
        }
    }

    @Test
    void aPrivateKeyIsSaid() {
        String text =
                "v=DKIM1; p=" + TestKeys.base64(TestKeys.rsa(2048).getPrivate().getEncoded());
        DkimResult result = check(zone(txt(NAME, text)), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(codes(result)).containsExactly(DkimFinding.PRIVATE_KEY);
    }

    @Test
    void deviatingEncodingsOfTheExpectedKeyAreTheExpectedKey() {
        String pkcs1 = "v=DKIM1; p="
                + TestKeys.base64(TestKeys.pkcs1(TestKeys.rsa(2048).getPublic()));
        DkimResult result = check(zone(txt(NAME, pkcs1)), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(codes(result)).containsExactly(DkimFinding.PKCS1_KEY);

        String wrapped =
                "v=DKIM1; k=ed25519; p=" + TestKeys.spki(TestKeys.ed25519().getPublic());
        DkimResult ed25519 = check(
                zone(txt(NAME, wrapped)),
                DkimExpectation.key("dkim", TestKeys.ed25519().getPublic()));
        assertThat(ed25519.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(codes(ed25519)).containsExactly(DkimFinding.ED25519_SPKI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dkim._domainkey.example.com.example.com.",
                "dkim.example.com.",
                "dkim.domainkey.example.com.",
                "_domainkey.example.com.",
                "dkim._domainkey._domainkey.example.com.",
                "dkim._domainkey.mail.example.com.",
            })
    void aRecordAtAWrongNameIsFound(String where) {
        DkimResult result = check(zone(txt(where, RECORD)), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly(DkimFinding.MISSING, DkimFinding.MISPLACED);
        assertThat(result.findings().get(1).arguments()).containsEntry("where", DomainName.of(where));
    }

    @Test
    void aKeyOfTheMailServersNameIsItsOwnUnlessItIsTheExpectedOne() {
        String other = "v=DKIM1; p=" + TestKeys.spki(TestKeys.rsa(2048, 2).getPublic());
        DkimResult result = check(zone(txt("dkim._domainkey.mail.example.com.", other)), expected());
        assertThat(codes(result)).containsExactly(DkimFinding.MISSING);
    }

    @Test
    void theExpectedKeyOneLevelTooLowStaysThere() {
        DkimResult result = check(zone(txt("dkim._domainkey.mail.example.com.", RECORD)), expected());
        assertThat(result.findings().stream().flatMap(finding -> finding.repair().stream()))
                .noneMatch(step ->
                        step instanceof RecordChange change && change.before().isPresent());
    }

    @Test
    void otherTextAtThoseNamesIsNotMisplaced() {
        DkimResult result = check(zone(txt("dkim.example.com.", "v=spf1 -all")), expected());
        assertThat(codes(result)).containsExactly(DkimFinding.MISSING);
    }
}
