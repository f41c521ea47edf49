package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.record.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordExcerptTest {
    private static final String LONG = "0123456789".repeat(30);

    @Test
    void aShortRecordIsShownWhole() {
        RecordExcerpt excerpt = RecordExcerpt.of("v=spf1 ?all", new Span(7, 11), 40, "…");

        assertThat(excerpt).isEqualTo(new RecordExcerpt("v=spf1 ?all", "       ^^^^"));
    }

    @Test
    void aPlaceWithoutLengthHasOneCaret() {
        assertThat(RecordExcerpt.of("v=spf1", new Span(6, 6), 40, "…").carets()).isEqualTo("      ^");
    }

    @Test
    void aPlaceBehindTheEndIsAtTheEnd() {
        assertThat(RecordExcerpt.of("v=spf1", new Span(90, 99), 40, "…").carets())
                .isEqualTo("      ^");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 39, 40, 41, 150, 259, 260, 261, 299})
    void theCaretsAreUnderThePlaceWhereverItIs(int start) {
        RecordExcerpt excerpt = RecordExcerpt.of(LONG, new Span(start, start + 1), 40, "…");

        assertThat(excerpt.text()).hasSize(40);
        assertThat(excerpt.text().charAt(excerpt.carets().indexOf('^'))).isEqualTo(LONG.charAt(start));
    }

    @Test
    void whatIsLeftOutIsShownAsLeftOut() {
        assertThat(RecordExcerpt.of(LONG, new Span(150, 152), 40, "…").text())
                .startsWith("…")
                .endsWith("…");
        assertThat(RecordExcerpt.of(LONG, new Span(0, 2), 40, "…").text())
                .startsWith("0")
                .endsWith("…");
        assertThat(RecordExcerpt.of(LONG, new Span(298, 300), 40, "…").text())
                .startsWith("…")
                .endsWith("9");
    }
}
