package org.domainverifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.repair.StepCode;
import org.domainverifier.text.Sentence.Kind;
import org.domainverifier.text.Sentence.Part;
import org.junit.jupiter.api.Test;

/** A sentence tells its own words from what it quotes. */
class SentenceTest {
    private static final DomainName NAME = DomainName.of("customer.example");
    private static final DomainName BOOKS = DomainName.of("b\u00fccher.example");

    private record Code(String id) implements MessageCode {}

    private enum Ending {
        GOOD
    }

    private static Sentence sentence(String pattern, Object... arguments) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            named.put((String) arguments[i], arguments[i + 1]);
        }
        Code code = new Code("own.code");
        Messages messages = Messages.of(
                Locale.ENGLISH, TextSource.of(Locale.ENGLISH, Map.of("own.code", pattern, "word.Ending.GOOD", "good")));
        Sentence sentence = messages.sentence(code, named);
        assertThat(sentence.text()).isEqualTo(messages.text(code, named));
        return sentence;
    }

    private static Part words(String text) {
        return new Part(Kind.WORDS, text);
    }

    private static Part quoted(String text) {
        return new Part(Kind.QUOTED, text);
    }

    private static Part name(String text) {
        return new Part(Kind.NAME, text);
    }

    @Test
    void whatARecordSaysIsQuotedAndANameIsAName() {
        assertThat(sentence("The tag {tag} at {name} is odd.", "tag", "p=<b>", "name", NAME)
                        .parts())
                .containsExactly(
                        words("The tag "), quoted("p=<b>"), words(" at "), name("customer.example"), words(" is odd."));
    }

    @Test
    void numbersAndConstantsAreWords() {
        assertThat(sentence("{count} of {limit} are {ending}", "count", 3, "limit", 10L, "ending", Ending.GOOD)
                        .parts())
                .containsExactly(words("3 of 10 are good"));
    }

    @Test
    void eachOfSeveralIsQuotedByItself() {
        assertThat(sentence("{all}.", "all", List.of("a", NAME)).parts())
                .containsExactly(quoted("a"), words(", "), name("customer.example"), words("."));
        assertThat(sentence("{all}.", "all", List.of()).parts()).containsExactly(words("(empty)."));
        assertThat(sentence("{all}.", "all", "").parts()).containsExactly(words("(empty)."));
    }

    @Test
    void withinAChoiceToo() {
        String pattern = "{count,choice,1#one: {text}|1<{count} at {name}: {text}}!";

        assertThat(sentence(pattern, "count", 1, "name", NAME, "text", "it''s {0}")
                        .parts())
                .containsExactly(words("one: "), quoted("it''s {0}"), words("!"));
        assertThat(sentence(pattern, "count", 2, "name", NAME, "text", "x").parts())
                .containsExactly(words("2 at "), name("customer.example"), words(": "), quoted("x"), words("!"));
    }

    @Test
    void nobodyCanEndAQuotation() {
        Sentence sentence = sentence("Says {text}", "text", "a\u0003\u0001\u0002b");

        assertThat(sentence.parts()).containsExactly(words("Says "), quoted("a\\u{0003}\\u{0001}\\u{0002}b"));
    }

    @Test
    void theEndOfALongQuotationIsOurs() {
        assertThat(sentence("{text}", "text", "x".repeat(1001)).parts())
                .containsExactly(quoted("x".repeat(1000)), words("…"));
    }

    @Test
    void whatNoBundleHasIsQuotedToo() {
        Sentence sentence = Messages.of(Locale.ENGLISH).sentence(new Code("own.other"), Map.of("text", "<b>"));

        assertThat(sentence.parts()).containsExactly(words("own.other {text="), quoted("<b>"), words("}"));
    }

    @Test
    void whatSomebodyElseToldIsQuotedAsAWhole() {
        ToldCode told = new ToldCode() {
            @Override
            public String id() {
                return "own.told";
            }

            @Override
            public Optional<String> told(String part) {
                return part.isEmpty() ? Optional.of("As <i>they</i> said.") : Optional.empty();
            }
        };

        assertThat(Messages.of(Locale.ENGLISH).sentence(told, Map.of()).parts())
                .containsExactly(quoted("As <i>they</i> said."));
    }

    @Test
    void itIsRenderedPartByPart() {
        Sentence sentence = sentence("Says {text}.", "text", "<b>");

        assertThat(sentence.render(part -> part.isOwn() ? part.text() : "«" + part.text() + "»"))
                .isEqualTo("Says «<b>».");
        assertThat(sentence).hasToString("Says <b>.");
    }

    @Test
    void aFindingThatStandsForOthersSaysSoInItsOwnWords() {
        Finding finding =
                Finding.of(MxFinding.DUPLICATE, NAME).with("host", NAME).with(Finding.MORE, 7);
        Sentence sentence = finding.sentence(Locale.GERMAN);

        assertThat(sentence.text()).isEqualTo(finding.message(Locale.GERMAN)).contains("7");
        assertThat(sentence.parts().get(sentence.parts().size() - 1).isOwn()).isTrue();
    }

    private enum Step implements StepCode {
        PUBLISH;

        @Override
        public String id() {
            return "own.code";
        }
    }

    private static Part books() {
        return new Part(Kind.NAME, "b\u00fccher.example", "xn--bcher-kva.example");
    }

    @Test
    void aNameIsShownAsPeopleWriteItAndKeepsWhatTheDnsHas() {
        assertThat(sentence("At {name}: {all}.", "name", BOOKS, "all", List.of(NAME, BOOKS, "xn--bcher-kva.example"))
                        .parts())
                .containsExactly(
                        words("At "),
                        books(),
                        words(": "),
                        name("customer.example"),
                        words(", "),
                        books(),
                        words(", "),
                        quoted("xn--bcher-kva.example"),
                        words("."));
        assertThat(books().exact()).isEqualTo("xn--bcher-kva.example");
        assertThat(quoted("x").exact()).isEqualTo("x");
    }

    @Test
    void aNameWithinAChoiceIsShownSoToo() {
        assertThat(sentence("{count,choice,1#one at {name}|1<{count} at {name}}!", "count", 2, "name", BOOKS)
                        .parts())
                .containsExactly(words("2 at "), books(), words("!"));
    }

    @Test
    void whatIsToBeDoneSaysANameInBothWays() {
        Messages messages = Messages.of(
                Locale.ENGLISH,
                TextSource.of(
                        Locale.ENGLISH, Map.of("own.code", "Publish at {name}.", "own.code.repair", "At {name}!")));
        Map<String, Object> books = Map.of("name", BOOKS);

        Sentence step = messages.sentence(Step.PUBLISH, books);
        assertThat(step.parts())
                .containsExactly(
                        words("Publish at "), books(), words(" ("), name("xn--bcher-kva.example"), words(")."));
        assertThat(step.text())
                .isEqualTo("Publish at b\u00fccher.example (xn--bcher-kva.example).")
                .isEqualTo(messages.text(Step.PUBLISH, books));
        assertThat(messages.part(new Code("own.code"), "repair", books))
                .isEqualTo("At b\u00fccher.example (xn--bcher-kva.example)!")
                .isEqualTo(
                        messages.sentence(new Code("own.code"), "repair", books).text());
        assertThat(messages.text(new Code("own.code"), books)).isEqualTo("Publish at b\u00fccher.example.");
        assertThat(messages.text(Step.PUBLISH, Map.of("name", NAME))).isEqualTo("Publish at customer.example.");
    }

    @Test
    void nobodyCanPutAnotherNameBehindAName() {
        Sentence.Name hostile = new Sentence.Name() {
            @Override
            public String toString() {
                return "a\u0004b\u0003";
            }
        };

        assertThat(sentence("At {name}{text}", "name", hostile, "text", "x\u0004y")
                        .parts())
                .containsExactly(words("At "), name("a\\u{0004}b\\u{0003}"), quoted("x\\u{0004}y"));
    }
}
