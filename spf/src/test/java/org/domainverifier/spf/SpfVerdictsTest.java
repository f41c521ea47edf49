package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.spf.Verifying.DOMAIN;
import static org.domainverifier.spf.Verifying.PROVIDER;
import static org.domainverifier.spf.Verifying.codes;
import static org.domainverifier.spf.Verifying.finding;
import static org.domainverifier.spf.Verifying.report;
import static org.domainverifier.spf.Verifying.txt;
import static org.domainverifier.spf.Verifying.verify;

import java.util.Collections;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.spf.SpfLookupTree.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the judge makes of a record that is not all there to see, or says almost what was asked for. */
class SpfVerdictsTest {
    private static final SpfExpectation OURS = SpfExpectation.include("spf.trekmail.net");

    private static CheckStatus outcome(SpfResult result) {
        return result.outcomes().stream()
                .map(ExpectationOutcome::status)
                .findFirst()
                .orElseThrow();
    }

    private static ZoneResolver failing(String record, String name, RecordType type) {
        return ZoneResolver.builder()
                .zone(txt(record) + PROVIDER)
                .servfail(name, type)
                .build();
    }

    static Stream<Arguments> unreadable() {
        String[] strings = Collections.nCopies(200, " ip4:192.0.2.1".repeat(15)).toArray(String[]::new);
        strings[0] = "v=spf1";
        return Stream.of(
                Arguments.of(ZoneResolver.parse(txt("hello")), State.ABSENT),
                Arguments.of(ZoneResolver.parse(txt("v=spf1 mx -all") + txt("v=spf1 a -all")), State.SEVERAL),
                Arguments.of(ZoneResolver.parse(txt(strings)), State.TOO_LONG),
                Arguments.of(failing("v=spf1 mx -all", DOMAIN, RecordType.TXT), State.FAILED));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void aTreeThatCannotBeGrownSaysWhy(ZoneResolver zone, State state) {
        SpfLookupTree tree = verify(zone, OURS).lookups();

        assertThat(tree.root().state()).isEqualTo(state);
        assertThat(tree.root().branches()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"450, false", "451, true"})
    void anAnswerIsLongFrom451OctetsOn(int octets, boolean noticed) {
        String record = "v=spf1 -all";
        int rest = octets - DOMAIN.length() - record.length();

        SpfResult result = verify(txt(record) + txt("x".repeat(200)) + txt("y".repeat(rest - 200)));

        assertThat(codes(result).contains(SpfFinding.LONG_ANSWER)).isEqualTo(noticed);
    }

    @Test
    void aLongAnswerWithoutARecordIsNotAboutSpf() {
        assertThat(codes(verify(txt("x".repeat(250)) + txt("y".repeat(250))))).containsExactly(SpfFinding.MISSING);
    }

    // a tree of which a part was not seen

    @Test
    void whatIsSeenToBeThereIsCorrectHoweverMuchOfTheTreeIsNotSeen() {
        SpfResult result = verify(
                failing(
                        "v=spf1 include:spf.sender.example include:spf.trekmail.net -all",
                        "spf.sender.example",
                        RecordType.TXT),
                OURS);

        assertThat(outcome(result)).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void whatIsSeenNotToPassMayStillPassInThePartThatIsNotSeen() {
        SpfResult result = verify(
                failing(
                        "v=spf1 ~include:spf.trekmail.net include:spf.sender.example -all",
                        "spf.sender.example",
                        RecordType.TXT),
                OURS);

        assertThat(outcome(result)).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(result)).doesNotContain(SpfFinding.INCLUDE_NOT_PASSING);
    }

    @Test
    void aNetworkIsUndecidedWhereAHostOfTheRecordFails() {
        SpfResult result = verify(
                failing("v=spf1 a:h.sender.example -all", "h.sender.example", RecordType.A),
                SpfExpectation.authorizing("192.0.2.0/24"));

        assertThat(outcome(result)).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(finding(result, SpfFinding.ADDRESS_NOT_DETERMINED).arguments())
                .containsEntry("address", "192.0.2.0/24")
                .containsEntry("verdict", "temperror");
    }

    @Test
    void aNetworkIsRefusedWithAPermanentErrorWhereTheRecordIsInvalid() {
        SpfResult result = verify(txt("v=spf1 moo -all"), SpfExpectation.authorizing("192.0.2.0/24"));

        assertThat(outcome(result).isWrong()).isTrue();
        assertThat(finding(result, SpfFinding.ADDRESS_NOT_AUTHORIZED).arguments())
                .containsEntry("verdict", "permerror");
    }

    @Test
    void anIncludeThroughARecordThatNoReceiverAcceptsIsNotThere() {
        SpfResult result = verify(
                txt("v=spf1 include:broken.example -all")
                        + "broken.example. IN TXT \"v=spf1 moo include:spf.trekmail.net -all\"\n",
                OURS);

        assertThat(codes(result)).contains(SpfFinding.INCLUDE_INVALID).doesNotContain(SpfFinding.INCLUDE_INDIRECT);
        assertThat(outcome(result).isWrong()).isTrue();
    }

    // what was meant

    @Test
    void ofTwoRecordsNoneIsSaidToBeTheOneThatLacksTheInclude() {
        SpfResult result = verify(txt("v=spf1 mx -all") + txt("v=spf1 a -all"), OURS);

        assertThat(result.findings())
                .filteredOn(finding -> finding.code() == SpfFinding.INCLUDE_MISSING)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).isEqualTo("None of the records has include:spf.trekmail.net."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"moo", "foo=bar", "ip4:192.0.2.300", "a:spf.sender.example"})
    void whatHasNothingOfTheNameIsNotAMisspellingOfIt(String term) {
        assertThat(codes(verify(txt("v=spf1 " + term + " -all"), OURS)))
                .contains(SpfFinding.INCLUDE_MISSING)
                .doesNotContain(SpfFinding.INCLUDE_MISSPELT);
    }

    @ParameterizedTest
    @CsvSource({
        "include:trekmail.net, true",
        "include:mail.spf.trekmail.net, true",
        "include:spf.trekmail.ne, false",
        "include:spf.trekmail.net.customer.example, false",
        "include=spf.trekmail.net, false",
        "a:spf.trekmail.net, false",
        "exists:spf.trekmail.net, false"
    })
    void whatTheIncludeReplacesIsToBeLookedAtWhereItMayBeSomebodyElses(String term, boolean asked) {
        ZoneResolver zone = ZoneResolver.parse(txt("v=spf1 mx " + term + " -all") + PROVIDER);

        assertThat(report(zone, OURS).repairs().manualSteps().stream()
                        .map(ManualStep::id)
                        .anyMatch("spf.check-removed"::equals))
                .isEqualTo(asked);
    }
}
