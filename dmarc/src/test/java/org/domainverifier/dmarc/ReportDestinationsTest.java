package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dmarc.DmarcReportDestination.Consent;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MailRoute;
import org.domainverifier.record.ReportUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9990 §4. */
class ReportDestinationsTest {
    private static final String CONSENT_NAME = "example.com._report._dmarc.other.test. IN TXT ";
    private static final String MAIL = "other.test. IN MX 10 mx.other.test.\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com._report._dmarc.other.test. IN TXT \"v=DMARC1\"",
                "example.com._report._dmarc.other.test. IN TXT \"v=DMARC1;\"",
                "example.com._report._dmarc.other.test. IN TXT \"v=DMARC1; rua=mailto:b@other.test\"",
                "example.com._report._dmarc.other.test. IN TXT \"hello\"\n"
                        + "example.com._report._dmarc.other.test. IN TXT \"v=DMARC1\"",
                "example.com._report._dmarc.other.test. IN TXT \"v=DMARC1\"\n"
                        + "example.com._report._dmarc.other.test. IN TXT \"v=DMARC1;\"",
                "*._report._dmarc.other.test. IN TXT \"v=DMARC1\"",
                "example.com._report._dmarc.other.test. IN CNAME yes.other.test.\nyes.other.test. IN TXT \"v=DMARC1\""
            })
    void aDestinationAgreesInAnyOfTheseWays(String consent) {
        assertThat(only("mailto:a@other.test", consent + "\n" + MAIL).consent()).isEqualTo(Consent.GIVEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com._report._dmarc.other.test. IN TXT \"v=DMARC\"",
                "example.com._report._dmarc.other.test. IN TXT \"v=dmarc1\"",
                "example.com._report._dmarc.other.test. IN TXT \"yes\"",
                "_report._dmarc.other.test. IN TXT \"v=DMARC1\"",
                "other.test._report._dmarc.example.com. IN TXT \"v=DMARC1\"",
                "example.com._report._dmarc.test. IN TXT \"v=DMARC1\""
            })
    void aDestinationThatDoesNotAgreeGetsNothing(String zone) {
        DmarcResult result = verify("mailto:a@other.test", zone + "\n" + MAIL);

        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(DmarcCheckTest.found(result)).containsExactly("dmarc.destination-not-authorized WARNING");
        assertThat(result.findings().get(0).arguments())
                .containsEntry("host", DomainName.of("other.test"))
                .containsEntry("name", DomainName.of("example.com._report._dmarc.other.test"));
    }

    @Test
    void aDestinationMayNameAnotherAddressOnItsHost() {
        DmarcReportDestination destination = only(
                "mailto:a@other.test",
                CONSENT_NAME + "\"v=DMARC1; rua=mailto:b@other.test; ruf=mailto:c@third.test\"\n" + MAIL);

        assertThat(destination.consent()).isEqualTo(Consent.GIVEN);
        assertThat(destination.redirectedTo()).containsExactly(ReportUri.of("mailto:b@other.test"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mailto:b@third.test", "mailto:b@sub.other.test", "mailto:b@other.test,mailto:b@third.test"})
    void aDestinationMayNotNameAnotherHost(String rua) {
        DmarcResult result = verify("mailto:a@other.test", CONSENT_NAME + "\"v=DMARC1; rua=" + rua + "\"\n" + MAIL);

        assertThat(DmarcCheckTest.found(result)).containsExactly("dmarc.destination-redirects WARNING");
    }

    /** RFC 9989 §B.2.3. */
    @Test
    void theExampleOfFailureReportsToAThirdParty() {
        String record = "v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com; "
                + "ruf=mailto:auth-reports@thirdparty.example.net";
        DmarcResult result = DmarcCheckTest.verify(
                DmarcCheckTest.own(record) + "example.com._report._dmarc.thirdparty.example.net. IN TXT \"v=DMARC1;\"");

        assertThat(result.destinations())
                .extracting(DmarcReportDestination::consent)
                .containsExactly(Consent.SAME_ORGANIZATION, Consent.GIVEN);
    }

    /** The example of RFC 9990 §4. */
    @Test
    void theExampleOfBlueAndRed() {
        DmarcTreeWalkTest.Recorder dns = new DmarcTreeWalkTest.Recorder(ZoneResolver.parse(
                "_dmarc.blue.example.com. IN TXT \"v=DMARC1; p=none; rua=mailto:reports@red.example.net\"\n"
                        + "blue.example.com._report._dmarc.red.example.net. IN TXT \"v=DMARC1\""));
        DmarcResult result = DmarcCheckTest.verify(dns, "blue.example.com");

        assertThat(dns.asked()).contains("blue.example.com._report._dmarc.red.example.net TXT");
        assertThat(result.destinations().get(0).consent()).isEqualTo(Consent.GIVEN);
    }

    @ParameterizedTest
    @CsvSource({
        "mailto:a@example.com, SAME_ORGANIZATION",
        "mailto:a@EXAMPLE.com, SAME_ORGANIZATION",
        "mailto:a@sub.example.com, SAME_ORGANIZATION",
        "mailto:a@deep.sub.example.com, SAME_ORGANIZATION",
        "mailto:a@own.example.com, MISSING",
        "mailto:a@sub.own.example.com, MISSING",
        "mailto:a@notexample.com, MISSING",
        "mailto:a@example.com.evil.test, MISSING",
        "https://sub.example.com/x, SAME_ORGANIZATION",
        "https://other.test/x, MISSING",
        "urn:x, NOT_ASKED"
    })
    void theSameOrganizationNeedNotAgree(String uri, Consent expected) {
        // own.example.com says that it is an organization of its own
        String zone = "_dmarc.own.example.com. IN TXT \"v=DMARC1; p=none; psd=n\"\n";

        assertThat(only(uri, zone).consent()).isEqualTo(expected);
    }

    @Test
    void aSubdomainsReportsMayGoToItsOrganization() {
        DmarcResult result = DmarcCheckTest.verify(
                "mail.example.com",
                "_dmarc.mail.example.com. IN TXT \"v=DMARC1; p=reject; rua=mailto:a@example.com\"\n"
                        + "_dmarc.example.com. IN TXT \"v=DMARC1; p=reject\"\nexample.com. IN MX 1 mx.example.com.");

        assertThat(result.destinations())
                .singleElement()
                .satisfies(destination -> assertThat(destination.consent()).isEqualTo(Consent.SAME_ORGANIZATION));
    }

    @Test
    void withoutAnyRecordAboveASubdomainIsAnOrganizationOfItsOwn() {
        DmarcResult result = DmarcCheckTest.verify(
                "mail.example.com",
                "_dmarc.mail.example.com. IN TXT \"v=DMARC1; p=reject; rua=mailto:a@example.com\"\n"
                        + "example.com. IN MX 1 mx.example.com.");

        assertThat(DmarcCheckTest.found(result)).containsExactly("dmarc.destination-not-authorized WARNING");
    }

    @Test
    void failureReportsNeedConsentToo() {
        DmarcResult result =
                DmarcCheckTest.verify(DmarcCheckTest.own("v=DMARC1; p=reject; ruf=mailto:a@other.test") + MAIL);

        assertThat(result.findings())
                .filteredOn(finding -> finding.code() == DmarcFinding.DESTINATION_NOT_AUTHORIZED)
                .singleElement()
                .satisfies(finding -> assertThat(finding.arguments()).containsEntry("tag", "ruf"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.com. IN MX 10 mx.example.com. | EXCHANGER",
                "example.com. IN A 192.0.2.1 | ADDRESS",
                "example.com. IN AAAA 2001:db8::1 | ADDRESS",
                "example.com. IN MX 0 . | NULL_MX",
                "example.com. IN TXT x | NONE"
            })
    void reportsNeedAHostThatTakesMail(String zone, MailRoute expected) {
        assertThat(only("mailto:a@example.com", zone).mail()).contains(expected);
        assertThat(DmarcCheckTest.found(verify("mailto:a@example.com", zone))
                        .contains("dmarc.destination-without-mail WARNING"))
                .isEqualTo(expected.refusesMail());
    }

    @Test
    void aHostThatDoesNotExistTakesNoMail() {
        assertThat(only("mailto:a@gone.test", "*._report._dmarc.gone.test. IN TXT \"v=DMARC1\"")
                        .mail())
                .contains(MailRoute.NONE);
    }

    @Test
    void aFailureOnTheWayLeavesItOpen() {
        for (String name : List.of("example.com._report._dmarc.other.test", "other.test")) {
            DmarcResult result = DmarcCheckTest.verify(
                    ZoneResolver.builder()
                            .zone(DmarcCheckTest.own("v=DMARC1; p=reject; rua=mailto:a@other.test") + CONSENT_NAME
                                    + "\"v=DMARC1\"\n" + MAIL)
                            .timeout(name)
                            .build(),
                    "example.com");

            assertThat(DmarcCheckTest.found(result)).containsExactly("dmarc.destination-not-determined NOTICE");
            assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        }
    }

    @Test
    void anOpenOrganizationLeavesAMissingConsentOpen() {
        ZoneResolver dns = ZoneResolver.builder()
                .zone(DmarcCheckTest.own("v=DMARC1; p=reject; rua=mailto:a@provider.com")
                        + "provider.com. IN MX 1 mx.provider.com.")
                .servfail("_dmarc.com")
                .build();

        assertThat(DmarcCheckTest.found(DmarcCheckTest.verify(dns, "example.com")))
                .containsExactly("dmarc.not-determined NOTICE", "dmarc.destination-not-determined NOTICE");
    }

    @Test
    void aNameTooLongForTheDnsCannotAgree() {
        String label = "a".repeat(60);
        String domain = String.join(".", label, label, label, "com");
        DmarcResult result = DmarcCheckTest.verify(
                domain,
                "_dmarc." + domain + ". IN TXT \"v=DMARC1; p=reject; rua=mailto:a@" + "b".repeat(60) + ".test\"");

        assertThat(result.destinations().get(0).consent()).isEqualTo(Consent.MISSING);
        assertThat(result.destinations().get(0).consentName()).isEmpty();
    }

    @Test
    void aFloodOfAddressesIsCut() {
        StringBuilder rua = new StringBuilder("mailto:a@h0.test");
        for (int i = 1; i < 50; i++) {
            rua.append(",mailto:a@h").append(i).append(".test");
        }
        DmarcTreeWalkTest.Recorder dns =
                new DmarcTreeWalkTest.Recorder(ZoneResolver.of(List.of(new org.domainverifier.dns.DnsRecord(
                        DomainName.of("_dmarc.example.com"),
                        java.time.Duration.ofHours(1),
                        org.domainverifier.dns.RecordData.Txt.of("v=DMARC1; p=reject; rua=" + rua)))));
        DmarcResult result = DmarcCheckTest.verify(dns, "example.com");

        assertThat(result.destinations()).hasSize(50);
        assertThat(result.destinations().stream().filter(each -> each.consent() != Consent.NOT_ASKED))
                .hasSize(ReportDestinations.MAX_HOSTS);
        assertThat(dns.asked()).hasSizeLessThan(30);
    }

    private static DmarcReportDestination only(String uri, String zone) {
        return verify(uri, zone).destinations().get(0);
    }

    private static DmarcResult verify(String uri, String zone) {
        return DmarcCheckTest.verify(DmarcCheckTest.own("v=DMARC1; p=reject; rua=" + uri) + zone);
    }
}
