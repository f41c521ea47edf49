package org.domainverifier.txt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.Standings;
import org.junit.jupiter.api.Test;

class TxtLookTest {
    private final List<String> parsed = new ArrayList<>();
    private final TxtKind<String> kind =
            TxtKind.of("v=TEST1", this::parse).at("_test").build();

    private String parse(String text) {
        parsed.add(text);
        return text.toUpperCase(Locale.ROOT);
    }

    @Test
    void eachTextIsParsedOnce() {
        TxtLook<String> look = look("""
                _test.customer.example. 300 IN TXT "v=TEST1; a=1"
                _test.customer.example. 300 IN TXT "something else"
                """);
        look.records();
        look.only().map(TxtSource::parsed);
        look.candidates();

        assertThat(parsed).containsExactly("v=TEST1; a=1");
        assertThat(look.only().map(TxtSource::parsed)).contains("V=TEST1; A=1");
        assertThat(look.others()).hasSize(1);
        assertThat(TxtPresence.of(look, Code.CODES)).isEqualTo(new TxtPresence(CheckStatus.CORRECT, List.of()));
    }

    @Test
    void nothingElseIsAskedWhereThereIsARecord() {
        List<DnsQuestion> asked = new ArrayList<>();
        DnsResolver zone = ZoneResolver.parse("_test.customer.example. 300 IN TXT \"v=TEST1\"");
        look(question -> {
            asked.add(question);
            return zone.resolve(question);
        });

        assertThat(asked).hasSize(1);
    }

    private static DnsRecord txt(String name, String start, int octets) {
        String text = start + "x".repeat(octets - start.length());
        return new DnsRecord(DomainName.of(name), Duration.ofMinutes(5), RecordData.Txt.of(text));
    }

    @Test
    void theLongestTextThatIsReadIsRead() {
        DnsRecord record = txt("_test.customer.example", "v=TEST1; ", TxtKind.LONGEST_TEXT);
        TxtLook<String> look = look(ZoneResolver.of(List.of(record)));

        assertThat(parsed).hasSize(1);
        assertThat(look.tooLong()).isEmpty();
        assertThat(TxtPresence.of(look, Code.CODES).status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aLongerOneIsInvalidAndNotParsed() {
        DnsRecord record = txt("_test.customer.example", "v=TEST1; ", TxtKind.LONGEST_TEXT + 1);
        TxtLook<String> look = look(ZoneResolver.of(List.of(record)));
        TxtPresence presence = TxtPresence.of(look, Code.CODES);

        assertThat(parsed).isEmpty();
        assertThat(look.only()).isEmpty();
        assertThat(look.tooLong()).containsExactly(record);
        assertThat(look.texts()).hasSize(1);
        assertThat(presence.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(presence.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.LONG);
            assertThat(finding.arguments()).containsEntry("octets", 8193).containsEntry("limit", 8192);
            assertThat(finding.repair())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            ManualStep.class, step -> assertThat(step.code()).isEqualTo(TxtStep.SHORTEN));
        });
    }

    @Test
    void itCountsBesideAnother() {
        TxtLook<String> look = look(ZoneResolver.of(List.of(
                txt("_test.customer.example", "v=TEST1; ", 9000), txt("_test.customer.example", "v=TEST1; a", 20))));
        TxtPresence presence = TxtPresence.of(look, Code.CODES);

        assertThat(look.only()).isEmpty();
        assertThat(presence.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(presence.findings()).extracting(Finding::code).containsExactly(Code.SEVERAL, Code.LONG);
    }

    @Test
    void inItsPlaceNothingIsProposed() {
        TxtLook<String> look = look(ZoneResolver.of(List.of(txt("_test.customer.example", "v=TEST1; ", 9000))));
        TxtRepairs repairs = TxtRepairs.publishing(look, "v=TEST1", Standings.unprobed(look.domain()));

        assertThat(repairs).isEqualTo(TxtRepairs.shortening(look));
        assertThat(repairs.publication()).singleElement().isInstanceOf(ManualStep.class);
    }

    @Test
    void whatWasOnlyMeantAsARecordIsNotReadEither() {
        TxtLook<String> look = look(ZoneResolver.of(List.of(
                txt("_test.customer.example", "\"v=TEST1; ", 9000),
                txt("customer.example", "v=TEST1; ", 9000),
                txt("customer.example", "v=TEST1; ", 10))));

        assertThat(look.nearMisses()).isEmpty();
        assertThat(look.others()).hasSize(1);
        assertThat(look.misplaced()).singleElement();
        assertThat(parsed).hasSize(1);
    }

    @Test
    void severalRecordsAreAConflict() {
        TxtLook<String> look = look("""
                _test.customer.example. 300 IN TXT "v=TEST1; a=1"
                _test.customer.example. 300 IN TXT "v=TEST1; a=2"
                """);
        TxtPresence presence = TxtPresence.of(look, Code.CODES);

        assertThat(look.only()).isEmpty();
        assertThat(presence.status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(presence.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.SEVERAL);
            assertThat(finding.arguments()).isEqualTo(Map.of("name", look.name(), "count", 2));
        });
    }

    @Test
    void aNearMissIsParsedAsItWasMeant() {
        TxtLook<String> look = look("_test.customer.example. 300 IN TXT \"v=TEST2; a=1\"");
        TxtPresence presence = TxtPresence.of(look, Code.CODES);

        assertThat(look.nearMisses())
                .extracting(TxtSource::text, TxtSource::parsed)
                .containsExactly(tuple("v=TEST2; a=1", "V=TEST1; A=1"));
        assertThat(look.candidates()).isEqualTo(look.nearMisses());
        assertThat(presence.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(presence.findings())
                .extracting(Finding::code, finding -> finding.arguments().get("repaired"))
                .containsExactly(tuple(Code.VERSION, "v=TEST1; a=1"));
    }

    @Test
    void aPastingMistakeIsNamed() {
        TxtLook<String> look = look("_test.customer.example. 300 IN TXT \"\\\"v=TEST1; a=1\\\"\"");

        assertThat(TxtPresence.of(look, Code.CODES).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.PASTING);
            assertThat(finding.record()).contains("\"v=TEST1; a=1\"");
        });
    }

    @Test
    void aMissingRecordIsLookedForWhereItMayHaveLanded() {
        TxtLook<String> look = look("""
                customer.example. 300 IN TXT "v=TEST1; a=1"
                _test.customer.example.customer.example. 300 IN TXT "v=TEST1; a=2"
                """);
        TxtPresence presence = TxtPresence.of(look, Code.CODES);

        assertThat(look.misplaced()).extracting(TxtSource::text).containsExactly("v=TEST1; a=2", "v=TEST1; a=1");
        assertThat(presence.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(presence.findings())
                .extracting(Finding::code)
                .containsExactly(Code.NONE, Code.ELSEWHERE, Code.ELSEWHERE);
    }

    @Test
    void aFailureIsNotAnAbsence() {
        TxtLook<String> look = look(question ->
                CompletableFuture.completedFuture(DnsAnswer.Failure.of(question, FailureCause.TIMEOUT, "no answer")));
        TxtPresence presence = TxtPresence.of(look, Code.CODES);

        assertThat(presence.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(presence.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.UNASKED);
            assertThat(finding.arguments())
                    .isEqualTo(Map.of("name", look.name(), "cause", FailureCause.TIMEOUT, "detail", "no answer"));
        });
    }

    @Test
    void whereTheNameIsTooLongForTheDnsTheRecordIsMissingAndNobodyIsAsked() {
        String label = "a".repeat(60);
        DomainName longest = DomainName.of(String.join(".", label, label, label, label, "example"));
        List<DnsQuestion> asked = new ArrayList<>();
        TxtLook<String> look = look(longest, question -> {
            asked.add(question);
            return ZoneResolver.parse("").resolve(question);
        });

        assertThat(asked).isEmpty();
        assertThat(look.hasRoom()).isFalse();
        assertThat(TxtPresence.of(look, Code.CODES).findings())
                .extracting(finding -> finding.arguments().get("name"))
                .containsExactly("_test." + longest);
    }

    private TxtLook<String> look(String zone) {
        return look(ZoneResolver.parse(zone));
    }

    private TxtLook<String> look(DnsResolver dns) {
        return look(DomainName.of("customer.example"), dns);
    }

    private TxtLook<String> look(DomainName domain, DnsResolver dns) {
        return TxtScenario.run(domain, dns, context -> TxtLook.at(context, kind));
    }

    private enum Code implements FindingCode {
        NONE,
        UNASKED,
        SEVERAL,
        PASTING,
        VERSION,
        ELSEWHERE,
        LONG;

        static final TxtCodes CODES = new TxtCodes(NONE, UNASKED, SEVERAL, PASTING, VERSION, ELSEWHERE, LONG);

        private final FindingDefinition definition = FindingDefinition.of("test", this, Severity.ERROR, "");

        @Override
        public FindingDefinition definition() {
            return definition;
        }
    }
}
