package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcCheckTest {
    private static final String SUGGESTION = "v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net";
    private static final String CONSENT = "*._report._dmarc.trekmail.net. IN TXT \"v=DMARC1;\"\n";
    private static final DmarcExpectation ANY = DmarcExpectation.anyValid();
    private static final DmarcExpectation TREKMAIL = ANY.suggesting(SUGGESTION);

    // The founding example

    @Test
    void theSuggestedRecordIsCorrect() {
        DmarcResult result = verify(own(SUGGESTION) + CONSENT, TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.findings()).isEmpty();
        assertThat(result.texts()).containsExactly(SUGGESTION);
        assertThat(result.policy().applied()).isEqualTo(DmarcPolicy.QUARANTINE);
    }

    @Test
    void aProviderThatForgotItsConsentIsNoFaultOfTheCustomer() {
        DmarcResult result = verify(own(SUGGESTION), TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(found(result)).containsExactly("dmarc.destination-not-authorized NOTICE");
        assertThat(result.findings().get(0).repair()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DMARC1; p=quarantine", "v=DMARC1; p=reject; rua=mailto:post@example.com"})
    void anyOtherValidRecordIsAsAskedToo(String record) {
        DmarcResult result = verify(own(record) + "example.com. IN MX 10 mail.trekmail.net.", TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aPolicyOfNoneIsWorthAWarning() {
        DmarcResult result = verify(own("v=DMARC1; p=none"), TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(result.outcomes()).extracting(ExpectationOutcome::status).containsExactly(CheckStatus.CORRECT);
        assertThat(found(result)).containsExactly("dmarc.policy-none WARNING", "dmarc.no-reports NOTICE");
    }

    @Test
    void whatTheProviderItselfSuggestedIsNoFaultOfTheCustomer() {
        DmarcResult result = verify(
                own("v=DMARC1; p=none; sp=none; t=y"),
                ANY.suggesting("v=DMARC1; p=none; rua=mailto:dmarc@trekmail.net"));

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(found(result)).containsExactly("dmarc.policy-none NOTICE", "dmarc.no-reports NOTICE");
    }

    @Test
    void noRecordIsMissing() {
        DmarcResult result = verify("", TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(found(result)).containsExactly("dmarc.missing ERROR");
        assertThat(result.policy().state()).isEqualTo(DmarcEffectivePolicy.State.NO_RECORD);
    }

    @Test
    void aRecordOfAParentIsNotTheDomainsOwn() {
        DmarcResult result = verify("mail.example.com", own("v=DMARC1; p=reject; sp=quarantine"), TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(found(result)).containsExactly("dmarc.missing ERROR", "dmarc.inherited NOTICE");
        assertThat(result.findings().get(1).arguments()).containsEntry("policyDomain", DomainName.of("example.com"));
        assertThat(result.policy().policyDomain()).contains(DomainName.of("example.com"));
    }

    // Inheritance

    @Test
    void withoutAnExpectationARecordOfAParentWillDo() {
        DmarcResult result = verify(
                "mail.example.com", own("v=DMARC1; p=reject; sp=quarantine") + "mail.example.com. IN A 192.0.2.1");

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(found(result)).containsExactly("dmarc.inherited NOTICE");
        assertThat(result.policy().origin()).isEqualTo(DmarcEffectivePolicy.Origin.SP);
        assertThat(result.policy().applied()).isEqualTo(DmarcPolicy.QUARANTINE);
    }

    @Test
    void aDomainThatDoesNotExistGetsThePolicyForThose() {
        DmarcResult result = verify("gone.example.com", own("v=DMARC1; p=reject; sp=none; np=quarantine"));

        assertThat(result.policy().origin()).isEqualTo(DmarcEffectivePolicy.Origin.NP);
        assertThat(result.policy().applied()).isEqualTo(DmarcPolicy.QUARANTINE);
    }

    @Test
    void anExpectationCanAcceptTheRecordOfAParent() {
        String zone = own("v=DMARC1; p=reject; sp=none") + "mail.example.com. IN A 192.0.2.1";

        assertThat(verify("mail.example.com", zone, ANY.orInherited()).status()).isEqualTo(CheckStatus.WARNING);
        DmarcResult weak = verify("mail.example.com", zone, ANY.orInherited().atLeast(DmarcPolicy.QUARANTINE));
        assertThat(weak.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(found(weak))
                .containsExactly("dmarc.inherited NOTICE", "dmarc.policy-none WARNING", "dmarc.too-weak ERROR");
    }

    @Test
    void theRecordOfAPublicSuffixAloneIsWorthAWarning() {
        DmarcResult result = verify("_dmarc.com. IN TXT \"v=DMARC1; p=reject; psd=y\"\nexample.com. IN A 192.0.2.1");

        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(found(result)).containsExactly("dmarc.public-suffix-policy WARNING");
        assertThat(result.organizationalDomain()).contains(DomainName.of("example.com"));
    }

    @Test
    void aRecordOfAParentThatNobodyCanActOnDoesNotCount() {
        DmarcResult result = verify("mail.example.com", own("v=DMARC1; p=rejct"));

        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(result.policy().state()).isEqualTo(DmarcEffectivePolicy.State.UNUSABLE);
    }

    // Invalid records

    @Test
    void aMisspeltPolicyIsInvalid() {
        assertThat(verify(own("v=DMARC1; p=rejct"), TREKMAIL).status()).isEqualTo(CheckStatus.INVALID);
        DmarcResult withReports = verify(own("v=DMARC1; p=reject; sp=rejct; rua=mailto:a@example.com"), TREKMAIL);
        assertThat(withReports.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(withReports.policy().origin()).isEqualTo(DmarcEffectivePolicy.Origin.INVALID_POLICY);
        assertThat(withReports.policy().applied()).isEqualTo(DmarcPolicy.NONE);
    }

    @Test
    void aRecordWithoutPolicyAsksForNothing() {
        DmarcResult result = verify(own("v=DMARC1; rua=mailto:a@example.com") + "example.com. IN MX 1 mx.example.com.");

        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(found(result)).containsExactly("dmarc.policy-missing WARNING", "dmarc.policy-none WARNING");
        assertThat(result.policy().origin()).isEqualTo(DmarcEffectivePolicy.Origin.P_MISSING);
    }

    // What the owner chose

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=reject; sp=none | subdomains-weaker WARNING, no-reports NOTICE",
                "v=DMARC1; p=reject; np=none | non-existent-weaker WARNING, no-reports NOTICE, older-receivers NOTICE",
                "v=DMARC1; p=reject; sp=none; np=none | subdomains-weaker WARNING, no-reports NOTICE",
                "v=DMARC1; p=none; sp=reject | policy-none WARNING, no-reports NOTICE",
                "v=DMARC1; p=reject; t=y | test-mode WARNING, no-reports NOTICE, older-receivers NOTICE",
                "v=DMARC1; p=none; t=y | policy-none WARNING, no-reports NOTICE",
                "v=DMARC1; p=reject; psd=y | claims-public-suffix WARNING, no-reports NOTICE, older-receivers NOTICE",
                "v=DMARC1; p=reject; psd=n | no-reports NOTICE, older-receivers NOTICE",
                "v=DMARC1; p=reject; pct=20 | percentage WARNING, no-reports NOTICE",
                "v=DMARC1; p=reject; pct=0; t=y | test-mode WARNING, no-reports NOTICE, older-receivers NOTICE",
                "v=DMARC1; p=reject; pct=100 | removed-tag NOTICE, no-reports NOTICE",
                "v=DMARC1; p=none; pct=20 | policy-none WARNING, removed-tag NOTICE, no-reports NOTICE",
                "v=DMARC1; p=reject; rua=ftp://reports.example.com/ | unsupported-scheme NOTICE, no-reports NOTICE"
            })
    void choicesAreFound(String record, String expected) {
        assertThat(found(verify(own(record)))).containsExactlyInAnyOrder(prefixed(expected));
    }

    @Test
    void policiesForSubdomainsBelowTheOrganizationAreUnread() {
        DmarcResult result = verify(
                "mail.example.com",
                own("v=DMARC1; p=reject") + "_dmarc.mail.example.com. IN TXT \"v=DMARC1; p=reject; sp=none\"");

        assertThat(found(result))
                .contains("dmarc.subdomain-policy-unread NOTICE")
                .doesNotContain("dmarc.subdomains-weaker WARNING");
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.subdomainPolicy().policyDomain()).contains(DomainName.of("example.com"));
    }

    @Test
    void theEffectivePoliciesSayWhereTheyComeFrom() {
        DmarcResult result = verify(own("v=DMARC1; p=none; sp=quarantine; np=reject; t=y"));

        assertThat(result.policy().origin()).isEqualTo(DmarcEffectivePolicy.Origin.P);
        assertThat(result.subdomainPolicy().asked()).isEqualTo(DmarcPolicy.QUARANTINE);
        assertThat(result.subdomainPolicy().applied()).isEqualTo(DmarcPolicy.NONE);
        assertThat(result.nonExistentPolicy().asked()).isEqualTo(DmarcPolicy.REJECT);
        assertThat(result.nonExistentPolicy().applied()).isEqualTo(DmarcPolicy.QUARANTINE);
        assertThat(result.nonExistentPolicy().origin()).isEqualTo(DmarcEffectivePolicy.Origin.NP);
    }

    @Test
    void subdomainsOfALongNameAreNotFoundByTheWalk() {
        String domain = "b.c.d.e.f.g.example.com";
        DmarcResult result = verify(
                domain,
                own("v=DMARC1; p=reject; sp=quarantine") + "_dmarc." + domain + ". IN TXT \"v=DMARC1; p=none; psd=n\"");

        assertThat(result.policy().policyDomain()).contains(DomainName.of(domain));
        assertThat(result.subdomainPolicy().policyDomain()).contains(DomainName.of("example.com"));
        assertThat(result.subdomainPolicy().applied()).isEqualTo(DmarcPolicy.QUARANTINE);
    }

    // Expectations

    @ParameterizedTest
    @CsvSource({
        "v=DMARC1; p=reject, QUARANTINE, true",
        "v=DMARC1; p=quarantine, QUARANTINE, true",
        "v=DMARC1; p=none, QUARANTINE, false",
        "v=DMARC1; p=reject; t=y, QUARANTINE, true",
        "v=DMARC1; p=quarantine; t=y, QUARANTINE, false",
        "v=DMARC1; p=reject; t=y, REJECT, false",
        "v=DMARC1; sp=reject; rua=mailto:a@example.com, QUARANTINE, false"
    })
    void atLeastIsJudgedByWhatReceiversApply(String record, DmarcPolicy minimum, boolean met) {
        DmarcResult result = verify(own(record), ANY.atLeast(minimum));

        assertThat(result.outcomes().get(0).status()).isEqualTo(met ? CheckStatus.CORRECT : CheckStatus.INCORRECT);
        assertThat(found(result).contains("dmarc.too-weak ERROR")).isEqualTo(!met);
    }

    @Test
    void reportsHaveToGoToTheExpectedAddressAmongOthers() {
        DmarcExpectation expectation = ANY.reportingTo("mailto:dmarc@trekmail.net");
        String others = "v=DMARC1; p=reject; rua=mailto:a@example.com, MAILTO:dmarc@TrekMail.net!10m";

        assertThat(verify(own(others) + CONSENT + "example.com. IN MX 1 a.example.com.", expectation)
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
        DmarcResult wrong = verify(own("v=DMARC1; p=reject; rua=mailto:dmarc@trekmail.net.evil.test"), expectation);
        assertThat(wrong.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(found(wrong)).contains("dmarc.not-reporting-to ERROR");
    }

    @Test
    void expectationsBuildOnOneAnother() {
        DmarcExpectation expectation = ANY.atLeast(DmarcPolicy.QUARANTINE)
                .reportingTo("mailto:dmarc@trekmail.net")
                .suggesting(SUGGESTION);

        assertThat(expectation.recordsToPublish(DomainName.of("example.com"), CustomerValues.none()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.name()).isEqualTo(DomainName.of("_dmarc.example.com"));
                    assertThat(record.data().orElseThrow().toZoneText()).isEqualTo('"' + SUGGESTION + '"');
                });
        assertThat(ANY.recordsToPublish(DomainName.of("example.com"), CustomerValues.none()))
                .isEmpty();
    }

    @Test
    void aSuggestionHasToMeetTheExpectation() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANY.atLeast(DmarcPolicy.REJECT).suggesting(SUGGESTION))
                .withMessageContaining("quarantine");
        assertThatIllegalArgumentException().isThrownBy(() -> TREKMAIL.reportingTo("mailto:other@trekmail.net"));
        assertThatIllegalArgumentException().isThrownBy(() -> ANY.suggesting("v=DMARC1; p=rejct"));
    }

    // Failures

    @Test
    void aFailureIsNeverAnAbsence() {
        DmarcResult result =
                verify(ZoneResolver.builder().servfail("_dmarc.example.com").build(), "example.com", TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(found(result)).containsExactly("dmarc.not-determined WARNING");
        assertThat(result.findings().get(0).arguments()).containsEntry("cause", FailureCause.SERVFAIL);
        assertThat(result.policy().state()).isEqualTo(DmarcEffectivePolicy.State.NOT_DETERMINED);
    }

    @Test
    void aFailureAboveADomainWithARecordLeavesOnlyItsSubdomainsOpen() {
        DmarcResult result = verify(
                ZoneResolver.builder()
                        .zone(own(SUGGESTION) + CONSENT)
                        .timeout("_dmarc.com")
                        .build(),
                "example.com",
                TREKMAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(found(result)).containsExactly("dmarc.not-determined NOTICE");
        assertThat(result.policy().applied()).isEqualTo(DmarcPolicy.QUARANTINE);
        assertThat(result.subdomainPolicy().state()).isEqualTo(DmarcEffectivePolicy.State.NOT_DETERMINED);
        assertThat(result.organizationalDomain()).isEmpty();
    }

    @Test
    void aFailureAboveADomainWithoutARecordLeavesItsPolicyOpen() {
        ZoneResolver dns = ZoneResolver.builder()
                .zone("a.example.com. IN A 192.0.2.1")
                .refused("_dmarc.example.com")
                .build();

        assertThat(verify(dns, "a.example.com").status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(verify(dns, "a.example.com", ANY.orInherited()).status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(verify(dns, "a.example.com", TREKMAIL).status()).isEqualTo(CheckStatus.MISSING);
    }

    @Test
    void aFailureOnAnyQuestionNeverMakesARightRecordWrong() {
        DmarcTreeWalkTest.Recorder recorder =
                new DmarcTreeWalkTest.Recorder(ZoneResolver.parse(own(SUGGESTION) + CONSENT));
        verifier(recorder, TREKMAIL).verify("example.com");
        assertThat(recorder.asked()).hasSize(3);

        for (String question : recorder.asked()) {
            String name = question.substring(0, question.indexOf(' '));
            for (FailureCause cause : FailureCause.values()) {
                ZoneResolver dns = ZoneResolver.builder()
                        .zone(own(SUGGESTION) + CONSENT)
                        .fail(cause, name)
                        .build();
                assertThat(verify(dns, "example.com", TREKMAIL).status())
                        .as("%s at %s", cause, name)
                        .isIn(CheckStatus.CORRECT, CheckStatus.UNKNOWN);
            }
        }
    }

    // Helpers

    static String own(String text) {
        return "_dmarc.example.com. IN TXT \"" + text + "\"\n";
    }

    static DmarcResult verify(String zone, DmarcExpectation... expectations) {
        return verify(ZoneResolver.parse(zone), "example.com", expectations);
    }

    static DmarcResult verify(String domain, String zone, DmarcExpectation... expectations) {
        return verify(ZoneResolver.parse(zone), domain, expectations);
    }

    static DmarcResult verify(DnsResolver dns, String domain, DmarcExpectation... expectations) {
        return verifier(dns, expectations).verify(domain).get(DmarcCheck.KEY);
    }

    static DomainVerifier verifier(DnsResolver dns, DmarcExpectation... expectations) {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(dns).only(DmarcCheck.KEY);
        for (DmarcExpectation expectation : expectations) {
            builder.require(expectation);
        }
        return builder.build();
    }

    static List<String> found(DmarcResult result) {
        return result.findings().stream()
                .map(finding -> finding.code().id() + " " + finding.severity())
                .toList();
    }

    private static String[] prefixed(String codes) {
        return Arrays.stream(codes.split(", ")).map(code -> "dmarc." + code).toArray(String[]::new);
    }
}
