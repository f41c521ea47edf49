package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.PastingMistake;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people make of records, and what their owners meant by them. */
class DmarcDamageTest {
    private static final String MAIL = "example.com. IN MX 10 mx.example.com.\nmx.example.com. IN A 192.0.2.1\n";

    private static DmarcResult verify(String text, DmarcExpectation... expectations) {
        String data = RecordData.Txt.of(text).toZoneText();
        return DmarcCheckTest.verify(
                ZoneResolver.parse("_dmarc.example.com. IN TXT " + data + "\n" + MAIL), "example.com", expectations);
    }

    private static List<String> published(DmarcResult result) {
        return DmarcRepairsTest.changes(result).stream()
                .flatMap(change -> change.after().stream())
                .map(record -> ((RecordData.Txt) record.data()).text())
                .toList();
    }

    private static List<String> steps(DmarcResult result) {
        return DmarcRepairsTest.steps(result).stream().map(ManualStep::id).toList();
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r").replace("NBSP", "\u00a0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=DMARC1; p=reject rua=mailto:a@example.com              | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; p=reject, rua=mailto:a@example.com             | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1 p=reject rua=mailto:a@example.com               | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1, p=reject, rua=mailto:a@example.com             | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; p=reject; pct=100 rua=mailto:a@example.com     | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; p=reject; rua=mailto:a@example.com ruf=mailto:f@example.com | v=DMARC1; p=reject; rua=mailto:a@example.com; ruf=mailto:f@example.com
            v=DMARC1; p:reject; rua=mailto:a@example.com             | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; p-reject; sp- quarantine; rua=mailto:a@example.com | v=DMARC1; p=reject; sp=quarantine; rua=mailto:a@example.com
            v=DMARC1; policy=reject; rua=mailto:a@example.com        | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; reject; rua=mailto:a@example.com               | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1;\\np=reject;\\nrua=mailto:a@example.com         | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1\\r\\np=reject\\r\\nrua=mailto:a@example.com     | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; p=reject; rua=mailto:a@example.com\\n          | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1;NBSPp=reject;NBSPrua=mailto:a@example.com       | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; p=reject; rua=mailto:a@example.com<br>         | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; p=reject; rua=mailto:a@example.com&lt;br&gt;   | v=DMARC1; p=reject; rua=mailto:a@example.com
            <p>v=DMARC1;&nbsp;p=reject;&nbsp;rua=mailto:a@example.com</p> | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=dmarc1; p=reject; rua= mailto:a@example.com &amp;lt;a@example.com&amp;gt;; | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; p="reject"; rua=mailto:a@example.com           | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; p=reject\\; rua=mailto:a@example.com           | v=DMARC1; p=reject; rua=mailto:a@example.com
            _dmarc IN TXT "v=DMARC1; p=reject; rua=mailto:a@example.com" | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; p=reject; adkim=strict; aspf=relaxed; rua=mailto:a@example.com | v=DMARC1; p=reject; adkim=s; aspf=r; rua=mailto:a@example.com
            v=DMARC1; p=reject; ruf=mailto:f@example.com; fo=0:1:d:s | v=DMARC1; p=reject; ruf=mailto:f@example.com; fo=1
            v=DMARC1; p=reject; ruf=mailto:f@example.com; fo=0,1     | v=DMARC1; p=reject; ruf=mailto:f@example.com; fo=1
            v=DMARC1; p=reject; ruf=mailto:f@example.com; fo:d       | v=DMARC1; p=reject; ruf=mailto:f@example.com; fo=d
            v=DMARC1; p=reject; ruf=mailto:f@example.com; fo=d; fo=s | v=DMARC1; p=reject; ruf=mailto:f@example.com; fo=d:s
            v=DMARC1; p=reject; ruf=mailto:f@example.com; fo=0; fo=1 | v=DMARC1; p=reject; ruf=mailto:f@example.com; fo=1
            v=DMARC1\\np=reject\\nrua=mailto:a@example.com\\nfo=1; mailto:b@example.com | v=DMARC1; p=reject; rua=mailto:a@example.com,mailto:b@example.com; fo=1
            v=DMARC1; p=reject; mailto:a@example.com                 | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; p=reject; adkim=s; a@example.com, b@example.com | v=DMARC1; p=reject; adkim=s; rua=mailto:a@example.com,mailto:b@example.com
            v=DMARC1; p=reject; rua=mailto:a@example.com; x=1; mailto:b@example.com | v=DMARC1; p=reject; rua=mailto:a@example.com,mailto:b@example.com; x=1
            v=DMARC1; p=reject; ruf=mailto:f@example.com; pct=50; mailto:b@example.com | v=DMARC1; p=reject; rua=mailto:b@example.com; ruf=mailto:f@example.com; pct=50
            """)
    void itIsMendedAsItWasMeant(String damaged, String meant) {
        DmarcResult result = verify(unescaped(damaged));

        assertThat(published(result)).as("%s", result.findings()).containsExactly(meant);
        assertThat(result.status()).isNotEqualTo(CheckStatus.CORRECT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            rua=mailto: a@example.com                                | rua=mailto:a@example.com
            rua=mailto://a@example.com                               | rua=mailto:a@example.com
            rua=<mailto:a@example.com>                               | rua=mailto:a@example.com
            rua=mailto:<a@example.com>                               | rua=mailto:a@example.com
            rua=mailto:[a@example.com](mailto:a@example.com)         | rua=mailto:a@example.com
            rua=mailto:a@example.com mailto:b@example.com            | rua=mailto:a@example.com,mailto:b@example.com
            rua=mailto:a@example.commailto:b@example.commailto:c@example.com | rua=mailto:a@example.com,mailto:b@example.com,mailto:c@example.com
            rua=mailto:a@example.com; mailto:b@example.com           | rua=mailto:a@example.com,mailto:b@example.com
            rua=mailto:a@example.com, b@example.com                  | rua=mailto:a@example.com,mailto:b@example.com
            rua:mailto:a@example.com                                 | rua=mailto:a@example.com
            rua=mailto=a@example.com                                 | rua=mailto:a@example.com
            rua=malto:a@example.com                                  | rua=mailto:a@example.com
            rua=mail:a@example.com                                   | rua=mailto:a@example.com
            rua=email:a@example.com                                  | rua=mailto:a@example.com
            rua=a@example.com                                        | rua=mailto:a@example.com
            rua=mailto:mailto:a@example.com                          | rua=mailto:a@example.com
            rua=mailto:a@example.com; rua=mailto:b@example.com       | rua=mailto:a@example.com,mailto:b@example.com
            rua=mailto:a@example.com; ruf=f@example.com              | rua=mailto:a@example.com; ruf=mailto:f@example.com
            rua=a@example.com; ruf=mailto:f@example.com              | rua=mailto:a@example.com; ruf=mailto:f@example.com
            rua=mailto:o'neill@example.com, b@example.com            | rua=mailto:o'neill@example.com,mailto:b@example.com
            rua=mailto:d@müller.example.com                          | rua=mailto:d@xn--mller-kva.example.com
            rua=mailto:a@example.com!10m, b@example.com              | rua=mailto:a@example.com,mailto:b@example.com
            """)
    void everyAddressIsKept(String written, String meant) {
        DmarcResult result = verify("v=DMARC1; p=reject; " + written);

        assertThat(published(result)).containsExactly("v=DMARC1; p=reject; " + meant);
        assertThat(steps(result)).doesNotContain("dmarc.check-address");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            mailto:d@rep\u043erts.example.com      | d@rep\u043erts.example.com
            mailto:d@\uff16example.com             | d@\uff16example.com
            mailto:dmarc@{{domain}}                | dmarc@{{domain}}
            mailto:postmaster                      | postmaster
            """)
    void whatNobodyCanReadIsAskedAbout(String written, String quoted) {
        DmarcResult result = verify("v=DMARC1; p=reject; rua=mailto:a@example.com," + written);

        assertThat(published(result)).containsExactly("v=DMARC1; p=reject; rua=mailto:a@example.com");
        assertThat(DmarcRepairsTest.steps(result))
                .anySatisfy(step -> assertThat(step.message()).contains(quoted));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            p=none;fo:0;adkim=r;aspf=r;rf:afrf;ri=86400;sp=none;rua=mailto:a@example.com | p=none; sp=none; adkim=r; aspf=r; rua=mailto:a@example.com
            p=reject rua=mailto:a@example.com; rf=afrf; ri=3600 | p=reject; rua=mailto:a@example.com
            p=reject; adkim=r rua=mailto:a@example.com          | p=reject; adkim=r; rua=mailto:a@example.com
            p=reject; t=n; psd=u; rua=a@example.com             | p=reject; t=n; psd=u; rua=mailto:a@example.com
            p=reject; psd=y; t=n; rua=mailto:a@example.com      | p=reject; t=n; rua=mailto:a@example.com
            p=reject; ruf=f@example.com; fo=0                   | p=reject; ruf=mailto:f@example.com; fo=0
            p=reject; rua=a@example.com; fo=0                   | p=reject; rua=mailto:a@example.com
            p=reject; rua=a@example.com; adkim=R; pct=100       | p=reject; adkim=r; rua=mailto:a@example.com
            p=reject; psd=y; pct=100; ri=86400; x=1             | p=reject; x=1
            p=reject; psd=y; pct=20                             | p=reject; pct=20
            p=reject; rua=a@example.com                         | p=reject; rua=mailto:a@example.com
            """)
    void whatTheOwnerWroteStaysAndWhatTheStandardRemovedGoes(String written, String published) {
        DmarcResult result = verify("v=DMARC1; " + written);

        assertThat(published(result)).containsExactly("v=DMARC1; " + published);
        assertThat(verify("v=DMARC1; " + published).findings())
                .extracting(Finding::code)
                .doesNotContain(DmarcFinding.REMOVED_TAG);
    }

    @Test
    void aRecordThatIsRightOtherwiseIsNotWrittenAnewForWhatTheStandardRemoved() {
        assertThat(published(verify("v=DMARC1; p=reject; rua=mailto:a@example.com; pct=100; rf=afrf; ri=3600")))
                .isEmpty();
    }

    @Test
    void theRecordToWhichAnAddressIsAddedKeepsWhatItsOwnerWrote() {
        assertThat(DmarcRepairsTest.steps(verify("v=DMARC1; p=none; adkim=r; rf=afrf; pct=100")))
                .singleElement()
                .satisfies(step -> assertThat(step.message())
                        .endsWith("in place of the DMARC record there: v=DMARC1; p=none; adkim=r; rua=mailto:ADDRESS"));
    }

    @Test
    void aNearMissSaysWhatIsPublished() {
        assertThat(verify("v=dmarc1; p=none; adkim=r; ri=86400; rua=mailto:a@example.com")
                        .findings())
                .filteredOn(finding -> finding.arguments().containsKey("repaired"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.arguments())
                        .containsEntry("repaired", "v=DMARC1; p=none; adkim=r; rua=mailto:a@example.com"));
    }

    @Test
    void aVariableThatNobodyFilledInIsNamed() {
        assertThat(verify("v=DMARC1; p=reject; rua=mailto:dmarc@{{domain}}").findings())
                .filteredOn(finding -> finding.code() == DmarcFinding.BAD_URI)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("{{domain}} was never filled in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"block", "monitor", "yes"})
    void aPolicyThatNobodyCanReadIsNotMadeUp(String word) {
        DmarcResult result = verify("v=DMARC1; p=" + word + "; rua=mailto:a@example.com");

        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(DmarcRepairsTest.changes(result)).isEmpty();
        assertThat(DmarcRepairsTest.steps(result))
                .singleElement()
                .satisfies(step -> assertThat(step.message()).contains("p=" + word, "_dmarc.example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DMARC1;", "v=DMARC1", "v=DMARC1; rua=mailto:", "v=DMARC1; adkim=s"})
    void whereNothingIsSaidAnAddressComesFirst(String text) {
        DmarcResult result = verify(text);

        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(result.policy().state()).isEqualTo(DmarcEffectivePolicy.State.UNUSABLE);
        assertThat(DmarcRepairsTest.changes(result)).isEmpty();
        assertThat(steps(result)).contains("dmarc.choose-address");
    }

    @Test
    void lineBreaksAreToldAsOneMistake() {
        DmarcResult result = verify("v=DMARC1;\np=reject;\nrua=mailto:a@example.com");

        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(result.findings())
                .filteredOn(finding -> finding.code() == DmarcFinding.PASTING_MISTAKE)
                .singleElement()
                .satisfies(finding -> assertThat(finding.arguments())
                        .containsEntry("mistake", PastingMistake.LINE_BREAKS)
                        .containsEntry("repaired", "v=DMARC1; p=reject; rua=mailto:a@example.com"));
        assertThat(result.findings()).extracting(Finding::code).doesNotContain(DmarcFinding.SYNTAX);
    }

    @Test
    void whatAFindingSaysShouldBeThereIsWhatIsPublished() {
        DmarcResult result =
                verify("v=DMARC1 p=none", DmarcExpectation.anyValid().reportingTo("mailto:dmarc@trekmail.net"));

        assertThat(result.findings().get(0).arguments())
                .containsEntry("repaired", "v=DMARC1; p=none; rua=mailto:dmarc@trekmail.net");
        assertThat(published(result)).containsExactly("v=DMARC1; p=none; rua=mailto:dmarc@trekmail.net");
    }

    @Test
    void failureOptionsWithoutAnAddressAreIgnoredWhateverTheySay() {
        DmarcResult result = verify("v=DMARC1; p=reject; rua=mailto:a@example.com; fo=0:1:d:s");

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.findings())
                .extracting(Finding::code)
                .containsExactly(DmarcFinding.FAILURE_OPTIONS_WITHOUT_ADDRESS);
    }

    @Test
    void aRecordOfAnotherServiceIsNotReplaced() {
        DmarcResult result = verify(
                "dmarc-site-verification=4711",
                DmarcExpectation.anyValid().suggesting("v=DMARC1; p=none; rua=mailto:dmarc@trekmail.net"));

        assertThat(DmarcRepairsTest.changes(result)).singleElement().isInstanceOf(RecordChange.Add.class);
    }

    @Test
    void theTargetOfAnAliasThatWasTypedAsATextIsAskedAbout() {
        DmarcResult result = verify(
                "customer.vendor.example.",
                DmarcExpectation.anyValid().suggesting("v=DMARC1; p=none; rua=mailto:dmarc@trekmail.net"));

        assertThat(result.findings()).extracting(Finding::code).contains(DmarcFinding.ALIAS_AS_TEXT);
        assertThat(DmarcRepairsTest.changes(result)).isEmpty();
        assertThat(steps(result)).containsExactly("txt.publish-alias");
    }

    @Test
    void severalRecordsBecomeOneThatIsNoWeakerThanAny() {
        DmarcResult result = DmarcCheckTest.verify(
                ZoneResolver.parse(DmarcCheckTest.own("v=DMARC1; p=quarantine; rua=mailto:a@example.com")
                        + DmarcCheckTest.own("v=DMARC1; p=none; sp=reject; adkim=s; ruf=mailto:f@example.com; fo=d")),
                "example.com");

        assertThat(published(result))
                .containsExactly("v=DMARC1; p=quarantine; sp=reject; adkim=s; rua=mailto:a@example.com; "
                        + "ruf=mailto:f@example.com; fo=d");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=DMARC1; p=none                             | v=DMARC1 p=reject rua=mailto:b@example.com        | v=DMARC1; p=none; rua=mailto:b@example.com
            v=DMARC1; p=none; rua=mailto:a@example.com   | v=DMARC1 p=reject                                 | v=DMARC1; p=none; rua=mailto:a@example.com
            v=DMARC1; p=reject; rua=mailto:a@example.com | v=DMARC1 p=none rua=mailto:a@example.com          | v=DMARC1; p=reject; rua=mailto:a@example.com
            v=DMARC1; p=reject; rua=mailto:a@example.com | p=none; rua=mailto:b@example.com                  | v=DMARC1; p=reject; rua=mailto:a@example.com,mailto:b@example.com
            v=DMARC1; p=reject; sp=none; adkim=s         | "v=DMARC1; p=none; adkim=r; rua=mailto:b@example.com" | v=DMARC1; p=reject; sp=none; adkim=s; rua=mailto:b@example.com
            v=DMARC1; p=reject; pct=20                   | v=DMARC1 p=reject ruf=mailto:f@example.com fo=1   | v=DMARC1; p=reject; ruf=mailto:f@example.com; fo=1; pct=20
            v=DMARC1; p=rejct                            | v=DMARC1 p=none rua=mailto:b@example.com          | v=DMARC1; p=reject; rua=mailto:b@example.com
            v=DMARC1; rua=mailto:a@example.com           | v=DMARC1, p=quarantine, rua=mailto:b@example.com  | v=DMARC1; p=quarantine; rua=mailto:a@example.com,mailto:b@example.com
            v=DMARC1; p=block                            | v=DMARC1 p=quarantine rua=mailto:b@example.com    | v=DMARC1; p=quarantine; rua=mailto:b@example.com
            """)
    void aSpoiltTextBesideTheRecordGoesAndItsAddressesComeIntoIt(String record, String beside, String expected) {
        DmarcResult result =
                DmarcCheckTest.verify(ZoneResolver.parse(DmarcCheckTest.own(record) + besides(beside)), "example.com");

        assertThat(result.findings()).extracting(Finding::code).contains(DmarcFinding.SPOILT_BESIDE);
        assertThat(left(result, record, beside)).containsExactly(expected);
        assertThat(DmarcRepairsTest.changes(verify(expected))).isEmpty();
    }

    private static String besides(String text) {
        return "_dmarc.example.com. IN TXT " + RecordData.Txt.of(text).toZoneText() + "\n";
    }

    private static List<String> left(DmarcResult result, String... texts) {
        List<String> left = new ArrayList<>(List.of(texts));
        for (RecordChange change : DmarcRepairsTest.changes(result)) {
            change.before().ifPresent(record -> left.remove(((RecordData.Txt) record.data()).text()));
            change.after().ifPresent(record -> left.add(((RecordData.Txt) record.data()).text()));
        }
        return left;
    }

    @Test
    void anAddressThatNobodyCanReadBesideTheRecordIsAskedAbout() {
        DmarcResult result = DmarcCheckTest.verify(
                ZoneResolver.parse(DmarcCheckTest.own("v=DMARC1; p=reject; rua=mailto:a@example.com")
                        + besides("v=DMARC1 p=reject rua=mailto:b@ex\u0430mple.com")),
                "example.com");

        assertThat(steps(result)).contains("dmarc.check-address");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=reject; pct=abc; pct=50          | v=DMARC1; p=reject
            v=DMARC1; p=reject; pct=50; pct=abc          | v=DMARC1; p=reject
            v=DMARC1; p=reject; pct=50; pct=20           | v=DMARC1; p=reject
            v=DMARC1; p=reject; pct=50; pct=50           | v=DMARC1; p=reject; pct=50
            v=DMARC1; p=reject; pct=50; pct=100          | v=DMARC1; p=reject
            v=DMARC1; p:reject; pct=150                  | v=DMARC1; p=reject
            v=DMARC1; p:reject; pct=50                   | v=DMARC1; p=reject; pct=50
            """)
    void aPercentageThatNobodyCanReadOrThatContradictsAnotherGoes(String text, String published) {
        assertThat(published(verify(text))).containsExactly(published);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pct=20  | pct=50  | v=DMARC1; p=reject; pct=50
            pct=50  | pct=20  | v=DMARC1; p=reject; pct=50
            pct=20  | pct=abc | v=DMARC1; p=reject
            pct=20  | x=1     | v=DMARC1; p=reject
            """)
    void ofSeveralPercentagesTheHighestStays(String one, String other, String published) {
        String strict = "v=DMARC1; p=reject; " + one;
        String weak = "v=DMARC1; p=quarantine; " + other;
        DmarcResult result = DmarcCheckTest.verify(
                ZoneResolver.parse(DmarcCheckTest.own(strict) + DmarcCheckTest.own(weak)), "example.com");

        assertThat(left(result, strict, weak)).containsExactly(published);
    }

    @Test
    void ofThousandsOfTextsTheFirstHundredAreMerged() {
        String zone = IntStream.range(100, 250)
                .mapToObj(i -> DmarcCheckTest.own("v=DMARC1; p=reject; rua=mailto:a" + i + "@example.com"))
                .collect(Collectors.joining());

        DmarcResult result = DmarcCheckTest.verify(ZoneResolver.parse(MAIL + zone), "example.com");

        DmarcRecord merged =
                DmarcRecord.parse(published(result).get(0)).record().orElseThrow();
        assertThat(merged.policy()).contains(DmarcPolicy.REJECT);
        assertThat(merged.aggregateReports()).hasSize(100).doesNotHaveDuplicates();
    }
}
