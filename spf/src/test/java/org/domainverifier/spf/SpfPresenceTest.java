package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.spf.Verifying.DOMAIN;
import static org.domainverifier.spf.Verifying.PROVIDER;
import static org.domainverifier.spf.Verifying.codes;
import static org.domainverifier.spf.Verifying.finding;
import static org.domainverifier.spf.Verifying.txt;
import static org.domainverifier.spf.Verifying.verify;

import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether there is a record: none, one, several, spoilt, misplaced, or not known. */
class SpfPresenceTest {
    private static final SpfExpectation OURS = SpfExpectation.include("spf.trekmail.net");

    @Test
    void noRecordIsMissing() {
        SpfResult result = verify(txt("hello"), OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly(SpfFinding.MISSING);
        assertThat(result.lookups().count()).isZero();
    }

    @ParameterizedTest
    @EnumSource(FailureCause.class)
    void aFailureIsUnknownAndNeverMissing(FailureCause cause) {
        ZoneResolver zone = ZoneResolver.builder()
                .zone(txt("v=spf1 include:spf.trekmail.net ~all") + PROVIDER)
                .fail(cause, DOMAIN, RecordType.TXT)
                .build();
        SpfResult result = verify(zone, OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(result)).containsExactly(SpfFinding.NOT_DETERMINED);
    }

    @Test
    void twoRecordsAreAConflict() {
        SpfResult result = verify(txt("v=spf1 include:spf.trekmail.net ~all") + txt("v=spf1 mx -all"), OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(codes(result)).contains(SpfFinding.MULTIPLE_RECORDS);
        assertThat(result.texts()).hasSize(2);
        assertThat(result.record()).isEmpty();
    }

    @Test
    void aRecordAtTheDoubledNameIsMisplaced() {
        SpfResult result =
                verify("customer.example.customer.example. IN TXT \"v=spf1 include:spf.trekmail.net ~all\"\n", OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly(SpfFinding.MISSING, SpfFinding.MISPLACED);
        assertThat(finding(result, SpfFinding.MISPLACED).message())
                .isEqualTo(
                        "An SPF record is at customer.example.customer.example, where no receiver looks; it belongs at"
                                + " customer.example.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\"v=spf1 include:spf.trekmail.net ~all\\\"",
                "TXT v=spf1 include:spf.trekmail.net ~all",
                " v=spf1 include:spf.trekmail.net ~all",
                "\\\"v=spf1;include:spf.trekmail.net ~all\\\""
            })
    void aSpoiltPasteIsInvalidAndSaysWhatItShouldBe(String text) {
        SpfResult result = verify(txt(text), OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(finding(result, SpfFinding.PASTING_MISTAKE).arguments())
                .containsEntry("repaired", "v=spf1 include:spf.trekmail.net ~all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1;include:spf.trekmail.net ~all",
                "v=spf1include:spf.trekmail.net ~all",
                "v=spf1\\009include:spf.trekmail.net ~all",
                "v=spf1, include:spf.trekmail.net ~all"
            })
    void aVersionWithoutASpaceIsInvalid(String text) {
        SpfResult result = verify(txt(text), OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(finding(result, SpfFinding.NO_VERSION).arguments())
                .containsEntry("repaired", "v=spf1 include:spf.trekmail.net ~all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf10 mx -all",
                "v=spf2.0/pra mx -all",
                "spf2.0/mfrom mx -all",
                "spf1-site-verification=a1",
                "v=spf1.1 mx"
            })
    void otherVersionsAreNoRecord(String text) {
        assertThat(codes(verify(txt(text), OURS))).containsExactly(SpfFinding.MISSING);
    }

    @Test
    void aVersionWithNothingButPunctuationIsARecordWithoutTerms() {
        assertThat(finding(verify(txt("v=spf1;")), SpfFinding.NO_VERSION).arguments())
                .containsEntry("repaired", "v=spf1");
    }

    @Test
    void aSpoiltRecordBesideARightOneIsAWarning() {
        SpfResult result = verify(txt("v=spf1 include:spf.trekmail.net ~all") + txt("v=spf1;mx ~all"), OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(codes(result)).containsExactly(SpfFinding.SPOILT_BESIDE);
        assertThat(result.outcomes().get(0).status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void whereThereIsNoSuchNameNothingIsMisplaced() {
        assertThat(codes(verify("other.example. A 192.0.2.1", OURS))).containsExactly(SpfFinding.MISSING);
    }
}
