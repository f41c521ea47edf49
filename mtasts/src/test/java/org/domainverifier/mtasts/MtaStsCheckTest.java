package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.domainverifier.mtasts.Verifying.codes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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
import org.domainverifier.repair.RepairStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The record and the policy host, as the service loader's check sees them in a zone in memory: no connection is made. */
class MtaStsCheckTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final String PROVIDER = "mta-sts.trekmail.net. 300 A 8.8.4.4\n";
    private static final String TXT = "_mta-sts.customer.example. 300 TXT \"v=STSv1; id=20251124\"\n";
    private static final String ALIAS = "mta-sts.customer.example. 300 CNAME mta-sts.trekmail.net.\n";
    private static final MtaStsExpectation HOSTED = MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124");

    private static DomainReport report(DnsResolver dns, MtaStsExpectation... expectations) {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(dns).only(MtaStsCheck.KEY);
        for (MtaStsExpectation expectation : expectations) {
            builder.require(expectation);
        }
        return builder.build().verify(DOMAIN);
    }

    private static MtaStsResult verify(DnsResolver dns, MtaStsExpectation... expectations) {
        return report(dns, expectations).get(MtaStsCheck.KEY);
    }

    private static MtaStsResult verify(String zone, MtaStsExpectation... expectations) {
        return verify(ZoneResolver.parse(zone), expectations);
    }

    /** The zone is as it was asked for after the repair, and then there is nothing more to repair. */
    private static Set<RepairStep> repaired(String zoneText, MtaStsExpectation... expectations) {
        ZoneResolver zone = ZoneResolver.parse(zoneText);
        Set<RepairStep> steps = Verifying.repairs(verify(zone, expectations));
        MtaStsResult after = verify(Verifying.apply(zone, DOMAIN, steps), expectations);
        assertThat(after.status()).as("%s", after).isEqualTo(CheckStatus.CORRECT);
        assertThat(Verifying.repairs(after)).isEmpty();
        return steps;
    }

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
        assertThatThrownBy(() -> broken.recordsToPublish(DOMAIN, CustomerValues.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a-b");
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
    void anotherAliasIsIncorrectAndReplaced() {
        String zone = PROVIDER + TXT + "mta-sts.customer.example. 60 CNAME mta-sts.other.example.\n"
                + "mta-sts.other.example. A 192.0.2.7";
        MtaStsResult result = verify(zone, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).contains("unexpected-alias");
        assertThat(repaired(zone, HOSTED)).singleElement().isInstanceOf(RecordChange.Replace.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mta-sts.other.example. A 192.0.2.7", ""})
    void anotherAliasIsIncorrectThoughOnlyTheAddressesShowIt(String target) {
        MtaStsResult result = verify(
                ZoneResolver.builder()
                        .zone(PROVIDER + TXT + "mta-sts.customer.example. 60 CNAME mta-sts.other.example.\n" + target)
                        .servfail("mta-sts.customer.example", RecordType.CNAME)
                        .build(),
                HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).contains("unexpected-alias");
        assertThat(Verifying.repairs(result)).hasAtLeastOneElementOfType(RecordChange.Replace.class);
    }

    @Test
    void thatThereIsNoAliasTheAddressesShowToo() {
        MtaStsResult result = verify(
                ZoneResolver.builder()
                        .zone(PROVIDER + TXT)
                        .servfail("mta-sts.customer.example", RecordType.CNAME)
                        .build(),
                HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).doesNotContain("not-determined");
        assertThat(Verifying.repairs(result)).hasAtLeastOneElementOfType(RecordChange.Add.class);
    }

    @Test
    void theRightAliasIsRightThoughOnlyTheAddressesShowIt() {
        MtaStsResult result = verify(
                ZoneResolver.builder()
                        .zone(PROVIDER + TXT + ALIAS)
                        .timeout("mta-sts.customer.example", RecordType.CNAME)
                        .build(),
                HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void whetherThereIsAnAliasIsNotKnownWhereNoAnswerShowsIt() {
        MtaStsResult result = verify(
                ZoneResolver.builder()
                        .zone(PROVIDER + TXT + "mta-sts.customer.example. 60 CNAME mta-sts.other.example.\n")
                        .servfail("mta-sts.customer.example")
                        .build(),
                HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
    }

    @Test
    void anAliasThatLeadsThereThroughAnotherNameIsOne() {
        String zone = PROVIDER + TXT + "mta-sts.customer.example. CNAME s.customer.example.\n"
                + "s.customer.example. CNAME mta-sts.trekmail.net.";
        assertThat(verify(zone, HOSTED).status()).isEqualTo(CheckStatus.CORRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mta-sts.trekmail.net.evil.example.",
                "trekmail.net.",
                "x.mta-sts.trekmail.net.",
                "mta-sts.trekmail.ne.",
                "mta-sts-trekmail.net.",
                "mta-sts.trekmail.net.customer.example."
            })
    void aLookAlikeIsRefused(String target) {
        String zone = PROVIDER + TXT + "mta-sts.customer.example. CNAME " + target;
        assertThat(verify(zone, HOSTED).status()).isIn(CheckStatus.INCORRECT, CheckStatus.MISSING);
        repaired(zone, HOSTED);
    }

    @Test
    void otherRecordsAtTheNameHaveToGo() {
        String zone = PROVIDER + TXT + "mta-sts.customer.example. A 192.0.2.7\nmta-sts.customer.example. TXT hello\n";
        MtaStsResult result = verify(zone, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).contains("not-an-alias");
        assertThat(repaired(zone, HOSTED))
                .hasSize(3)
                .filteredOn(RecordChange.Delete.class::isInstance)
                .hasSize(2);
    }

    @Test
    void whatAWildcardAnswersIsNotPublishedThere() {
        String zone = PROVIDER + TXT + "*.customer.example. A 192.0.2.7\n";
        MtaStsResult result = verify(zone, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).contains("alias-missing");
        assertThat(repaired(zone, HOSTED)).singleElement().isInstanceOf(RecordChange.Add.class);
    }

    @Test
    void theAliasOfAWildcardIsNotReplaced() {
        String zone =
                PROVIDER + TXT + "*.customer.example. CNAME www.customer.example.\nwww.customer.example. A 192.0.2.7";
        assertThat(verify(zone, HOSTED).status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(repaired(zone, HOSTED)).singleElement().isInstanceOf(RecordChange.Add.class);
    }

    @Test
    void theProvidersOwnDomainNeedsNoAlias() {
        MtaStsExpectation own = MtaStsExpectation.hostedAt("mta-sts.customer.example", "20251124");
        String zone = TXT + "mta-sts.customer.example. A 8.8.4.4";
        assertThat(verify(zone, own).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(own.recordsToPublish(DOMAIN, CustomerValues.none()))
                .extracting(RecordToPublish::type)
                .containsExactly(RecordType.TXT);
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

    @Test
    void everyLegalSpellingIsCorrectAndNoNearMissIs() throws Exception {
        List<String> misses =
                List.of("2025112", "202511245", "x20251124", "20251123", "20251124a", "02025112", "2025 1124");
        Seed.run(random -> {
            for (int i = 0; i < Seed.cases(); i++) {
                String good = spell(random, "20251124");
                assertThat(verifyText(good).status()).as(good).isEqualTo(CheckStatus.CORRECT);
                String bad = spell(random, misses.get(random.nextInt(misses.size())));
                assertThat(verifyText(bad).status()).as(bad).isIn(CheckStatus.INCORRECT, CheckStatus.INVALID);
            }
        });
    }

    private static MtaStsResult verifyText(String text) {
        String target = text.length() % 2 == 0 ? "MTA-STS.TrekMail.NET." : "mta-sts.trekmail.net.";
        return verify(
                PROVIDER + "MTA-STS.customer.EXAMPLE. CNAME " + target + "\n_mta-sts.customer.example. TXT "
                        + RecordData.Txt.of(text).toZoneText(),
                HOSTED);
    }

    private static String spell(Random random, String id) {
        StringBuilder text = new StringBuilder("v=STSv1");
        text.append(random.nextInt(4) == 0 ? blanks(random) : "").append(';').append(blanks(random));
        boolean extensionFirst = random.nextBoolean();
        if (extensionFirst) {
            text.append("ext.0-1_a=x:y").append(blanks(random)).append(';').append(blanks(random));
        }
        text.append("id=").append(id);
        if (!extensionFirst && random.nextBoolean()) {
            text.append(blanks(random)).append(';').append(blanks(random)).append("z=1");
        }
        return random.nextBoolean() ? text.append(blanks(random)).append(';').toString() : text.toString();
    }

    private static String blanks(Random random) {
        return " \t ".substring(0, random.nextInt(4));
    }
}
