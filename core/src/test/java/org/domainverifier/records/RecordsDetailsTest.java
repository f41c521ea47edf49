package org.domainverifier.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.record.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of records beside whether they are right. */
class RecordsDetailsTest {
    private static final RecordExpectation AUTOCONFIG =
            RecordExpectation.cname("autoconfig", "autoconfig.trekmail.net");

    private static RecordsScenario autoconfig(String zone) {
        return RecordsScenario.zone(zone).require(AUTOCONFIG);
    }

    @Test
    void addressesThatWereCopiedWorkUntilTheyChange() {
        RecordsScenario copied = autoconfig("autoconfig.customer.example. A 192.0.2.7");

        assertThat(copied.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(copied.finding(RecordsFinding.ALIAS_FLATTENED).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void atTheDomainItselfACopyIsAllThatThereCanBe() {
        RecordsScenario apex = RecordsScenario.zone("customer.example. A 192.0.2.8")
                .require(RecordExpectation.cname("@", "web.trekmail.net"));

        assertThat(apex.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(apex.finding(RecordsFinding.ALIAS_FLATTENED).severity()).isEqualTo(Severity.NOTICE);
    }

    @Test
    void aTextBesideCopiedAddressesIsAboutTheName() {
        assertThat(autoconfig("autoconfig.customer.example. A 192.0.2.7\nautoconfig.customer.example. TXT hello")
                        .codes())
                .containsExactly("records.alias-flattened");
    }

    @Test
    void anAddressMoreIsNotACopy() {
        assertThat(autoconfig("autoconfig.customer.example. A 192.0.2.7\nautoconfig.customer.example. A 192.0.2.9")
                        .codes())
                .contains("records.alias-blocked");
    }

    @Test
    void aTextIsCopiedWhereThereAreNoAddresses() {
        RecordExpectation keys = RecordExpectation.cname("keys", "keys.trekmail.net");

        assertThat(RecordsScenario.zone("keys.customer.example. TXT \"v=DKIM1; p=abc\"")
                        .require(keys)
                        .codes())
                .containsExactly("records.alias-flattened");
        assertThat(RecordsScenario.zone("keys.customer.example. TXT \"v=DKIM1; p=abd\"")
                        .require(keys)
                        .codes())
                .contains("records.alias-blocked");
    }

    @Test
    void whatIsInPlaceOfAnAliasIsShownUnlessItIsTheTargetItself() {
        RecordsScenario blocked = autoconfig("autoconfig.customer.example. A 192.0.2.99");
        RecordsScenario asText = autoconfig("autoconfig.customer.example. TXT AutoConfig.TrekMail.net.");

        assertThat(blocked.finding(RecordsFinding.ALIAS_BLOCKED).arguments())
                .containsEntry("records", List.of("A 192.0.2.99"));
        assertThat(asText.finding(RecordsFinding.ALIAS_AS_TEXT).arguments()).doesNotContainKey("records");
    }

    @ParameterizedTest
    @CsvSource({"letsencrypt.org;, false", "'letsencrypt.org; ', false", "letsencrypt.org; a=b, true"})
    void anIssuerHasConditionsIfSomethingFollowsTheSemicolon(String value, boolean conditions) {
        RecordsScenario scenario = RecordsScenario.zone("customer.example. CAA 0 issue \"" + value + "\"")
                .require(RecordExpectation.caa("letsencrypt.org"));

        assertThat(scenario.status()).isLessThanOrEqualTo(CheckStatus.WARNING);
        assertThat(scenario.codes().contains("records.caa-conditions")).isEqualTo(conditions);
    }

    @Test
    void aServiceWithOtherNumbersIsSetAgainstTheOneThatIsLacking() {
        RecordsScenario scenario = RecordsScenario.zone("""
                        _imaps._tcp.customer.example. SRV 0 1 993 imap.trekmail.net.
                        _imaps._tcp.customer.example. SRV 5 1 1993 imap.trekmail.net.
                        """)
                .require(RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "imap.trekmail.net")
                        .and(10, 1, 2993, "imap.trekmail.net"));

        assertThat(scenario.finding(RecordsFinding.SERVICE_NUMBERS).arguments())
                .containsEntry("record", "5 1 1993 imap.trekmail.net.")
                .containsEntry("expected", "10 1 2993 imap.trekmail.net.");
    }

    @Test
    void aTextOfTheSameKindIsSetAgainstTheOneThatWasAskedFor() {
        RecordsScenario kind = RecordsScenario.zone("customer.example. TXT \"site=0123456789\"")
                .require(RecordExpectation.txt("@", "site=abcdefghij").replacing("site="));
        RecordsScenario alone = RecordsScenario.zone("x.customer.example. TXT hello")
                .require(RecordExpectation.txtAlone("x", "site=abcdefghij"));

        assertThat(kind.finding(RecordsFinding.TEXT_OF_ITS_KIND).arguments())
                .containsEntry("record", "site=0123456789")
                .containsEntry("expected", "site=abcdefghij");
        assertThat(alone.finding(RecordsFinding.FOREIGN).arguments())
                .containsEntry("record", "hello")
                .doesNotContainKey("expected");
    }
}
