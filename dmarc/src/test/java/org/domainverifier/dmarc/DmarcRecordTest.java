package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.domainverifier.record.ReportUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcRecordTest {
    @Test
    void everyTagIsTyped() {
        DmarcRecord record = read("v=DMARC1; p=reject; sp=quarantine; np=none; adkim=s; aspf=r; t=y; psd=n; "
                + "rua=mailto:a@example.com,mailto:b@example.net; ruf=mailto:c@example.com; fo=1:d:s");

        assertThat(record.policy()).contains(DmarcPolicy.REJECT);
        assertThat(record.subdomainPolicy()).contains(DmarcPolicy.QUARANTINE);
        assertThat(record.nonExistentPolicy()).contains(DmarcPolicy.NONE);
        assertThat(record.dkimAlignment()).isEqualTo(DmarcAlignment.STRICT);
        assertThat(record.spfAlignment()).isEqualTo(DmarcAlignment.RELAXED);
        assertThat(record.testing()).isTrue();
        assertThat(record.psd()).isEqualTo(DmarcPsd.ORGANIZATIONAL_DOMAIN);
        assertThat(record.aggregateReports())
                .containsExactly(ReportUri.of("mailto:a@example.com"), ReportUri.of("mailto:b@example.net"));
        assertThat(record.failureReports()).containsExactly(ReportUri.of("mailto:c@example.com"));
        assertThat(record.failureOptions())
                .isEqualTo(Set.of(
                        DmarcFailureOption.ANY_FAILED, DmarcFailureOption.DKIM_FAILED, DmarcFailureOption.SPF_FAILED));
    }

    @Test
    void defaultsApplyToTagsThatAreNotThere() {
        DmarcRecord record = read("v=DMARC1; p=none");

        assertThat(record).isEqualTo(DmarcRecord.of(DmarcPolicy.NONE));
        assertThat(record.failureOptions()).containsExactly(DmarcFailureOption.ALL_FAILED);
        assertThat(record.psd()).isEqualTo(DmarcPsd.UNKNOWN);
        assertThat(record.testing()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1; p=reject; adkim=s",
                "v=DMARC1;p=reject;adkim=s",
                "v = DMARC1 ; p = reject ; adkim = s ;",
                "V=DMARC1; P=Reject; ADKIM=S",
                "v=DMARC1; adkim=s; p=reject",
                "v=DMARC1;\tp=REJECT\t;adkim=s; ",
                "v=DMARC1; p=reject; adkim=s; aspf=r; t=n; psd=u; fo=0"
            })
    void spellingMakesNoDifference(String text) {
        DmarcRecord expected = read("v=DMARC1; p=reject; adkim=s");

        assertThat(read(text)).isEqualTo(expected);
        assertThat(DmarcRecord.parse(text).isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v",
                "v=",
                "v=dmarc1; p=none",
                "v=DMARC; p=none",
                "v=DMARC2; p=none",
                "v=DMARC1p=none",
                "v=DMARC1 p=none",
                "v=DMARC1, p=none",
                " v=DMARC1; p=none",
                ";v=DMARC1; p=none",
                "p=none; v=DMARC1",
                "\"v=DMARC1; p=none\"",
                "v=DMARC1\u00a0; p=none",
                "v=DMARC1\r\n; p=none"
            })
    void whatDoesNotBeginWithTheVersionIsNoRecord(String text) {
        assertThat(DmarcRecordParser.isDmarc(text)).isFalse();
        assertThat(DmarcRecord.parse(text).record()).isEmpty();
        assertThat(codes(text)).containsExactly(DmarcFinding.BAD_VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DMARC1", "v=DMARC1;", "v =DMARC1 ", "V= DMARC1;"})
    void aBareVersionIsARecordThatNobodyCanActOn(String text) {
        assertThat(DmarcRecord.parse(text).isValid()).isFalse();
        assertThat(codes(text)).containsExactly(DmarcFinding.UNUSABLE);
        assertThat(read(text).policy()).isEmpty();
        assertThat(read(text).isUsable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p=rejct", "p=", "p=none,reject", "p=reject; sp=quarentine", "p=reject; np=no", "p=\"none\""})
    void anInvalidPolicySpoilsTheRecord(String tags) {
        assertThat(codes("v=DMARC1; " + tags)).contains(DmarcFinding.INVALID_POLICY);
        assertThat(DmarcRecord.parse("v=DMARC1; " + tags).isValid()).isFalse();
        assertThat(read("v=DMARC1; " + tags).isUsable()).isFalse();
        assertThat(read("v=DMARC1; " + tags + "; rua=mailto:a@example.com").isUsable())
                .isTrue();
    }

    @Test
    void anInvalidReportAddressDoesNotMakeAnInvalidPolicyUsable() {
        assertThat(read("v=DMARC1; p=rejct; rua=a@example.com").isUsable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"adkim,strict", "aspf,x", "t,yes", "t,", "psd,maybe", "fo,2", "fo,0:1", "fo,d:d", "fo,1:"})
    void anInvalidValueIsDroppedForTheDefault(String tag, String value) {
        String text = "v=DMARC1; p=none; ruf=mailto:a@example.com; " + tag + "=" + (value == null ? "" : value);

        assertThat(codes(text)).containsExactly(DmarcFinding.INVALID_VALUE);
        assertThat(read(text)).isEqualTo(read("v=DMARC1; p=none; ruf=mailto:a@example.com"));
    }

    @Test
    void theFirstOfTwoTagsCounts() {
        assertThat(read("v=DMARC1; p=none; p=reject").policy()).contains(DmarcPolicy.NONE);
        assertThat(DmarcRecord.parse("v=DMARC1; p=none; P=none").isValid()).isFalse();
        assertThat(codes("v=DMARC1; p=none; p=reject")).containsExactly(DmarcFinding.DUPLICATE_TAG);
    }

    @Test
    void removedTagsAreKeptAndNoted() {
        String text = "v=DMARC1; p=reject; pct=50; rf=afrf; ri=3600";

        assertThat(read(text).otherTags()).isEqualTo(Map.of("pct", "50", "rf", "afrf", "ri", "3600"));
        assertThat(codes(text))
                .containsExactly(DmarcFinding.REMOVED_TAG, DmarcFinding.REMOVED_TAG, DmarcFinding.REMOVED_TAG);
        assertThat(DmarcRecord.parse(text).isValid()).isTrue();
    }

    @Test
    void unknownTagsAreIgnoredAndNoted() {
        assertThat(codes("v=DMARC1; p=none; rau=mailto:a@example.com")).containsExactly(DmarcFinding.UNKNOWN_TAG);
    }

    @Test
    void ofATagThatIsNotReadItIsSaidWhatItHadAndWhatItWasMeantToBe() {
        String text = "v=DMARC1; p=none; pct=50; policy=none; x=1";

        assertThat(DmarcRecord.parse(text).diagnostics())
                .extracting(Diagnostic::arguments)
                .containsExactly(
                        Map.of("tag", "pct", "value", "50"), Map.of("tag", "policy", "meant", "p"), Map.of("tag", "x"));
    }

    @Test
    void anUnknownTagThatIsThereTwiceIsKeptOnce() {
        assertThat(codes("v=DMARC1; p=none; x=1; x=2"))
                .containsExactly(DmarcFinding.UNKNOWN_TAG, DmarcFinding.DUPLICATE_TAG);
        assertThat(read("v=DMARC1; p=none; x=1; x=2").otherTags()).isEqualTo(Map.of("x", "1"));
    }

    @Test
    void aMisspeltMailtoIsABadAddressThatIsStillTheRecords() {
        String text = "v=DMARC1; p=none; rua=malto:a@example.com";

        assertThat(codes(text)).containsExactly(DmarcFinding.BAD_URI);
        assertThat(read(text).aggregateReports()).containsExactly(ReportUri.of("malto:a@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rua=", "rua=,", "rua=m", "rua=109", "rua=!10m", "rua=10m"})
    void hardlyAnythingInPlaceOfAnAddressIsABadAddress(String tag) {
        assertThat(codes("v=DMARC1; p=none; " + tag)).isNotEmpty().containsOnly(DmarcFinding.BAD_URI);
    }

    @Test
    void junkBetweenSemicolonsIsDropped() {
        assertThat(codes("v=DMARC1; p=none; rua; ; =x"))
                .containsOnly(DmarcFinding.SYNTAX)
                .hasSize(3);
        assertThat(read("v=DMARC1; p=none; rua; ; =x")).isEqualTo(DmarcRecord.of(DmarcPolicy.NONE));
    }

    @Test
    void anUnknownTagWithABadCharacterIsDroppedAndNotNamedAsUnknown() {
        assertThat(codes("v=DMARC1; p=none; x=\u0001; y=1"))
                .containsExactly(DmarcFinding.SYNTAX, DmarcFinding.UNKNOWN_TAG);
        assertThat(read("v=DMARC1; p=none; x=\u0001; y=1").otherTags()).isEqualTo(Map.of("y", "1"));
    }

    @Test
    void aFloodOfTheSameMistakeIsToldInPart() {
        assertThat(codes("v=DMARC1; p=none" + ";".repeat(1000))).hasSize(10);
    }

    @Test
    void aPolicyThatIsNotSecondIsNoted() {
        assertThat(codes("v=DMARC1; t=n; p=none")).containsExactly(DmarcFinding.POLICY_NOT_SECOND);
    }

    @Test
    void failureOptionsWithoutAnAddressAreNoted() {
        assertThat(codes("v=DMARC1; p=none; fo=1")).containsExactly(DmarcFinding.FAILURE_OPTIONS_WITHOUT_ADDRESS);
    }

    @Test
    void theSizeLimitIsTakenOffAndNoted() {
        String text = "v=DMARC1; p=none; rua=mailto:a@example.com!10m , mailto:b@example.com!5";

        assertThat(codes(text)).containsExactly(DmarcFinding.REMOVED_SIZE_LIMIT, DmarcFinding.REMOVED_SIZE_LIMIT);
        assertThat(read(text).aggregateReports())
                .containsExactly(ReportUri.of("mailto:a@example.com"), ReportUri.of("mailto:b@example.com"));
    }

    @Test
    void diagnosticsSayWhere() {
        String text = "v=DMARC1; rua=mailto:a@example.com,b@example.com, mailto:c@example.com!1k; adkim=x; p=none";
        Parsed<DmarcRecord> parsed = DmarcRecord.parse(text);

        assertThat(parsed.diagnostics().stream()
                        .map(diagnostic ->
                                diagnostic.code() + " " + diagnostic.span().of(text)))
                .containsExactly(
                        "BAD_URI b@example.com",
                        "REMOVED_SIZE_LIMIT !1k",
                        "INVALID_VALUE adkim=x",
                        "POLICY_NOT_SECOND p=none");
    }

    @Test
    void theCanonicalTextLeavesDefaultsOut() {
        assertThat(
                        read("V=DMARC1 ;T=Y; Rua = mailto:a@Example.COM , mailto:a@example.com; fo=s:d; p=Reject; x=1;aspf=R")
                                .toString())
                .isEqualTo("v=DMARC1; p=reject; t=y; rua=mailto:a@example.com; fo=d:s; x=1");
    }

    @Test
    void theMeantRecordIsHadOrRefused() {
        assertThat(DmarcRecord.parse("v=DMARC1; p=none").orElseThrow()).isEqualTo(DmarcRecord.of(DmarcPolicy.NONE));
        assertThatThrownBy(() -> DmarcRecord.parse("v=DMARC1; p=rejct").orElseThrow())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dmarc.invalid-policy")
                .hasMessageContaining("rejct");
    }

    private static DmarcRecord read(String text) {
        return DmarcRecord.parse(text).record().orElseThrow();
    }

    private static List<Object> codes(String text) {
        return DmarcRecord.parse(text).diagnostics().stream()
                .map(Diagnostic::code)
                .map(Object.class::cast)
                .toList();
    }
}
