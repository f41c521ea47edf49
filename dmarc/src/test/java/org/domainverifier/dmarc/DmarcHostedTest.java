package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValue;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Finding;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.txt.TxtStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are kept at a service, by way of an alias. */
class DmarcHostedTest {
    private static final DomainName DOMAIN = DomainName.of("example.com");
    private static final DomainName NAME = DomainName.of("_dmarc.example.com");
    private static final String TARGET = "example.com.dmarc.host.example";
    private static final String ALIAS = "_dmarc.example.com. 300 CNAME " + TARGET + ".\n";
    private static final String REJECT = "v=DMARC1; p=reject; rua=mailto:reports@host.example";
    private static final String THERE = TARGET + ". TXT \"" + REJECT + "\"\n"
            + "*._report._dmarc.host.example. TXT \"v=DMARC1;\"\nhost.example. MX 10 mail.host.example.\n";
    private static final DmarcExpectation HOSTED = DmarcExpectation.hostedAt(TARGET);

    private static DomainReport report(DnsResolver dns, Expectation... expectations) {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(dns).only(DmarcCheck.KEY);
        for (Expectation expectation : expectations) {
            builder.require(expectation);
        }
        return builder.build().verify(DOMAIN);
    }

    private static DmarcResult verify(String zone, Expectation... expectations) {
        return report(ZoneResolver.parse(zone), expectations).get(DmarcCheck.KEY);
    }

    private static List<String> codes(DmarcResult result) {
        return result.findings().stream().map(finding -> finding.code().id()).toList();
    }

    private static RepairPlan plan(String zone, Expectation... expectations) {
        return report(ZoneResolver.parse(zone), expectations).repairs();
    }

    private static String own(String text) {
        return "_dmarc.example.com. 300 TXT \"" + text + "\"\n";
    }

    @Test
    void anAliasOfTheServiceWithAValidRecordBehindIsRight() {
        DmarcResult result = verify(ALIAS + THERE, HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.findings()).isEmpty();
        assertThat(result.policy().applied()).isEqualTo(DmarcPolicy.REJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXAMPLE.com.DMARC.host.example", "example.com.dmarc.host.example."})
    void caseAndFinalDotAreOfNoConsequence(String target) {
        assertThat(verify(ALIAS + THERE, DmarcExpectation.hostedAt(target)).status())
                .isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aChainThatPassesThroughTheServicesNameCounts() {
        String chain = "_dmarc.example.com. CNAME a.example.net.\na.example.net. CNAME " + TARGET + ".\n" + TARGET
                + ". CNAME pool.host.example.\npool.host.example. TXT \"" + REJECT + "\"\n";

        assertThat(verify(chain, HOSTED).outcomes().get(0).status()).isLessThanOrEqualTo(CheckStatus.WARNING);
    }

    @Test
    void aRightDomainCostsNoQuestionMore() {
        long without = report(ZoneResolver.parse(ALIAS + THERE), DmarcExpectation.anyValid())
                .usage()
                .questions();
        assertThat(report(ZoneResolver.parse(ALIAS + THERE), HOSTED).usage().questions())
                .isEqualTo(without);
    }

    @Test
    void whereThereIsNothingThePlanPublishesTheAlias() {
        String zone = "example.com. MX 10 mail.example.com.\n" + THERE;
        DmarcResult result = verify(zone, HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).containsExactly("txt.alias-missing");
        assertThat(plan(zone, HOSTED).changes()).singleElement().satisfies(change -> {
            assertThat(change).isInstanceOf(RecordChange.Add.class);
            assertThat(change.after().orElseThrow().data()).isEqualTo(new RecordData.Cname(DomainName.of(TARGET)));
        });
    }

    @Test
    void anOwnRecordGivesWayToTheAliasAndTheAddressesThatAreLostAreNamed() {
        String zone =
                own("v=DMARC1; p=none; rua=mailto:me@example.com,mailto:reports@host.example; ruf=mailto:f@example.com")
                        + THERE;
        DmarcResult result = verify(zone, HOSTED);
        RepairPlan plan = plan(zone, HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).contains("txt.not-an-alias");
        assertThat(plan.changes())
                .extracting(RecordChange::kind)
                .containsExactly(RecordChange.Kind.DELETE, RecordChange.Kind.ADD);
        assertThat(plan.manualSteps())
                .filteredOn(step -> step.code() == TxtStep.KEEP_ADDRESSES)
                .singleElement()
                .extracting(step -> step.arguments().get("addresses"))
                .isEqualTo(List.of("mailto:f@example.com", "mailto:me@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1; p=reject",
                "v=DMARC1; p=quarantine; sp=reject",
                "v=DMARC1; p=quarantine; np=reject",
                "v=DMARC1; p=quarantine; adkim=s",
                "v=DMARC1 p=reject"
            })
    void aStricterRecordIsAskedAboutBeforeItGivesWay(String text) {
        String zone = own(text) + TARGET + ". TXT \"v=DMARC1; p=quarantine\"\n";
        RepairPlan plan = plan(zone, HOSTED);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.manualSteps()).extracting(ManualStep::code).contains(DmarcStep.MATCH_POLICY);
    }

    @Test
    void anInheritedPolicyIsNotWeakenedByTheAliasEither() {
        String zone = own("v=DMARC1; p=reject") + "x.host.example. TXT \"v=DMARC1; p=none\"\n";
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone))
                .only(DmarcCheck.KEY)
                .require(DmarcExpectation.hostedAt("x.host.example"))
                .build()
                .verify(DomainName.of("news.example.com"));

        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps()).extracting(ManualStep::code).contains(DmarcStep.MATCH_POLICY);
    }

    @Test
    void anOwnRecordStaysUntilTheServiceHasOne() {
        RepairPlan plan = plan(own("v=DMARC1; p=none"), HOSTED);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.manualSteps()).extracting(ManualStep::code).contains(TxtStep.HOST_PUBLISHES);
    }

    @Test
    void nothingIsChangedWhereTheServiceCannotBeLookedUp() {
        DnsResolver dns = ZoneResolver.builder()
                .zone(own("v=DMARC1; p=none"))
                .servfail(TARGET)
                .build();
        DomainReport report = report(dns, HOSTED);

        assertThat(report.status(DmarcCheck.KEY)).contains(CheckStatus.UNKNOWN);
        assertThat(report.repairs().changes()).isEmpty();
    }

    @Test
    void anotherAliasIsPointedToTheService() {
        String zone =
                "_dmarc.example.com. 300 CNAME other.example.\nother.example. TXT \"v=DMARC1; p=reject\"\n" + THERE;
        DmarcResult result = verify(zone, HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(result.findings().get(0).arguments()).containsEntry("actual", DomainName.of("other.example"));
        assertThat(plan(zone, HOSTED).changes()).singleElement().isInstanceOf(RecordChange.Replace.class);
    }

    @Test
    void aFlattenedAliasWorksUntilTheServiceChangesTheRecord() {
        String zone = own(REJECT) + THERE;
        DmarcResult result = verify(zone, HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(codes(result)).containsExactly("txt.alias-copied");
        assertThat(plan(zone, HOSTED).changes()).hasSize(2);
    }

    @Test
    void theTargetAsATextIsReplacedByTheAlias() {
        String zone = own(TARGET) + THERE;

        assertThat(codes(verify(zone, HOSTED))).containsExactly("txt.alias-as-text");
        assertThat(plan(zone, HOSTED).changes()).hasSize(2);
        assertThat(plan(zone, HOSTED).manualSteps()).isEmpty();
    }

    @Test
    void aTextOfAnotherKindIsNamedBeforeItGoes() {
        String zone = own("other-verification=1") + THERE;

        assertThat(plan(zone, HOSTED).manualSteps())
                .extracting(ManualStep::code)
                .containsExactly(TxtStep.OTHER_TEXT_GOES);
    }

    @Test
    void aDanglingAliasIsTheProvidersToMend() {
        DmarcResult result = verify(ALIAS, HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.PENDING);
        assertThat(codes(result)).containsExactly("txt.target-empty");
        assertThat(plan(ALIAS, HOSTED).changes()).isEmpty();
        assertThat(plan(ALIAS, HOSTED).manualSteps())
                .extracting(ManualStep::code)
                .containsExactly(TxtStep.HOST_PUBLISHES);
    }

    @Test
    void aServiceThatDoesNotAnswerIsNotTheCustomersError() {
        DnsResolver dns = ZoneResolver.builder().zone(ALIAS).servfail(TARGET).build();

        assertThat(report(dns, HOSTED).status(DmarcCheck.KEY)).contains(CheckStatus.UNKNOWN);
    }

    @Test
    void aWrongRecordBehindTheAliasIsForItsKeeperToCorrect() {
        String zone = ALIAS + TARGET + ". TXT \"v=DMARC1; p=block\"\n";

        assertThat(verify(zone, HOSTED).status()).isEqualTo(CheckStatus.INVALID);
        assertThat(plan(zone, HOSTED).changes()).isEmpty();
        assertThat(plan(zone, HOSTED).manualSteps())
                .extracting(ManualStep::code)
                .contains(TxtStep.TELL_HOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v=DMARC1; p=block", "hello", "v=DMARC1; p=none"})
    void uncheckedWhateverIsBehindTheAliasWillDo(String text) {
        String zone = ALIAS + (text.isEmpty() ? "" : TARGET + ". TXT \"" + text + "\"\n");

        assertThat(verify(zone, HOSTED.unchecked()).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(plan(zone, HOSTED.unchecked()).isEmpty()).isTrue();
    }

    @Test
    void anAliasMayBeExpectedBesideAPolicy() {
        String zone = ALIAS + TARGET + ". TXT \"v=DMARC1; p=none\"\n";
        DmarcExpectation strict = HOSTED.atLeast(DmarcPolicy.QUARANTINE);

        assertThat(verify(zone, strict).status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(plan(zone, strict).changes()).isEmpty();
    }

    @Test
    void aParentsPolicyWillDoWhereThatIsSaid() {
        String zone = own("v=DMARC1; p=reject") + "x.example.com. A 192.0.2.1";
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone))
                .only(DmarcCheck.KEY)
                .require(HOSTED.orInherited())
                .build()
                .verify(DomainName.of("x.example.com"));

        assertThat(report.status(DmarcCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(report.repairs().isEmpty()).isTrue();
    }

    @Test
    void aNameThatIsNotReadyIsPendingAndOneThatCannotBeHadIsUnknown() {
        DmarcResult pending = verify(THERE, DmarcExpectation.hostedAt(customer -> Optional.empty()));
        DmarcResult unknown = verify(THERE, DmarcExpectation.hostedAt(customer -> {
            throw new IllegalStateException("jdbc:secret");
        }));

        assertThat(pending.status()).isEqualTo(CheckStatus.PENDING);
        assertThat(codes(pending)).containsExactly("txt.target-pending");
        assertThat(unknown.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(unknown)).containsExactly("txt.target-unavailable");
        assertThat(unknown.findings().toString()).doesNotContain("jdbc");
    }

    @Test
    void eachCustomerMayHaveAName() {
        DmarcExpectation perCustomer =
                DmarcExpectation.hostedAt(customer -> Optional.of(customer + ".dmarc.host.example"));

        assertThat(verify(ALIAS + THERE, perCustomer).status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void atTheServicesOwnDomainTheRecordIsJudged() {
        DmarcExpectation own = DmarcExpectation.hostedAt("_dmarc.example.com");

        assertThat(verify(own("v=DMARC1; p=reject"), own).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(verify("", own))).containsExactly("dmarc.missing");
        assertThat(own.recordsToPublish(DOMAIN, CustomerValues.none())).isEmpty();
    }

    @Test
    void theRecordToPublishIsTheAlias() {
        assertThat(HOSTED.recordsToPublish(DOMAIN, CustomerValues.none()))
                .containsExactly(RecordToPublish.of(NAME, new RecordData.Cname(DomainName.of(TARGET))));
        DmarcExpectation open = DmarcExpectation.hostedAt(CustomerValue.of(customer -> Optional.empty()));
        assertThat(open.values()).hasSize(1);
        assertThat(open.recordsToPublish(DOMAIN, CustomerValues.none()))
                .containsExactly(RecordToPublish.notReady(NAME, RecordType.CNAME));
    }

    @Test
    void onlyAHostedRecordCanBeUnchecked() {
        assertThatIllegalStateException().isThrownBy(DmarcExpectation.anyValid()::unchecked);
    }

    @Test
    void thePlanLeadsToWhatIsExpected() {
        for (String zone : List.of(
                "example.com. A 192.0.2.1\n" + THERE,
                own("v=DMARC1; p=none; rua=mailto:me@example.com") + THERE,
                own("v=DMARC1; p=none") + own("v=DMARC1; p=quarantine") + THERE,
                own(TARGET) + THERE,
                "_dmarc.example.com. CNAME gone.example.\n" + THERE,
                "*.example.com. TXT \"v=spf1 -all\"\n" + THERE,
                "*.example.com. CNAME www.example.net.\n" + THERE)) {
            DomainVerifier verifier = DomainVerifier.builder()
                    .resolver(ZoneResolver.parse(zone))
                    .only(DmarcCheck.KEY)
                    .require(HOSTED)
                    .build();
            RepairPlan plan = verifier.verify(DOMAIN).repairs();

            assertThat(verifier.preview(DOMAIN, plan).status(DmarcCheck.KEY))
                    .as(zone)
                    .contains(CheckStatus.CORRECT);
        }
    }

    @Test
    void aFindingAboutTheAliasIsSaidInBothLanguages() {
        Finding finding = verify(THERE, HOSTED).findings().get(0);

        assertThat(finding.message()).contains(NAME.toString(), TARGET);
        assertThat(finding.message(Locale.GERMAN)).contains(NAME.toString(), TARGET);
    }

    @Test
    void theZoneThatWasAppendedToTheTargetIsNamed() {
        assertThat(verify("_dmarc.example.com. CNAME " + TARGET + ".example.com.\n" + THERE, HOSTED)
                        .findings())
                .extracting(finding -> finding.message())
                .anyMatch(said -> said.endsWith("without a final dot, the DNS host appended example.com."));
    }
}
