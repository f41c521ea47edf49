package org.domainverifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.dns.DomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundles "messages-test" are among the resources of these tests. */
class MessagesTest {
    private record Code(String id) implements MessageCode {}

    private enum Ending {
        GOOD,
        ODD
    }

    private static String english(String key, Object... arguments) {
        return Messages.of(Locale.ENGLISH).text(MessagesTest.class, "messages-test", key, named(arguments));
    }

    private static Map<String, Object> named(Object... arguments) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            named.put((String) arguments[i], arguments[i + 1]);
        }
        return named;
    }

    @Test
    void anArgumentIsPutWhereItsNameIs() {
        assertThat(english("order", "first", "1st", "second", DomainName.of("b.example")))
                .isEqualTo("b.example before 1st");
    }

    @Test
    void theSentenceOfACode() {
        MessageCode code = new Code("messages-test.order");
        Map<String, Object> arguments = named("first", 1, "second", 2);

        assertThat(Messages.of(Locale.ENGLISH).text(code, arguments)).isEqualTo("(messages-test.order) 2 before 1");
        assertThat(Messages.of(Locale.GERMAN).text(code, arguments)).isEqualTo("(messages-test.order) 2 vor 1");
    }

    @Test
    void anArgumentMayHaveASentenceOfItsOwn() {
        MessageCode code = new Code("messages-test.order");

        assertThat(Messages.of(Locale.GERMAN).text(code, named("first", 1, "second", 2, "third", 3)))
                .isEqualTo("2 vor 1, nach 3");
        assertThat(Messages.of(Locale.ENGLISH).part(code, "meaning", named("first", 1)))
                .isEqualTo("1 is late.");
        assertThat(Messages.of(Locale.ENGLISH).part(code, "meaning", named("first", 1, "third", 3)))
                .isEqualTo("1 and 3 are late.");
    }

    @Test
    void aConstantHasAWord() {
        Messages german = Messages.of(Locale.GERMAN);

        assertThat(german.word(new Code("messages-test.order"), Ending.GOOD)).isEqualTo("gut");
        assertThat(german.word(new Code("messages-test.order"), Ending.ODD)).isEqualTo("ODD");
        assertThat(german.text(MessagesTest.class, "messages-test", "plain", named("number", Ending.GOOD)))
                .isEqualTo("number gut");
    }

    @Test
    void anIdIsMadeOfTheNameOfAConstant() {
        assertThat(MessageCode.id("messages-test", Locale.IsoCountryCode.PART1_ALPHA2))
                .isEqualTo("messages-test.part1-alpha2");
        assertThat(new Code("messages-test.sub.order").check()).isEqualTo("messages-test");
    }

    @Test
    void manyLanguagesThatNobodySpeaksChangeNothing() {
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z'; second++) {
                Locale made = Locale.forLanguageTag("q" + first + second + "xyz");
                assertThat(Messages.of(made).text(MessagesTest.class, "messages-test", "greeting", Map.of()))
                        .isEqualTo("Good day");
            }
        }

        assertThat(Messages.of(Locale.GERMAN).text(MessagesTest.class, "messages-test", "greeting", Map.of()))
                .startsWith("Gr\u00fc\u00df");
    }

    @ParameterizedTest
    @CsvSource({"de, de", "de-AT, de", "de-AT-x-made-up, de", "en-GB, en", "und, en", "tlh, en", "qaa-x-whatever, en"})
    void theLanguageIsTheOneThatTheSentencesAreIn(String asked, String told) {
        assertThat(Messages.of(Locale.forLanguageTag(asked)).language()).hasToString(told);
    }

    @Test
    void numbersHaveNoSeparatorsUnlessAFormatSaysSo() {
        assertThat(english("plain", "number", 1234567)).isEqualTo("number 1234567");
        assertThat(english("formatted", "number", 1234567)).isEqualTo("number 1,234,567 or 1234567");
        assertThat(Messages.of(Locale.GERMAN)
                        .text(MessagesTest.class, "messages-test", "formatted", named("number", 1234567)))
                .isEqualTo("number 1.234.567 or 1234567");
    }

    @Test
    void severalValuesAreListed() {
        assertThat(english("plain", "number", List.of(1, DomainName.of("a.example"))))
                .isEqualTo("number 1, a.example");
    }

    @Test
    void anEmptyArgumentIsCalledEmpty() {
        assertThat(english("plain", "number", "")).isEqualTo("number (empty)");
        assertThat(english("plain", "number", List.of())).isEqualTo("number (empty)");
        assertThat(english("plain", "number", List.of("a", ""))).isEqualTo("number a, (empty)");
        assertThat(Messages.of(Locale.GERMAN).text(MessagesTest.class, "messages-test", "plain", named("number", "")))
                .isEqualTo("number (leer)");
    }

    @Test
    void anArgumentThatCannotBeSeenIsShownAsWhatItIs() {
        assertThat(english("plain", "number", "\u2013")).isEqualTo("number U+2013 EN DASH");
        assertThat(english("plain", "number", List.of("\u200b", "a\u200bb")))
                .isEqualTo("number U+200B ZERO WIDTH SPACE, a\\u{200B}b");
    }

    @Test
    void anArgumentCannotForgeALineOrGiveATerminalOrders() {
        String forged = "x\r\n2026-01-01 INFO all is well\u001b[2J\u202e";

        assertThat(english("plain", "number", forged))
                .isEqualTo("number x\\u{000D}\\u{000A}2026-01-01 INFO all is well\\u{001B}[2J\\u{202E}");
        assertThat(english("no-such-key", "a", forged)).doesNotContain("\n", "\u001b", "\u202e");
    }

    @ParameterizedTest
    @CsvSource({"1, one record", "2, 2 records", "1234, 1234 records"})
    void aChoiceByNumber(int count, String expected) {
        assertThat(english("choice", "count", count)).isEqualTo(expected);
    }

    @Test
    void apostrophesAndBracesAreWrittenPlainly() {
        assertThat(english("apostrophes", "name", "x")).isEqualTo("it's x's 'x' and don''t");
        assertThat(english("braces", "name", "x")).isEqualTo("{} {0} {unknown} { x } {unknown,number}");
    }

    @Test
    void whatArgumentsContainIsNotReadAsAPattern() {
        assertThat(english("plain", "number", "{number} '{0}' $1 \\")).isEqualTo("number {number} '{0}' $1 \\");
    }

    @Test
    void withoutASentenceThereAreTheKeyAndTheArguments() {
        assertThat(english("no-such-key")).isEqualTo("no-such-key");
        assertThat(english("no-such-key", "a", 1, "b", "x")).isEqualTo("no-such-key {a=1, b=x}");
        assertThat(Messages.of(Locale.ENGLISH).text(MessagesTest.class, "no-such-bundle", "key", Map.of()))
                .isEqualTo("key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-DE", "de-AT", "de-Latn-CH"})
    void theCountryIsNotLookedAt(String tag) {
        assertThat(Messages.of(Locale.forLanguageTag(tag))
                        .text(MessagesTest.class, "messages-test", "greeting", Map.of()))
                .isEqualTo("Gr\u00fc\u00df Gott \u2013 \u20ac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "fr", "und", "zh-Hans"})
    void otherLanguagesGetTheEnglishSentence(String tag) {
        assertThat(Messages.of(Locale.forLanguageTag(tag))
                        .text(MessagesTest.class, "messages-test", "greeting", Map.of()))
                .isEqualTo("Good day");
    }

    @Test
    void aSentenceThatIsNotTranslatedIsEnglish() {
        assertThat(Messages.of(Locale.GERMAN).text(MessagesTest.class, "messages-test", "plain", named("number", 1)))
                .isEqualTo("number 1");
    }

    @Test
    void theDefaultLocaleHasNoSay() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Messages.of(Locale.ROOT).text(MessagesTest.class, "messages-test", "greeting", Map.of()))
                    .isEqualTo("Good day");
            assertThat(Messages.of(Locale.FRENCH).text(MessagesTest.class, "messages-test", "greeting", Map.of()))
                    .isEqualTo("Good day");
            Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
            assertThat(english("formatted", "number", 1234)).isEqualTo("number 1,234 or 1234");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theBundleComesFromTheLoaderOfTheCode() throws Exception {
        // as in an application server: the code's class and its bundle are in a loader that this library does not see
        try (ChildFirst child = new ChildFirst()) {
            Class<?> foreign = child.loadClass(Code.class.getName());
            assertThat(foreign).isNotSameAs(Code.class);
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(null);
            try {
                assertThat(Messages.of(Locale.ENGLISH).text(foreign, "messages-test", "greeting", Map.of()))
                        .isEqualTo("Hello from the child");
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }

    @Test
    void aClassOfTheJavaRuntimeHasNoBundles() {
        assertThat(Messages.of(Locale.ENGLISH).text(String.class, "no-such-bundle", "key", Map.of()))
                .isEqualTo("key");
    }

    /** Loads {@link Code} itself, and has a bundle of its own. */
    private static final class ChildFirst extends URLClassLoader {
        ChildFirst() {
            super(new URL[0], MessagesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Code.class.getName()) || findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            try (InputStream stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = stream.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return name.endsWith("messages-test.properties")
                    ? new java.io.ByteArrayInputStream(
                            "greeting=Hello from the child".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    : super.getResourceAsStream(name);
        }
    }

    @Test
    void manyThreadsReadTheSameSentence() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<String> sentences = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> sentences.add(english("greeting")));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join(30_000);
        }

        assertThat(sentences).hasSize(8).containsOnly("Good day");
    }
}
