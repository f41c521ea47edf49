package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words, folds and places in the text of a key record (RFC 6376 §2.8, §2.10, §3.2). */
class KeyTextTest {
    private static final String KEY = TestKeys.spki(TestKeys.rsa(2048).getPublic());

    private static Parsed<DkimKeyRecord> parse(String tags) {
        return DkimKeyRecord.parse("v=DKIM1; " + tags + "; p=" + KEY);
    }

    private static List<FindingCode> codes(Parsed<?> parsed) {
        return parsed.diagnostics().stream().map(Diagnostic::code).toList();
    }

    private static List<String> places(Parsed<?> parsed) {
        return parsed.diagnostics().stream()
                .map(diagnostic -> diagnostic.span().of(parsed.text()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"az", "za", "AZ", "ZA", "a0", "a9", "a-9z", "a-b-c", "a--b"})
    void aWordHasLettersDigitsAndHyphensInside(String word) {
        assertThat(codes(parse("s=*:" + word))).doesNotContain(DkimFinding.BAD_VALUE);
        assertThat(parse("s=*:" + word).record().orElseThrow().serviceTypes()).containsExactly("*", word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "a-", "-", "0a", "9", "a_b", "a.b", "a/b", "a[b", "a`b", "a{b", "a@b", "**", "a b"})
    void anythingElseIsNotAWord(String word) {
        assertThat(codes(parse("s=*:" + word))).contains(DkimFinding.BAD_VALUE);
    }

    @Test
    void theStarIsAWordOfServicesOnly() {
        assertThat(codes(parse("h=sha256:*"))).contains(DkimFinding.BAD_VALUE);
        assertThat(codes(parse("t=*"))).contains(DkimFinding.BAD_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"h, sha1 sha1", "s, e mail", "t, y s", "k, r sa"})
    void aValueThatIsNotAWordIsShownInItsPlace(String tag, String value) {
        Parsed<DkimKeyRecord> parsed = parse(tag + "=" + value);

        assertThat(parsed.diagnostics())
                .filteredOn(diagnostic -> diagnostic.code() == DkimFinding.BAD_VALUE)
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.span().of(parsed.text())).isEqualTo(value);
                    assertThat(diagnostic.arguments()).isEqualTo(Map.of("tag", tag, "value", value));
                });
    }

    // folds

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a b,a b",
                "a  b,a  b",
                "a\\tb,a\\tb",
                "a\\r\\n b,a b",
                "a \\r\\n\\t b,a b",
                "a  b\\r\\n c,a  b c",
                " \\t a\\r\\n ,a",
                "\\r\\n a,a"
            })
    void aNoteIsReadOnOneLine(String written, String read) {
        assertThat(parse("n=" + unescaped(written)).record().orElseThrow().notes())
                .contains(unescaped(read));
    }

    private static String unescaped(String text) {
        return text.replace("\\t", "\t").replace("\\r", "\r").replace("\\n", "\n");
    }

    @Test
    void otherTagsAndGranularityAreReadOnOneLineToo() {
        DkimKeyRecord record = parse("x= a\r\n b ; g= *\r\n ").record().orElseThrow();

        assertThat(record.otherTags()).containsExactly(new DkimKeyRecord.OtherTag("x", "a b"));
        assertThat(record.granularity()).contains("*");
    }

    @ParameterizedTest
    @CsvSource({
        "'a\\r\\n b', -1",
        "'a\\r\\n\\tb', -1",
        "'a\\r\\nb', 1",
        "'a\\nb', 0",
        "'a\\n b', 0",
        "'a\\rb', 0",
        "'a\\r b', 0",
        "'a\\r\\r\\n b', 0"
    })
    void aLineBreakIsPastedUnlessItFolds(String note, int place) {
        String text = unescaped(note);
        Parsed<DkimKeyRecord> parsed = parse("n=" + text);

        assertThat(parsed.diagnostics())
                .filteredOn(diagnostic -> diagnostic.code() == DkimFinding.LINE_BREAK)
                .extracting(diagnostic -> diagnostic.span().start() - "v=DKIM1; n=a".length())
                .isEqualTo(place < 0 ? List.of() : List.of(place));
    }

    @Test
    void ofManyLineBreaksTheFirstIsMarked() {
        String text = "\nv=DKIM1;\np=" + KEY + "\n";

        assertThat(DkimKeyRecord.parse(text).diagnostics())
                .filteredOn(diagnostic -> diagnostic.code() == DkimFinding.LINE_BREAK)
                .extracting(diagnostic -> diagnostic.span().start())
                .containsExactly(0);
    }

    // the version and the tags around it

    @ParameterizedTest
    @ValueSource(strings = {"rsa; v=DKIM1; p=", "; v=DKIM1; p=", "k=rsa; v=DKIM1; p="})
    void theVersionIsNotFirstBehindAnythingAtAll(String start) {
        assertThat(codes(DkimKeyRecord.parse(start + KEY))).contains(DkimFinding.VERSION_NOT_FIRST);
    }

    @Test
    void aMistakeBehindTheVersionDoesNotMoveIt() {
        assertThat(codes(DkimKeyRecord.parse("v=DKIM1; ; p=" + KEY))).containsExactly(DkimFinding.EMPTY_TAG);
    }

    @Test
    void whatIsToldOfATagIsToldInItsPlace() {
        Parsed<DkimKeyRecord> parsed = parse("t=y:s:z; h=sha1; s=other; g=x; foo=bar; rsa; n=\u00e9");

        assertThat(places(parsed))
                .containsExactly(
                        "t=y:s:z", "t=y:s:z", "t=y:s:z", "h=sha1", "s=other", "g=x", "foo=bar", "rsa", "\u00e9");
        assertThat(parsed.diagnostics())
                .extracting(Diagnostic::arguments)
                .contains(
                        Map.of("flag", "z"),
                        Map.of("services", List.of("other")),
                        Map.of("value", "x"),
                        Map.of("tag", "foo"),
                        Map.of("tag", "rsa"),
                        Map.of("tag", "n", "character", "U+00E9"));
    }

    @Test
    void thePlaceOfABadCharacterInAKeyIsTheFirstThatNoKeyHas() {
        Parsed<DkimKeyRecord> parsed = DkimKeyRecord.parse("v=DKIM1; p= A=B\t_C_");

        assertThat(parsed.diagnostics())
                .filteredOn(diagnostic -> diagnostic.code() == DkimFinding.BAD_BASE64)
                .extracting(diagnostic -> diagnostic.span().of(parsed.text()))
                .containsExactly("_");
    }

    @ParameterizedTest
    @CsvSource({
        "-----begin private key-----, PRIVATE_KEY",
        "-----BEGIN PUBLIC KEY-----, PEM_HEADERS",
        "PRIVATE KEY, NOT_A_KEY",
        "hello, NOT_A_KEY"
    })
    void aTextThatIsNotARecordIsNamedByWhatItIs(String text, DkimFinding code) {
        Parsed<DkimKeyRecord> parsed = DkimKeyRecord.parse(text);

        assertThat(codes(parsed)).containsExactly(code);
        assertThat(places(parsed)).containsExactly(text);
    }
}
