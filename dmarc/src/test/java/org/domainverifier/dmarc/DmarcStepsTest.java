package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A step says what to type, at which name, and what has to make room for it; nothing follows the text that is to be copied. */
class DmarcStepsTest {
    private static final String RECORD = "v=DMARC1; p=none; rua=mailto:ADDRESS";

    private static String step(String domain, String zone, DmarcExpectation... expectations) {
        DmarcResult result = DmarcCheckTest.verify(ZoneResolver.parse(zone), domain, expectations);
        List<ManualStep> steps = DmarcRepairsTest.steps(result);
        assertThat(steps).as("%s", result.findings()).hasSize(1);
        assertThat(steps.get(0).message(Locale.GERMAN))
                .isNotEqualTo(steps.get(0).message());
        return steps.get(0).message(Locale.ENGLISH);
    }

    private static String step(String zone) {
        return step("example.com", zone);
    }

    @Test
    void whereThereIsNothingTheRecordIsPublished() {
        assertThat(step("example.com. IN A 192.0.2.1\n"))
                .endsWith("Publish this TXT record at _dmarc.example.com: " + RECORD);
    }

    @Test
    void aRecordThatIsThereIsReplacedAndNotDoubled() {
        assertThat(step(DmarcCheckTest.own("v=DMARC1; p=none")))
                .endsWith(
                        "Publish this TXT record at _dmarc.example.com, in place of the DMARC record there: " + RECORD);
    }

    @Test
    void theRecordOfAParentIsReplacedWhereItIs() {
        assertThat(step(
                        "a.example.com",
                        DmarcCheckTest.own("v=DMARC1; p=none") + "a.example.com. IN A 192.0.2.1\n",
                        DmarcExpectation.anyValid().orInherited()))
                .endsWith(
                        "Publish this TXT record at _dmarc.example.com, in place of the DMARC record there: " + RECORD);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"example.com|example.com. IN TXT \"MS=ms123\"", "gone.vendor.test|vendor.test. IN A 192.0.2.1"},
            delimiter = '|')
    void anAliasWithoutARecordMakesRoom(String target, String more) {
        assertThat(step("_dmarc.example.com. IN CNAME " + target + ".\n" + more + "\n"))
                .contains("_dmarc.example.com is an alias (CNAME) of " + target)
                .contains("delete the CNAME record")
                .endsWith(": " + RECORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "www.example.com"})
    void ofAnAliasWithinTheDomainNobodyElseIsAsked(String target) {
        assertThat(step("_dmarc.example.com. IN CNAME " + target + ".\n" + target + ". IN A 192.0.2.1\n"))
                .contains("is an alias (CNAME) of " + target + ", which is the domain itself or a name within it")
                .doesNotContain("whoever runs")
                .endsWith("delete the CNAME record and publish this TXT record at _dmarc.example.com: " + RECORD);
    }

    @Test
    void aRecordKeptWithinTheDomainIsChangedByItsOwner() {
        assertThat(step("_dmarc.example.com. IN CNAME d.example.com.\nd.example.com. IN TXT \"v=DMARC1; p=none\"\n"))
                .doesNotContain("whoever runs")
                .endsWith("Change it there to: " + RECORD);
    }

    @Test
    void aRecordBehindAnAliasIsChangedThere() {
        assertThat(step("_dmarc.example.com. IN CNAME d.vendor.test.\nd.vendor.test. IN TXT \"v=DMARC1; p=none\"\n"))
                .endsWith("Have whoever runs d.vendor.test change it to: " + RECORD);
    }

    @Test
    void aWildcardsAliasIsNotToBeDeleted() {
        assertThat(step("*.example.com. IN CNAME www.host.test.\nwww.host.test. IN A 192.0.2.1\n"
                        + "example.com. IN A 192.0.2.1\n"))
                .endsWith("Publish this TXT record at _dmarc.example.com: " + RECORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p=none; rua=mailto:a@example.com | set p=quarantine in the record at _dmarc.example.com",
                "p=reject; sp=none; rua=mailto:a@example.com | write sp=reject in the record at _dmarc.example.com.",
                "p=reject; np=none; rua=mailto:a@example.com | write np=reject in the record at _dmarc.example.com.",
                "p=reject; t=y; rua=mailto:a@example.com | remove t=y from the record at _dmarc.example.com",
                "p=reject; pct=5; rua=mailto:a@example.com | remove pct=5 from the record at _dmarc.example.com",
                "p=reject; rua=mailto:a@gone.test | in place of mailto:a@gone.test in the record at _dmarc.example.com."
            })
    void aStepSaysInWhichRecordWhatIsToBeWritten(String tags, String said) {
        String consent = "example.com._report._dmarc.gone.test. IN TXT \"v=DMARC1\"\n";
        assertThat(step(DmarcCheckTest.own("v=DMARC1; " + tags) + "example.com. IN MX 10 mail.example.com.\n"
                        + consent))
                .contains(said);
    }

    @Test
    void whatAWildcardGivesTheDomainIsListedBeforeTheRecordThatEndsIt() {
        String zone = "example.com. IN A 192.0.2.1\n*.example.com. IN CNAME host.test.\nhost.test. IN A 192.0.2.2\n";
        List<ManualStep> steps = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone))
                .only(DmarcCheck.KEY)
                .require(DmarcExpectation.anyValid())
                .build()
                .verify("x.example.com")
                .repairs()
                .manualSteps();

        assertThat(steps).extracting(ManualStep::id).containsExactly("repair.keep-given", "dmarc.choose-address");
        assertThat(steps.get(0).message())
                .contains("x.example.com has no records of its own; a wildcard makes it an alias of host.test")
                .contains("which gives it: A 192.0.2.2.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p=yes", "policy=yes", "Policy: yes"})
    void aPolicyThatNobodyKnowsIsAskedForHoweverItsTagIsSpelt(String tag) {
        DmarcResult result = DmarcCheckTest.verify(DmarcCheckTest.own("v=DMARC1; " + tag + "; rua=mailto:a@example.com")
                + "example.com. IN MX 10 mail.example.com.\n");

        assertThat(DmarcRepairsTest.changes(result)).isEmpty();
        assertThat(DmarcRepairsTest.steps(result).get(0).message())
                .startsWith("Decide what p=yes at _dmarc.example.com is to be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "reports.test"})
    void whoSaysThatHeTakesNoMailIsNotAskedToTakeReports(String host) {
        String said = step(DmarcCheckTest.own("v=DMARC1; p=reject; rua=mailto:d@" + host)
                + "example.com. IN TXT \"hello\"\n"
                + host
                + ". IN MX 0 .\n");

        assertThat(said)
                .startsWith(host + " says that it takes no mail")
                .contains(
                        "in place of mailto:d@" + host,
                        "In the record at _dmarc.example.com",
                        "example.com._report._dmarc below it")
                .doesNotContain("Make sure");
    }

    @Test
    void whoMerelyHasNoMailServerMayGetOne() {
        assertThat(step(DmarcCheckTest.own("v=DMARC1; p=reject; rua=mailto:d@example.com")
                        + "example.com. IN TXT \"hello\"\n"))
                .startsWith("Make sure that example.com accepts mail");
    }

    @Test
    void anAliasIsNamedWhereThereIsNoRecordBehindIt() {
        DmarcResult result = DmarcCheckTest.verify("_dmarc.example.com. IN CNAME gone.vendor.test.\n");

        assertThat(result.findings().get(0).message(Locale.ENGLISH))
                .isEqualTo(
                        "There is no DMARC record at _dmarc.example.com, which is an alias (CNAME) of gone.vendor.test.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DMARC1", "v=DMARC1; p={policy}", "v=DMARC1; p=strong"})
    void theSuggestedPolicyComesWithTheSuggestedAddress(String text) {
        DmarcResult result = DmarcCheckTest.verify(
                DmarcCheckTest.own(text)
                        + "*._report._dmarc.trekmail.net. IN TXT \"v=DMARC1\"\ntrekmail.net. IN MX 1 mail.trekmail.net.\n",
                DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"));

        assertThat(DmarcRepairsTest.changes(result))
                .singleElement()
                .satisfies(
                        change -> assertThat(change.after().orElseThrow().data().toZoneText())
                                .isEqualTo("\"v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net\""));
        assertThat(DmarcRepairsTest.steps(result)).isEmpty();
    }
}
