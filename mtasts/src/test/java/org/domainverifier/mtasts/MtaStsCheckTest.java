package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.domainverifier.mtasts.HostedZones.ALIAS;
import static org.domainverifier.mtasts.HostedZones.DOMAIN;
import static org.domainverifier.mtasts.HostedZones.HOSTED;
import static org.domainverifier.mtasts.HostedZones.PROVIDER;
import static org.domainverifier.mtasts.HostedZones.TXT;
import static org.domainverifier.mtasts.HostedZones.repaired;
import static org.domainverifier.mtasts.HostedZones.report;
import static org.domainverifier.mtasts.HostedZones.verify;
import static org.domainverifier.mtasts.Verifying.codes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The record and the policy host, as the service loader's check sees them in a zone in memory: no connection is made. */
class MtaStsCheckTest {
    @Test
    void recordAndAliasAsAskedAreCorrectAndTheUnfetchedPolicyIsSaid() {
        MtaStsResult result = verify(PROVIDER + TXT + ALIAS, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly("policy-offline");
        assertThat(result.fetch()).isEqualTo(new PolicyFetch.NotAttempted(PolicyFetch.Reason.NO_SERVER_ANSWERED));
        assertThat(result.host().orElseThrow().aliases()).containsExactly(DomainName.of("mta-sts.trekmail.net"));
        assertThat(Verifying.repairs(result)).isEmpty();
    }

    @Test
    void anExampleAddressIsNotConnectedTo() {
        MtaStsResult result = verify("mta-sts.trekmail.net. A 192.0.2.1\n" + TXT + ALIAS, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly("policy-example-address");
    }

    @Test
    void recordsOnlyIsSaid() {
        MtaStsResult result = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(PROVIDER + TXT + ALIAS))
                .check(MtaStsCheck.recordsOnly())
                .only(MtaStsCheck.KEY)
                .require(HOSTED)
                .build()
                .verify(DOMAIN)
                .get(MtaStsCheck.KEY);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly("policy-not-asked");
    }

    @Test
    void theProvidersHostWithoutAddressIsTheProvidersBusiness() {
        MtaStsResult result = verify(TXT + ALIAS, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly("host-without-address");
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
            assertThat(finding.message()).contains("as asked");
            assertThat(finding.repair()).isEmpty();
        });
    }

    @Test
    void nothingAtAllIsMissing() {
        MtaStsResult result = verify("other.example. A 192.0.2.1");
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("missing");
        assertThat(Verifying.repairs(result))
                .hasOnlyElementsOfType(ManualStep.class)
                .hasSize(1);
    }

    @Test
    void bothRecordsAreAdded() {
        MtaStsResult result = verify(PROVIDER, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("missing", "alias-missing");
        assertThat(repaired(PROVIDER, HOSTED)).hasSize(2).hasOnlyElementsOfType(RecordChange.Add.class);
    }

    @Test
    void anotherIdIsIncorrectAndReplaced() {
        String zone = PROVIDER + ALIAS + "_mta-sts.customer.example. 60 TXT \"v=STSv1; id=old; ext=1\"";
        MtaStsResult result = verify(zone, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).contains("unexpected-id");
        assertThat(repaired(zone, HOSTED)).singleElement().satisfies(step -> {
            RecordChange.Replace replace = (RecordChange.Replace) step;
            assertThat(replace.to().data()).isEqualTo(RecordData.Txt.of("v=STSv1; id=20251124; ext=1"));
            assertThat(replace.to().ttl()).hasSeconds(60);
        });
    }

    @Test
    void anIdOfAnotherCaseIsAnotherId() {
        MtaStsExpectation letters = MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "abc");
        String zone = PROVIDER + ALIAS + "_mta-sts.customer.example. TXT \"v=STSv1; id=ABC\"";
        assertThat(verify(zone, letters).status()).isEqualTo(CheckStatus.INCORRECT);
    }

    @Test
    void anIdThatIsNotReadyIsPending() {
        MtaStsExpectation notReady = MtaStsExpectation.hostedAt("mta-sts.trekmail.net", domain -> Optional.empty());
        MtaStsResult result = verify(PROVIDER + ALIAS, notReady);
        assertThat(result.status()).isEqualTo(CheckStatus.PENDING);
        assertThat(codes(result)).containsExactly("pending");
        assertThat(Verifying.repairs(result))
                .containsExactly(new ManualStep(
                        MtaStsStep.AWAIT_ID, Map.of("name", DomainName.of("_mta-sts.customer.example"))));
        assertThat(verify(PROVIDER + ALIAS + TXT, notReady).status()).isEqualTo(CheckStatus.PENDING);
    }

    @Test
    void aMissingAliasCountsBesideAPendingId() {
        MtaStsExpectation notReady = MtaStsExpectation.hostedAt("mta-sts.trekmail.net", domain -> Optional.empty());
        MtaStsResult result = verify(PROVIDER, notReady);
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("pending", "alias-missing");
    }

    @Test
    void aFunctionThatGivesNoIdIsTheProvidersMistake() {
        MtaStsExpectation broken = MtaStsExpectation.hostedAt("mta-sts.trekmail.net", domain -> Optional.of("a-b"));
        assertThat(broken.recordsToPublish(DOMAIN, CustomerValues.none()).get(0).data())
                .isEmpty();
        assertThat(report(ZoneResolver.parse(PROVIDER + TXT + ALIAS), broken).status(MtaStsCheck.KEY))
                .contains(CheckStatus.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-b", "a b", "123456789012345678901234567890123"})
    void aBadIdIsRefused(String id) {
        assertThatThrownBy(() -> MtaStsExpectation.hostedAt("mta-sts.trekmail.net", id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + id + "\"");
    }

    @Test
    void twoRecordsAreAConflictAndOneIsKept() {
        String zone = PROVIDER + ALIAS + TXT + "_mta-sts.customer.example. TXT \"v=STSv1; id=other\"";
        MtaStsResult result = verify(zone, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(codes(result)).contains("multiple-records");
        assertThat(repaired(zone, HOSTED)).singleElement().isInstanceOf(RecordChange.Delete.class);
    }

    @Test
    void otherTxtAtTheNameIsIgnored() {
        assertThat(verify(PROVIDER + ALIAS + TXT + "_mta-sts.customer.example. TXT hello", HOSTED)
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\"v=STSv1; id=20251124\\\"",
                "TXT v=STSv1; id=20251124",
                "V=STSv1; id=20251124",
                "v=STSv1\\\\; id=20251124"
            })
    void whatPastingDamagedIsNamedAndRepaired(String quoted) {
        String zone = PROVIDER + ALIAS + "_mta-sts.customer.example. TXT \"" + quoted + "\"";
        MtaStsResult result = verify(zone, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(codes(result)).contains("pasting-mistake").doesNotContain("missing");
        repaired(zone, HOSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_mta-sts.customer.example.customer.example.", "customer.example."})
    void aMisplacedRecordIsFoundAndMoved(String name) {
        String zone = PROVIDER + ALIAS + name + " TXT \"v=STSv1; id=1\"";
        MtaStsResult result = verify(zone, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("missing", "misplaced");
        assertThat(repaired(zone, HOSTED)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"v=STSv1;", "v=STSv1; id=2025-11-24", "v=STSv1; id = 1", "v=STSv1;; id=1", "v=STSv1; id=1; id=2"
            })
    void anInvalidRecordIsRepaired(String text) {
        String zone = PROVIDER + ALIAS + "_mta-sts.customer.example. TXT \"" + text + "\"";
        assertThat(verify(zone).status()).isIn(CheckStatus.INVALID, CheckStatus.WARNING);
        repaired(zone);
        repaired(zone, HOSTED);
    }

    @Test
    void aRecordWithoutAHostIsMissingThePolicy() {
        MtaStsResult result = verify(TXT);
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("host-missing", "record-without-policy");
    }

    @Test
    void aRecordWithADanglingAliasIsMissingThePolicy() {
        MtaStsResult result = verify(TXT + "mta-sts.customer.example. CNAME gone.example.");
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("host-without-address", "record-without-policy");
    }

    @ParameterizedTest
    @EnumSource(FailureCause.class)
    void aFailureIsUnknownWhereverItIs(FailureCause cause) {
        for (String name : List.of("_mta-sts.customer.example", "mta-sts.customer.example", "mta-sts.trekmail.net")) {
            DnsResolver dns = ZoneResolver.builder()
                    .zone(PROVIDER + TXT + ALIAS)
                    .fail(cause, name)
                    .build();
            MtaStsResult result = verify(dns, HOSTED);
            assertThat(result.status()).as(name).isEqualTo(CheckStatus.UNKNOWN);
            assertThat(codes(result)).as(name).contains("not-determined");
        }
    }

    @Test
    void aPolicyThatNobodyFetchedSaysNothingAboutItsMode() {
        MtaStsResult result = verify(PROVIDER + TXT + ALIAS, HOSTED.withModeAtLeast(MtaStsMode.ENFORCE));
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
    }

    @Test
    void itWaitsOneRoundAndAsksNothingTwice() {
        DomainReport report = report(Verifying.delayed(PROVIDER + TXT + ALIAS), HOSTED);
        assertThat(report.usage().rounds()).isEqualTo(1);
        assertThat(report.usage().questions()).isEqualTo(5);
    }

    @Test
    void aDashboardShowsBothRecords() {
        assertThat(HOSTED.recordsToPublish(DOMAIN, CustomerValues.none()))
                .containsExactly(
                        RecordToPublish.of(
                                DomainName.of("_mta-sts.customer.example"), RecordData.Txt.of("v=STSv1; id=20251124")),
                        RecordToPublish.of(
                                DomainName.of("mta-sts.customer.example"),
                                new RecordData.Cname(DomainName.of("mta-sts.trekmail.net"))));
        assertThat(MtaStsExpectation.hostedAt("mta-sts.trekmail.net", domain -> Optional.empty())
                        .recordsToPublish(DOMAIN, CustomerValues.none()))
                .first()
                .isEqualTo(RecordToPublish.notReady(DomainName.of("_mta-sts.customer.example"), RecordType.TXT));
        assertThat(MtaStsExpectation.anyValid().recordsToPublish(DOMAIN, CustomerValues.none()))
                .isEmpty();
    }

    @Test
    void aNameTooLongForARecordHasNone() {
        String label = "a".repeat(63);
        MtaStsResult result = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(PROVIDER))
                .only(MtaStsCheck.KEY)
                .build()
                .verify(String.join(".", label, label, label, "a".repeat(58)))
                .get(MtaStsCheck.KEY);
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("missing");
    }
}
