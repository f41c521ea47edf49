package org.domainverifier.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that is to be an alias. */
class AliasTest {
    private static final RecordExpectation AUTOCONFIG =
            RecordExpectation.cname("autoconfig", "autoconfig.trekmail.net");

    private static RecordsScenario autoconfig(String zone) {
        return RecordsScenario.zone(zone).require(AUTOCONFIG);
    }

    private static void isRepaired(RecordsScenario scenario) {
        RecordsScenario after = scenario.repaired();
        assertThat(after.status())
                .as(String.join("\n", after.zone().toString()))
                .isEqualTo(CheckStatus.CORRECT);
        assertThat(after.report().repairs().changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autoconfig.customer.example. CNAME autoconfig.trekmail.net.",
                "AutoConfig.Customer.Example. CNAME AUTOCONFIG.TrekMail.NET.",
                "*.customer.example. CNAME autoconfig.trekmail.net."
            })
    void theTargetIsReadWithoutRegardToCase(String zone) {
        RecordsScenario right = autoconfig(zone);

        assertThat(right.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(right.codes()).isEmpty();
        assertThat(right.plan()).isEmpty();
    }

    @Test
    void aResultTellsWhatIsThere() {
        RecordsResult result = autoconfig("autoconfig.customer.example. CNAME old.host.example.")
                .result();

        assertThat(result.records()).singleElement().satisfies(record -> {
            assertThat(record.expectation()).isEqualTo(AUTOCONFIG);
            assertThat(record.name()).contains(DomainName.of("autoconfig.customer.example"));
            assertThat(record.found()).extracting(data -> data.toZoneText()).containsExactly("old.host.example.");
            assertThat(record.status()).isEqualTo(CheckStatus.INCORRECT);
        });
        assertThat(result.texts()).containsExactly("autoconfig.customer.example CNAME old.host.example.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deep.autoconfig.customer.example. A 192.0.2.1"})
    void whatIsNotThereIsMissingAndAdded(String zone) {
        RecordsScenario nothing = autoconfig(zone);

        assertThat(nothing.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(nothing.codes()).containsExactly("records.missing");
        assertThat(nothing.plan())
                .isEqualToIgnoringNewLines("autoconfig.customer.example. 3600 IN CNAME autoconfig.trekmail.net.");
        isRepaired(nothing);
    }

    @ParameterizedTest
    @CsvSource({
        "old.host.example., records.alias-wrong",
        "autoconfig.trekmial.net., records.misspelt",
        "autoconfig.trekmail.net.customer.example., records.zone-appended",
        "autoconfig.trekmail.net.example., records.zone-appended",
        "gone.example., records.alias-wrong",
        "autoconfig.customer.example., records.alias-wrong"
    })
    void aWrongTargetIsReplaced(String target, String code) {
        RecordsScenario wrong = autoconfig("autoconfig.customer.example. CNAME " + target);

        assertThat(wrong.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(wrong.codes()).containsExactly(code);
        assertThat(wrong.report().repairs().changes())
                .singleElement()
                .satisfies(change -> assertThat(change.kind()).isEqualTo(RecordChange.Kind.REPLACE));
        assertThat(wrong.steps())
                .as("what serves something else is named before it goes")
                .isEqualTo(target.startsWith("old") ? List.of("records.change-alias") : List.of());
        isRepaired(wrong);
    }

    @Test
    void anAliasOfAnAliasOfTheRightNameWorksAndIsSaid() {
        RecordsScenario indirect = autoconfig("""
                autoconfig.customer.example. CNAME mail.customer.example.
                mail.customer.example. CNAME autoconfig.trekmail.net.
                """);

        assertThat(indirect.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(indirect.codes()).containsExactly("records.alias-indirect");
        assertThat(indirect.plan()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A 192.0.2.7", "AAAA 2001:db8::7"})
    void aFlattenedAliasIsToldFromAWrongOne(String data) {
        RecordsScenario flattened = autoconfig("autoconfig.customer.example. " + data);
        RecordsScenario wrong = autoconfig("autoconfig.customer.example. A 192.0.2.70");

        assertThat(flattened.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(flattened.codes()).containsExactly("records.alias-flattened");
        assertThat(flattened.plan()).isEmpty();
        assertThat(wrong.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(wrong.codes()).containsExactly("records.alias-blocked");
    }

    @Test
    void aCopyOfTheTextsAtTheTargetIsOneToo() {
        RecordExpectation key = RecordExpectation.cname("s1._domainkey", "keys.trekmail.net");
        RecordsScenario copied = RecordsScenario.zone("s1._domainkey.customer.example. TXT \"v=DKIM1;\" \" p=abc\"")
                .require(key);

        assertThat(copied.codes()).containsExactly("records.alias-flattened");
        assertThat(copied.status()).isEqualTo(CheckStatus.WARNING);
        RecordsScenario other = RecordsScenario.zone("s1._domainkey.customer.example. TXT \"v=DKIM1; p=old\"")
                .require(key);
        assertThat(other.codes()).containsExactly("records.alias-blocked");
        isRepaired(other);
    }

    @Test
    void whatIsInTheWayOfAnAliasIsNamedBeforeItGoes() {
        RecordsScenario blocked = RecordsScenario.zone("""
                        www.customer.example. A 192.0.2.80
                        www.customer.example. TXT "site"
                        www.customer.example. MX 10 old.host.example.
                        """).require(RecordExpectation.cname("www", "web.trekmail.net"));

        assertThat(blocked.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(blocked.codes()).containsExactly("records.alias-blocked");
        assertThat(blocked.steps()).containsExactly("records.leave-records");
        assertThat(blocked.report().repairs().manualSteps().get(0).message())
                .contains("A 192.0.2.80", "TXT \"site\"", "MX 10 old.host.example.");
        assertThat(blocked.report().repairs().changes()).hasSize(4);
        isRepaired(blocked);
    }

    @Test
    void whatIsInTheWayAndNotKnownIsNotDeleted() {
        RecordsScenario blocked = RecordsScenario.zone("www.customer.example. A 192.0.2.80")
                .require(RecordExpectation.cname("www", "web.trekmail.net"));

        assertThat(blocked.failing("www.customer.example", RecordType.TXT)
                        .repairs()
                        .changes())
                .isEmpty();
        assertThat(blocked.failing("www.customer.example", RecordType.TXT)
                        .repairs()
                        .manualSteps())
                .extracting(step -> step.id())
                .containsExactly("repair.verify-again");
    }

    @Test
    void aWildcardsRecordsStayAndTheAliasIsAdded() {
        RecordsScenario wildcard = autoconfig("*.customer.example. A 192.0.2.80");

        assertThat(wildcard.codes()).containsExactly("records.alias-blocked");
        assertThat(wildcard.report().repairs().changes())
                .extracting(RecordChange::kind)
                .containsExactly(RecordChange.Kind.ADD);
        isRepaired(wildcard);
    }

    @Test
    void aTargetThatIsWrittenAsATextIsReplaced() {
        RecordsScenario text = autoconfig("autoconfig.customer.example. TXT \"AutoConfig.trekmail.net. \"");

        assertThat(text.codes()).containsExactly("records.alias-as-text");
        assertThat(text.steps()).isEmpty();
        isRepaired(text);
    }

    @Test
    void aNameWithTheDomainTwiceIsFoundAndPutRight() {
        RecordsScenario doubled =
                autoconfig("autoconfig.customer.example.customer.example. CNAME autoconfig.trekmail.net.");

        assertThat(doubled.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(doubled.codes()).containsExactly("records.misplaced");
        assertThat(doubled.report().repairs().changes())
                .as("nobody looks at the other one, and it is not in the way")
                .hasSize(1);
        isRepaired(doubled);
    }

    @Test
    void theProvidersOwnMistakesAreNotTheCustomers() {
        RecordsScenario dangling = RecordsScenario.zone("x.customer.example. CNAME gone.trekmail.net.")
                .require(RecordExpectation.cname("x", "gone.trekmail.net"));
        RecordsScenario loop = RecordsScenario.zone("""
                        x.customer.example. CNAME loop.trekmail.net.
                        loop.trekmail.net. CNAME x.customer.example.
                        """).require(RecordExpectation.cname("x", "loop.trekmail.net"));

        assertThat(dangling.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(dangling.codes()).containsExactly("records.target-not-found");
        assertThat(loop.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(loop.codes()).containsExactly("records.alias-loop");
    }

    @Test
    void atTheTopOfAZoneThereIsNoAlias() {
        RecordExpectation apex = RecordExpectation.cname("@", "web.trekmail.net");
        RecordsScenario nothing = RecordsScenario.zone("customer.example. MX 10 mail.trekmail.net.")
                .require(apex);

        assertThat(nothing.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(nothing.codes()).containsExactly("records.alias-at-apex");
        assertThat(nothing.report().repairs().changes()).isEmpty();
        assertThat(nothing.steps()).containsExactly("records.flatten");
        RecordsScenario flattened =
                RecordsScenario.zone("customer.example. A 192.0.2.8").require(apex);
        assertThat(flattened.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(flattened.codes()).containsExactly("records.alias-flattened");
        assertThat(RecordsScenario.zone("customer.example. A 192.0.2.99")
                        .require(apex)
                        .status())
                .isEqualTo(CheckStatus.INCORRECT);
    }

    @Test
    void whereOthersAnswerNothingIsChanged() {
        RecordsScenario delegated =
                RecordsScenario.zone("""
                        sub.customer.example. NS ns.other.example.
                        x.sub.customer.example. CNAME old.host.example.
                        """).require(RecordExpectation.cname("x.sub", "web.trekmail.net"));

        assertThat(delegated.report().repairs().changes()).isEmpty();
        assertThat(delegated.steps()).containsExactly("repair.delegated");
    }

    @Test
    void aFailureIsNeverAnAbsence() {
        RecordsResult result = autoconfig("")
                .report(ZoneResolver.builder()
                        .zone(RecordsScenario.OTHERS)
                        .timeout("autoconfig.customer.example")
                        .build())
                .get(RecordsCheck.KEY);

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(result.findings())
                .extracting(finding -> finding.code().id())
                .containsExactly("records.not-determined");
    }

    @Test
    void twoAliasesOfOneNameAreNotDetermined() {
        assertThat(autoconfig("""
                        autoconfig.customer.example. CNAME autoconfig.trekmail.net.
                        autoconfig.customer.example. CNAME old.host.example.
                        """).status()).isEqualTo(CheckStatus.UNKNOWN);
    }

    @Test
    void whatCannotBeTogetherIsTheProvidersToSay() {
        RecordsScenario both = RecordsScenario.zone("")
                .require(RecordExpectation.cname("www", "web.trekmail.net"), RecordExpectation.txt("www", "token=1"));

        assertThat(both.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(both.codes()).containsOnly("records.contradiction");
        assertThat(both.report().repairs().changes()).isEmpty();
        assertThat(both.steps()).containsExactly("records.ask-provider");
    }
}
