package org.domainverifier.mx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that goes to somebody else's servers today stops going there: what has to be done before, and where nothing has. */
class MxMoveTest {
    private static final MxExpectation OURS = MxExpectation.only(10, "mail.trekmail.net");

    private static List<ManualStep> steps(MxScenario scenario) {
        return scenario.report().repairs().manualSteps();
    }

    @ParameterizedTest
    @CsvSource({"1, FOREIGN_TAKES_ALL", "10, FOREIGN_SHARES", "20, FOREIGN_BACKUP"})
    void mailboxesAreMovedBeforeAServerThatHasMailLosesIt(int preference, MxFinding code) {
        MxScenario scenario = MxScenario.exchangers("10 mail.trekmail.net.", preference + " old-host.example.")
                .require(OURS);

        assertThat(steps(scenario)).singleElement().satisfies(step -> {
            assertThat(step.code()).isEqualTo(MxStep.MOVE_MAILBOXES);
            assertThat(step.code().comesFirst()).isTrue();
            assertThat(step.message())
                    .startsWith("Before mail for customer.example stops going to old-host.example: make sure that");
            assertThat(step.message(Locale.GERMAN))
                    .startsWith("Bevor keine E-Mails für customer.example mehr an old-host.example gehen: Stellen Sie");
        });
        assertThat(scenario.finding(code).repair()).hasSize(2);
        assertThat(scenario.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void oneStepNamesAllServers() {
        MxScenario scenario = MxScenario.exchangers(
                        "1 old-host.example.", "5 mail2.trekmail.net.", "20 old-host.example.", "30 gone.example.")
                .require(OURS);

        assertThat(steps(scenario))
                .singleElement()
                .satisfies(step -> assertThat(step.arguments())
                        .containsEntry(
                                "hosts",
                                List.of(DomainName.of("old-host.example"), DomainName.of("mail2.trekmail.net"))));
    }

    @Test
    void ofHundredsOfServersTheFirstAreNamed() {
        String[] hundreds = IntStream.range(0, 300)
                .mapToObj(i -> "1 mx" + i + ".old-host.example.")
                .toArray(String[]::new);

        assertThat(steps(MxScenario.exchangers(hundreds).require(OURS)))
                .singleElement()
                .satisfies(step -> assertThat(step.arguments().get("hosts"))
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .hasSize(31));
    }

    @Test
    void theStepIsAboveTheTable() {
        RepairPlan plan = MxScenario.exchangers("1 old-host.example.")
                .require(OURS)
                .report()
                .repairs();

        assertThat(plan.toTable(Locale.ENGLISH).indexOf("stops going to"))
                .isNotNegative()
                .isLessThan(plan.toTable(Locale.ENGLISH).indexOf("delete"));
    }

    @Test
    void aServerOfWhichNobodyKnowsWhetherItHasAnAddressMayHaveMail() {
        MxScenario scenario = MxScenario.exchangers("1 slow.example.").require(OURS);
        ZoneResolver slow = ZoneResolver.builder()
                .records(scenario.zone())
                .timeout("slow.example")
                .build();

        assertThat(scenario.report(slow).repairs().manualSteps())
                .extracting(ManualStep::code)
                .containsExactly(MxStep.MOVE_MAILBOXES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 gone.example.", // without an address
                "1 mail.trekmial.net.", // misspelt
                "1 mail.trekmail.net.customer.example.", // the zone appended
                "1 192.0.2.25.",
                "1 <your-domain>.mail.example.",
                "1 ms12345678.msv1.invalid.", // a verification
                "1 inside.example.", // which nobody reaches
                "1 alias.example.", // of the provider's own server
                "0 .",
                "20 mail.trekmail.net."
            })
    void whereNoMailGoesThereIsNothingToMove(String exchanger) {
        MxScenario scenario = MxScenario.exchangers("10 mail.trekmail.net.", exchanger)
                .and("inside.example. IN A 10.0.0.25\nalias.example. IN CNAME mail.trekmail.net.")
                .require(OURS);

        assertThat(steps(scenario)).isEmpty();
        assertThat(scenario.report().repairs().changes()).isNotEmpty();
    }

    @Test
    void whoIsToGetNoMailMovesNothingToAProvider() {
        MxScenario none = MxScenario.exchangers("10 old-host.example.")
                .require(new MxExpectation(List.of(new MxHost(0, DomainName.ROOT))));

        assertThat(steps(none)).isEmpty();
    }

    @Test
    void whereOthersMayStayNothingMoves() {
        MxScenario both = MxScenario.exchangers("20 old-host.example.")
                .require(MxExpectation.only(10, "mail.trekmail.net").allowingOthers());

        assertThat(steps(both)).isEmpty();
    }

    @Test
    void theMailThatAnAliasGivesEndsWithTheAlias() {
        MxScenario scenario = MxScenario.zone(MxScenario.PROVIDER)
                .and("customer.example. IN CNAME web.example.\nweb.example. IN MX 1 old-host.example.")
                .require(OURS);

        assertThat(steps(scenario)).extracting(ManualStep::code).contains(MxStep.MOVE_MAILBOXES);
        assertThat(scenario.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void theMailThatAWildcardGivesEndsForTheName() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(MxScenario.PROVIDER + "*.customer.example. 60 IN MX 1 old-host.example."))
                .only(MxCheck.KEY)
                .require(OURS)
                .build()
                .verify("shop.customer.example");

        assertThat(report.repairs().changes()).isNotEmpty();
        assertThat(report.repairs().manualSteps()).extracting(ManualStep::code).containsExactly(MxStep.MOVE_MAILBOXES);
    }

    @Test
    void whatTheDnsHostMadeOfTheRecordIsNotSaidToBeMissingToo() {
        MxScenario proxied = MxScenario.exchangers("10 _dc-mx.a1b2c3.customer.example.")
                .and("_dc-mx.a1b2c3.customer.example. IN A 192.0.2.7\nmail.customer.example. IN A 203.0.113.7")
                .require(MxExpectation.only(10, "mail.customer.example"));

        assertThat(proxied.result().findings()).extracting(Finding::code).containsExactly(MxFinding.MADE_BY_DNS_HOST);
        assertThat(proxied.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(steps(proxied)).extracting(ManualStep::code).containsExactly(MxStep.SWITCH_OFF_PROXY);
    }

    @Test
    void whatTheDnsHostMadeOfAnotherRecordExplainsNothing() {
        MxScenario proxied = MxScenario.exchangers("10 _dc-mx.a1b2c3.customer.example.")
                .and("_dc-mx.a1b2c3.customer.example. IN A 192.0.2.7")
                .require(OURS);

        assertThat(proxied.result().findings())
                .extracting(Finding::code)
                .contains(MxFinding.MADE_BY_DNS_HOST, MxFinding.EXPECTED_MISSING);
        assertThat(proxied.report().repairs().changes()).singleElement().isInstanceOf(RecordChange.Add.class);
    }
}
