package org.domainverifier.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.domainverifier.record.TagList.Problem;
import org.domainverifier.record.TagList.ProblemKind;
import org.domainverifier.record.TagList.Tag;
import org.domainverifier.record.TagListSyntax.NameCharacters;
import org.domainverifier.testing.internal.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagListTest {
    static final Map<String, TagListSyntax> SYNTAXES = Map.of(
            "DKIM", TagListSyntax.DKIM,
            "DMARC", TagListSyntax.DMARC,
            "MTA_STS", TagListSyntax.MTA_STS,
            "TLS_RPT", TagListSyntax.TLS_RPT);

    @Test
    void tagsWithTheirPlaces() {
        TagList list = TagList.parse(" v = DMARC1 ;p=none; ", TagListSyntax.DMARC);

        assertThat(list.problems()).isEmpty();
        assertThat(list.tags())
                .containsExactly(
                        new Tag("v", "DMARC1", new Span(1, 11), new Span(5, 11)),
                        new Tag("p", "none", new Span(13, 19), new Span(15, 19)));
        assertThat(list.first("p")).map(Tag::value).contains("none");
        assertThat(list.first("rua")).isEmpty();
    }

    @Test
    void aValueMayBeEmpty() {
        assertThat(TagList.parse("p=;n= ", TagListSyntax.DKIM).tags())
                .containsExactly(
                        new Tag("p", "", new Span(0, 2), new Span(2, 2)),
                        new Tag("n", "", new Span(3, 5), new Span(5, 5)));
    }

    @Test
    void oneSemicolonMayEndTheList() {
        assertThat(TagList.parse("a=b;", TagListSyntax.DKIM).problems()).isEmpty();
        assertThat(TagList.parse("a=b; ", TagListSyntax.DKIM).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a=b;;, 4, 4", "a=b; ;c=d, 4, 5", ";a=b, 0, 0", "'', 0, 0", "'  ', 0, 2"})
    void nothingBetweenSemicolonsIsAProblem(String text, int start, int end) {
        assertThat(TagList.parse(text, TagListSyntax.DKIM).problems())
                .containsExactly(new Problem(ProblemKind.EMPTY_TAG, "", new Span(start, end)));
    }

    @Test
    void aPartWithoutAnEqualsSignIsAProblem() {
        assertThat(TagList.parse("v=x; p none ;q=1", TagListSyntax.DMARC).problems())
                .containsExactly(new Problem(ProblemKind.NO_EQUALS_SIGN, "p none", new Span(5, 11)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a=x", "=x", "a b=x", "a-b=x", "\u00fc=x", "_a=x", "a.b=x"})
    void aNameThatIsNoneIsAProblem(String text) {
        TagList list = TagList.parse(text, TagListSyntax.DKIM);

        assertThat(list.tags()).isEmpty();
        assertThat(list.problems())
                .containsExactly(new Problem(
                        ProblemKind.BAD_NAME, text.substring(0, text.indexOf('=')), new Span(0, text.length())));
    }

    @Test
    void fieldNamesOfTheReportsMayHaveHyphensAndDots() {
        assertThat(TagList.parse("1a-b_c.d=x", TagListSyntax.TLS_RPT).problems())
                .isEmpty();
        assertThat(TagList.parse("-a=x", TagListSyntax.MTA_STS).problems()).hasSize(1);
        assertThat(NameCharacters.UNDERSCORE_HYPHEN_DOT.accept("a".repeat(32))).isTrue();
        assertThat(NameCharacters.UNDERSCORE_HYPHEN_DOT.accept("a".repeat(33))).isFalse();
        assertThat(NameCharacters.UNDERSCORE.accept("a".repeat(33))).isTrue();
        assertThat(NameCharacters.UNDERSCORE.accept("a1_")).isTrue();
        assertThat(NameCharacters.UNDERSCORE.accept("")).isFalse();
        assertThat(List.of("az", "za", "AZ", "ZA", "a09", "a90")).allMatch(NameCharacters.UNDERSCORE::accept);
    }

    @Test
    void theSecondTagOfANameIsKeptAndAProblem() {
        TagList list = TagList.parse("p=none; p=re\u00fcject", TagListSyntax.DMARC);

        assertThat(list.tags()).extracting(Tag::value).containsExactly("none", "re\u00fcject");
        assertThat(list.problems())
                .containsExactly(
                        new Problem(ProblemKind.DUPLICATE, "p", new Span(8, 17)),
                        new Problem(ProblemKind.BAD_CHARACTER, "p", new Span(12, 13)));
        assertThat(list.first("p")).map(Tag::value).contains("none");
    }

    @Test
    void namesFoldTheirCaseWhereTheStandardSaysSo() {
        assertThat(TagList.parse("P=none;p=x", TagListSyntax.DMARC).problems()).hasSize(1);
        assertThat(TagList.parse("P=none;p=x", TagListSyntax.DMARC).tags())
                .extracting(Tag::name)
                .containsOnly("p");
        assertThat(TagList.parse("P=none;p=x", TagListSyntax.DKIM).problems()).isEmpty();
        assertThat(TagList.parse("P=none;p=x", TagListSyntax.DKIM).tags())
                .extracting(Tag::name)
                .containsExactly("P", "p");
    }

    @Test
    void lineBreaksAreBlanksInKeyRecordsOnly() {
        String text = "a=b\r\n\t;c=d\n";

        assertThat(TagList.parse(text, TagListSyntax.DKIM).problems()).isEmpty();
        assertThat(TagList.parse(text, TagListSyntax.DKIM).tags())
                .extracting(Tag::value)
                .containsExactly("b", "d");
        assertThat(TagList.parse(text, TagListSyntax.DMARC).problems())
                .extracting(Problem::span)
                .containsExactly(new Span(3, 4), new Span(4, 5), new Span(10, 11));
    }

    @Test
    void blanksAndEqualsSignsInValues() {
        String text = "id=a b=c";

        assertThat(TagList.parse(text, TagListSyntax.DMARC).problems()).isEmpty();
        assertThat(TagList.parse(text, TagListSyntax.MTA_STS).problems())
                .containsExactly(
                        new Problem(ProblemKind.BAD_CHARACTER, "id", new Span(4, 5)),
                        new Problem(ProblemKind.BAD_CHARACTER, "id", new Span(6, 7)));
    }

    @ParameterizedTest
    @CsvSource({"33, true", "126, true", "31, false", "127, false", "128, false"})
    void aValueHasVisibleAsciiCharacters(int character, boolean legal) {
        assertThat(TagList.parse("a=" + (char) character, TagListSyntax.DKIM)
                        .problems()
                        .isEmpty())
                .isEqualTo(legal);
    }

    @Test
    void aCharacterOutsideTheBasicPlaneIsOneProblem() {
        assertThat(TagList.parse("a=x\ud83d\ude00\u0000", TagListSyntax.DKIM).problems())
                .extracting(Problem::span)
                .containsExactly(new Span(3, 5), new Span(5, 6));
    }

    @Test
    void nothingIsLostOfRandomTexts() {
        Seed.repeat(Seed.cases(), random -> {
            String alphabet = "abpvAZ01_-.;;;;====  \t\r\n\"\u00fc\u2028";
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            SYNTAXES.values().forEach(syntax -> nothingIsLost(text.toString(), syntax));
        });
    }

    static void nothingIsLost(String text, TagListSyntax syntax) {
        TagList list = TagList.parse(text, syntax);
        BitSet covered = new BitSet();
        list.tags().forEach(tag -> covered.set(tag.span().start(), tag.span().end()));
        list.problems()
                .forEach(problem ->
                        covered.set(problem.span().start(), problem.span().end()));
        String blanks = syntax.lineBreaks() ? " \t\r\n;" : " \t;";
        for (int i = 0; i < text.length(); i++) {
            if (blanks.indexOf(text.charAt(i)) < 0) {
                assertThat(covered.get(i)).as("character %d of <%s>", i, text).isTrue();
            }
        }
        List<Integer> starts =
                list.problems().stream().map(problem -> problem.span().start()).toList();
        assertThat(starts).as("problems of <%s>", text).isSorted();
        for (Tag tag : list.tags()) {
            assertThat(tag.valueSpan().of(text)).isEqualTo(tag.value());
            assertThat(tag.span().end()).isEqualTo(tag.valueSpan().end());
            assertThat(tag.span().of(text)).startsWithIgnoringCase(tag.name()).doesNotContain(";");
        }
        assertThat(list.text()).isEqualTo(text);
    }
}
