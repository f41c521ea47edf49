package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.repair.Standings;
import org.domainverifier.testing.internal.StrictZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcRepairsTest {
    private static final String CONSENT = "*._report._dmarc.trekmail.net. IN TXT \"v=DMARC1\"\n";
    private static final String MAIL = "example.com. IN MX 10 mail.example.com.\n";
    private static final DmarcExpectation TREKMAIL =
            DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // records at _dmarc.example.com, one or two | what stands there afterwards
                "- | - | v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net",
                "v=DMARC1; p=reject | - | v=DMARC1; p=reject",
                "v=DMARC1; p=rejct | - | v=DMARC1; p=reject",
                "v=DMARC1; p=strong | - | v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net",
                "v=DMARC1; p=quarantine; sp=quarentine; np=reject | - | v=DMARC1; p=quarantine; sp=quarantine; np=reject",
                "v=DMARC1; p=reject; rua=post@example.com | - | v=DMARC1; p=reject; rua=mailto:post@example.com",
                "v=DMARC1; p=reject; rua=mailto:post@example.com\\\" | - | v=DMARC1; p=reject; rua=mailto:post@example.com",
                "v=DMARC1; p=reject\\\\; rua=mailto:post@example.com | - | v=DMARC1; p=reject; rua=mailto:post@example.com",
                "v=DMARC1; p=reject; adkim=strict; x=1 | - | v=DMARC1; p=reject; adkim=s; x=1",
                "v=DMARC1; p=reject; foo; aspf=s | - | v=DMARC1; p=reject; aspf=s",
                "v=DMARC1; p=reject; p=none | - | v=DMARC1; p=reject",
                "v=DMARC1; rua=mailto:post@example.com | - | v=DMARC1; p=quarantine; rua=mailto:post@example.com",
                "v=DMARC1; p=reject; psd=y | - | v=DMARC1; p=reject",
                "v=DMARC1; p=reject | v=DMARC1; p=quarantine | v=DMARC1; p=reject",
                "v=DMARC1; p=reject | v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net | v=DMARC1; p=reject; rua=mailto:dmarc@trekmail.net",
                "v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net | v=DMARC1; p=none; rua=mailto:post@example.com | v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net,mailto:post@example.com",
                "v=DMARC1; p=rejct | v=DMARC1; p=quarantine | v=DMARC1; p=reject",
                "v=DMARC1 p=reject | - | v=DMARC1; p=reject",
                "TXT v=DMARC1; p=reject; aspf=s | v=spf1 -all | v=DMARC1; p=reject; aspf=s"
            })
    void theRecordIsRepaired(String first, String second, String expected) {
        String zone =
                (first == null ? "" : DmarcCheckTest.own(first)) + (second == null ? "" : DmarcCheckTest.own(second));

        List<DnsRecord> after = assertRepaired("example.com", zone + MAIL + CONSENT, TREKMAIL);

        assertThat(after.stream()
                        .filter(record -> record.name().equals(DomainName.of("_dmarc.example.com")))
                        .map(record -> record.data().toZoneText())
                        .filter(text -> !text.contains("spf1")))
                .containsExactly('"' + expected + '"');
    }

    @Test
    void aMisplacedRecordIsMoved() {
        String zone = "_dmarc.example.com.example.com. IN TXT \"v=DMARC1; p=reject; aspf=s\"\n";

        List<DnsRecord> after = assertRepaired("example.com", zone, TREKMAIL);

        assertThat(after)
                .extracting(DnsRecord::toZoneLine)
                .containsExactly("_dmarc.example.com. 3600 IN TXT \"v=DMARC1; p=reject; aspf=s\"");
    }

    @Test
    void aRecordAtTheDomainItselfIsMovedAndItsNeighboursStay() {
        String zone = "example.com. IN TXT \"v=DMARC1; p=reject\"\nexample.com. IN TXT \"v=spf1 -all\"\n";

        assertThat(assertRepaired("example.com", zone, TREKMAIL))
                .extracting(DnsRecord::toZoneLine)
                .containsExactlyInAnyOrder(
                        "example.com. 3600 IN TXT \"v=spf1 -all\"",
                        "_dmarc.example.com. 3600 IN TXT \"v=DMARC1; p=reject\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_dmarc.example.com. IN CNAME dmarc.vendor.test.\ndmarc.vendor.test. IN TXT \"v=DMARC1; p=rejct\"\n",
                "_dmarc.example.com. IN CNAME dmarc.vendor.test.\ndmarc.vendor.test. IN TXT \"v=DMARC1; p=reject\"\n"
                        + "dmarc.vendor.test. IN TXT \"v=DMARC1; p=none\"\n",
                "_dmarc.example.com. IN CNAME dmarc.vendor.test.\ndmarc.vendor.test. IN TXT \"v=DMARC1 p=reject\"\n",
                "_dmarc.example.com. IN CNAME a.example.com.\na.example.com. IN CNAME dmarc.vendor.test.\n"
                        + "dmarc.vendor.test. IN TXT \"v=DMARC1; p=rejct\"\n"
            })
    void aRecordBehindAnAliasIsChangedByWhoeverKeepsItThere(String zone) {
        DmarcResult result = DmarcCheckTest.verify(ZoneResolver.parse(zone), "example.com", TREKMAIL);

        assertThat(changes(result)).isEmpty();
        assertThat(steps(result))
                .extracting(ManualStep::id)
                .containsExactly("dmarc.takes-effect", "txt.change-behind-alias");
        assertThat(steps(result).get(1).message()).contains("dmarc.vendor.test", "v=DMARC1; p=reject");
    }

    @Test
    void aRecordBehindAnAliasOfTheCustomersOwnMayBeFollowedByOthers() {
        String zone = "_dmarc.example.com. IN CNAME policy.example.com.\n"
                + "policy.example.com. IN TXT \"v=DMARC1; p=rejct\"\n"
                + "_dmarc.other.example.com. IN CNAME policy.example.com.\n";
        DmarcResult result = DmarcCheckTest.verify(ZoneResolver.parse(zone), "example.com", TREKMAIL);

        assertThat(changes(result)).isEmpty();
        assertThat(steps(result))
                .extracting(ManualStep::id)
                .containsExactly("dmarc.takes-effect", "txt.change-behind-alias");
    }

    @Test
    void anAliasToARightRecordStays() {
        String zone = "_dmarc.example.com. IN CNAME dmarc.vendor.test.\n"
                + "dmarc.vendor.test. IN TXT \"v=DMARC1; p=reject\"\n";

        assertThat(assertRepaired("example.com", zone, TREKMAIL)).hasSize(2);
    }

    @Test
    void whereAWildcardAnswersTheDomainGetsARecordOfItsOwn() {
        String zone = "*.example.com. IN TXT \"v=DMARC1; p=rejct\"\n*.example.com. IN TXT \"hello\"\n";

        assertThat(assertRepaired("example.com", zone, TREKMAIL))
                .extracting(DnsRecord::toZoneLine)
                .containsExactlyInAnyOrder(
                        "*.example.com. 3600 IN TXT \"v=DMARC1; p=rejct\"",
                        "*.example.com. 3600 IN TXT \"hello\"",
                        "_dmarc.example.com. 3600 IN TXT \"v=DMARC1; p=reject\"");
    }

    @Test
    void severalRecordsOfAWildcardStayAndOneIsAdded() {
        String zone = "*.example.com. IN TXT \"v=DMARC1; p=quarantine\"\n*.example.com. IN TXT \"v=DMARC1; p=none\"\n";

        assertThat(assertRepaired("example.com", zone, TREKMAIL))
                .extracting(DnsRecord::toZoneLine)
                .hasSize(3)
                .contains("_dmarc.example.com. 3600 IN TXT \"v=DMARC1; p=quarantine\"");
    }

    @Test
    void whatAWildcardAnswersElsewhereStaysAndIsNotTakenOver() {
        String zone = "_dmarc.example.com. IN TXT \"hello\"\n*.example.com. IN TXT \"v=DMARC1; p=reject\"\n" + CONSENT;

        assertThat(assertRepaired("example.com", zone, TREKMAIL))
                .extracting(DnsRecord::toZoneLine)
                .contains(
                        "_dmarc.example.com. 3600 IN TXT \"hello\"",
                        "*.example.com. 3600 IN TXT \"v=DMARC1; p=reject\"",
                        "_dmarc.example.com. 3600 IN TXT \"v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net\"");
    }

    @Test
    void whatIsMisplacedBehindSomebodyElsesNameIsNeitherDeletedNorTakenOver() {
        String zone = "dmarc.example.com. IN CNAME dmarc.vendor.test.\n"
                + "dmarc.vendor.test. IN TXT \"v=DMARC1; p=reject\"\n" + CONSENT;

        assertThat(assertRepaired("example.com", zone, TREKMAIL))
                .extracting(DnsRecord::toZoneLine)
                .contains(
                        "dmarc.example.com. 3600 IN CNAME dmarc.vendor.test.",
                        "_dmarc.example.com. 3600 IN TXT \"v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net\"");
    }

    @Test
    void ofSeveralNearMissesTheFirstIsRepairedAndTheOthersGo() {
        String zone = DmarcCheckTest.own("v=DMARC1 p=reject") + DmarcCheckTest.own("v=DMARC2; p=none");

        assertThat(assertRepaired("example.com", zone, TREKMAIL))
                .extracting(DnsRecord::toZoneLine)
                .containsExactly("_dmarc.example.com. 3600 IN TXT \"v=DMARC1; p=reject\"");
    }

    @Test
    void whatIsSomebodysBesideARecordStays() {
        String zone = DmarcCheckTest.own("v=DMARC1; p=rejct") + DmarcCheckTest.own("dmarc-site-verification=1");

        assertThat(assertRepaired("example.com", zone, TREKMAIL))
                .extracting(DnsRecord::toZoneLine)
                .containsExactlyInAnyOrder(
                        "_dmarc.example.com. 3600 IN TXT \"v=DMARC1; p=reject\"",
                        "_dmarc.example.com. 3600 IN TXT \"dmarc-site-verification=1\"");
    }

    @Test
    void whereTheWildcardCannotBeToldNothingIsChangedAndAStepSaysSo() {
        DmarcResult result = DmarcCheckTest.verify(
                ZoneResolver.builder()
                        .zone(DmarcCheckTest.own("v=DMARC1; p=rejct"))
                        .timeout(Standings.UNUSED_LABEL + ".example.com")
                        .build(),
                "example.com",
                TREKMAIL);

        assertThat(result.findings().get(0).repair())
                .singleElement()
                .isInstanceOfSatisfying(
                        ManualStep.class, step -> assertThat(step.id()).isEqualTo("repair.verify-again"));
    }

    @Test
    void aDanglingAliasMakesWay() {
        assertThat(assertRepaired(
                        "example.com", "_dmarc.example.com. IN CNAME gone.vendor.test.\n" + CONSENT, TREKMAIL))
                .extracting(DnsRecord::toZoneLine)
                .contains("_dmarc.example.com. 3600 IN TXT \"v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net\"");
    }

    @Test
    void aTooWeakRecordKeepsTheCustomersTags() {
        String zone = DmarcCheckTest.own("v=DMARC1; p=quarantine; sp=reject; aspf=s; t=y; rua=mailto:post@example.com")
                + MAIL
                + CONSENT;
        DmarcExpectation strict =
                DmarcExpectation.anyValid().atLeast(DmarcPolicy.QUARANTINE).reportingTo("mailto:dmarc@trekmail.net");

        assertThat(assertRepaired("example.com", zone, strict))
                .extracting(DnsRecord::toZoneLine)
                .contains("_dmarc.example.com. 3600 IN TXT \"v=DMARC1; p=quarantine; sp=reject; aspf=s; "
                        + "rua=mailto:post@example.com,mailto:dmarc@trekmail.net\"");
    }

    @Test
    void theTtlOfAReplacedRecordStays() {
        DmarcResult result = DmarcCheckTest.verify("_dmarc.example.com. 77 IN TXT \"v=DMARC1; p=rejct\"", TREKMAIL);

        assertThat(changes(result)).singleElement().isInstanceOfSatisfying(RecordChange.Replace.class, replace -> {
            assertThat(replace.to().ttl()).hasSeconds(77);
        });
    }

    @Test
    void withoutASuggestionAnAddressIsToBeChosenFirst() {
        DmarcResult result = DmarcCheckTest.verify("", DmarcExpectation.anyValid());

        assertThat(changes(result)).isEmpty();
        assertThat(steps(result)).singleElement().satisfies(step -> {
            assertThat(step.id()).isEqualTo("dmarc.choose-address");
            assertThat(step.message()).contains("_dmarc.example.com", "v=DMARC1; p=none; rua=mailto:ADDRESS");
        });
    }

    @Test
    void whatOnlyTheReceiverOfReportsCanDoIsNoChange() {
        DmarcResult result = DmarcCheckTest.verify(DmarcCheckTest.own("v=DMARC1; p=reject; rua=mailto:x@other.test")
                + "other.test. IN MX 1 mx.other.test.");

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(DmarcFinding.DESTINATION_NOT_AUTHORIZED);
            assertThat(finding.repair()).singleElement().isInstanceOf(ManualStep.class);
        });
    }

    @Test
    void nothingIsChangedWhereTheRecordCouldNotBeRead() {
        DmarcResult result = DmarcCheckTest.verify(
                ZoneResolver.builder().timeout("_dmarc.example.com").build(), "example.com", TREKMAIL);

        assertThat(result.findings())
                .allSatisfy(finding -> assertThat(finding.repair()).isEmpty());
    }

    @Test
    void aSubdomainWithoutItsOwnRecordGetsOneThatIsNoWeakerThanWhatItInherits() {
        String zone = DmarcCheckTest.own("v=DMARC1; p=reject");

        assertThat(assertRepaired("mail.example.com", zone + CONSENT, TREKMAIL))
                .extracting(DnsRecord::toZoneLine)
                .contains("_dmarc.mail.example.com. 3600 IN TXT \"v=DMARC1; p=reject; rua=mailto:dmarc@trekmail.net\"");
    }

    /** Applies what is proposed, verifies again: right, and nothing more to change. */
    static List<DnsRecord> assertRepaired(String domain, String zone, DmarcExpectation expectation) {
        ZoneResolver before = ZoneResolver.parse(zone);
        DmarcResult result = DmarcCheckTest.verify(before, domain, expectation);
        List<RecordChange> changes = changes(result);
        assertThat(changes)
                .allSatisfy(change -> assertThat(change.name().isWithin(DomainName.of(domain)))
                        .isTrue());
        List<DnsRecord> after = applied(before.records(), result);
        DmarcResult then = DmarcCheckTest.verify(ZoneResolver.of(after), domain, expectation);
        assertThat(then.status()).as("%s then %s", changes, then.findings()).isEqualTo(CheckStatus.CORRECT);
        assertThat(changes(then)).isEmpty();
        return after;
    }

    static List<ManualStep> steps(DmarcResult result) {
        return result.findings().stream()
                .flatMap(finding -> finding.repair().stream())
                .filter(ManualStep.class::isInstance)
                .map(ManualStep.class::cast)
                .distinct()
                .toList();
    }

    static List<RecordChange> changes(DmarcResult result) {
        Set<RepairStep> steps = new LinkedHashSet<>();
        result.findings().stream().map(Finding::repair).forEach(steps::addAll);
        return steps.stream()
                .filter(RecordChange.class::isInstance)
                .map(RecordChange.class::cast)
                .toList();
    }

    private static List<DnsRecord> applied(List<DnsRecord> records, DmarcResult result) {
        List<String> lines = records.stream().map(DnsRecord::toZoneLine).toList();
        List<String> plan = RepairPlan.of(changes(result)).toZoneLines();
        return ZoneResolver.parse(StrictZone.after(lines, plan)).records();
    }

    @Test
    void whatANearMissAndAMisplacedRecordSayIsInTheOneRecord() {
        DmarcResult result =
                DmarcCheckTest.verify(DmarcCheckTest.own("v=DMARC1\\\\; p=none\\\\; rua=mailto:b@example.com")
                        + "_dmarc.example.com.example.com. IN TXT"
                        + " \"v=DMARC1; p=quarantine; rua=mailto:a@example.com; ruf=mailto:f@example.com; fo=1\"\n"
                        + "example.com. IN MX 10 mail.example.com.\n");

        assertThat(changes(result).stream()
                        .flatMap(change -> change.after().stream())
                        .map(record -> record.data().toZoneText()))
                .singleElement()
                .asString()
                .startsWith("\"v=DMARC1; p=quarantine; ")
                .contains("mailto:a@example.com", "mailto:b@example.com", "ruf=mailto:f@example.com", "fo=1");
    }
}
