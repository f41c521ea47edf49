package org.domainverifier.mtasts;

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

/** Records that are kept at a service, by way of an alias, beside the policy host's. */
class MtaStsHostedTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final String TARGET = "customer.sts.host.example";
    private static final String ALIAS = "_mta-sts.customer.example. 300 CNAME " + TARGET + ".\n";
    private static final String POLICY_HOST =
            "mta-sts.customer.example. 300 CNAME mta-sts.host.example.\nmta-sts.host.example. A 8.8.4.4\n";
    private static final String THERE = TARGET + ". TXT \"v=STSv1; id=20251124\"\n" + POLICY_HOST;
    private static final MtaStsExpectation HOSTED =
            MtaStsExpectation.hostedAt("mta-sts.host.example").recordHostedAt(TARGET);

    private static DomainVerifier verifier(String zone, MtaStsExpectation expectation) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone))
                .check(MtaStsCheck.recordsOnly())
                .only(MtaStsCheck.KEY)
                .require(expectation)
                .build();
    }

    private static DomainReport verify(String zone, MtaStsExpectation expectation) {
        return verifier(zone, expectation).verify(DOMAIN);
    }

    private static String own(String text) {
        return "_mta-sts.customer.example. 300 TXT \"" + text + "\"\n";
    }

    private static String zone(String state) {
        return switch (state) {
            case "right" -> ALIAS + THERE;
            case "nothing" -> THERE;
            case "empty" -> ALIAS + POLICY_HOST;
            case "other" -> "_mta-sts.customer.example. CNAME x.example.\nx.example. TXT \"v=STSv1; id=1\"\n" + THERE;
            case "own" -> own("v=STSv1; id=1") + THERE;
            case "text" -> own(TARGET) + THERE;
            default -> own("v=STSv1; id=20251124") + THERE;
        };
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

        assertThat(report.status(MtaStsCheck.KEY)).contains(status);
        assertThat(report.get(MtaStsCheck.KEY).findings())
                .extracting(finding -> finding.code().id())
                .filteredOn(id -> id.startsWith("txt.") || id.endsWith(".missing"))
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "other", "own", "text", "copy"})
    void thePlanLeadsToWhatIsExpected(String state) {
        DomainVerifier verifier = verifier(zone(state), HOSTED);

        assertThat(verifier.preview(DOMAIN, verifier.verify(DOMAIN).repairs()).status(MtaStsCheck.KEY))
                .contains(CheckStatus.CORRECT);
    }

    @Test
    void anOwnRecordStaysUntilTheServiceHasOne() {
        DomainReport report = verify(own("v=STSv1; id=1") + POLICY_HOST, HOSTED);

        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps()).extracting(ManualStep::code).contains(TxtStep.HOST_PUBLISHES);
    }

    @Test
    void aWrongRecordBehindTheAliasIsForItsKeeperToCorrect() {
        DomainReport report = verify(ALIAS + TARGET + ". TXT \"v=STSv1;\"\n" + POLICY_HOST, HOSTED);

        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.INVALID);
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps()).extracting(ManualStep::code).contains(TxtStep.TELL_HOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v=STSv1;", "hello"})
    void uncheckedWhateverIsBehindTheAliasWillDo(String text) {
        String zone = ALIAS + POLICY_HOST + (text.isEmpty() ? "" : TARGET + ". TXT \"" + text + "\"\n");

        assertThat(verify(zone, HOSTED.recordUnchecked()).status(MtaStsCheck.KEY))
                .contains(CheckStatus.CORRECT);
    }

    @Test
    void theNameMayDependOnTheCustomer() {
        MtaStsExpectation host = MtaStsExpectation.hostedAt("mta-sts.host.example");

        assertThat(verify(zone("right"), host.recordHostedAt(customer -> Optional.of(TARGET)))
                        .status(MtaStsCheck.KEY))
                .contains(CheckStatus.CORRECT);
        assertThat(verify(zone("right"), host.recordHostedAt(customer -> Optional.empty()))
                        .status(MtaStsCheck.KEY))
                .contains(CheckStatus.PENDING);
    }

    @Test
    void theRecordsToPublishAreBothAliases() {
        assertThat(HOSTED.recordsToPublish(DOMAIN, CustomerValues.none()))
                .containsExactly(
                        RecordToPublish.of(
                                DomainName.of("_mta-sts.customer.example"),
                                new RecordData.Cname(DomainName.of(TARGET))),
                        RecordToPublish.of(
                                DomainName.of("mta-sts.customer.example"),
                                new RecordData.Cname(DomainName.of("mta-sts.host.example"))));
    }

    @Test
    void onlyAHostedRecordCanBeUnchecked() {
        assertThatIllegalStateException().isThrownBy(MtaStsExpectation.anyValid()::recordUnchecked);
    }
}
