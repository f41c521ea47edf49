package org.domainverifier.txt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;
import org.domainverifier.txt.TxtScenario.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What several expectations of one record say together, of which some want it kept at a service. */
class HostedPresencesTest {
    private static final HostedTxt HOSTED = HostedTxt.at("t.host.example");
    private static final HostedTxt ELSEWHERE = HostedTxt.at("t.other.example");
    private static final HostedTxt ITSELF = HostedTxt.at("_test.customer.example");
    private static final HostedTxt PENDING = HostedTxt.at(CustomerValue.of(customer -> Optional.empty()));
    private static final String RIGHT =
            "_test.customer.example. CNAME t.host.example.\nt.host.example. TXT \"v=TEST1; there\"";
    private static final String OWN = "_test.customer.example. TXT \"v=TEST1; own\"";

    private static HostedPresences of(String zone, List<Optional<HostedTxt>> hosts) {
        DnsResolver dns = ZoneResolver.parse(zone);
        Map<HostedTxt, HostedLook<String>> looks = new LinkedHashMap<>();
        hosts.stream()
                .flatMap(Optional::stream)
                .forEach(host -> looks.put(host, TxtScenario.hosted(dns, host, (hosted, standings) -> hosted)));
        return TxtScenario.judged(
                dns, (look, standings) -> HostedPresences.of(looks, hosts, Code.CODES, Code.ALIAS_AS_TEXT, standings));
    }

    private static HostedPresences of(String zone, HostedTxt... hosts) {
        return of(zone, Arrays.stream(hosts).map(Optional::of).toList());
    }

    @Test
    void eachExpectationHasItsOwnStatus() {
        HostedPresences presences = of(RIGHT, HOSTED, ELSEWHERE);

        assertThat(presences.status(HOSTED)).isEqualTo(CheckStatus.CORRECT);
        assertThat(presences.status(ELSEWHERE)).isEqualTo(CheckStatus.INCORRECT);
        assertThat(presences.byExpectation().keySet()).containsExactly(HOSTED, ELSEWHERE);
        assertThat(presences.findings()).extracting(Finding::code).containsExactly((FindingCode)
                HostedFinding.WRONG_ALIAS);
    }

    @Test
    void theRecordBehindARightAliasCounts() {
        HostedPresences presences = of(RIGHT, HOSTED);

        assertThat(presences.status(HOSTED, CheckStatus.INVALID)).isEqualTo(CheckStatus.INVALID);
        assertThat(presences.status(HOSTED, CheckStatus.CORRECT)).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void theRecordOfACopyCountsToo() {
        String copy = "_test.customer.example. TXT \"v=TEST1; there\"\nt.host.example. TXT \"v=TEST1; there\"";
        HostedPresences presences = of(copy, HOSTED);

        assertThat(presences.status(HOSTED, CheckStatus.INVALID)).isEqualTo(CheckStatus.INVALID);
        assertThat(presences.status(HOSTED, CheckStatus.CORRECT)).isEqualTo(CheckStatus.WARNING);
    }

    @Test
    void theRecordInPlaceOfTheAliasDoesNot() {
        assertThat(of(OWN, HOSTED).status(HOSTED, CheckStatus.INVALID)).isEqualTo(CheckStatus.INCORRECT);
    }

    @Test
    void whoDoesNotCheckTheRecordIsNotToldOfItsErrors() {
        HostedTxt unchecked = HOSTED.unchecked();

        assertThat(of(RIGHT, unchecked).status(unchecked, CheckStatus.INVALID)).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void theRecordIsUncheckedWhereNobodyChecksItAndTheAliasIsRight() {
        HostedTxt unchecked = HOSTED.unchecked();

        assertThat(of(RIGHT, unchecked).isUnchecked()).isTrue();
        assertThat(of(RIGHT, HOSTED).isUnchecked()).isFalse();
        assertThat(of(RIGHT, HOSTED, unchecked).isUnchecked()).isFalse();
        assertThat(of(OWN, unchecked).isUnchecked()).isFalse();
        assertThat(of(RIGHT, ITSELF.unchecked()).isUnchecked()).isFalse();
        assertThat(of(RIGHT, List.of(Optional.of(unchecked), Optional.empty())).isUnchecked())
                .isFalse();
        assertThat(of(RIGHT, List.of()).isUnchecked()).isFalse();
    }

    @Test
    void ofAnUncheckedRecordNothingIsWorseThanANotice() {
        List<Finding> findings = List.of(Finding.of(Code.VERSION, TxtScenario.NAME));

        assertThat(of(RIGHT, HOSTED.unchecked()).weighed(findings))
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTICE);
        assertThat(of(RIGHT, HOSTED).weighed(findings)).isEqualTo(findings);
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void whereAnAliasIsExpectedItsFindingsTakeThePlaceOfAbsence(Code code) {
        Finding finding = Finding.of(code, TxtScenario.NAME);
        boolean absence = code == Code.MISSING || code == Code.MISPLACED || code == Code.ALIAS_AS_TEXT;

        assertThat(of("", HOSTED).replaces(finding)).isEqualTo(absence);
        assertThat(of("", PENDING).replaces(finding)).isEqualTo(absence);
        assertThat(of("", ITSELF).replaces(finding)).isFalse();
        assertThat(of("", List.of()).replaces(finding)).isFalse();
    }

    @Test
    void anAliasIsExpectedUnlessTheRecordIsTheServicesOwn() {
        assertThat(of("", HOSTED).isExpected()).isTrue();
        assertThat(of("", ITSELF).isExpected()).isFalse();
        assertThat(of("", ITSELF, HOSTED).isExpected()).isTrue();
        assertThat(of("", PENDING).isExpected()).isTrue();
    }

    @Test
    void ofAServiceThatIsLookedUpItsRecordIsKnown() {
        Function<String, HostedLook<String>> look =
                zone -> TxtScenario.hosted(ZoneResolver.parse(zone), HOSTED, (hosted, standings) -> hosted);

        assertThat(look.apply(OWN + "\nt.host.example. TXT \"v=TEST1; there\"")
                        .only()
                        .map(TxtSource::text))
                .contains("v=TEST1; there");
        assertThat(look.apply(OWN).only()).isEmpty();
        assertThat(look.apply(RIGHT).there()).as("it is at the name itself").isEmpty();
        assertThat(look.apply(OWN).expected()).isEqualTo(HOSTED);
    }

    @Test
    void whereTheAnswerFailsAndTheAliasTooNothingIsKnown() {
        DnsResolver silent = ZoneResolver.builder()
                .zone(OWN)
                .timeout("_test.customer.example", RecordType.TXT)
                .timeout("_test.customer.example", RecordType.CNAME)
                .build();

        assertThat(TxtScenario.<AliasState>hosted(silent, HOSTED, HostedLook::state))
                .isEqualTo(AliasState.NOT_DETERMINED);
        assertThat(TxtScenario.<Boolean>hosted(silent, HOSTED, HostedRepairs::replaces))
                .isFalse();
    }
}
