package org.domainverifier.txt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.FindingDefinition;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.Standings;
import org.junit.jupiter.api.Test;

/** A name with more texts that were meant as records than anybody is told of. */
class CrowdedNameTest {
    private static final int MANY = 1_000;
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final DomainName NAME = DomainName.of("_test.customer.example");

    private final List<String> parsed = new ArrayList<>();
    private final TxtKind<String> kind =
            TxtKind.of("v=TEST1", this::parse).at("_test").build();

    private String parse(String text) {
        parsed.add(text);
        return text;
    }

    @Test
    void noMoreNearMissesAreReadThanFindingsTellOf() {
        TxtLook<String> look = look(nearMisses(MANY));

        assertThat(look.nearMisses()).hasSize(TxtLook.MOST_NEAR_MISSES);
        assertThat(look.unread()).hasSize(MANY - TxtLook.MOST_NEAR_MISSES);
        assertThat(parsed).hasSize(TxtLook.MOST_NEAR_MISSES);
    }

    @Test
    void asManyAsAreReadAreAllRead() {
        TxtLook<String> look = look(nearMisses(TxtLook.MOST_NEAR_MISSES));

        assertThat(look.nearMisses()).hasSize(TxtLook.MOST_NEAR_MISSES);
        assertThat(look.unread()).isEmpty();
        assertThat(TxtPresence.of(look, Code.CODES).findings())
                .noneMatch(finding -> finding.arguments().containsKey(Finding.UNREAD));
    }

    @Test
    void theFirstFindingTellsHowManyTextsWereNotRead() {
        TxtPresence presence = TxtPresence.of(look(nearMisses(MANY)), Code.CODES);

        assertThat(presence.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(presence.findings()).hasSize(TxtLook.MOST_NEAR_MISSES);
        assertThat(presence.findings().get(0).arguments()).containsEntry(Finding.UNREAD, 900);
        assertThat(presence.findings().get(1).arguments()).doesNotContainKey(Finding.UNREAD);
    }

    @Test
    void aTextThatWasNotReadIsNotTakenForSomethingElse() {
        Stream<String> texts = Stream.concat(
                Stream.of("before"), Stream.concat(nearMisses(TxtLook.MOST_NEAR_MISSES), Stream.of("behind")));
        TxtLook<String> look = look(texts);

        assertThat(look.others()).extracting(CrowdedNameTest::text).containsExactly("before");
        assertThat(look.unread()).extracting(CrowdedNameTest::text).containsExactly("behind");
    }

    @Test
    void anyNumberOfOtherTextsIsToldFromNearMisses() {
        Stream<String> others = IntStream.range(0, MANY).mapToObj(i -> "other " + i);
        TxtLook<String> look = look(Stream.concat(others, nearMisses(1)));

        assertThat(look.others()).hasSize(MANY);
        assertThat(look.nearMisses()).hasSize(1);
        assertThat(look.unread()).isEmpty();
    }

    @Test
    void whatWasNotReadIsNotTouched() {
        TxtLook<String> look = look(nearMisses(MANY));
        Standings own = Standings.unprobed(DOMAIN)
                .with(List.of(ZoneResolver.parse("")
                        .resolve(Standings.probeFor(look.answer().question()).orElseThrow())
                        .toCompletableFuture()
                        .join()))
                .complete();

        TxtRepairs repairs = TxtRepairs.publishing(look, "v=TEST1; a=0", own);

        List<DnsRecord> gone = repairs.publication().stream()
                .flatMap(step -> ((RecordChange) step).before().stream())
                .toList();
        assertThat(gone).hasSize(TxtLook.MOST_NEAR_MISSES).doesNotContainAnyElementsOf(look.unread());
    }

    @Test
    void theSentenceSaysHowManyTextsWereNotRead() {
        Finding finding = Finding.of(Code.VERSION, NAME);

        assertThat(finding.with(Finding.UNREAD, 900).message())
                .endsWith("(900 more texts at this name were not read.)");
        assertThat(finding.with(Finding.UNREAD, 1).message()).endsWith("(One more text at this name was not read.)");
        assertThat(finding.with(Finding.UNREAD, 1).message(Locale.GERMAN)).endsWith("wurde nicht gelesen.)");
    }

    private static Stream<String> nearMisses(int count) {
        return IntStream.range(0, count).mapToObj(i -> "v=TEST2; a=" + i);
    }

    private TxtLook<String> look(Stream<String> texts) {
        List<DnsRecord> records = texts.map(text -> new DnsRecord(NAME, Duration.ofMinutes(5), RecordData.Txt.of(text)))
                .toList();
        DnsQuestion question = new DnsQuestion(NAME, RecordType.TXT);
        return TxtLook.of(kind, DOMAIN, new DnsAnswer.Records(question, records, List.of(), AnswerOrigin.NONE));
    }

    private static String text(DnsRecord record) {
        return ((RecordData.Txt) record.data()).text();
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
