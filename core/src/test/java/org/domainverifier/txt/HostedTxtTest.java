package org.domainverifier.txt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.txt.TxtScenario.NAME;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Finding;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.txt.HostedRepairs.Losses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record of any kind that is to be kept at a hosting service, by way of an alias. */
class HostedTxtTest {
    private static final HostedTxt HOSTED = HostedTxt.at("t.host.example");
    private static final String THERE = "t.host.example. 300 TXT \"v=TEST1; there\"\n";
    private static final String ALIAS = "_test.customer.example. 300 CNAME t.host.example.\n";
    private static final String OTHER_ALIAS =
            "_test.customer.example. 300 CNAME t.other.example.\nt.other.example. 300 TXT \"v=TEST1; other\"\n";
    private static final String OWN = "_test.customer.example. 300 TXT \"v=TEST1; own\"\n";
    private static final String ADD = "+ _test.customer.example. 3600 IN CNAME t.host.example.";
    private static final String TO = "{name=_test.customer.example, target=t.host.example}";

    private static HostedPresence presence(DnsResolver dns, HostedTxt expected) {
        return TxtScenario.hosted(
                dns, expected, (hosted, standings) -> HostedPresence.of(hosted, TxtScenario.Code.CODES, standings));
    }

    private static HostedPresence presence(String zone) {
        return presence(ZoneResolver.parse(zone), HOSTED);
    }

    private static List<FindingCode> codes(HostedPresence presence) {
        return presence.findings().stream().map(Finding::code).toList();
    }

    private static List<String> plan(DnsResolver dns, HostedTxt expected, Losses losses) {
        return TxtScenario.hosted(
                dns, expected, (hosted, standings) -> TxtScenario.lines(HostedRepairs.of(hosted, losses, standings)));
    }

    private static List<String> plan(String zone) {
        return plan(ZoneResolver.parse(zone), HOSTED, Losses.NONE);
    }

    private static boolean replaces(String zone) {
        return TxtScenario.hosted(ZoneResolver.parse(zone), HOSTED, HostedRepairs::replaces);
    }

    private static ZoneResolver silent(String zone, String name) {
        return ZoneResolver.builder().zone(zone).timeout(name, RecordType.TXT).build();
    }

    // right

    @ParameterizedTest
    @ValueSource(
            strings = {
                ALIAS + THERE,
                "_test.customer.example. CNAME a.example.net.\na.example.net. CNAME t.host.example.\n" + THERE,
                "_test.customer.example. CNAME t.host.example.\nt.host.example. CNAME pool.host.example.\n"
                        + "pool.host.example. TXT \"v=TEST1; there\""
            })
    void anAliasThatLeadsByTheServicesNameIsRight(String zone) {
        assertThat(presence(zone)).isEqualTo(new HostedPresence(CheckStatus.CORRECT, List.of()));
        assertThat(plan(zone)).containsExactly("txt.tell-host " + TO);
        assertThat(replaces(zone)).isFalse();
    }

    @Test
    void whereTheAliasIsRightNothingElseIsAsked() {
        List<DnsQuestion> asked = new ArrayList<>();
        ZoneResolver zone = ZoneResolver.parse(ALIAS + THERE);

        presence(
                question -> {
                    asked.add(question);
                    return zone.resolve(question);
                },
                HOSTED);

        assertThat(asked).containsExactly(new DnsQuestion(NAME, RecordType.TXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {ALIAS, ALIAS + "t.host.example. A 192.0.2.1", ALIAS + "t.host.example. TXT hello"})
    void aRightAliasToNoRecordIsForTheServiceToEnd(String zone) {
        HostedPresence presence = presence(zone);

        assertThat(presence.status()).isEqualTo(CheckStatus.PENDING);
        assertThat(codes(presence)).containsExactly(HostedFinding.TARGET_EMPTY);
        assertThat(presence.findings().get(0).arguments())
                .isEqualTo(Map.of("name", NAME, "target", DomainName.of("t.host.example")));
        assertThat(plan(zone)).containsExactly("txt.host-publishes " + TO);
        assertThat(replaces(zone)).isFalse();
    }

    @Test
    void whoDoesNotCheckWhatIsThereIsContentWithTheAlias() {
        HostedPresence presence = presence(ZoneResolver.parse(ALIAS), HOSTED.unchecked());

        assertThat(presence.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(presence.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(HostedFinding.TARGET_EMPTY);
            assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
        });
    }

    @Test
    void aMisspeltRecordAtTheServiceIsNotTakenForNone() {
        String zone = ALIAS + "t.host.example. TXT \"v=TEST2; there\"";

        assertThat(presence(zone)).isEqualTo(new HostedPresence(CheckStatus.CORRECT, List.of()));
        assertThat(plan(zone)).containsExactly("txt.tell-host " + TO);
    }

    // wrong

    @Test
    void whereThereIsNothingTheAliasIsMissing() {
        HostedPresence presence = presence(THERE);

        assertThat(presence.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(presence)).containsExactly(HostedFinding.ALIAS_MISSING);
        assertThat(plan(THERE)).containsExactly(ADD);
        assertThat(replaces(THERE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*.customer.example. TXT \"v=spf1 -all\"\n",
                "*.customer.example. CNAME www.customer.example.\nwww.customer.example. TXT hello\n"
            })
    void whatAWildcardAnswersIsNotInPlaceOfTheAlias(String wildcard) {
        HostedPresence presence = presence(wildcard + THERE);

        assertThat(codes(presence)).containsExactly(HostedFinding.ALIAS_MISSING);
        assertThat(presence.status()).isEqualTo(CheckStatus.MISSING);
    }

    @ParameterizedTest
    @CsvSource({"A 192.0.2.1, 192.0.2.1", "AAAA 2001:db8::1, 2001:db8:0:0:0:0:0:1"})
    void addressesInPlaceOfTheAliasAreAProxys(String record, String address) {
        String zone = "_test.customer.example. " + record + "\n" + THERE;
        HostedPresence presence = presence(zone);

        assertThat(presence.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(presence)).containsExactly(HostedFinding.ALIAS_PROXIED);
        assertThat(presence.findings().get(0).arguments()).containsEntry("addresses", List.of(address));
        assertThat(plan(zone)).containsExactly("txt.switch-off-proxy " + TO);
    }

    @Test
    void addressesOfAWildcardAreNotAProxys() {
        assertThat(codes(presence("*.customer.example. A 192.0.2.1\n" + THERE)))
                .containsExactly(HostedFinding.ALIAS_MISSING);
    }

    @Test
    void anotherAliasIsNamedAndReplaced() {
        HostedPresence presence = presence(OTHER_ALIAS + THERE);

        assertThat(presence.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(presence)).containsExactly(HostedFinding.WRONG_ALIAS);
        assertThat(presence.findings().get(0).arguments()).containsEntry("actual", DomainName.of("t.other.example"));
        assertThat(plan(OTHER_ALIAS + THERE))
                .containsExactly(
                        "- _test.customer.example. 300 IN CNAME t.other.example.",
                        "+ _test.customer.example. 300 IN CNAME t.host.example.");
        assertThat(replaces(OTHER_ALIAS + THERE)).isTrue();
    }

    @Test
    void aTextThatIsWhereAnotherAliasLeadsDoesNotGoWithIt() {
        assertThat(plan(OTHER_ALIAS + "t.other.example. 300 TXT hello\n" + THERE))
                .noneMatch(line -> line.startsWith("txt.other-text-goes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.host.example", "T.host.example.", " t.host.example "})
    void theTargetAsATextGivesWayWithoutAWord(String text) {
        String zone = "_test.customer.example. 300 TXT \"" + text + "\"\n" + THERE;
        HostedPresence presence = presence(zone);

        assertThat(presence.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(presence)).containsExactly(HostedFinding.ALIAS_AS_TEXT);
        assertThat(plan(zone)).hasSize(2).last().isEqualTo(ADD);
    }

    @Test
    void aTextOfAnotherKindIsNamedBeforeItGoes() {
        String zone = OWN + "_test.customer.example. 300 TXT hello\n" + THERE;

        assertThat(codes(presence(zone))).containsExactly(HostedFinding.NOT_AN_ALIAS);
        assertThat(plan(zone))
                .containsExactlyInAnyOrder(
                        "txt.other-text-goes {name=_test.customer.example, target=t.host.example, text=hello}",
                        "- _test.customer.example. 300 IN TXT \"v=TEST1; own\"",
                        "- _test.customer.example. 300 IN TXT \"hello\"",
                        ADD)
                .startsWith("txt.other-text-goes {name=_test.customer.example, target=t.host.example, text=hello}")
                .endsWith(ADD);
    }

    @Test
    void aCopyOfWhatIsAtTheServiceWorksUntilThatChanges() {
        HostedPresence presence = presence("_test.customer.example. 300 TXT \"v=TEST1; there\"\n" + THERE);

        assertThat(presence.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(codes(presence)).containsExactly(HostedFinding.ALIAS_COPIED);
    }

    @Test
    void anOwnRecordStaysUntilTheServiceHasOne() {
        HostedPresence presence = presence(OWN);

        assertThat(presence.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(presence)).containsExactly(HostedFinding.NOT_AN_ALIAS);
        assertThat(plan(OWN)).containsExactly("txt.host-publishes " + TO);
    }

    @Test
    void anOwnTextThatNobodyTakesForARecordNeedsNotWaitForTheService() {
        assertThat(plan("_test.customer.example. 300 TXT hello\n"))
                .hasSize(3)
                .last()
                .isEqualTo(ADD);
    }

    @Test
    void anOwnRecordStaysWhereTheServiceCannotBeAsked() {
        HostedPresence presence = presence(silent(OWN, "t.host.example"), HOSTED);

        assertThat(presence.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(presence)).containsExactly(HostedFinding.NOT_AN_ALIAS, TxtScenario.Code.NOT_DETERMINED);
        assertThat(plan(silent(OWN, "t.host.example"), HOSTED, Losses.NONE)).containsExactly("txt.verify-target " + TO);
    }

    @Test
    void aRecordThatIsTooLongToBeReadStays() {
        String[] strings = new String[40];
        Arrays.fill(strings, "\"" + "x".repeat(250) + "\"");
        String zone = "_test.customer.example. 300 TXT \"v=TEST1; \" " + String.join(" ", strings) + "\n" + THERE;

        assertThat(plan(zone)).singleElement().asString().startsWith("txt.shorten ");
    }

    // not known

    @Test
    void ofAFailureTheAliasItselfMayBeKnown() {
        DnsResolver right = silent(ALIAS, "_test.customer.example");
        DnsResolver wrong = silent(OTHER_ALIAS, "_test.customer.example");
        DnsResolver neither = silent("_test.customer.example. A 192.0.2.1", "_test.customer.example");

        assertThat(presence(right, HOSTED)).isEqualTo(new HostedPresence(CheckStatus.UNKNOWN, List.of()));
        assertThat(presence(right, HOSTED.unchecked())).isEqualTo(new HostedPresence(CheckStatus.CORRECT, List.of()));
        assertThat(codes(presence(wrong, HOSTED))).containsExactly(HostedFinding.WRONG_ALIAS);
        assertThat(presence(wrong, HOSTED).findings().get(0).arguments())
                .containsEntry("actual", DomainName.of("t.other.example"));
        assertThat(presence(neither, HOSTED)).isEqualTo(new HostedPresence(CheckStatus.UNKNOWN, List.of()));
        assertThat(plan(neither, HOSTED, Losses.NONE)).isEmpty();
    }

    @Test
    void whatTheProviderDoesNotKnowYetIsPending() {
        HostedTxt pending = HostedTxt.at(CustomerValue.of(customer -> Optional.empty()));
        HostedPresence presence = presence(ZoneResolver.parse(OWN), pending);

        assertThat(presence.status()).isEqualTo(CheckStatus.PENDING);
        assertThat(codes(presence)).containsExactly(HostedFinding.TARGET_PENDING);
        assertThat(presence.findings().get(0).arguments()).isEqualTo(Map.of("name", NAME));
        assertThat(plan(ZoneResolver.parse(OWN), pending, Losses.NONE))
                .containsExactly("txt.await-target {name=_test.customer.example}");
    }

    @Test
    void whatTheProviderCannotSayIsUnknown() {
        HostedTxt broken = HostedTxt.at(CustomerValue.of(customer -> {
            throw new IllegalStateException("no database");
        }));
        HostedPresence presence = presence(ZoneResolver.parse(OWN), broken);

        assertThat(presence.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(presence)).containsExactly(HostedFinding.TARGET_UNAVAILABLE);
        assertThat(plan(ZoneResolver.parse(OWN), broken, Losses.NONE))
                .containsExactly("txt.ask-provider-again {name=_test.customer.example}");
    }

    @Test
    void atTheServicesOwnDomainThereIsNoAlias() {
        HostedTxt here = HostedTxt.at("_test.customer.example");

        assertThat(presence(ZoneResolver.parse(OWN), here))
                .isEqualTo(new HostedPresence(CheckStatus.CORRECT, List.of()));
        assertThat(TxtScenario.<Boolean>hosted(ZoneResolver.parse(OWN), here, HostedRepairs::replaces))
                .isFalse();
        assertThat(here.isKeptAt(NAME, CustomerValues.none())).isTrue();
        assertThat(HOSTED.isKeptAt(NAME, CustomerValues.none())).isFalse();
    }

    // what is lost

    @Test
    void addressesThatTheServicesRecordLacksAreNamedBefore() {
        Losses losses = new Losses(Set.of("mailto:b@x.example", "mailto:a@x.example"), List.of());

        assertThat(plan(ZoneResolver.parse(OWN + THERE), HOSTED, losses))
                .first()
                .isEqualTo("txt.keep-addresses {addresses=[mailto:a@x.example, mailto:b@x.example],"
                        + " name=_test.customer.example, target=t.host.example}");
    }

    @Test
    void whereTheServicesRecordIsWeakerThatIsAllThatIsSaid() {
        ManualStep weaker = new ManualStep(TxtStep.VERIFY_TARGET, Map.of("name", NAME));

        assertThat(plan(ZoneResolver.parse(OWN + THERE), HOSTED, new Losses(Set.of(), List.of(weaker))))
                .containsExactly("txt.verify-target {name=_test.customer.example}");
    }

    @Test
    void theRecordToPublishIsTheAlias() {
        assertThat(HOSTED.toPublish(NAME, CustomerValues.none()))
                .isEqualTo(RecordToPublish.of(NAME, new RecordData.Cname(DomainName.of("t.host.example"))));
        assertThat(HostedTxt.at(CustomerValue.of(customer -> Optional.empty())).toPublish(NAME, CustomerValues.none()))
                .isEqualTo(RecordToPublish.notReady(NAME, RecordType.CNAME));
    }
}
