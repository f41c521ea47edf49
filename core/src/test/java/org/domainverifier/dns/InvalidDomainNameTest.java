package org.domainverifier.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form can tell somebody who typed something else than a domain name. */
class InvalidDomainNameTest {
    private static InvalidDomainNameException refused(String text) {
        return catchThrowableOfType(InvalidDomainNameException.class, () -> DomainName.of(text));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\0', textBlock = """
            user@example.com, example.com
            <user@example.com>, example.com
            mailto:user@example.com, example.com
            Some One <user@Example.com>, example.com
            https://example.com, example.com
            https://www.example.com/about?q=1#top, www.example.com
            http://user:secret@example.com:8080/, example.com
            //example.com/, example.com
            example.com/about, example.com
            example.com:25, example.com
            example..com, example.com
            .example.com, example.com
            example.com.., example.com
            example. com, example.com
            *.example.com, example.com
            @example.com, example.com
            "example.com", example.com
            example;com;, ''
            https://müller.example/, xn--mller-kva.example
            """)
    void whatWasMostLikelyMeantIsSuggested(String text, String suggestion) {
        Optional<DomainName> expected = suggestion.equals("''") ? Optional.empty() : DomainName.tryParse(suggestion);
        assertThat(refused(text).suggestion()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "http://192.0.2.1/",
                "http://[2001:db8::1]/",
                "user@localhost",
                "com",
                "a b",
                "://",
                "@",
                "...",
                "*",
                "<>"
            })
    void nothingIsSuggestedWhereNoDomainIsToBeSeen(String text) {
        assertThat(
                        DomainName.tryParse(text).isPresent()
                                ? Optional.empty()
                                : refused(text).suggestion())
                .isEmpty();
    }

    @Test
    void theSentenceIsInTheLanguageOfThePageAndAsksForWhatWasMeant() {
        InvalidDomainNameException refused = refused("user@example.com");

        assertThat(refused.message(Locale.ENGLISH))
                .isEqualTo(
                        "\"user@example.com\" is an email address, not a domain name. Enter only the part after the @. "
                                + "Did you mean example.com?")
                .isEqualTo(refused.getMessage());
        assertThat(refused.message(Locale.GERMAN))
                .isEqualTo(
                        "„user@example.com“ ist eine E-Mail-Adresse, kein Domainname. Geben Sie nur den Teil nach dem @ ein. "
                                + "Meinten Sie example.com?");
    }

    @Test
    void aLongTextIsCutInTheSentenceAndKeptInTheException() {
        String text = "a".repeat(5_000_000) + "!";
        InvalidDomainNameException refused = refused(text);

        assertThat(refused.text()).isEqualTo(text);
        assertThat(refused.problem()).isEqualTo(NameProblem.TOO_LONG);
        assertThat(refused.getMessage())
                .hasSizeLessThan(200)
                .contains("it has 5000001 characters, and 253 are allowed");
    }

    @ParameterizedTest
    @EnumSource(NameProblem.class)
    void everyProblemHasASentenceInBothLanguages(NameProblem problem) throws IOException {
        for (String bundle : new String[] {"name", "name_de"}) {
            Properties sentences = new Properties();
            sentences.load(NameProblem.class.getResourceAsStream(
                    "/META-INF/domainverifier/findings/" + bundle + ".properties"));
            assertThat(sentences).containsKeys(problem.id(), "suggestion");
        }
    }

    @Test
    void whereItWasSentToAnotherProcessItStillSaysAllButItsArguments() throws Exception {
        InvalidDomainNameException refused = refused("https://example.com/");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(refused);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            InvalidDomainNameException sent = (InvalidDomainNameException) in.readObject();
            assertThat(sent).hasMessage(refused.getMessage());
            assertThat(sent.problem()).isEqualTo(NameProblem.URL);
            assertThat(sent.suggestion()).contains(DomainName.of("example.com"));
        }
    }
}
