package org.domainverifier.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParsedTest {
    private enum Code implements FindingCode {
        WORSE(Severity.ERROR),
        ODD(Severity.WARNING);

        private final FindingDefinition definition;

        Code(Severity severity) {
            definition = FindingDefinition.of("test", this, severity, "");
        }

        @Override
        public FindingDefinition definition() {
            return definition;
        }
    }

    private static final Diagnostic WARNING = Diagnostic.of(Code.ODD, new Span(0, 1));
    private static final Diagnostic ERROR =
            Diagnostic.of(Code.WORSE, new Span(2, 3)).with("tag", "p");

    @Test
    void aRecordWithWarningsIsValid() {
        Parsed<String> parsed = new Parsed<>("text", Optional.of("record"), List.of(WARNING));

        assertThat(parsed.isValid()).isTrue();
        assertThat(parsed.orElseThrow()).isEqualTo("record");
    }

    @Test
    void aRecordWithAnErrorIsNotValidAndSaysWhy() {
        Parsed<String> parsed = new Parsed<>("text", Optional.of("record"), List.of(WARNING, ERROR));

        assertThat(parsed.isValid()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(parsed::orElseThrow)
                .withMessage("not a valid record (test.worse at 2 {tag=p}): text");
    }

    @Test
    void withoutARecordItIsNotValid() {
        Parsed<String> parsed = new Parsed<>("text", Optional.empty(), List.of());

        assertThat(parsed.isValid()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(parsed::orElseThrow)
                .withMessage("not a record of this kind: text");
    }

    @Test
    void theCheckOfACodeStandsBeforeItsFirstDot() {
        assertThat(Code.ODD.check()).isEqualTo("test");
    }

    @Test
    void aCodeSaysItsSectionAndWhetherItMeansAbsence() {
        FindingDefinition missing = new FindingDefinition("test.missing", Severity.ERROR, "RFC 9999 §4");
        FindingCode code = () -> missing;

        assertThat(code.section()).isEqualTo("RFC 9999 §4");
        assertThat(code.saysAbsence()).isTrue();
        assertThat(Code.ODD.saysAbsence()).isFalse();
    }

    @Test
    void anIdHasACheckBeforeItsDot() {
        assertThat(new FindingDefinition("x.y", Severity.ERROR, "").id()).isEqualTo("x.y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FindingDefinition("missing", Severity.ERROR, ""))
                .withMessageContaining("missing");
        assertThatIllegalArgumentException().isThrownBy(() -> new FindingDefinition(".missing", Severity.ERROR, ""));
    }

    @Test
    void inALogAStrangersTextIsOneVisibleLine() {
        Diagnostic diagnostic = ERROR.with("text", "a\nb");

        assertThat(diagnostic.toString()).contains("WORSE", "a", "b").doesNotContain("\n");
        assertThat(new Parsed<>("one\ntwo", Optional.of("record"), List.of(diagnostic)).toString())
                .contains("one", "two", "record")
                .doesNotContain("\n");
    }

    @Test
    void spansAreRanges() {
        assertThat(new Span(1, 3).of("abcd")).isEqualTo("bc");
        assertThat(new Span(1, 3).of("ab")).isEqualTo("b");
        assertThat(new Span(5, 6).of("ab")).isEmpty();
        assertThat(new Span(1, 3).shift(2)).isEqualTo(new Span(3, 5));
        assertThat(new Span(1, 3).length()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(2, 1));
    }

    @Test
    void argumentsKeepTheirOrder() {
        assertThat(ERROR.with("a", 1).with("z", 2).with("b", 3).arguments().keySet())
                .containsExactly("tag", "a", "z", "b");
    }
}
