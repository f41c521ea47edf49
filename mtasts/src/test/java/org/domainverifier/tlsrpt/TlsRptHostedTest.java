package org.domainverifier.tlsrpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.txt.TxtStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are kept at a service, by way of an alias. */
class TlsRptHostedTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final String TARGET = "customer.tls.host.example";
    private static final String ALIAS = "_smtp._tls.customer.example. 300 CNAME " + TARGET + ".\n";
    private static final String THERE = "customer.example. MX 0 .\n" + TARGET
            + ". TXT \"v=TLSRPTv1; rua=mailto:tls@host.example\"\nhost.example. MX 10 mail.host.example.\n";
    private static final TlsRptExpectation HOSTED = TlsRptExpectation.hostedAt(TARGET);

    private static DomainVerifier verifier(String zone, TlsRptExpectation expectation) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone))
                .only(TlsRptCheck.KEY)
                .require(expectation)
                .build();
    }

    private static DomainReport verify(String zone, TlsRptExpectation expectation) {
        return verifier(zone, expectation).verify(DOMAIN);
    }

    private static String own(String text) {
        return "_smtp._tls.customer.example. 300 TXT \"" + text + "\"\n";
    }

    private static List<String> codes(DomainReport report) {
        return report.get(TlsRptCheck.KEY).findings().stream()
                .map(finding -> finding.code().id())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "right, CORRECT, ''",
        "nothing, MISSING, txt.alias-missing",
        "empty, PENDING, txt.target-empty",
        "other, INCORRECT, txt.wrong-alias",
        "own, INCORRECT, txt.not-an-alias",
        "text, INCORRECT, txt.alias-as-text",
        "copy, WARNING, txt.alias-copied",
    })
    void whatIsAtTheNameIsTold(String state, CheckStatus status, String code) {
        DomainReport report = verify(zone(state), HOSTED);

        assertThat(report.status(TlsRptCheck.KEY)).contains(status);
        assertThat(String.join(" ", codes(report))).isEqualTo(code);
    }

    private static String zone(String state) {
        return switch (state) {
            case "right" -> ALIAS + THERE;
            case "nothing" -> THERE;
            case "empty" -> ALIAS;
            case "other" ->
                "_smtp._tls.customer.example. CNAME x.example.\nx.example. TXT \"v=TLSRPTv1; rua=mailto:tls@host.example\"\n"
                        + THERE;
            case "own" -> own("v=TLSRPTv1; rua=mailto:tls@host.example,https://customer.example/tls") + THERE;
            case "text" -> own(TARGET) + THERE;
            default -> own("v=TLSRPTv1; rua=mailto:tls@host.example") + THERE;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "other", "own", "text", "copy"})
    void thePlanLeadsToWhatIsExpected(String state) {
        DomainVerifier verifier = verifier(zone(state), HOSTED);

        assertThat(verifier.preview(DOMAIN, verifier.verify(DOMAIN).repairs()).status(TlsRptCheck.KEY))
                .contains(CheckStatus.CORRECT);
    }

    @Test
    void addressesThatAreLostWithTheOwnRecordAreNamed() {
        assertThat(verify(zone("own"), HOSTED).repairs().manualSteps())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.code()).isEqualTo(TxtStep.KEEP_ADDRESSES);
                    assertThat(step.arguments()).containsEntry("addresses", List.of("https://customer.example/tls"));
                });
    }

    @Test
    void anOwnRecordStaysUntilTheServiceHasOne() {
        DomainReport report = verify(own("v=TLSRPTv1; rua=mailto:me@customer.example"), HOSTED);

        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps()).extracting(ManualStep::code).contains(TxtStep.HOST_PUBLISHES);
    }

    @Test
    void aWrongRecordBehindTheAliasIsForItsKeeperToCorrect() {
        DomainReport report = verify(ALIAS + TARGET + ". TXT \"v=TLSRPTv1;\"\n", HOSTED);

        assertThat(report.status(TlsRptCheck.KEY)).contains(CheckStatus.INVALID);
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps()).extracting(ManualStep::code).contains(TxtStep.TELL_HOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v=TLSRPTv1;", "hello"})
    void uncheckedWhateverIsBehindTheAliasWillDo(String text) {
        String zone = ALIAS + (text.isEmpty() ? "" : TARGET + ". TXT \"" + text + "\"\n");

        assertThat(verify(zone, HOSTED.unchecked()).status(TlsRptCheck.KEY)).contains(CheckStatus.CORRECT);
    }

    @Test
    void theNameMayDependOnTheCustomer() {
        TlsRptExpectation each = TlsRptExpectation.hostedAt(customer -> Optional.of("customer.tls.host.example"));
        TlsRptExpectation notReady = TlsRptExpectation.hostedAt(customer -> Optional.empty());

        assertThat(verify(ALIAS + THERE, each).status(TlsRptCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(verify(ALIAS + THERE, notReady).status(TlsRptCheck.KEY)).contains(CheckStatus.PENDING);
    }

    @Test
    void theRecordToPublishIsTheAlias() {
        assertThat(HOSTED.recordsToPublish(DOMAIN, CustomerValues.none()))
                .containsExactly(RecordToPublish.of(
                        DomainName.of("_smtp._tls.customer.example"), new RecordData.Cname(DomainName.of(TARGET))));
    }

    @Test
    void onlyAHostedRecordCanBeUnchecked() {
        assertThatIllegalStateException().isThrownBy(TlsRptExpectation.anyValid()::unchecked);
    }
}
