package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.dmarc.DmarcCheckTest.found;
import static org.domainverifier.dmarc.DmarcCheckTest.own;
import static org.domainverifier.dmarc.DmarcCheckTest.verify;

import java.util.List;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about a record beside whether it is as it was asked for, and about what is beside the record. */
class DmarcLintTest {
    private static Finding finding(DmarcResult result, DmarcFinding code) {
        return result.findings().stream()
                .filter(each -> each.code() == code)
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among " + found(result)));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "9, true", "99, true", "100, false", "101, false", "999, false", "0050, false"})
    void aPercentageIsANumberOfAtMostThreeDigitsBelowAHundred(String percentage, boolean inPart) {
        DmarcResult result = verify(own("v=DMARC1; p=reject; pct=" + percentage));

        assertThat(found(result).contains("dmarc.percentage WARNING")).isEqualTo(inPart);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "5x", "/5", ":", "-5", ""})
    void whatIsNotANumberIsNotAPercentage(String percentage) {
        assertThat(found(verify(own("v=DMARC1; p=reject; pct=" + percentage))))
                .doesNotContain("dmarc.percentage WARNING")
                .contains("dmarc.no-reports NOTICE");
    }

    @Test
    void ofARecordWhosePoliciesAreVoidNoChoiceIsTold() {
        DmarcResult result = verify(own("v=DMARC1; p=none; sp=rejct; t=y; rua=mailto:a@example.com"));

        assertThat(found(result))
                .contains("dmarc.invalid-policy ERROR")
                .doesNotContain("dmarc.policy-none WARNING", "dmarc.test-mode WARNING");
    }

    @ParameterizedTest
    @CsvSource({"sp=none, sp=none", "np=none, np=none", "sp=none; np=reject, sp=none"})
    void aPolicyForSubdomainsThatNobodyReadsIsMarked(String tags, String marked) {
        DmarcResult result = verify(
                "mail.example.com",
                own("v=DMARC1; p=reject") + "_dmarc.mail.example.com. IN TXT \"v=DMARC1; p=reject; " + tags + "\"");

        Finding finding = finding(result, DmarcFinding.SUBDOMAIN_POLICY_UNREAD);
        assertThat(finding.span().orElseThrow().of(finding.record().orElseThrow()))
                .isEqualTo(marked);
        assertThat(finding.arguments()).containsEntry("policyDomain", DomainName.of("example.com"));
    }

    @Test
    void whereTheNameForTheConsentIsTooLongThatIsTheReason() {
        String label = "a".repeat(60);
        String domain = String.join(".", label, label, label, "example");
        String host = String.join(".", label, label, "example.net");
        String record = "_dmarc." + domain + ". TXT \"v=DMARC1; p=reject; rua=mailto:a@" + host + "\"\n";

        DmarcResult result = verify(domain, record + host + ". MX 10 mail.example.net.");

        assertThat(finding(result, DmarcFinding.DESTINATION_NOT_AUTHORIZED).arguments())
                .containsEntry("name", "")
                .containsEntry("tooLong", true);
        assertThat(finding(verify(domain, record + host + ". MX 0 ."), DmarcFinding.DESTINATION_WITHOUT_MAIL)
                        .arguments())
                .containsEntry("name", "")
                .doesNotContainKey("tooLong");
    }

    // other texts at the name

    @Test
    void anotherTextIsNamedByItsKind() {
        DmarcResult result = verify(own("v=spf1 -all") + own("hello"));

        assertThat(result.findings())
                .filteredOn(finding -> finding.code() == DmarcFinding.OTHER_TEXT)
                .extracting(finding -> finding.arguments().get("kind") + " "
                        + finding.arguments().get("text"))
                .containsExactlyInAnyOrder("SPF v=spf1 -all", "TXT hello");
    }

    @Test
    void aTextThatMayBeAnAliasIsNotSaidTwice() {
        DmarcResult result = verify(own("example.com.dmarc.host.example") + own("hello"));

        assertThat(found(result))
                .contains("dmarc.alias-as-text " + DmarcFinding.ALIAS_AS_TEXT.severity())
                .containsOnlyOnce("dmarc.other-text NOTICE");
        assertThat(finding(result, DmarcFinding.OTHER_TEXT).arguments()).containsEntry("text", "hello");
        assertThat(finding(result, DmarcFinding.ALIAS_AS_TEXT).arguments())
                .containsEntry("target", DomainName.of("example.com.dmarc.host.example"));
    }

    @Test
    void aHostedRecordCountsAsInheritedOnlyWhereTheAliasIsMissing() {
        String parent = own("v=DMARC1; p=reject; rua=mailto:a@example.com");
        DmarcExpectation hosted =
                DmarcExpectation.hostedAt("team.dmarc.host.example").orInherited();

        assertThat(verify("team.example.com", parent, hosted).outcomes().get(0).status())
                .isEqualTo(CheckStatus.CORRECT);
        assertThat(verify("team.example.com", parent + "_dmarc.team.example.com. CNAME other.host.example.\n", hosted)
                        .outcomes()
                        .get(0)
                        .status())
                .isEqualTo(CheckStatus.INCORRECT);
    }

    @Test
    void aFindingWithoutAPlaceInTheRecordShowsTheRecord() {
        DmarcResult result =
                verify(own("v=DMARC1; p=none"), DmarcExpectation.anyValid().atLeast(DmarcPolicy.QUARANTINE));

        assertThat(List.of(finding(result, DmarcFinding.TOO_WEAK), finding(result, DmarcFinding.NO_REPORTS)))
                .allSatisfy(finding -> assertThat(finding.record()).contains("v=DMARC1; p=none"));
    }
}
