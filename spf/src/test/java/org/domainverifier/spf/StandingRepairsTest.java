package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.spf.Verifying.PROVIDER;
import static org.domainverifier.spf.Verifying.codes;

import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.PublicationStep;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.repair.Standings;
import org.domainverifier.testing.internal.StrictZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is proposed where the record is behind an alias, a wildcard's, or at a wrong name. Every plan is carried out and leaves
 * nothing to do.
 */
class StandingRepairsTest {
    private static final String DOMAIN = "shop.customer.example";
    private static final String RECORD = DOMAIN + ". 300 IN TXT ";
    private static final String WILDCARD = "*.customer.example. 300 IN TXT ";
    private static final String PUBLISHED = DOMAIN + ". 3600 IN TXT ";

    private static DomainVerifier verifier(DnsResolver dns) {
        return DomainVerifier.builder()
                .resolver(dns)
                .only("spf")
                .require(SpfExpectation.include("spf.trekmail.net"))
                .build();
    }

    private static DomainReport report(String customer) {
        return verifier(ZoneResolver.parse(PROVIDER + customer)).verify(DOMAIN);
    }

    /** The plan as zone lines; it fits the zone, everything is right afterwards, and another plan is empty. */
    private static List<String> plan(String customer) {
        ZoneResolver zone = ZoneResolver.parse(PROVIDER + customer);
        RepairPlan plan = verifier(zone).verify(DOMAIN).repairs();
        List<String> lines = zone.records().stream().map(DnsRecord::toZoneLine).toList();
        DomainReport after = verifier(ZoneResolver.parse(StrictZone.after(lines, plan.toZoneLines())))
                .verify(DOMAIN);
        assertThat(after.status(SpfCheck.KEY)).as("after %s", plan).contains(CheckStatus.CORRECT);
        assertThat(after.repairs().isEmpty()).as("after %s", plan).isTrue();
        assertThat(verifier(zone).preview(DOMAIN, plan).entries())
                .as("preview of %s", plan)
                .usingRecursiveComparison()
                .ignoringFields("usage") // what it cost is of each run
                .isEqualTo(after.entries());
        return plan.toZoneLines();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spf.shop.customer.example.", "spf.customer.example.", "spf.vendor.example."})
    void whatIsBehindAnAliasIsLeftAloneWhoeverOwnsIt(String target) {
        String alias = DOMAIN + ". 60 IN CNAME " + target;

        assertThat(plan(alias + "\n" + target + " 77 TXT \"v=spf1 ip4:192.0.2.1 -all\""))
                .containsExactly(
                        "; delete " + alias, PUBLISHED + "\"v=spf1 ip4:192.0.2.1 include:spf.trekmail.net -all\"");
    }

    @Test
    void ofSeveralAliasesTheOneAtTheDomainGoes() {
        String alias = DOMAIN + ". 60 IN CNAME one.shop.customer.example.";

        assertThat(plan(alias + """

                one.shop.customer.example. CNAME two.vendor.example.
                two.vendor.example. TXT "v=spf1 ip4:192.0.2.1 -all"
                """)).hasSize(2).contains("; delete " + alias);
    }

    @Test
    void severalRecordsBehindAnAliasBecomeOneAtTheDomain() {
        String alias = DOMAIN + ". 60 IN CNAME spf.customer.example.";

        assertThat(plan(alias + """

                spf.customer.example. TXT "v=spf1 ip4:192.0.2.1 -all"
                spf.customer.example. TXT "v=spf1 ip4:192.0.2.2 -all"
                """))
                .containsExactly(
                        "; delete " + alias,
                        PUBLISHED + "\"v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 include:spf.trekmail.net -all\"");
    }

    @Test
    void anAliasOfARightRecordStays() {
        assertThat(plan(DOMAIN + ". CNAME spf.vendor.example.\n"
                        + "spf.vendor.example. TXT \"v=spf1 include:spf.trekmail.net -all\""))
                .isEmpty();
    }

    @Test
    void anAliasOfANameWithoutARecordGivesWay() {
        String alias = DOMAIN + ". 60 IN CNAME www.vendor.example.";

        assertThat(plan(alias + "\nwww.vendor.example. A 192.0.2.7"))
                .containsExactly(
                        "; delete " + alias,
                        DOMAIN + ". 3600 IN A 192.0.2.7",
                        PUBLISHED + "\"v=spf1 include:spf.trekmail.net ~all\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v=spf1 ip4:192.0.2.1 -all\"", "\" v=spf1 ip4:192.0.2.1 -all\""})
    void whereAWildcardAnswersTheRecordIsAddedAtTheDomain(String text) {
        assertThat(plan(WILDCARD + text))
                .containsExactly(PUBLISHED + "\"v=spf1 ip4:192.0.2.1 include:spf.trekmail.net -all\"");
    }

    @Test
    void aWildcardsAliasIsNotDeleted() {
        assertThat(plan("*.customer.example. CNAME www.customer.example.\nwww.customer.example. A 192.0.2.7"))
                .containsExactly(
                        DOMAIN + ". 3600 IN A 192.0.2.7", PUBLISHED + "\"v=spf1 include:spf.trekmail.net ~all\"");
    }

    @Test
    void aRecordBesideAWildcardIsReplaced() {
        assertThat(plan(WILDCARD + "\"v=spf1 -all\"\n" + RECORD + "\"v=spf1 ip4:192.0.2.1 -all\""))
                .hasSize(2)
                .contains("; delete " + RECORD + "\"v=spf1 ip4:192.0.2.1 -all\"");
    }

    @Test
    void aMisplacedRecordIsTakenAway() {
        String misplaced = DOMAIN + "." + DOMAIN + ". 300 IN TXT \"v=spf1 ip4:192.0.2.1 -all\"";

        assertThat(plan(misplaced))
                .containsExactlyInAnyOrder(
                        "; delete " + misplaced, PUBLISHED + "\"v=spf1 ip4:192.0.2.1 include:spf.trekmail.net -all\"");
    }

    @Test
    void aMisplacedRecordThatAWildcardAnswersStays() {
        assertThat(plan(RECORD + "hello\n*.example." + DOMAIN + ". TXT \"v=spf1 ip4:192.0.2.1 -all\""))
                .hasSize(1)
                .noneMatch(line -> line.startsWith(";"));
    }

    @Test
    void aSpoiltRecordAndAMisplacedOneAreBothSaidAndBothGo() {
        String spoilt = RECORD + "\"v=spf1;ip4:192.0.2.1 -all\"";
        String misplaced = DOMAIN + "." + DOMAIN + ". 300 IN TXT \"v=spf1 ip4:192.0.2.2 -all\"";

        assertThat(codes(report(spoilt + "\n" + misplaced).get(SpfCheck.KEY)))
                .containsExactly(SpfFinding.NO_VERSION, SpfFinding.MISPLACED);
        assertThat(plan(spoilt + "\n" + misplaced))
                .containsExactlyInAnyOrder(
                        "; delete " + spoilt,
                        RECORD + "\"v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 include:spf.trekmail.net -all\"",
                        "; delete " + misplaced);
    }

    @Test
    void whereItIsNotKnownWhetherAWildcardAnswersNothingIsChanged() {
        DomainReport report = verifier(ZoneResolver.builder()
                        .zone(PROVIDER + RECORD + "\"v=spf1 mx -all\"")
                        .timeout(Standings.UNUSED_LABEL + ".customer.example", RecordType.TXT)
                        .build())
                .verify(DOMAIN);

        assertThat(report.status(SpfCheck.KEY)).contains(CheckStatus.INCORRECT);
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps()).extracting(ManualStep::code).contains(PublicationStep.VERIFY_AGAIN);
    }

    @Test
    void aRecordThatHasToBeChangedCostsOneProbeAndOthersNone() {
        int right = report(RECORD + "\"v=spf1 include:spf.trekmail.net -all\"")
                .usage()
                .questions();
        int wrong = report(RECORD + "\"v=spf1 ip4:192.0.2.1 -all\"").usage().questions();
        int missing = report(RECORD + "hello").usage().questions();

        assertThat(right).isEqualTo(3); // TXT, type 99, the include
        assertThat(wrong).isEqualTo(right + 1);
        assertThat(missing)
                .isEqualTo(right + 6); // the doubled name, four other levels, and whether hello is a wildcard's
    }
}
