package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
    @Test
    void breaksAtBlanks() {
        assertThat(Paragraph.lines("one two three", 8)).containsExactly("one two", "three");
    }

    @Test
    void breaksAWordThatIsTooLong() {
        assertThat(Paragraph.lines("p= abcdefghijkl", 6)).containsExactly("p= abc", "defghi", "jkl");
    }

    @Test
    void leavesAShortTextAlone() {
        assertThat(Paragraph.lines("one", 8)).containsExactly("one");
        assertThat(Paragraph.lines("", 8)).containsExactly("");
    }
}
