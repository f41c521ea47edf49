package org.domainverifier.mx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.domainverifier.mx.MxScenario.exchangers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;
import org.domainverifier.testing.internal.Seed;
import org.domainverifier.testing.internal.StrictZone;
import org.junit.jupiter.api.Test;

class MxRepairsTest {
    private static final MxExpectation ONE = MxExpectation.only(10, "mail.trekmail.net");
    private static final DomainName DOMAIN = DomainName.of(MxScenario.DOMAIN);

    private static DnsRecord mx(int ttl, int preference, String host) {
        return new DnsRecord(DOMAIN, Duration.ofSeconds(ttl), new RecordData.Mx(preference, DomainName.of(host)));
    }

    private static List<RecordChange> changes(MxScenario scenario) {
        return scenario.report().repairs().changes();
    }

    @Test
    void whatIsRightNeedsNoRepair() {
        assertThat(changes(exchangers("10 mail.trekmail.net.").require(ONE))).isEmpty();
    }

    @Test
    void aMissingRecordIsAdded() {
        assertThat(changes(MxScenario.zone(MxScenario.PROVIDER + "customer.example. IN NS ns.host.example.")
                        .require(ONE)))
                .containsExactly(new RecordChange.Add(mx(3600, 10, "mail.trekmail.net")));
    }

    @Test
    void aWrongPreferenceIsReplaced() {
        assertThat(changes(exchangers("20 mail.trekmail.net.").require(ONE)))
                .containsExactly(
                        new RecordChange.Replace(mx(300, 20, "mail.trekmail.net"), mx(300, 10, "mail.trekmail.net")));
    }

    @Test
    void foreignRecordsAreDeletedAndTheNewOneHasTheirTtl() {
        assertThat(changes(exchangers("1 old-host.example.").require(ONE)))
                .containsExactly(
                        new RecordChange.Add(mx(300, 10, "mail.trekmail.net")),
                        new RecordChange.Delete(mx(300, 1, "old-host.example")));
    }

    @Test
    void aNullExchangerGivesWay() {
        MxScenario none = exchangers("0 .", "10 .").require(ONE);

        assertThat(changes(none)).hasSize(3);
        assertThat(none.repaired().result().texts()).containsExactly("10 mail.trekmail.net.");
        assertThat(none.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void whereNoMailIsExpectedTheOthersGo() {
        MxScenario noMail = exchangers("0 .", "10 old-host.example.")
                .require(new MxExpectation(List.of(new MxHost(0, DomainName.ROOT))));

        assertThat(changes(noMail)).containsExactly(new RecordChange.Delete(mx(300, 10, "old-host.example")));
        assertThat(noMail.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void twoExpectationsOfTheSameHostAskForOneChange() {
        MxScenario twice = exchangers("20 mail.trekmail.net.").require(ONE).recommend(ONE);

        assertThat(changes(twice)).hasSize(1);
        assertThat(twice.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void theRecordsOfSomebodyElseBehindAnAliasAreNotTouched() {
        MxScenario alias = MxScenario.zone(MxScenario.PROVIDER)
                .and("customer.example. 60 IN CNAME web.example.\nweb.example. IN MX 1 old-host.example.")
                .require(ONE);

        assertThat(changes(alias))
                .containsExactly(
                        new RecordChange.Delete(new DnsRecord(
                                DOMAIN, Duration.ofSeconds(60), new RecordData.Cname(DomainName.of("web.example")))),
                        new RecordChange.Add(mx(3600, 10, "mail.trekmail.net")));
        assertThat(alias.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aNullExchangerBehindAnAliasIsLeftByLeavingTheAlias() {
        MxScenario alias = MxScenario.zone(MxScenario.PROVIDER)
                .and("customer.example. IN CNAME web.example.")
                .and("web.example. IN MX 0 .\nweb.example. IN MX 10 mail.trekmail.net.")
                .require(ONE);

        assertThat(alias.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(alias.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aDanglingAliasGivesWay() {
        MxScenario alias = MxScenario.zone(MxScenario.PROVIDER)
                .and("customer.example. IN CNAME gone.example.")
                .require(ONE);

        assertThat(alias.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(alias.codes()).containsExactly("mx.domain-is-alias", "mx.expected-missing");
        assertThat(alias.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void whatIsBehindAnAliasOfTheCustomersOwnIsLeftAloneToo() {
        MxScenario alias = MxScenario.zone(MxScenario.PROVIDER)
                .and("customer.example. 60 IN CNAME web.customer.example.")
                .and("web.customer.example. IN MX 1 old-host.example.")
                .require(ONE);

        assertThat(changes(alias)).extracting(RecordChange::name).containsOnly(DOMAIN);
        assertThat(alias.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void withoutAnExpectationAnAliasStays() {
        assertThat(changes(MxScenario.zone("customer.example. IN CNAME web.example.")
                        .and("web.example. IN MX 0 .\nweb.example. IN MX 10 old-host.example.")))
                .isEmpty();
    }

    @Test
    void whereAWildcardAnswersNothingOfItIsChangedAndAllIsAddedAtTheName() {
        String wildcard = "*.customer.example. 60 IN MX 10 mail.trekmail.net.\n"
                + "*.customer.example. 60 IN MX 20 old-host.example.\n";
        MxExpectation two = ONE.and(20, "mail2.trekmail.net");

        assertThat(shopPlan(wildcard, two))
                .containsExactly(
                        "shop.customer.example. 3600 IN MX 10 mail.trekmail.net.",
                        "shop.customer.example. 3600 IN MX 20 mail2.trekmail.net.");
    }

    @Test
    void everyFindingOfAWildcardsExchangersHasTheWholeRepair() {
        DomainReport report = shop("*.customer.example. 60 IN MX 1 old-host.example.\n", ONE);

        assertThat(report.get(MxCheck.KEY).findings())
                .extracting(
                        finding -> finding.code().id(),
                        finding -> finding.repair().size())
                .contains(tuple("mx.expected-missing", 2), tuple("mx.foreign-takes-all", 2));
    }

    @Test
    void aWildcardThatIsAsExpectedServesAndCostsNoProbe() {
        DomainReport report = shop("*.customer.example. 60 IN MX 10 mail.trekmail.net.\n", ONE);

        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(report.repairs().isEmpty()).isTrue();
        assertThat(probed(report)).isFalse();
    }

    @Test
    void ownExchangersBesideAWildcardAreChanged() {
        String zone = "*.customer.example. IN MX 10 w.example.\nshop.customer.example. 60 IN MX 1 old-host.example.";

        assertThat(shopPlan(zone, ONE))
                .containsExactly(
                        "shop.customer.example. 60 IN MX 10 mail.trekmail.net.",
                        "; delete shop.customer.example. 60 IN MX 1 old-host.example.");
        assertThat(probed(shop(zone, ONE))).isTrue();
    }

    @Test
    void whereItIsNotKnownWhetherAWildcardAnswersNothingIsChanged() {
        ZoneResolver dns = ZoneResolver.builder()
                .zone(MxScenario.PROVIDER + "shop.customer.example. 60 IN MX 1 old-host.example.")
                .servfail(Standings.UNUSED_LABEL + ".customer.example")
                .build();
        DomainReport report = shop(dns, ONE);

        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.CONFLICT);
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps()).hasSize(1);
        assertThat(report.repairs().toTable(Locale.ENGLISH))
                .startsWith("It could not be looked up whether the records at shop.customer.example are its own or");
    }

    private static DomainVerifier shopVerifier(ZoneResolver dns, MxExpectation expectation) {
        return DomainVerifier.builder()
                .resolver(dns)
                .only(MxCheck.KEY)
                .require(expectation)
                .build();
    }

    private static DomainReport shop(String zone, MxExpectation expectation) {
        return shop(ZoneResolver.parse(MxScenario.PROVIDER + zone), expectation);
    }

    private static DomainReport shop(ZoneResolver dns, MxExpectation expectation) {
        return shopVerifier(dns, expectation).verify("shop.customer.example");
    }

    /** The plan, which fits the zone, makes it right, and is previewed as it will be. */
    private static List<String> shopPlan(String zone, MxExpectation expectation) {
        ZoneResolver before = ZoneResolver.parse(MxScenario.PROVIDER + zone);
        RepairPlan plan = shop(before, expectation).repairs();
        List<String> lines =
                before.records().stream().map(DnsRecord::toZoneLine).toList();
        DomainReport after = shop(ZoneResolver.parse(StrictZone.after(lines, plan.toZoneLines())), expectation);
        assertThat(after.status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(shopVerifier(before, expectation)
                        .preview("shop.customer.example", plan)
                        .entries())
                .usingRecursiveComparison()
                .ignoringFields("usage") // what it cost is of each run
                .isEqualTo(after.entries());
        return plan.toZoneLines();
    }

    private static boolean probed(DomainReport report) {
        return report.answers().keySet().stream()
                .anyMatch(question -> question.name().labels().contains(Standings.UNUSED_LABEL));
    }

    @Test
    void whereNothingIsExpectedNothingIsAdded() {
        assertThat(changes(exchangers("10 gone.example."))).isEmpty();
        assertThat(changes(MxScenario.zone(""))).isEmpty();
    }

    @Test
    void everyRandomZoneIsRightAfterItsRepair() {
        Seed.repeat(Seed.cases() / 5, random -> {
            MxScenario before = randomScenario(random);
            MxScenario after = before.repaired();

            assertThat(after.status()).as("%s", before).isIn(CheckStatus.CORRECT, CheckStatus.WARNING);
            assertThat(after.result().exchangers())
                    .as("%s", before)
                    .containsExactlyInAnyOrderElementsOf(expectedHosts(before));
            assertThat(changes(after)).as("a second repair of %s", before).isEmpty();
            assertThat(after.codes())
                    .as("what remains is nobody's mistake here: %s", before)
                    .isSubsetOf("mx.target-without-address", "mx.duplicate", "mx.domain-is-alias");
            changes(before).forEach(change -> assertThat(change.name()).isEqualTo(DOMAIN));
            noStepWithoutNeed(before);
        });
    }

    private static void noStepWithoutNeed(MxScenario before) {
        Set<RepairStep> steps = new LinkedHashSet<>();
        before.result().findings().forEach(finding -> steps.addAll(finding.repair()));
        int kept = (int) before.result().exchangers().stream()
                .filter(expectedHosts(before)::contains)
                .count();
        steps.removeIf(step -> step instanceof ManualStep byHand && byHand.code() == MxStep.MOVE_MAILBOXES);
        boolean alias = before.codes().contains("mx.domain-is-alias");
        int absent = expectedHosts(before).size() - kept;
        int surplus = before.result().exchangers().size() - kept;
        assertThat(steps.size())
                .as("%s: %s", before, steps)
                .isLessThanOrEqualTo(alias ? 2 + expectedHosts(before).size() : absent + surplus);
    }

    private static Set<MxHost> expectedHosts(MxScenario scenario) {
        Set<MxHost> hosts = new LinkedHashSet<>();
        scenario.required().forEach(expectation -> hosts.addAll(expectation.hosts()));
        scenario.recommended().forEach(expectation -> hosts.addAll(expectation.hosts()));
        return hosts;
    }

    private static MxScenario randomScenario(Random random) {
        List<String> hosts = List.of(
                "mail.trekmail.net.", "mail2.trekmail.net.", "old-host.example.", "gone.example.", ".", "192.0.2.1.");
        String owner = random.nextInt(5) == 0 ? "web.example." : MxScenario.DOMAIN + ".";
        StringBuilder zone = new StringBuilder(MxScenario.PROVIDER);
        if (owner.startsWith("web")) {
            zone.append(MxScenario.DOMAIN + ". IN CNAME web.example.\n");
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            String host = hosts.get(random.nextInt(hosts.size()));
            zone.append(owner + " 120 IN MX " + 10 * random.nextInt(4) + " " + host + "\n");
        }
        List<MxExpectation> expectations = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            MxExpectation expectation = MxExpectation.only(10 * (1 + random.nextInt(2)), "mail.trekmail.net");
            expectations.add(random.nextBoolean() ? expectation : expectation.and(20, "mail2.trekmail.net"));
        }
        MxScenario scenario = MxScenario.zone(zone.toString()).require(expectations.get(0));
        return random.nextBoolean() ? scenario : scenario.recommend(expectations.get(1));
    }
}
