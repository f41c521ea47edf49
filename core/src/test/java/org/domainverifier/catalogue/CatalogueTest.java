package org.domainverifier.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.domainverifier.dns.DomainName;
import org.domainverifier.service.MailServices;
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

        assertThat(entries).extracting(CatalogueEntry::id).containsExactly("one", "two-2");
        assertThat(entries).extracting(entry -> entry.text("name")).containsExactly("The first", "The second");
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
                "[a]~  more|line 2: nothing to continue: more",
                "[A]|line 1: not an id: [A]",
                "[a] b|line 1: not an id: [a] b",
                "[a]~name:x|line 2: not a field of an entry: name:x",
            })
    void whatIsMalformedIsRefusedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> Catalogue.parse(text.replace('~', '\n'), FIELDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static CatalogueEntry entry(String... fields) {
        return Catalogue.parse("# a comment\n[one]\n" + String.join("\n", fields), FIELDS)
                .get(0);
    }

    @Test
    void aFieldThatMustBeThereIsMissedOnItsLineOrThatOfItsEntry() {
        CatalogueEntry entry = entry("size: small", "name:");

        assertThatThrownBy(() -> entry.text("name")).hasMessage("line 4: the entry one has no name");
        assertThatThrownBy(() -> entry.text("ends")).hasMessage("line 2: the entry one has no ends");
    }

    @Test
    void aWordIsThereOnce() {
        CatalogueEntry entry = entry("ends: a.example b.example", "    a.example");

        assertThatThrownBy(() -> entry.words("ends")).hasMessage("line 3: something is there twice: a.example");
    }

    @Test
    void whatAReaderOfWordsRefusesIsToldWithItsLine() {
        CatalogueEntry entry = entry("name: One", "ends: a.example b!.example");

        assertThatThrownBy(() -> entry.words("ends", DomainName::of))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 4: \"b!.example\" is not a domain name");
    }

    @Test
    void choicesAreOfTheirEnum() {
        CatalogueEntry entry = entry("size: very-large", "ends: small huge");

        assertThat(entry.choice("size", Size.SMALL)).isEqualTo(Size.VERY_LARGE);
        assertThat(entry.choice("name", Size.SMALL)).isEqualTo(Size.SMALL);
        assertThatThrownBy(() -> entry.choices("ends", Size.class))
                .hasMessage("line 4: the entry one says huge, which is not a Size");
    }

    @Test
    void aMalformedFileIsNamed() {
        assertThatThrownBy(() -> Catalogue.load(Catalogue.class, "not-there.txt", text -> text))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("not-there.txt");
        assertThatThrownBy(() ->
                        Catalogue.load(MailServices.class, "mail-services.txt", text -> Catalogue.parse("x", FIELDS)))
                .hasMessage("mail-services.txt, line 1: not a field of an entry: x");
    }
}
