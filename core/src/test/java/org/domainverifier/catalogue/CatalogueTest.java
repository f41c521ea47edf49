package org.domainverifier.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private static final Set<String> FIELDS = Set.of("name", "ends", "size");

    private enum Size {
        SMALL,
        VERY_LARGE
    }

    @Test
    void entriesHaveTheirFields() {
        List<CatalogueEntry> entries = Catalogue.parse("""
                # a comment

                [one]
                name: The first
                ends: a.example
                    b.example  c.example
                [two-2]
                name: The second
                """, FIELDS);

        assertThat(entries)
                .containsExactly(
                        new CatalogueEntry(
                                "one", Map.of("name", "The first", "ends", "a.example b.example  c.example")),
                        new CatalogueEntry("two-2", Map.of("name", "The second")));
        assertThat(entries.get(0).words("ends")).containsExactly("a.example", "b.example", "c.example");
        assertThat(entries.get(1).words("ends")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: x|line 1: not a field of an entry: name: x",
                "[a]~colour: red|line 2: no field is called colour",
                "[a]~name: x~name: y|line 3: a second field name",
                "[a]~[b]~[a]|line 3: a second entry [a]",
                "[a]~  more|line 2: nothing to go on with: more",
                "[A]|line 1: not an id: [A]",
                "[a] b|line 1: not an id: [a] b",
                "[a]~name:x|line 2: not a field of an entry: name:x",
            })
    void whatIsMalformedIsRefusedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> Catalogue.parse(text.replace('~', '\n'), FIELDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aFieldThatMustBeThereIsMissed() {
        CatalogueEntry entry = new CatalogueEntry("one", Map.of("name", ""));

        assertThatThrownBy(() -> entry.text("name")).hasMessage("the entry one has no name");
        assertThatThrownBy(() -> entry.text("ends")).hasMessage("the entry one has no ends");
    }

    @Test
    void aWordIsThereOnce() {
        CatalogueEntry entry = new CatalogueEntry("one", Map.of("ends", "a.example b.example a.example"));

        assertThatThrownBy(() -> entry.words("ends")).hasMessageStartingWith("something is there twice");
    }

    @Test
    void choicesAreOfTheirEnum() {
        CatalogueEntry entry = new CatalogueEntry("one", Map.of("size", "very-large", "ends", "small huge"));

        assertThat(entry.choice("size", Size.SMALL)).isEqualTo(Size.VERY_LARGE);
        assertThat(entry.choice("name", Size.SMALL)).isEqualTo(Size.SMALL);
        assertThatThrownBy(() -> entry.choices("ends", Size.class))
                .hasMessage("the entry one says huge, which is no Size");
    }

    @Test
    void aMalformedFileIsNamed() {
        assertThatThrownBy(() -> Catalogue.load(Catalogue.class, "not-there.txt", FIELDS))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("not-there.txt");
    }
}
