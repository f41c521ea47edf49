package org.domainverifier.mx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mx.MxScenario.exchangers;

import java.util.List;
import java.util.stream.Collectors;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MxExpectationTest {
    private static final MxExpectation ONE = MxExpectation.only(10, "mail.trekmail.net");
    private static final MxExpectation TWO = ONE.and(20, "mail2.trekmail.net");

    @Test
    void theExpectedRecordAloneIsCorrect() {
        MxScenario right = exchangers("10 MAIL.TrekMail.net.").require(ONE);

        assertThat(right.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(right.codes()).isEmpty();
        assertThat(right.result().outcomes())
                .extracting(ExpectationOutcome::status)
                .containsExactly(CheckStatus.CORRECT);
        assertThat(right.report().verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void severalExpectedHostsInAnyOrder() {
        assertThat(exchangers("20 mail2.trekmail.net.", "10 mail.trekmail.net.")
                        .require(TWO)
                        .codes())
                .isEmpty();
    }

    @Test
    void withoutAnyRecordItIsMissing() {
        MxScenario missing = MxScenario.zone(MxScenario.PROVIDER).require(ONE);

        assertThat(missing.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(missing.codes()).containsExactly("mx.expected-missing");
        assertThat(missing.finding(MxFinding.EXPECTED_MISSING).message())
                .isEqualTo("The MX record 10 mail.trekmail.net is missing.");
        assertThat(missing.report().verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    }

    @Test
    void anImplicitExchangerIsNotTheExpectedOne() {
        MxScenario implicit = MxScenario.zone(MxScenario.PROVIDER)
                .and("customer.example. IN A 192.0.2.80")
                .require(ONE);

        assertThat(implicit.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(implicit.codes()).containsExactly("mx.expected-missing");
        assertThat(implicit.result().implicit()).isTrue();
    }

    @Test
    void oneOfTwoMissingIsIncorrect() {
        MxScenario half = exchangers("10 mail.trekmail.net.").require(TWO);

        assertThat(half.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(half.codes()).containsExactly("mx.expected-missing");
    }

    @Test
    void anotherPreferenceIsIncorrect() {
        MxScenario wrong = exchangers("20 mail.trekmail.net.").require(ONE);

        assertThat(wrong.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(wrong.codes()).containsExactly("mx.wrong-preference");
        assertThat(wrong.finding(MxFinding.WRONG_PREFERENCE).message())
                .isEqualTo("The MX record for mail.trekmail.net has preference 20 instead of 10.");
    }

    @Test
    void theExpectedHostAgainWithAnotherPreferenceIsIncorrect() {
        MxScenario twice =
                exchangers("10 mail.trekmail.net.", "20 mail.trekmail.net.").require(ONE);

        assertThat(twice.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(twice.codes()).containsExactly("mx.duplicate", "mx.wrong-preference");
    }

    @ParameterizedTest
    @CsvSource({
        "1, mx.foreign-takes-all, takes the mail",
        "9, mx.foreign-takes-all, takes the mail",
        "10, mx.foreign-shares, takes its share",
        "11, mx.foreign-backup, slow or down",
        "65535, mx.foreign-backup, slow or down"
    })
    void aForeignExchangerIsAConflictAtEveryPreference(int preference, String code, String effect) {
        MxScenario left = exchangers("10 mail.trekmail.net.", preference + " old-host.example.")
                .require(ONE);

        assertThat(left.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(left.codes()).containsExactly(code);
        assertThat(left.result().findings().get(0).message())
                .contains(preference + " old-host.example")
                .contains(effect);
    }

    @Test
    void theEffectIsMeasuredAgainstTheHostAsItIsPublished() {
        MxScenario wrong =
                exchangers("50 mail.trekmail.net.", "60 old-host.example.").require(ONE);

        assertThat(wrong.codes()).containsExactly("mx.wrong-preference", "mx.foreign-backup");
        assertThat(wrong.status()).isEqualTo(CheckStatus.CONFLICT);
    }

    @Test
    void whereTheExpectedOneIsAbsentTheForeignOneIsStillAConflict() {
        MxScenario foreign = exchangers("10 old-host.example.").require(ONE);

        assertThat(foreign.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(foreign.codes()).containsExactly("mx.expected-missing", "mx.foreign-takes-all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 .", "10 ."})
    void aNullExchangerIsNotWhatWasAskedFor(String nullMx) {
        MxScenario none = exchangers(nullMx).require(ONE);

        assertThat(none.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(none.codes()).contains("mx.expected-missing", "mx.null-mx");
    }

    @Test
    void aNullExchangerBesideTheExpectedOneIsInvalid() {
        MxScenario both = exchangers("0 .", "10 mail.trekmail.net.").require(ONE);

        assertThat(both.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(both.codes()).containsExactly("mx.null-mx-with-others");
        assertThat(both.result().outcomes())
                .extracting(ExpectationOutcome::status)
                .containsExactly(CheckStatus.CORRECT);
    }

    @Test
    void noMailAtAllCanBeExpected() {
        MxExpectation noMail = new MxExpectation(List.of(new MxHost(0, DomainName.ROOT)));

        assertThat(exchangers("0 .").require(noMail).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(exchangers("0 .").require(noMail).report().usage().questions())
                .isEqualTo(1);
        assertThat(exchangers("10 old-host.example.").require(noMail).status()).isEqualTo(CheckStatus.CONFLICT);
    }

    @Test
    void severalExpectationsTolerateEachOther() {
        MxScenario both = exchangers("10 mail.trekmail.net.", "20 mail2.trekmail.net.")
                .require(ONE, MxExpectation.only(20, "mail2.trekmail.net"));

        assertThat(both.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(both.codes()).isEmpty();
    }

    @Test
    void whatSeveralExpectationsMissIsSaidOnce() {
        MxScenario same = exchangers("20 mail.trekmail.net.", "5 old-host.example.")
                .require(ONE, ONE)
                .recommend(ONE);

        assertThat(same.codes()).containsExactly("mx.wrong-preference", "mx.foreign-takes-all");
        assertThat(same.result().outcomes())
                .extracting(ExpectationOutcome::status)
                .containsOnly(CheckStatus.CONFLICT)
                .hasSize(3);
    }

    @Test
    void aRecommendedHostThatIsAbsentOnlyWarns() {
        MxScenario half = exchangers("10 mail.trekmail.net.")
                .require(ONE)
                .recommend(MxExpectation.only(20, "mail2.trekmail.net"));

        assertThat(half.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(half.report().verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
        assertThat(half.result().outcomes())
                .extracting(ExpectationOutcome::status)
                .containsExactly(CheckStatus.CORRECT, CheckStatus.INCORRECT);
    }

    @Test
    void anExpectedHostWithoutAnAddressIsTheProvidersBusiness() {
        MxScenario scenario = exchangers("10 gone.trekmail.net.").require(MxExpectation.only(10, "gone.trekmail.net"));

        assertThat(scenario.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(scenario.codes()).containsExactly("mx.target-without-address");
        assertThat(scenario.report().verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
    }

    @Test
    void anInternationalNameIsTheSameInBothForms() {
        MxScenario idn = exchangers("10 mail.xn--bcher-kva.example.").and("mail.xn--bcher-kva.example. IN A 192.0.2.1");

        assertThat(idn.require(MxExpectation.only(10, "mail.B\u00fccher.example"))
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
        assertThat(idn.require(MxExpectation.only(10, "mail.bucher.example")).status())
                .isEqualTo(CheckStatus.CONFLICT);
    }

    @Test
    void whereTheAnswerFailsNothingIsMissing() {
        MxScenario scenario = exchangers("10 mail.trekmail.net.").require(ONE);
        MxResult result = scenario.report(ZoneResolver.builder()
                        .records(scenario.zone())
                        .refused("customer.example")
                        .build())
                .get(MxCheck.KEY);

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(result.outcomes()).extracting(ExpectationOutcome::status).containsExactly(CheckStatus.UNKNOWN);
        assertThat(result.findings().stream()
                        .map(finding -> finding.code().id())
                        .collect(Collectors.toList()))
                .containsExactly("mx.not-determined");
    }
}
