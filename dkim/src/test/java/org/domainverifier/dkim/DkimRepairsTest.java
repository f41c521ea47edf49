package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.dkim.Zones.KEY;
import static org.domainverifier.dkim.Zones.NAME;
import static org.domainverifier.dkim.Zones.RECORD;
import static org.domainverifier.dkim.Zones.check;
import static org.domainverifier.dkim.Zones.expected;
import static org.domainverifier.dkim.Zones.plan;
import static org.domainverifier.dkim.Zones.txt;
import static org.domainverifier.dkim.Zones.zone;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Apply the repair, check again: right, and nothing more to do. */
class DkimRepairsTest {
    private static final String OTHER = TestKeys.spki(TestKeys.rsa(2048, 2).getPublic());
    private static final DkimExpectation ALIAS = DkimExpectation.alias("dkim", "key.example.net");
    private static final String TARGET = txt("key.example.net.", RECORD);
    private static final String PEM =
            TestKeys.pem("PUBLIC KEY", TestKeys.rsa(2048).getPublic().getEncoded());

    static Stream<Arguments> wrongWithAnExpectation() {
        String pkcs1 = TestKeys.base64(TestKeys.pkcs1(TestKeys.rsa(2048).getPublic()));
        String secret = TestKeys.base64(TestKeys.rsa(2048).getPrivate().getEncoded());
        return Stream.of(
                        "example.com. 300 IN A 192.0.2.1",
                        txt(NAME, "v=DKIM1; p=" + OTHER),
                        txt(NAME, "v=DKIM1; p="),
                        txt(NAME, "v=DKIM1; p=" + KEY + "; p=" + KEY),
                        txt(NAME, "v=DKIM1; t=y; p=" + KEY),
                        txt(NAME, "v=DKIM1; t=s; p=" + KEY),
                        txt(NAME, "v=DKIM1; h=sha1; p=" + KEY),
                        txt(NAME, "v=DKIM1; s=tlsrpt; p=" + KEY),
                        txt(NAME, "v=DKIM1; p=" + pkcs1),
                        txt(NAME, "v=DKIM1; p=" + secret),
                        txt(NAME, RECORD.substring(0, 255)),
                        txt(NAME, "\"" + RECORD + "\""),
                        txt(NAME, PEM),
                        txt(NAME, "v=spf1 -all"),
                        txt(NAME, "v=DKIM1;; p=" + KEY),
                        txt(NAME, RECORD) + "\n" + txt(NAME, "hello"),
                        txt(NAME, "v=DKIM1; p=" + OTHER) + "\n" + txt(NAME, "hello"),
                        txt(NAME, "v=DKIM1; t=y; p=" + KEY) + "\n" + txt(NAME, RECORD),
                        txt(NAME, RECORD.substring(0, 200)) + "\n" + txt(NAME, RECORD.substring(200)),
                        NAME + " 300 IN CNAME gone.example.net.",
                        NAME + " 300 IN CNAME other.example.net.\n" + txt("other.example.net.", "v=DKIM1; p=" + OTHER),
                        txt("*.example.com.", "v=spf1 -all"),
                        txt("*._domainkey.example.com.", "v=DKIM1; p="),
                        "*._domainkey.example.com. 300 IN CNAME other.example.net.\n"
                                + txt("other.example.net.", "v=DKIM1; p=" + OTHER),
                        txt("dkim._domainkey.example.com.example.com.", RECORD),
                        txt("dkim.example.com.", RECORD))
                .map(zone -> Arguments.of(zone, expected()));
    }

    static Stream<Arguments> wrongWithAnAlias() {
        return Stream.of(
                        TARGET,
                        TARGET + "\n" + txt(NAME, "v=DKIM1; p=" + OTHER),
                        TARGET + "\n" + txt(NAME, RECORD),
                        TARGET + "\n" + txt(NAME, RECORD) + "\n" + txt(NAME, "hello"),
                        TARGET + "\n" + NAME + " 300 IN CNAME other.example.net.",
                        TARGET + "\n" + NAME + " 300 IN CNAME other.example.net.\n" + txt("other.example.net.", RECORD),
                        TARGET + "\n" + txt("*.example.com.", "v=spf1 -all"))
                .map(zone -> Arguments.of(zone, ALIAS));
    }

    @ParameterizedTest
    @MethodSource({"wrongWithAnExpectation", "wrongWithAnAlias"})
    void theRepairMakesItCorrect(String text, DkimExpectation expectation) {
        ZoneResolver before = zone(text);
        DkimResult wrong = check(before, expectation);
        assertThat(wrong.status()).isNotEqualTo(CheckStatus.CORRECT);
        RepairPlan plan = plan(wrong);
        assertThat(plan.changes()).isNotEmpty();
        assertThat(plan.changes())
                .allSatisfy(change -> assertThat(change.name().isWithin(DomainName.of("example.com")))
                        .isTrue());
        everyMistakeCarriesItsRepair(wrong);
        DkimResult right = check(Zones.apply(before, plan.changes()), expectation);
        assertThat(right.status()).as("after %s", plan).isEqualTo(CheckStatus.CORRECT);
        assertThat(plan(right).isEmpty()).isTrue();
    }

    private static void everyMistakeCarriesItsRepair(DkimResult result) {
        assertThat(result.findings())
                .filteredOn(finding -> finding.severity() != Severity.NOTICE)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.repair()).isNotEmpty());
        assertThat(result.findings())
                .filteredOn(finding -> finding.severity() == Severity.NOTICE)
                .flatExtracting(Finding::repair)
                .isEmpty();
    }

    @Test
    void theRightOneOfSeveralRecordsStays() {
        RepairPlan plan = plan(check(zone(txt(NAME, "hello"), txt(NAME, RECORD)), expected()));
        assertThat(plan.changes())
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        RecordChange.Delete.class,
                        delete ->
                                assertThat(delete.record().data().toZoneText()).isEqualTo("\"hello\""));
    }

    @Test
    void aReplacedRecordKeepsItsTtl() {
        RepairPlan plan = plan(check(zone(txt(NAME, "v=DKIM1; p=" + OTHER)), expected()));
        assertThat(plan.changes()).hasSize(1).first().isInstanceOfSatisfying(RecordChange.Replace.class, replace -> {
            assertThat(replace.to().ttl()).isEqualTo(Duration.ofSeconds(300));
            assertThat(replace.from().ttl()).isEqualTo(Duration.ofSeconds(300));
        });
    }

    @Test
    void aNewRecordLivesAnHour() {
        RepairPlan plan = plan(check(zone("example.com. 300 IN A 192.0.2.1"), expected()));
        assertThat(plan.changes())
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        RecordChange.Add.class,
                        add -> assertThat(add.record().ttl()).isEqualTo(Duration.ofHours(1)));
    }

    @Test
    void somebodyElsesKeyAtAWrongNameIsLeftAlone() {
        RepairPlan plan = plan(check(zone(txt("dkim.example.com.", "v=DKIM1; p=" + OTHER)), expected()));
        assertThat(plan.changes()).hasSize(1).first().isInstanceOf(RecordChange.Add.class);
    }

    @Test
    void aPublishedPrivateKeyNeedsMoreThanTheDns() {
        String secret = TestKeys.base64(TestKeys.rsa(2048).getPrivate().getEncoded());
        assertThat(plan(check(zone(txt(NAME, "v=DKIM1; p=" + secret)), expected()))
                        .manualSteps())
                .extracting(ManualStep::id)
                .containsExactly("dkim.new-key-pair");
    }

    @Test
    void aKeyThatTheProviderHasNotPublishedYetNeedsTheProvider() {
        RepairPlan plan = plan(check(zone(NAME + " 300 IN CNAME key.example.net."), ALIAS));
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.manualSteps()).extracting(ManualStep::id).containsExactly("dkim.provider-publishes");
    }

    @Test
    void aBadExpectedKeyNeedsTheProvider() {
        DkimExpectation bad = DkimExpectation.key("dkim", domain -> java.util.Optional.of("nonsense"));
        RepairPlan plan = plan(check(zone(txt(NAME, RECORD)), bad));
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.manualSteps()).extracting(ManualStep::id).containsExactly("dkim.fix-expected-key");
    }

    @Test
    void aBrokenRecordWhileTheKeyIsNotReadyHasToWait() {
        RepairPlan plan = plan(check(zone(txt(NAME, "v=DKIM1; p=AAAA")), DkimExpectation.notReady("dkim")));
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.manualSteps()).extracting(ManualStep::id).containsExactly("dkim.wait-for-key");
    }

    // without an expectation

    static List<String> mendable() {
        return List.of(
                "\"" + RECORD + "\"",
                RECORD.replace(";", "\\;"),
                "k=rsa; v=DKIM1; p=" + KEY,
                "v=DKIM1; p=" + KEY.substring(0, 64) + "\n" + KEY.substring(64),
                "v=DKIM1; t=y:s; p=" + KEY,
                "v=DKIM1;; n=note; p=" + KEY,
                PEM,
                "v=DKIM1; p="
                        + TestKeys.base64(TestKeys.pkcs1(TestKeys.rsa(2048).getPublic())),
                "v=DKIM1; k=ed25519; p=" + TestKeys.spki(TestKeys.ed25519().getPublic()));
    }

    @ParameterizedTest
    @MethodSource("mendable")
    void aRecordThatWasMeantRightIsWrittenRight(String text) {
        DkimCheck named = DkimCheck.withSelectors("dkim");
        ZoneResolver before = zone(txt(NAME, text));
        DkimResult wrong = check(before, named);
        assertThat(wrong.status()).isNotEqualTo(CheckStatus.CORRECT);
        everyMistakeCarriesItsRepair(wrong);
        RepairPlan plan = plan(wrong);
        assertThat(plan.changes()).hasSize(1);
        assertThat(plan.manualSteps()).isEmpty();
        DkimResult right = check(Zones.apply(before, plan.changes()), named);
        assertThat(right.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(plan(right).isEmpty()).isTrue();
    }

    @Test
    void notesAndStrictFlagSurviveTheMending() {
        RepairPlan plan =
                plan(check(zone(txt(NAME, "k=rsa; v=DKIM1; t=s; n=ours; p=" + KEY)), DkimCheck.withSelectors("dkim")));
        assertThat(plan.changes())
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        RecordChange.Replace.class,
                        replace -> assertThat(replace.to().data().toZoneText().replace("\" \"", ""))
                                .isEqualTo("\"v=DKIM1; k=rsa; t=s; n=ours; p=" + KEY + "\""));
    }

    static List<Arguments> notMendable() {
        return List.of(
                Arguments.of(txt(NAME, "v=DKIM1; p=AAAA"), "dkim.ask-sender"),
                Arguments.of(txt(NAME, "v=DKIM1; p="), "dkim.ask-sender"),
                Arguments.of(txt(NAME, RECORD) + "\n" + txt(NAME, "hello"), "dkim.ask-sender"),
                Arguments.of("example.com. 300 IN A 192.0.2.1", "dkim.ask-sender"),
                Arguments.of(
                        txt(
                                NAME,
                                "v=DKIM1; p=" + TestKeys.spki(TestKeys.rsa(1024).getPublic())),
                        "dkim.new-key-pair"),
                Arguments.of(
                        NAME + " 300 IN CNAME k.example.net.\n" + txt("k.example.net.", "v=DKIM1; p=AAAA"),
                        "dkim.tell-sender"));
    }

    @ParameterizedTest
    @MethodSource("notMendable")
    void whatOnlyTheSenderKnowsIsAManualStep(String text, String step) {
        DkimResult result = check(zone(text), DkimCheck.withSelectors("dkim"));
        everyMistakeCarriesItsRepair(result);
        assertThat(plan(result).changes()).isEmpty();
        assertThat(plan(result).manualSteps()).extracting(ManualStep::id).containsExactly(step);
    }

    @Test
    void aKeyCutIntoTwoRecordsIsJoined() {
        DkimCheck named = DkimCheck.withSelectors("dkim");
        ZoneResolver before = zone(txt(NAME, RECORD.substring(0, 200)), txt(NAME, RECORD.substring(200)));
        DkimResult right = check(Zones.apply(before, plan(check(before, named)).changes()), named);
        assertThat(right.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(right.texts()).containsExactly(RECORD);
    }
}
