package org.domainverifier.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.RecordType;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts: tokens among others, alone, and as the one of their kind. */
class TextTest {
    private static final String TOKEN = "trekmail-site=Ab4711";
    private static final RecordExpectation AMONG = RecordExpectation.txt("@", TOKEN);
    private static final RecordExpectation ONE = AMONG.replacing("trekmail-site=");
    private static final String SPF = "customer.example. TXT \"v=spf1 -all\"\n";

    private static RecordsScenario texts(String... strings) {
        StringBuilder zone = new StringBuilder(SPF);
        for (String each : strings) {
            zone.append("customer.example. TXT " + each + "\n");
        }
        return RecordsScenario.zone(zone.toString());
    }

    private static void isRepaired(RecordsScenario scenario) {
        RecordsScenario after = scenario.repaired();
        assertThat(after.status()).as(after.zone().toString()).isEqualTo(CheckStatus.CORRECT);
        assertThat(after.report().repairs().changes()).isEmpty();
        assertThat(after.zone().toString()).contains("v=spf1 -all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"trekmail-site=Ab4711\"", "\"trekmail-\" \"site=Ab4711\"", "\"other\""})
    void aTextIsTheSameHoweverItIsCut(String strings) {
        RecordsScenario scenario = texts(strings, "\"another-token=1\"");
        CheckStatus status = strings.contains("other") ? CheckStatus.MISSING : CheckStatus.CORRECT;

        assertThat(scenario.require(AMONG).status()).isEqualTo(status);
        assertThat(scenario.require(ONE).status()).isEqualTo(status);
        isRepaired(scenario.require(AMONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\\"trekmail-site=Ab4711\\\"\"",
                "\"'trekmail-site=Ab4711'\"",
                "\" trekmail-site=Ab4711 \"",
                "\"trekmail-site = Ab4711\"",
                "\"trekmail-site=Ab\" \" 4711\"",
                "\"TXT trekmail-site=Ab4711\"",
                "\"@ 3600 IN TXT trekmail-site=Ab4711\"",
                "\"trekmail-site=ab4711\"",
                "\"\\226\\128\\156trekmail-site=Ab4711\\226\\128\\157\"",
                "\"\\226\\128\\139trekmail-site=Ab4711\"",
                "\"<p>trekmail-site=Ab4711</p>\""
            })
    void aTextThatWasSpoiltWhenItWasPastedIsReplaced(String spoilt) {
        RecordsScenario pasted = texts(spoilt).require(AMONG);

        assertThat(pasted.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(pasted.codes()).containsExactly("records.text-pasted");
        assertThat(pasted.report().repairs().changes())
                .extracting(RecordChange::kind)
                .containsExactly(RecordChange.Kind.REPLACE);
        assertThat(pasted.steps()).isEmpty();
        isRepaired(pasted);
    }

    @Test
    void aMistypedTextIsNamedAndTheRightOneComesBesideIt() {
        RecordsScenario mistyped = texts("\"trekmail-site=Ab4712\"").require(AMONG);

        assertThat(mistyped.codes()).containsExactly("records.misspelt");
        assertThat(mistyped.report().repairs().changes())
                .as("it may be another customer's token")
                .extracting(RecordChange::kind)
                .containsExactly(RecordChange.Kind.ADD);
        isRepaired(mistyped);
    }

    @Test
    void theOneOfItsKindReplacesTheOthers() {
        RecordsScenario old = texts("\"Trekmail-Site=old\"").require(ONE);
        RecordsScenario several = texts("\"trekmail-site=old\"", "\"" + TOKEN + "\"", "\"trekmail-site=older\"")
                .require(ONE);

        assertThat(old.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(old.codes()).containsExactly("records.text-of-its-kind");
        assertThat(several.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(several.codes()).containsExactly("records.text-of-its-kind", "records.text-of-its-kind");
        isRepaired(old);
        isRepaired(several);
        assertThat(several.repaired().zone().toString()).doesNotContain("older");
        assertThat(texts("\"trekmail-site=old\"", "\"" + TOKEN + "\"")
                        .require(AMONG)
                        .status())
                .as("among others, the old one is another")
                .isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aTextAloneWantsTheOthersAway() {
        RecordsScenario beside = RecordsScenario.zone("""
                        x.customer.example. TXT "alone"
                        x.customer.example. TXT "other"
                        """).require(RecordExpectation.txtAlone("x", "alone"));

        assertThat(beside.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(beside.codes()).containsExactly("records.foreign");
        assertThat(beside.steps()).containsExactly("records.leave-records");
        assertThat(beside.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void severalTokensAreTheirOwnEach() {
        RecordsScenario both = texts("\"trekmail-site=Ab4711\"", "\"trekmail-site=Ab4712\"")
                .require(AMONG, RecordExpectation.txt("@", "trekmail-site=Ab4712"));

        assertThat(both.status()).isEqualTo(CheckStatus.CORRECT);
        RecordsScenario one =
                texts("\"trekmail-site=Ab4711\"").require(AMONG, RecordExpectation.txt("@", "trekmail-site=Ab4712"));
        assertThat(one.codes()).containsExactly("records.missing");
        isRepaired(one);
    }

    @Test
    void aTextAtTheDomainInsteadOfBelowIsFound() {
        RecordExpectation below = RecordExpectation.txt("_trekmail", TOKEN);
        RecordsScenario above = texts("\"" + TOKEN + "\"").require(below);
        RecordsScenario doubled = RecordsScenario.zone(
                        SPF + "_trekmail.customer.example.customer.example. TXT \"" + TOKEN + "\"")
                .require(below);

        assertThat(above.codes()).containsExactly("records.misplaced");
        assertThat(above.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(above.report().repairs().changes())
                .as("it may be of use there")
                .hasSize(1);
        assertThat(doubled.codes()).containsExactly("records.misplaced");
        assertThat(doubled.report().repairs().changes()).hasSize(2);
        isRepaired(above);
        isRepaired(doubled);
    }

    @Test
    void theDomainTwiceIsFoundForTheDomainItself() {
        RecordsScenario doubled = RecordsScenario.zone(SPF + "customer.example.customer.example. TXT \"" + TOKEN + "\"")
                .require(AMONG);

        assertThat(doubled.codes()).containsExactly("records.misplaced");
        isRepaired(doubled);
    }

    @Test
    void aTextBehindAnAliasIsRightOrGivesWay() {
        RecordsScenario behind = RecordsScenario.zone("k.customer.example. CNAME keys.trekmail.net.");

        assertThat(behind.require(RecordExpectation.txt("k", "v=DKIM1; p=abc")).codes())
                .containsExactly("records.behind-alias");
        RecordsScenario wrong = behind.require(RecordExpectation.txt("k", "token=1"));
        assertThat(wrong.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(wrong.codes()).containsExactly("records.name-is-alias");
        assertThat(wrong.steps()).contains("repair.leave-alias");
    }

    @Test
    void aFailureIsNeverAnAbsence() {
        assertThat(texts().require(AMONG)
                        .failing("customer.example", RecordType.TXT)
                        .get(RecordsCheck.KEY)
                        .status())
                .isEqualTo(CheckStatus.UNKNOWN);
    }
}
