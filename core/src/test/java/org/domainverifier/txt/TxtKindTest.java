package org.domainverifier.txt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.PastingMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TxtKindTest {
    private static final TxtKind<String> REPORTS = TxtKind.of("v=TLSRPTv1", text -> text)
            .at("_smtp._tls")
            .knownByTags("rua")
            .misplacedAt("_tlsrpt")
            .build();
    private static final DomainName DOMAIN = DomainName.of("customer.example");

    @Test
    void theRecordOfADomainIsBelowItsLabels() {
        assertThat(REPORTS.nameFor(DOMAIN)).contains(DomainName.of("_smtp._tls.customer.example"));
        assertThat(REPORTS.nameAsText(DOMAIN)).isEqualTo("_smtp._tls.customer.example");
    }

    @Test
    void aKindWithoutLabelsIsAtTheDomainItself() {
        TxtKind<String> spf = TxtKind.of("v=spf1", text -> text).build();

        assertThat(spf.nameFor(DOMAIN)).contains(DOMAIN);
        assertThat(spf.wrongPlaces(DOMAIN)).containsExactly(DomainName.of("customer.example.customer.example"));
    }

    @Test
    void aDomainCanBeTooLongToHaveTheRecord() {
        String label = "a".repeat(60);
        DomainName longest = DomainName.of(String.join(".", label, label, label, label, "example"));

        assertThat(REPORTS.nameFor(longest)).isEmpty();
        assertThat(REPORTS.nameAsText(longest)).isEqualTo("_smtp._tls." + longest);
    }

    @Test
    void peoplePutItAtTheDoubledNameAtTheDomainAndWhereTheBuilderWasTold() {
        assertThat(REPORTS.wrongPlaces(DOMAIN))
                .containsExactly(
                        DomainName.of("_smtp._tls.customer.example.customer.example"),
                        DOMAIN,
                        DomainName.of("_tlsrpt.customer.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"v=TLSRPTv1", "v=TLSRPTv1;", "v=TLSRPTv1; rua=x", "v=TLSRPTv1 ; rua=x", "v=TLSRPTv1\trua=x"})
    void aTextIsOfTheKindIfNothingASpaceOrASemicolonFollowsTheVersion(String text) {
        assertThat(REPORTS.recognizes(text)).isTrue();
        assertThat(REPORTS.meant(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v",
                "v=",
                "v=spf1 -all",
                "TLS",
                "v=TLS; rua",
                "google-site-verification=TLSRPTv1",
                "=",
                ";"
            })
    void otherTextsAreNeitherOfTheKindNorMeantToBe(String text) {
        assertThat(REPORTS.recognizes(text)).isFalse();
        assertThat(REPORTS.meant(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=TLSRPTv1, rua=mailto:a@b.example | v=TLSRPTv1; rua=mailto:a@b.example",
                "v=TLSRPTv2; rua=mailto:a@b.example | v=TLSRPTv1; rua=mailto:a@b.example",
                "v=TLSRPT1; rua=mailto:a@b.example | v=TLSRPTv1; rua=mailto:a@b.example",
                "v = TLSRPTv1; rua=mailto:a@b.example | v=TLSRPTv1; rua=mailto:a@b.example",
                "v:tlsrpt; rua=mailto:a@b.example | v=TLSRPTv1; rua=mailto:a@b.example",
                "TLSRPTv1; rua=mailto:a@b.example | v=TLSRPTv1; rua=mailto:a@b.example",
                "rua=mailto:a@b.example | v=TLSRPTv1; rua=mailto:a@b.example",
                "v=TLSRPTv1.0 | v=TLSRPTv1",
                "v=TLSRPT_az-AZ.09; rua=mailto:a@b.example | v=TLSRPTv1; rua=mailto:a@b.example",
                "v=TLSRPT!; rua=mailto:a@b.example | v=TLSRPTv1; !; rua=mailto:a@b.example",
            })
    void aWrongVersionIsANearMissWhoseRestIsKept(String text, String meant) {
        assertThat(REPORTS.meant(text)).contains(new TxtMeant(Optional.empty(), meant));
    }

    @Test
    void whatPastingDidIsANearMissWithItsMistake() {
        assertThat(REPORTS.meant("\"v=TLSRPTv1; rua=mailto:a@b.example\""))
                .contains(new TxtMeant(Optional.of(PastingMistake.QUOTES), "v=TLSRPTv1; rua=mailto:a@b.example"));
        assertThat(REPORTS.meant("\"v=TLSRPTv1\""))
                .contains(new TxtMeant(Optional.of(PastingMistake.QUOTES), "v=TLSRPTv1"));
    }

    @Test
    void anotherKindsRecordIsNotMeantHoweverMuchItsTagsAreAlike() {
        assertThat(REPORTS.meant("v=DMARC1; rua=mailto:a@b.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=1", "v=12", "v=v1"})
    void aVersionOfHardlyALetterIsNotSeenEverywhere(String version) {
        TxtKind<String> kind = TxtKind.of(version, text -> text).build();

        assertThat(kind.version()).isEqualTo(version);
        assertThat(kind.meant("hello")).isEmpty();
        assertThat(kind.meant(version + ", x")).contains(new TxtMeant(Optional.empty(), version + "; x"));
    }

    @Test
    void aRuleOfItsOwnForWhatWasMeantHasToAnswerTextsOfTheKind() {
        TxtKind<String> careless = TxtKind.of("v=X1", text -> text)
                .meantBy(text -> Optional.of(TxtMeant.otherVersion("v=Y1")))
                .build();

        assertThat(careless.meant("anything")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v", "=v", "v="})
    void aVersionIsATagAndAValue(String version) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TxtKind.of(version, text -> text).build())
                .withMessageContaining("not a version");
    }

    @Test
    void textsThatBeginAlikeAreOfOneKind() {
        RecordData.Txt spf = RecordData.Txt.of("v=spf1 -all");

        assertThat(TxtKind.isSameKind(spf, RecordData.Txt.of("V=SPF1"))).isTrue();
        assertThat(TxtKind.isSameKind(spf, RecordData.Txt.of("v=spf10 -all"))).isFalse();
        assertThat(TxtKind.isSameKind(spf, RecordData.Txt.of("v=DMARC1; p=none")))
                .isFalse();
        assertThat(TxtKind.isSameKind(RecordData.Txt.of("v=DMARC1;p=none"), RecordData.Txt.of("v=DMARC1 ; p=none")))
                .isTrue();
    }
}
