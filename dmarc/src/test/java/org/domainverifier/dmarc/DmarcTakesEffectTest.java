package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.spf.SpfCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A repair that brings a policy into force says so first: mail of the owner's own may be refused from then on. */
class DmarcTakesEffectTest {
    private static final String MAIL = "example.com. IN MX 10 mail.example.com.\n";
    private static final String SENDS = "example.com. IN TXT \"v=spf1 ip4:192.0.2.0/24 -all\"\n";
    private static final String RUA = "; rua=mailto:a@example.com";

    private static String own(String text) {
        return at("_dmarc.example.com", text);
    }

    private static String at(String name, String text) {
        return name + ". IN TXT " + RecordData.Txt.of(text).toZoneText() + "\n";
    }

    private static DmarcResult verify(String domain, String zone, Expectation... expectations) {
        DomainVerifier.Builder builder = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone + MAIL))
                .only(DmarcCheck.KEY, SpfCheck.KEY);
        for (Expectation expectation : expectations) {
            builder.require(expectation);
        }
        return builder.build().verify(domain).get(DmarcCheck.KEY);
    }

    private static List<ManualStep> said(DmarcResult result) {
        return DmarcRepairsTest.steps(result).stream()
                .filter(step -> step.code() == DmarcStep.TAKES_EFFECT)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=DMARC1; p=reject rua=mailto:a@example.com              | p=reject
            v=DMARC1; p=quarantaine; rua=mailto:a@example.com        | p=quarantine
            v=DMARC1 p=reject rua=mailto:a@example.com               | p=reject
            v=dmarc1; p=quarantine                                   | p=quarantine
            "v=DMARC1; p=reject"                                     | p=reject
            p=reject; rua=mailto:a@example.com                       | p=reject
            v=DMARC1; policy=reject                                  | p=reject
            v=DMARC1; p=reject; sp=rejct                             | p=reject; sp=reject
            v=DMARC1; p=reject; sp=nnoe                              | p=reject
            v=DMARC1; p=none; sp=rejct; rua=mailto:a@example.com     | sp=reject
            v=DMARC1; p=none; np=rejct; rua=mailto:a@example.com     | np=reject
            v=DMARC1; p=quarantine; t=y rua=mailto:a@example.com; sp=quarentine | p=quarantine; sp=quarantine; t=y
            """)
    void aPolicyThatNobodyCouldReadIsAnnounced(String text, String policy) {
        List<ManualStep> steps = said(verify("example.com", own(text) + SENDS));

        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.code().comesFirst()).isTrue();
            assertThat(step.message(Locale.ENGLISH))
                    .contains("_dmarc.example.com", "corrected record, " + policy + " takes effect at once");
            assertThat(step.message(Locale.GERMAN)).contains("gilt sofort " + policy + ":");
        });
    }

    @Test
    void soIsThePolicyOfAMisplacedRecord() {
        assertThat(said(verify("example.com", at("_dmarc.example.com.example.com", "v=DMARC1; p=reject") + SENDS)))
                .hasSize(1);
    }

    @Test
    void soIsWhatBecomesOfTwoRecordsThatReceiversDiscard() {
        assertThat(said(verify("example.com", own("v=DMARC1; p=none" + RUA) + own("v=DMARC1; p=reject") + SENDS)))
                .hasSize(1);
        assertThat(said(verify("example.com", own("v=DMARC1; p=none" + RUA) + own("v=DMARC1; p=none") + SENDS)))
                .isEmpty();
    }

    @Test
    void soIsAPolicyThatSomebodyElseHasToCorrect() {
        DmarcResult result = verify(
                "example.com",
                "_dmarc.example.com. IN CNAME shared.corp.test.\n"
                        + at("shared.corp.test", "v=DMARC1; p=quarantin; rua=mailto:r@example.com")
                        + SENDS);

        assertThat(DmarcRepairsTest.steps(result))
                .extracting(ManualStep::id)
                .containsExactly("dmarc.takes-effect", "txt.change-behind-alias");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1; p=none rua=mailto:a@example.com",
                "v=DMARC1; p=nnoe; rua=mailto:a@example.com",
                "v=DMARC1; p=reject; rua=a@example.com",
                "v=DMARC1; p=reject; adkim=strict",
                "v=DMARC1; rua=mailto:a@example.com; sp=reject",
                "v=DMARC1; p=strong; rua=mailto:a@example.com"
            })
    void whereNoPolicyGetsStricterNothingIsSaid(String text) {
        assertThat(said(verify("example.com", own(text) + SENDS))).isEmpty();
    }

    @Test
    void whereAParentsPolicyAppliesAlreadyNothingIsSaid() {
        String spoilt = at("_dmarc.sub.example.com", "v=DMARC1 p=reject rua=mailto:a@example.com");

        assertThat(said(verify("sub.example.com", own("v=DMARC1; p=reject" + RUA) + spoilt)))
                .isEmpty();
        assertThat(said(verify("sub.example.com", own("v=DMARC1; p=none" + RUA) + spoilt)))
                .hasSize(1);
        assertThat(said(verify("sub.example.com", own("v=DMARC1; p=reject; t=y" + RUA) + spoilt)))
                .hasSize(1);
    }

    @Test
    void belowAnOrganizationsRecordPoliciesForSubdomainsDoNotCount() {
        String spoilt = at("_dmarc.sub.example.com", "v=DMARC1; p=none; sp=rejct" + RUA);

        assertThat(said(verify("sub.example.com", own("v=DMARC1; p=none" + RUA) + spoilt)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DMARC1; p=strong", "v=DMARC1; rua=mailto:a@example.com", "v=DMARC1; p=none"})
    void whatTheProviderAsksForIsNotSurprising(String text) {
        DmarcResult result = verify(
                "example.com",
                own(text) + SENDS,
                DmarcExpectation.anyValid()
                        .suggesting("v=DMARC1; p=quarantine; rua=mailto:a@example.com")
                        .atLeast(DmarcPolicy.QUARANTINE));

        assertThat(DmarcRepairsTest.changes(result)).isNotEmpty();
        assertThat(said(result)).isEmpty();
    }

    @Test
    void aDomainWithoutAnSpfRecordIsToldSo() {
        String spoilt = own("v=DMARC1; p=reject rua=mailto:a@example.com");

        assertThat(said(verify("example.com", spoilt)))
                .singleElement()
                .satisfies(step -> assertThat(step.message(Locale.ENGLISH))
                        .endsWith("There is no SPF record at example.com yet."));
        assertThat(said(verify("example.com", spoilt + SENDS)).get(0).message(Locale.ENGLISH))
                .doesNotContain("no SPF record");
    }

    @Test
    void whereSpfWasNotLookedAtNothingIsSaidOfIt() {
        DmarcResult result = DmarcCheckTest.verify(own("v=DMARC1; p=reject rua=mailto:a@example.com") + MAIL);

        assertThat(said(result))
                .singleElement()
                .satisfies(step -> assertThat(step.message(Locale.ENGLISH)).doesNotContain("no SPF record"));
    }

    @Test
    void anSpfRecordThatLetsNobodySendMayBeTheMistake() {
        String spoilt = own("v=DMARC1; p=reject rua=mailto:a@example.com");

        assertThat(said(verify("example.com", spoilt + at("example.com", "v=spf1 -all ip4:192.0.2.0/24"))))
                .hasSize(1);
    }

    @Test
    void whatAppliesIsNotAnnouncedAgain() {
        assertThat(said(verify("example.com", own("v=DMARC1; p=reject" + RUA) + SENDS)))
                .isEmpty();
        assertThat(said(verify("example.com", own("v=DMARC1; p=quarantine" + RUA) + own("v=DMARC1 p=reject") + SENDS)))
                .isEmpty();
    }
}
