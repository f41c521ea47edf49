package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.domainverifier.dkim.Zones.KEY;
import static org.domainverifier.dkim.Zones.NAME;
import static org.domainverifier.dkim.Zones.RECORD;
import static org.domainverifier.dkim.Zones.check;
import static org.domainverifier.dkim.Zones.expected;
import static org.domainverifier.dkim.Zones.plan;
import static org.domainverifier.dkim.Zones.txt;
import static org.domainverifier.dkim.Zones.zone;

import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a repair does with records that the zone does not hold at the selector itself (D-ALIAS, D-DKIM-ALIAS). */
class DkimStandingTest {
    private static final DomainName SELECTOR = DomainName.of("dkim._domainkey.example.com");
    private static final String OTHER =
            "v=DKIM1; p=" + TestKeys.spki(TestKeys.rsa(2048, 2).getPublic());
    private static final DkimCheck NAMED = DkimCheck.withSelectors("dkim");

    private static void onlyAdds(RepairPlan plan, RecordData data) {
        assertThat(plan.changes()).hasSize(1).first().isInstanceOfSatisfying(RecordChange.Add.class, add -> {
            assertThat(add.record().name()).isEqualTo(SELECTOR);
            assertThat(add.record().data()).isEqualTo(data);
        });
    }

    private static void replacesTheAlias(RepairPlan plan) {
        assertThat(plan.changes())
                .extracting(RecordChange::name, change -> change instanceof RecordChange.Delete)
                .containsExactlyInAnyOrder(tuple(SELECTOR, true), tuple(SELECTOR, false));
    }

    @Test
    void nothingOfAWildcardIsDeleted() {
        onlyAdds(plan(check(zone(txt("*._domainkey.example.com.", OTHER)), expected())), RecordData.Txt.of(RECORD));
    }

    @Test
    void aWildcardOneLevelBelowDomainkeyIsKnownForOne() {
        DkimExpectation two = DkimExpectation.key("a.b", RECORD);
        RepairPlan plan = plan(check(zone(txt("*.b._domainkey.example.com.", OTHER)), two));
        assertThat(plan.changes()).hasSize(1).first().isInstanceOf(RecordChange.Add.class);
    }

    @Test
    void anExpectedKeyThatAWildcardHasAtAWrongNameStays() {
        DkimResult result =
                check(zone(txt("*.example.com.", RECORD), "_domainkey.example.com. 300 IN A 192.0.2.1"), expected());
        assertThat(Zones.codes(result)).contains(DkimFinding.MISSING, DkimFinding.MISPLACED);
        onlyAdds(plan(result), RecordData.Txt.of(RECORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.example.com.", "keys.example.net."})
    void whatIsBehindAnAliasStaysWhoeverOwnsIt(String target) {
        replacesTheAlias(plan(check(zone(NAME + " 300 IN CNAME " + target, txt(target, OTHER)), expected())));
    }

    @Test
    void withoutAnExpectationARecordBehindAnAliasOfOnesOwnIsPublishedAtTheSelector() {
        ZoneResolver before =
                zone(NAME + " 300 IN CNAME keys.example.com.", txt("keys.example.com.", "\"" + RECORD + "\""));
        RepairPlan plan = plan(check(before, NAMED));
        replacesTheAlias(plan);
        assertThat(check(Zones.apply(before, plan.changes()), NAMED).status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void whatIsWrongBehindTheExpectedAliasIsForWhoeverRunsTheTarget() {
        DkimResult result = check(
                zone(
                        NAME + " 300 IN CNAME via.example.com.",
                        "via.example.com. 300 IN CNAME key.example.net.",
                        txt("key.example.net.", "v=DKIM1; t=y; p=" + KEY)),
                DkimExpectation.alias("dkim", "key.example.net"));
        assertThat(plan(result).changes()).isEmpty();
        assertThat(plan(result).manualSteps()).extracting(ManualStep::id).containsExactly("dkim.tell-sender");
    }

    @Test
    void whereItIsNotKnownWhetherAWildcardAnswersNothingIsReplaced() {
        ZoneResolver dns = ZoneResolver.builder()
                .zone(txt(NAME, OTHER))
                .servfail("dv-unused-7c1f0a._domainkey.example.com", RecordType.TXT)
                .build();
        RepairPlan plan = plan(check(dns, expected()));
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.manualSteps()).extracting(ManualStep::id).containsExactly("repair.verify-again");
    }
}
