package org.domainverifier.mx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mx.MxScenario.exchangers;

import java.util.Locale;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchangers beside those that were asked for that may stay. */
class MxAllowedTest {
    private static final MxExpectation ONE = MxExpectation.hosts("mail.trekmail.net");
    private static final MxExpectation ARCHIVED = ONE.allowing("archive.example", "*.archive.example");
    private static final String ARCHIVES = """
            archive.example. IN A 192.0.2.41
            in.archive.example. IN A 192.0.2.42
            eu.in.archive.example. IN A 192.0.2.43
            notarchive.example. IN A 192.0.2.44
            """;

    @ParameterizedTest
    @ValueSource(strings = {"1 archive.example.", "10 in.archive.example.", "90 eu.in.ARCHIVE.example."})
    void whoIsAllowedByNameMayBeAnywhere(String archive) {
        MxScenario scenario =
                exchangers("10 mail.trekmail.net.", archive).and(ARCHIVES).require(ARCHIVED);

        assertThat(scenario.codes()).isEmpty();
        assertThat(scenario.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(scenario.report().verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void whoIsAllowedNeedNotBeThere() {
        assertThat(exchangers("10 mail.trekmail.net.").require(ARCHIVED).codes())
                .isEmpty();
    }

    @Test
    void aPatternIsAboutNamesBelowIt() {
        MxExpectation below = ONE.allowing("*.archive.example");

        assertThat(exchangers("10 mail.trekmail.net.", "20 archive.example.")
                        .and(ARCHIVES)
                        .require(below)
                        .codes())
                .containsExactly("mx.foreign-backup");
        assertThat(exchangers("10 mail.trekmail.net.", "20 notarchive.example.")
                        .and(ARCHIVES)
                        .require(below)
                        .codes())
                .containsExactly("mx.foreign-backup");
    }

    @Test
    void whoIsAllowedIsNotEnoughAndStaysBesideWhatIsAdded() {
        MxScenario only = exchangers("5 archive.example.").and(ARCHIVES).require(ARCHIVED);

        assertThat(only.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(only.codes()).containsExactly("mx.expected-missing");
        assertThat(only.report().repairs().changes()).hasSize(1);
        assertThat(only.repaired().result().texts()).containsExactly("5 archive.example.", "10 mail.trekmail.net.");
        assertThat(only.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void whoIsNotAllowedGoesAndWhoIsStays() {
        MxScenario three = exchangers("10 mail.trekmail.net.", "20 archive.example.", "1 old-host.example.")
                .and(ARCHIVES)
                .require(ARCHIVED);

        assertThat(three.codes()).containsExactly("mx.foreign-takes-all");
        assertThat(three.repaired().result().texts()).containsExactly("10 mail.trekmail.net.", "20 archive.example.");
    }

    @Test
    void anExpectationThatInsistsOnPreferencesMayAllowOthersToo() {
        MxExpectation insisting = MxExpectation.only(10, "mail.trekmail.net").allowing("archive.example");

        assertThat(exchangers("10 mail.trekmail.net.", "20 archive.example.")
                        .and(ARCHIVES)
                        .require(insisting)
                        .codes())
                .isEmpty();
        assertThat(exchangers("5 mail.trekmail.net.").require(insisting).codes())
                .containsExactly("mx.wrong-preference");
    }

    @Test
    void behindAnAliasWhoIsAllowedIsPublishedAgain() {
        MxScenario alias = MxScenario.zone(MxScenario.PROVIDER + ARCHIVES)
                .and("customer.example. IN CNAME web.example.\nweb.example. IN MX 20 archive.example.")
                .require(ARCHIVED);

        assertThat(alias.repaired().result().texts()).containsExactly("10 mail.trekmail.net.", "20 archive.example.");
    }

    @Test
    void whereAnyOthersAreAllowedALaterOneIsNotNamed() {
        MxScenario later =
                exchangers("10 mail.trekmail.net.", "20 old-host.example.").require(ONE.allowingOthers());

        assertThat(later.codes()).isEmpty();
        assertThat(later.report().verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @ParameterizedTest
    @CsvSource({"5, mx.other-first", "10, mx.other-shares"})
    void whereAnyOthersAreAllowedOneThatTakesTheMailIsAWarningAndStays(int preference, String code) {
        MxScenario first = exchangers("10 mail.trekmail.net.", preference + " old-host.example.")
                .require(ONE.allowingOthers());

        assertThat(first.codes()).containsExactly(code);
        assertThat(first.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(first.report().verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
        assertThat(first.report().repairs().isEmpty()).isTrue();
        assertThat(first.report().findings().get(0).message(Locale.GERMAN)).startsWith("Ein anderer MX-Eintrag, ");
        assertThat(exchangers("10 mail.trekmail.net.", preference + " old-host.example.")
                        .require(ONE.allowingOthers().allowing("old-host.example"))
                        .codes())
                .as("by name")
                .isEmpty();
    }

    @Test
    void othersThatAreAllowedStayBesideWhatIsAdded() {
        MxScenario lacking = exchangers("20 old-host.example.").require(ONE.allowingOthers());

        assertThat(lacking.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(lacking.codes()).containsExactly("mx.expected-missing");
        assertThat(lacking.repaired().result().texts())
                .containsExactly("10 mail.trekmail.net.", "20 old-host.example.");
    }

    @ParameterizedTest
    @CsvSource({
        "20 mail.trekmial.net., mx.misspelt",
        "20 mail.trekmail.net.customer.example., mx.zone-appended",
        "20 <host>.trekmail.net., mx.template-variable",
        "20 alias.example., mx.foreign-alias"
    })
    void aSlipIsNobodysServerWhoeverIsAllowed(String slip, String code) {
        MxScenario scenario = exchangers(slip)
                .and("alias.example. IN CNAME mail.trekmail.net.")
                .require(ONE.allowingOthers());

        assertThat(scenario.codes()).contains("mx.expected-missing", code);
        assertThat(scenario.repaired().result().texts()).containsExactly("10 mail.trekmail.net.");
        assertThat(scenario.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20 192.0.2.1.", "20 192.0.2.1.customer.example."})
    void anAddressIsNobodysServerWhoeverIsAllowed(String address) {
        MxScenario scenario = exchangers("10 mail.trekmail.net.", address).require(ONE.allowingOthers());

        assertThat(scenario.codes()).contains("mx.target-is-address");
        assertThat(scenario.repaired().result().texts()).containsExactly("10 mail.trekmail.net.");
        assertThat(scenario.repaired().status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aNullExchangerIsNobodyWhoIsAllowed() {
        MxScenario none = exchangers("0 .", "10 mail.trekmail.net.").require(ONE.allowingOthers());

        assertThat(none.codes()).contains("mx.null-mx-with-others");
        assertThat(none.report().repairs().changes()).hasOnlyElementsOfType(RecordChange.Delete.class);
        assertThat(none.repaired().result().texts()).containsExactly("10 mail.trekmail.net.");
    }

    @Test
    void othersMayStayOnlyWhereEveryExpectationAllowsThem() {
        MxScenario strict = exchangers("10 mail.trekmail.net.", "20 mail2.trekmail.net.", "30 old-host.example.")
                .require(ONE.allowingOthers(), MxExpectation.hosts("mail2.trekmail.net"));

        assertThat(strict.codes()).containsExactly("mx.foreign-backup");
    }
}
