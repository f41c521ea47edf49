package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.domainverifier.spf.Verifying.DOMAIN;
import static org.domainverifier.spf.Verifying.PROVIDER;
import static org.domainverifier.spf.Verifying.apply;
import static org.domainverifier.spf.Verifying.codes;
import static org.domainverifier.spf.Verifying.report;
import static org.domainverifier.spf.Verifying.txt;

import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfRepairsTest {
    private static final SpfExpectation OURS = SpfExpectation.include("spf.trekmail.net");
    private static final String HOSTS = """
            h.customer.example. IN A 192.0.2.5
            customer.example. IN MX 10 h.customer.example.
            bad.example. IN TXT "v=spf1 foo -all"
            """;

    /** The text after the repair has been applied; it is correct, and nothing is left to be repaired. */
    private static String repaired(String zoneText, SpfExpectation... expectations) {
        ZoneResolver zone = ZoneResolver.parse(zoneText + HOSTS + PROVIDER);
        DomainReport before = report(zone, expectations);
        assertThat(before.repairs().changes()).isNotEmpty();
        assertThat(before.repairs().changes())
                .allSatisfy(change -> assertThat(change.name().isWithin(DomainName.of(DOMAIN)))
                        .isTrue());
        DomainReport after = report(apply(zone, before.repairs().changes()), expectations);
        SpfResult result = after.get(SpfCheck.KEY);
        assertThat(result.status())
                .as(() -> codes(result) + " in " + result.texts())
                .isEqualTo(CheckStatus.CORRECT);
        assertThat(after.repairs().isEmpty()).isTrue();
        assertThat(result.texts()).hasSize(1);
        return result.texts().get(0);
    }

    @Test
    void aMissingRecordIsAdded() {
        assertThat(repaired("", OURS)).isEqualTo("v=spf1 include:spf.trekmail.net ~all");
        assertThat(repaired("", SpfExpectation.include("spf.trekmail.net").endingIn(SpfQualifier.FAIL)))
                .isEqualTo("v=spf1 include:spf.trekmail.net -all");
    }

    @ParameterizedTest
    @CsvSource({
        // the include
        "v=spf1 mx -all, v=spf1 mx include:spf.trekmail.net -all",
        "v=spf1 ip4:192.0.2.1, v=spf1 ip4:192.0.2.1 include:spf.trekmail.net ~all",
        "v=spf1 ~include:spf.trekmail.net mx -all, v=spf1 mx include:spf.trekmail.net -all",
        "v=spf1 -all include:spf.trekmail.net, v=spf1 include:spf.trekmail.net -all",
        "v=spf1 a:spf.trekmail.net mx -all, v=spf1 mx include:spf.trekmail.net -all",
        "v=spf1 include=spf.trekmail.net -all, v=spf1 include:spf.trekmail.net -all",
        "v=spf1 include:spf.trekmail.net.customer.example -all, v=spf1 include:spf.trekmail.net -all",
        "v=spf1 redirect=spf.sender.example, v=spf1 include:spf.trekmail.net redirect=spf.sender.example",
        "v=spf1 -all redirect=spf.sender.example, v=spf1 include:spf.sender.example include:spf.trekmail.net -all",
        "v=spf1 -all redirect=spf.trekmail.net, v=spf1 include:spf.trekmail.net -all",
        "v=spf1 include:spf.sender.example -all, v=spf1 include:spf.sender.example include:spf.trekmail.net -all",
        // the rest of the record, with the include in place
        "v=spf1 include:spf.trekmail.net ?all, v=spf1 include:spf.trekmail.net ~all",
        "v=spf1 include:spf.trekmail.net, v=spf1 include:spf.trekmail.net ~all",
        "v=spf1 mx include:spf.trekmail.net mx -all, v=spf1 mx include:spf.trekmail.net -all",
        "v=spf1 include:spf.trekmail.net -all ip4:192.0.2.1, v=spf1 include:spf.trekmail.net ip4:192.0.2.1 -all",
        "v=spf1 ptr include:spf.trekmail.net -all, v=spf1 include:spf.trekmail.net -all",
        "v=spf1 ipv4:192.0.2.1 include:spf.trekmail.net -all, v=spf1 ip4:192.0.2.1 include:spf.trekmail.net -all",
        "v=spf1 -a:192.0.2.1 include:spf.trekmail.net -all, v=spf1 -ip4:192.0.2.1 include:spf.trekmail.net -all",
        "v=spf1 192.0.2.1 include:spf.trekmail.net -all, v=spf1 ip4:192.0.2.1 include:spf.trekmail.net -all",
        "'v=spf1 mx, include:spf.trekmail.net -all', v=spf1 mx include:spf.trekmail.net -all",
        "v=spf1 nonsense include:spf.trekmail.net -all, v=spf1 include:spf.trekmail.net -all",
        "v=spf1 include=spf.sender.example include:spf.trekmail.net -all, "
                + "v=spf1 include:spf.sender.example include:spf.trekmail.net -all",
        "v=spf1 include:gone.example include:spf.trekmail.net -all, v=spf1 include:spf.trekmail.net -all",
        "v=spf1 include:bad.example include:spf.trekmail.net -all, v=spf1 include:spf.trekmail.net -all",
        "v=spf1 include:customer.example include:spf.trekmail.net -all, v=spf1 include:spf.trekmail.net -all",
        "v=spf1 a:x1.example a:x2.example a:x3.example include:spf.trekmail.net -all, "
                + "v=spf1 a:x1.example a:x2.example include:spf.trekmail.net -all",
        "v=spf1 include:spf.trekmail.net exp=gone.example -all, v=spf1 include:spf.trekmail.net -all",
        "v=spf1 include:spf.trekmail.net redirect=gone.example, v=spf1 include:spf.trekmail.net ~all",
        "v=spf1 include:spf.trekmail.net redirect=a.example redirect=b.example, v=spf1 include:spf.trekmail.net ~all"
    })
    void oneRecordIsFixed(String before, String after) {
        assertThat(repaired(txt(before), OURS)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 include:spf.trekmail.net ~all, v=spf1 mx -all, v=spf1 include:spf.trekmail.net mx -all",
        "v=spf1 mx ~all, v=spf1 a:h.customer.example MX ?all, "
                + "v=spf1 a:h.customer.example mx include:spf.trekmail.net ~all",
        "v=spf1 redirect=spf.sender.example, v=spf1 mx -all, "
                + "v=spf1 mx include:spf.sender.example include:spf.trekmail.net -all",
        "v=spf1 include:spf.trekmail.net -all, v=spf1 include:SPF.trekmail.net. -all, "
                + "v=spf1 include:SPF.trekmail.net. -all"
    })
    void twoRecordsBecomeOne(String first, String second, String merged) {
        assertThat(repaired(txt(first) + txt(second), OURS)).isEqualTo(merged);
    }

    @Test
    void manyRecordsBecomeOneAndTheOthersGo() {
        ZoneResolver zone = ZoneResolver.parse(txt("v=spf1 mx -all")
                + txt("v=spf1 ip4:192.0.2.1 -all")
                + txt("v=spf1 ip4:192.0.2.2 ~all")
                + HOSTS
                + PROVIDER);
        List<RecordChange> changes = report(zone, OURS).repairs().changes();
        assertThat(changes).filteredOn(RecordChange.Delete.class::isInstance).hasSize(2);
        assertThat(changes).filteredOn(RecordChange.Replace.class::isInstance).hasSize(1);
    }

    @Test
    void oneOfSeveralThatIsRightAlreadyStaysAsItIs() {
        ZoneResolver zone = ZoneResolver.parse(
                txt("v=spf1 mx -all") + txt("v=spf1 mx include:spf.trekmail.net -all") + HOSTS + PROVIDER);
        List<RecordChange> changes = report(zone, OURS).repairs().changes();
        assertThat(changes).singleElement().isInstanceOf(RecordChange.Delete.class);
        assertThat(report(apply(zone, changes), OURS).get(SpfCheck.KEY).texts())
                .containsExactly("v=spf1 mx include:spf.trekmail.net -all");
    }

    @Test
    void aSpoiltPasteIsReplaced() {
        assertThat(repaired(txt("\\\"v=spf1 mx ~all\\\""), OURS)).isEqualTo("v=spf1 mx include:spf.trekmail.net ~all");
        assertThat(repaired(txt("v=spf1;mx ~all"), OURS)).isEqualTo("v=spf1 mx include:spf.trekmail.net ~all");
        assertThat(repaired(txt("v=spf1 mx\\009include:spf.trekmail.net ~all"), OURS))
                .isEqualTo("v=spf1 mx include:spf.trekmail.net ~all");
    }

    @Test
    void aSpoiltPasteBesideARecordComesIntoIt() {
        ZoneResolver zone = ZoneResolver.parse(
                txt("v=spf1 include:spf.trekmail.net -all") + txt(" v=spf1 ip4:192.0.2.1 -all") + HOSTS + PROVIDER);
        SpfResult result = report(zone, OURS).get(SpfCheck.KEY);
        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(result.findings()).extracting(finding -> finding.code()).containsExactly(SpfFinding.SPOILT_BESIDE);
        SpfResult after = report(apply(zone, report(zone, OURS).repairs().changes()), OURS)
                .get(SpfCheck.KEY);
        assertThat(after.texts()).containsExactly("v=spf1 include:spf.trekmail.net ip4:192.0.2.1 -all");
        assertThat(after.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aMisplacedRecordIsMoved() {
        ZoneResolver zone = ZoneResolver.parse(
                "customer.example.customer.example. IN TXT \"v=spf1 mx include:spf.trekmail.net -all\"\n" + HOSTS
                        + PROVIDER);
        List<RecordChange> changes = report(zone, OURS).repairs().changes();
        assertThat(changes).hasSize(2);
        SpfResult after = report(apply(zone, changes), OURS).get(SpfCheck.KEY);
        assertThat(after.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(after.texts()).containsExactly("v=spf1 mx include:spf.trekmail.net -all");
    }

    @Test
    void termsThatGrewTogetherAreDivided() {
        assertThat(repaired(txt("v=spf1 include:spf.trekmail.net include:spf.sender.example", "-all"), OURS))
                .isEqualTo("v=spf1 include:spf.trekmail.net include:spf.sender.example -all");
    }

    @Test
    void addressesThatMustPassComeIn() {
        assertThat(repaired(
                        txt("v=spf1 mx -all"),
                        OURS,
                        SpfExpectation.authorizing("198.51.100.1", "192.0.2.99", "2001:db8::1")))
                .isEqualTo("v=spf1 ip4:192.0.2.99 ip6:2001:db8::1 mx include:spf.trekmail.net -all");
    }

    @Test
    void aLongRecordIsDividedIntoStrings() {
        String record = "v=spf1" + " ip4:192.0.2.1".repeat(1);
        StringBuilder text = new StringBuilder(record);
        for (int i = 2; i < 40; i++) {
            text.append(" ip4:192.0.2.").append(i);
        }
        String first = text.substring(0, 200);
        String second = text.substring(200) + " -all";
        DnsRecord[] after = new DnsRecord[1];
        ZoneResolver zone = ZoneResolver.parse(DOMAIN + ". IN TXT \"" + first + "\" \"" + second.substring(0, 200)
                + "\" \"" + second.substring(200) + "\"\n" + PROVIDER);
        report(zone, OURS)
                .repairs()
                .changes()
                .forEach(change -> after[0] = change.after().orElseThrow());
        RecordData.Txt data = (RecordData.Txt) after[0].data();
        assertThat(data.strings())
                .hasSizeGreaterThan(1)
                .allSatisfy(string -> assertThat(string.length()).isLessThanOrEqualTo(255));
        assertThat(data.text()).endsWith(" include:spf.trekmail.net -all");
    }

    /** Terms that cost a lookup each, and of which nobody can say whom they let send. */
    private static String dear(int count) {
        StringBuilder terms = new StringBuilder();
        for (int i = 0; i < count; i++) {
            terms.append(" exists:%{i}.list").append(i).append(".big.example");
        }
        return terms.toString();
    }

    @Test
    void whereARecordWouldCostTooMuchNoneIsProposedAndAStepSaysWhatCouldGo() {
        ZoneResolver zone = ZoneResolver.parse(txt("v=spf1 include:big.example a:h.other.example -all")
                + txt("v=spf1 a:h2.other.example ~all")
                + "big.example. IN TXT \"v=spf1" + dear(7) + " -all\"\n"
                + "h.other.example. IN A 203.0.114.77\n"
                + "h2.other.example. IN A 203.0.114.78\n"
                + HOSTS
                + PROVIDER);
        DomainReport report = report(zone, OURS);
        SpfProposal proposal = report.get(SpfCheck.KEY).proposal().orElseThrow();
        assertThat(proposal.lookupsBefore()).isEqualTo(10);
        assertThat(proposal.lookupsAfter()).isEqualTo(11);
        assertThat(proposal.isWithinLimit()).isFalse();
        assertThat(proposal.couldGo().get(0)).hasToString("include:big.example");
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps()).extracting(ManualStep::id).containsExactly("spf.choose-senders");
    }

    @Test
    void whoeverHasToChooseSeesWhichServicesTheTermsAreFor() {
        ZoneResolver zone =
                ZoneResolver.parse(txt("v=spf1 include:_spf.google.com include:spf.trekmail.net" + dear(4) + " -all")
                        + "_spf.google.com. IN TXT \"v=spf1" + dear(6) + " -all\"\n" + HOSTS + PROVIDER);

        assertThat(report(zone, OURS).repairs().manualSteps())
                .filteredOn(step -> step.id().equals("spf.choose-senders"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.arguments().get("terms")).asInstanceOf(LIST).contains("include:_spf.google.com");
                    assertThat(step.arguments().get("senders"))
                            .asInstanceOf(LIST)
                            .contains("include:_spf.google.com (Google Workspace)");
                });
    }

    @Test
    void whatHadToGoIsSaid() {
        ZoneResolver zone = ZoneResolver.parse(txt("v=spf1 ptr include:spf.trekmail.net -all") + PROVIDER);
        assertThat(report(zone, OURS).repairs().manualSteps()).singleElement().satisfies(step -> {
            assertThat(step.id()).isEqualTo("spf.check-removed");
            assertThat(step.arguments()).containsEntry("term", "ptr");
        });
    }

    @Test
    void anIncludeOfAProviderWithoutARecordNeedsTheProvider() {
        ZoneResolver zone = ZoneResolver.parse(txt("v=spf1 mx -all") + HOSTS);
        DomainReport report = report(zone, SpfExpectation.include("spf.gone.example"));
        assertThat(report.repairs().manualSteps()).extracting(ManualStep::id).contains("spf.fix-provider-record");
    }

    @Test
    void everyFindingWorthFixingHasItsRepair() {
        ZoneResolver zone =
                ZoneResolver.parse(txt("v=spf1 ptr mx mx ip4:10.0.0.0/8 include:gone.example ?all") + HOSTS + PROVIDER);
        SpfResult result = report(zone, OURS).get(SpfCheck.KEY);
        assertThat(result.findings())
                .filteredOn(finding -> finding.severity() != Severity.NOTICE)
                .extracting(Finding::repair)
                .allSatisfy(repair -> assertThat(repair).isNotEmpty());
    }

    @Test
    void aCorrectRecordIsLeftAlone() {
        ZoneResolver zone =
                ZoneResolver.parse(txt("v=spf1   include:SPF.trekmail.net. mx foo=bar ~all ") + HOSTS + PROVIDER);
        DomainReport report = report(zone, OURS);
        assertThat(report.repairs().isEmpty()).isTrue();
        assertThat(report.get(SpfCheck.KEY).proposal()).isEmpty();
    }

    @Test
    void randomRecordsCanAllBeFixed() {
        Seed.repeat(Seed.cases() / 10, random -> {
            RandomSpf texts = new RandomSpf(random);
            StringBuilder records = new StringBuilder();
            for (int i = random.nextInt(3); i > 0; i--) {
                records.append(txt(texts.record()));
            }
            ZoneResolver zone = ZoneResolver.parse(records + HOSTS + PROVIDER);
            DomainReport before = report(zone, OURS);
            DomainReport after = report(apply(zone, before.repairs().changes()), OURS);
            SpfResult result = after.get(SpfCheck.KEY);
            boolean overLimit = result.lookups().count() > 10;
            boolean unreadable = before.repairs().changes().isEmpty()
                    && !before.repairs().manualSteps().isEmpty(); // nothing to go by: a person has to find out
            assertThat(overLimit || unreadable || !result.status().isWrong())
                    .as(() -> records + " became " + result.texts() + " " + codes(result))
                    .isTrue();
            assertThat(after.repairs().changes())
                    .as(() -> records + " became " + result.texts())
                    .isEmpty();
        });
    }
}
