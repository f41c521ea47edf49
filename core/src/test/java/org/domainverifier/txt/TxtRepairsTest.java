package org.domainverifier.txt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Severity;
import org.domainverifier.txt.TxtScenario.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to be done so that a TXT record of any kind is at its name, and not at others. */
class TxtRepairsTest {
    private static final String WANTED = "v=TEST1; wanted";
    private static final String ADD = "+ _test.customer.example. 3600 IN TXT \"v=TEST1; wanted\"";

    private static TxtRepairs repairs(String zone) {
        return TxtScenario.judged(
                ZoneResolver.parse(zone), (look, standings) -> TxtRepairs.publishing(look, WANTED, standings));
    }

    private static List<String> publication(String zone) {
        return TxtScenario.lines(repairs(zone).publication());
    }

    private static List<String> removals(String zone) {
        return TxtScenario.lines(repairs(zone).removals());
    }

    private static List<String> sources(String zone) {
        return TxtScenario.judged(
                ZoneResolver.parse(zone),
                (look, standings) -> TxtRepairs.sources(look, standings).stream()
                        .map(TxtSource::text)
                        .toList());
    }

    private static TxtLook<String> look(DnsResolver dns) {
        return TxtScenario.judged(dns, (look, standings) -> look);
    }

    @Test
    void aRecordComesInPlaceOfTheOneThatIsThere() {
        assertThat(publication("_test.customer.example. 300 TXT \"v=TEST1; old\""))
                .containsExactly(
                        "- _test.customer.example. 300 IN TXT \"v=TEST1; old\"",
                        "+ _test.customer.example. 300 IN TXT \"v=TEST1; wanted\"");
    }

    @Test
    void aNearMissGivesWayAndAnotherTextStays() {
        assertThat(publication("_test.customer.example. 300 TXT \"v=TEST2; old\"\n_test.customer.example. TXT hello"))
                .containsExactly(
                        "- _test.customer.example. 300 IN TXT \"v=TEST2; old\"",
                        "+ _test.customer.example. 300 IN TXT \"v=TEST1; wanted\"");
    }

    @Test
    void besideARecordANearMissMayStayUnlessTheRecordIsToBeAlone() {
        String zone =
                "_test.customer.example. 300 TXT \"v=TEST1; wanted\"\n_test.customer.example. 300 TXT \"v=TEST2; old\"";

        assertThat(publication(zone)).isEmpty();
        assertThat(TxtScenario.<List<String>>judged(
                        ZoneResolver.parse(zone),
                        (look, standings) -> TxtScenario.lines(TxtRepairs.publishingAlone(look, WANTED, standings)
                                .publication())))
                .containsExactly("- _test.customer.example. 300 IN TXT \"v=TEST2; old\"");
    }

    @Test
    void whatIsKeptBehindAnAliasIsForItsKeeperToChange() {
        String zone = "_test.customer.example. CNAME t.vendor.example.\nt.vendor.example. TXT \"v=TEST1; old\"";

        assertThat(publication(zone))
                .containsExactly("txt.change-behind-alias {name=_test.customer.example, target=t.vendor.example,"
                        + " text=v=TEST1; wanted}");
        assertThat(removals(zone)).isEmpty();
    }

    @Test
    void anAliasToNothingGivesWayToTheRecord() {
        assertThat(publication("_test.customer.example. 300 CNAME t.vendor.example."))
                .containsExactly("- _test.customer.example. 300 IN CNAME t.vendor.example.", ADD);
    }

    @Test
    void whatIsRightBehindAnAliasStays() {
        assertThat(publication(
                        "_test.customer.example. CNAME t.vendor.example.\nt.vendor.example. TXT \"v=TEST1; wanted\""))
                .isEmpty();
    }

    @Test
    void aWildcardThatIsAnAliasIsNotKeptByAnybody() {
        assertThat(publication("*.customer.example. CNAME t.vendor.example.\nt.vendor.example. TXT \"v=TEST1; old\""))
                .containsExactly(ADD);
    }

    // at wrong places

    @ParameterizedTest
    @CsvSource({"customer.example.", "_tset.customer.example.", "_test.customer.example.customer.example."})
    void aMisplacedRecordGoesAndTellsWhatWasMeant(String place) {
        String zone = place + " 300 TXT \"v=TEST1; lost\"\n" + place + " 300 TXT hello";

        assertThat(publication(zone)).containsExactly(ADD);
        assertThat(removals(zone)).containsExactly("- " + place + " 300 IN TXT \"v=TEST1; lost\"");
        assertThat(sources(zone)).containsExactly("v=TEST1; lost");
    }

    @Test
    void aRecordThatCountsTellsMoreThanWhatIsElsewhere() {
        String elsewhere = "\ncustomer.example. TXT \"v=TEST1; lost\"";

        assertThat(sources("_test.customer.example. TXT \"v=TEST1; here\"" + elsewhere))
                .containsExactly("v=TEST1; here");
        assertThat(sources("_test.customer.example. TXT \"v=TEST2; here\"" + elsewhere))
                .as("neither counts, and both were meant")
                .containsExactly("v=TEST2; here", "v=TEST1; lost");
        assertThat(sources("_test.customer.example. TXT hello" + elsewhere)).containsExactly("v=TEST1; lost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_tset.customer.example. CNAME t.vendor.example.\nt.vendor.example. TXT \"v=TEST1; theirs\"",
                "*.customer.example. TXT \"v=TEST1; of all\"\n_test.customer.example. TXT hello"
            })
    void whatIsNotTheZonesOwnAtAWrongPlaceStaysAndTellsNothing(String zone) {
        assertThat(removals(zone)).isEmpty();
        assertThat(sources(zone)).isEmpty();
    }

    @Test
    void whatAWildcardAnswersAtAWrongPlaceIsNotMisplaced() {
        TxtLook<String> look = look(
                ZoneResolver.parse("*.customer.example. TXT \"v=TEST1; of all\"\n_test.customer.example. TXT hello"));

        assertThat(look.misplaced()).isEmpty();
        assertThat(look(ZoneResolver.parse("_tset.customer.example. TXT \"v=TEST1; lost\""))
                        .misplaced())
                .hasSize(1);
    }

    @Test
    void allThatWasAskedElsewhereIsKnown() {
        assertThat(look(ZoneResolver.parse("customer.example. TXT \"v=TEST1; lost\""))
                        .elsewhere())
                .extracting(answer -> answer.question().name().toString())
                .containsExactly(
                        "_test.customer.example.customer.example", "customer.example", "_tset.customer.example");
        assertThat(look(ZoneResolver.parse("_test.customer.example. TXT v=TEST1"))
                        .elsewhere())
                .isEmpty();
    }

    // aliases that became texts

    @ParameterizedTest
    @CsvSource({
        "t.host.example, true",
        "t.host.example., true",
        "' t.host.example ', true",
        "host, false",
        ".example, false",
        "t.host.example is ours, false",
        "t host.example, false",
        "192.0.2.1, false",
        "t.host.7up, false"
    })
    void aTextThatIsANameMayBeAnAliasThatWasAskedFor(String text, boolean alias) {
        TxtLook<String> look = look(ZoneResolver.parse("_test.customer.example. TXT \"" + text + "\""));

        assertThat(look.aliasesAsText()).isEqualTo(alias ? List.of(DomainName.of("t.host.example")) : List.of());
        assertThat(TxtRepairs.aliasesAsText(look).map(TxtRepairs::publication).map(TxtScenario::lines))
                .isEqualTo(
                        alias
                                ? Optional.of(List.of(
                                        "txt.publish-alias {name=_test.customer.example, target=t.host.example}"))
                                : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=TEST1; a", "v=TEST2; a"})
    void besideARecordANameIsJustAText(String text) {
        TxtLook<String> look = look(ZoneResolver.parse(
                "_test.customer.example. TXT \"" + text + "\"\n_test.customer.example. TXT t.host.example"));

        assertThat(look.aliasesAsText()).isEmpty();
    }

    // what findings are told

    @Test
    void eachFindingHasTheStepsThatEndIt() {
        TxtRepairs repairs = repairs("customer.example. 300 TXT \"v=TEST1; lost\"");
        List<Finding> findings = List.of(
                Finding.of(Code.MISSING, TxtScenario.NAME),
                Finding.of(Code.MISPLACED, TxtScenario.DOMAIN),
                Finding.of(Code.SEVERAL, TxtScenario.NAME),
                Finding.of(Code.MISSING, TxtScenario.NAME).atMost(Severity.NOTICE));

        List<Finding> told = repairs.attachTo(findings, Set.of(Code.MISSING), Code.MISPLACED);

        assertThat(told)
                .extracting(finding -> TxtScenario.lines(finding.repair()))
                .containsExactly(
                        List.of(ADD),
                        List.of(ADD, "- customer.example. 300 IN TXT \"v=TEST1; lost\""),
                        List.of(),
                        List.of());
    }

    @Test
    void aFindingThatHasItsStepsKeepsThem() {
        TxtRepairs repairs = repairs("");
        Finding finding = Finding.of(Code.MISSING, TxtScenario.NAME)
                .repairedBy(TxtRepairs.byHand(List.of()).publication());
        Finding ended = finding.repairedBy(
                repairs("_test.customer.example. 300 TXT \"v=TEST1; old\"").publication());

        assertThat(repairs.attachTo(List.of(ended), Set.of(Code.MISSING), Code.MISPLACED))
                .containsExactly(ended);
        assertThat(TxtRepairs.NONE.attachTo(List.of(finding), Set.of(Code.MISSING), Code.MISPLACED))
                .containsExactly(finding);
    }

    @Test
    void aFindingThatSaysWhatTheTextShouldBeSaysWhatIsPublished() {
        TxtRepairs repairs = repairs("_test.customer.example. 300 TXT \"v=TEST2; old\"");
        Finding finding = Finding.of(Code.VERSION, TxtScenario.NAME);

        assertThat(TxtRepairs.repaired(finding.with("repaired", "v=TEST1; old"), repairs.publication())
                        .arguments())
                .containsEntry("repaired", WANTED);
        assertThat(TxtRepairs.repaired(finding, repairs.publication()).arguments())
                .doesNotContainKey("repaired");
    }

    @Test
    void whatIsTooLongIsToBeShortened() {
        String[] strings = new String[40];
        Arrays.fill(strings, "\"" + "x".repeat(250) + "\"");
        String zone = "_test.customer.example. TXT \"v=TEST1; \" " + String.join(" ", strings);

        assertThat(publication(zone)).containsExactly("txt.shorten {limit=8192, name=_test.customer.example}");
        assertThat(TxtRepairs.shortening(look(ZoneResolver.parse("")))).isEqualTo(TxtRepairs.NONE);
    }
}
