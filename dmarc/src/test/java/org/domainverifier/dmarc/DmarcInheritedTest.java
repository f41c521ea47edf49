package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subdomain has what its organization has, until it has a record of its own. */
class DmarcInheritedTest {
    private static final String MAIL = "example.com. IN MX 10 mx.example.com.\nteam.example.com. IN A 192.0.2.1\n";

    private static DmarcResult verify(String parent, DmarcExpectation... expectations) {
        return DmarcCheckTest.verify(
                ZoneResolver.parse(MAIL + DmarcCheckTest.own(parent)), "team.example.com", expectations);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=reject             | v=DMARC1; p=none; rua=mailto:d@trekmail.net          | v=DMARC1; p=reject; rua=mailto:d@trekmail.net
            v=DMARC1; p=reject             | v=DMARC1; p=quarantine; sp=none; rua=mailto:d@trekmail.net | v=DMARC1; p=reject; sp=reject; rua=mailto:d@trekmail.net
            v=DMARC1; p=none; sp=quarantine | v=DMARC1; p=none; rua=mailto:d@trekmail.net         | v=DMARC1; p=quarantine; rua=mailto:d@trekmail.net
            v=DMARC1; p=reject; t=y        | v=DMARC1; p=none; rua=mailto:d@trekmail.net          | v=DMARC1; p=reject; t=y; rua=mailto:d@trekmail.net
            v=DMARC1; p=reject; adkim=s    | v=DMARC1; p=reject; rua=mailto:d@trekmail.net        | v=DMARC1; p=reject; adkim=s; rua=mailto:d@trekmail.net
            v=DMARC1; p=none               | v=DMARC1; p=reject; rua=mailto:d@trekmail.net        | v=DMARC1; p=reject; rua=mailto:d@trekmail.net
            """)
    void aRecordOfItsOwnIsNoWeaker(String parent, String suggested, String published) {
        DmarcResult result = verify(parent, DmarcExpectation.anyValid().suggesting(suggested));

        assertThat(DmarcRepairsTest.changes(result))
                .singleElement()
                .satisfies(change -> assertThat(change.after().map(DnsRecord::toZoneLine))
                        .contains("_dmarc.team.example.com. 3600 IN TXT \"" + published + "\""));
    }

    @Test
    void whereWhatAppliesSatisfiesNothingIsToBeDone() {
        DmarcResult result = verify(
                "v=DMARC1; p=reject; rua=mailto:d@example.com",
                DmarcExpectation.anyValid().orInherited().suggesting("v=DMARC1; p=none; rua=mailto:d@trekmail.net"));

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.findings())
                .allSatisfy(finding -> assertThat(finding.repair()).isEmpty());
    }

    @Test
    void aPolicyOfNoneIsWorthAWarningAlsoIfItIsInherited() {
        DmarcResult result = verify("v=DMARC1; p=none; rua=mailto:d@example.com");

        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(DmarcRepairsTest.steps(result)).extracting(ManualStep::id).containsExactly("dmarc.tighten-policy");
    }

    @Test
    void whereOnlySubdomainsAreLeftOutTheyAreToBeCovered() {
        DmarcResult result = verify("v=DMARC1; p=reject; sp=none; rua=mailto:d@example.com");

        assertThat(DmarcRepairsTest.steps(result)).extracting(ManualStep::id).containsExactly("dmarc.cover-subdomains");
    }

    @Test
    void whereNobodyGetsReportsNobodyIsToldToWatchThem() {
        DmarcResult result = verify("v=DMARC1; p=none");

        assertThat(DmarcRepairsTest.steps(result))
                .singleElement()
                .satisfies(step -> assertThat(step.message())
                        .contains("_dmarc.example.com", "v=DMARC1; p=none; rua=mailto:ADDRESS"));
    }

    @Test
    void aTestAndAPercentageOfTheParentAreToldToo() {
        assertThat(verify("v=DMARC1; p=reject; t=y; rua=mailto:d@example.com").status())
                .isEqualTo(CheckStatus.WARNING);
        assertThat(verify("v=DMARC1; p=reject; pct=10; rua=mailto:d@example.com")
                        .status())
                .isEqualTo(CheckStatus.WARNING);
    }

    @Test
    void anInheritedPolicyThatIsTooWeakIsChangedAtTheParentOrByARecordOfItsOwn() {
        DmarcExpectation strict = DmarcExpectation.anyValid().orInherited().atLeast(DmarcPolicy.REJECT);
        DmarcResult asked = verify("v=DMARC1; p=none; rua=mailto:d@example.com", strict);
        DmarcResult suggested = verify(
                "v=DMARC1; p=none; rua=mailto:d@example.com",
                strict.suggesting("v=DMARC1; p=reject; rua=mailto:d@trekmail.net"));

        assertThat(asked.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(DmarcRepairsTest.steps(asked)).extracting(ManualStep::id).contains("dmarc.change-inherited");
        assertThat(DmarcRepairsTest.changes(asked)).isEmpty();
        assertThat(DmarcRepairsTest.changes(suggested)).hasSize(1);
    }

    @Test
    void whereTheParentsPolicyIsNotKnownNothingWeakIsPublished() {
        DmarcResult result = DmarcCheckTest.verify(
                ZoneResolver.builder().zone(MAIL).timeout("_dmarc.example.com").build(),
                "team.example.com",
                DmarcExpectation.anyValid().suggesting("v=DMARC1; p=none; rua=mailto:d@trekmail.net"));

        assertThat(DmarcRepairsTest.changes(result)).isEmpty();
        assertThat(DmarcRepairsTest.steps(result)).extracting(ManualStep::id).containsExactly("dmarc.await-parent");
    }

    @Test
    void withoutASuggestionTheStepKeepsThePolicyThatApplies() {
        DmarcResult result = verify("v=DMARC1; p=reject", DmarcExpectation.anyValid());

        assertThat(DmarcRepairsTest.changes(result)).isEmpty();
        assertThat(DmarcRepairsTest.steps(result))
                .singleElement()
                .satisfies(step -> assertThat(step.message())
                        .contains("_dmarc.team.example.com", "v=DMARC1; p=reject; rua=mailto:ADDRESS"));
    }

    @Test
    void inheritedReportsThatGoElsewhereAreChangedAtTheParent() {
        DmarcResult result = verify(
                "v=DMARC1; p=reject; rua=mailto:d@example.com",
                DmarcExpectation.anyValid().orInherited().reportingTo("mailto:d@trekmail.net"));

        assertThat(DmarcCheckTest.found(result)).contains("dmarc.not-reporting-to ERROR");
        assertThat(result.findings())
                .filteredOn(finding -> finding.code() == DmarcFinding.NOT_REPORTING_TO)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.record()).contains("v=DMARC1; p=reject; rua=mailto:d@example.com"));
        assertThat(DmarcRepairsTest.steps(result)).extracting(ManualStep::id).contains("dmarc.change-inherited");
    }

    @Test
    void whatTheProviderItselfSuggestedIsNoFaultOfTheParentEither() {
        DmarcExpectation none =
                DmarcExpectation.anyValid().orInherited().suggesting("v=DMARC1; p=none; rua=mailto:d@trekmail.net");
        DmarcResult result = verify("v=DMARC1; p=none; rua=mailto:d@example.com", none);

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(DmarcCheckTest.found(result)).contains("dmarc.policy-none NOTICE");
    }
}
