package org.domainverifier.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sentences for people, in one language. They come from {@code META-INF/domainverifier/findings/<check>.properties} and
 * {@code <check>_<language>.properties} (UTF-8); an argument is written {@code {name}} in them, and may have a format of {@link
 * MessageFormat} after a comma ({@code {count,choice,1#one record|1<{count} records}}). English is the root. Where an argument
 * is optional, {@code <id>[<argument>]} has the sentence for when it is there.
 *
 * <p>Arguments come from strangers. In the sentence, what cannot be seen is shown as what it is: {@code (empty)}, one character
 * alone by its name ({@code U+2013 EN DASH}), and within a longer text as <code>&#92;u{2013}</code>. So a sentence is always one line, and no
 * argument can give a terminal orders or turn the direction of writing. Numbers and constants are shown unchanged. Of an argument of more than
 * 1,000 characters, or of more than 30 values, the beginning is shown.
 *
 * <p>Domain names are shown with U-labels ({@link Sentence.Name#toDisplay}); where a sentence tells people {@linkplain MessageCode#isInstruction() what to
 * do}, and in the part {@code repair}, as <code>b&#252;cher.example (xn--bcher-kva.example)</code>.
 *
 * <p>Thread-safe.
 */
public final class Messages {
    private static final String FOLDER = "META-INF/domainverifier/findings/";
    private static final int MOST_REMEMBERED = 64;
    private static final int LONGEST_ARGUMENT = 1000; // a key of 4,096 bits is shorter
    private static final Pattern ARGUMENT = Pattern.compile("\\{(?:([a-zA-Z][a-zA-Z0-9]*)([,}]))?");
    private static final int LONGEST_LIST = 30;
    private static final String INSTRUCTING_PART = "repair";
    // a pure cache: what a class's resources say never changes
    private static final ClassValue<Map<String, Properties>> BUNDLES = new ClassValue<>() {
        @Override
        protected Map<String, Properties> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /**
     * How arguments are put into a sentence.
     *
     * @param marked whether with marks around what is not ours
     * @param instructing whether somebody may have to type the names in it
     */
    private record Manner(boolean marked, boolean instructing) {}

    private static final TextSource NONE = (key, locale) -> Optional.empty();

    private final Locale locale;
    private final TextSource source;

    private Messages(Locale locale, TextSource source) {
        this.locale = Objects.requireNonNull(locale, "locale");
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * The messages of a language.
     *
     * @param locale the language; its country is ignored
     * @return the messages
     */
    public static Messages of(Locale locale) {
        return new Messages(locale, NONE);
    }

    /**
     * The messages of a language, some of them the application's own.
     *
     * @param locale the language; English where neither the source nor the library speaks it
     * @param source what is looked up first. A pattern of its that is none, such as {@code {count,choice}}, makes the methods here
     *     throw an {@link IllegalArgumentException}
     * @return the messages
     */
    public static Messages of(Locale locale, TextSource source) {
        return new Messages(locale, source);
    }

    /**
     * The language that the library's own sentences are in. So a page or a document says truly what it is in, whatever was asked for.
     *
     * @return the language that was asked for, without its country, if the library speaks it; otherwise English. What the source of texts
     *     or a check of one's own speaks is not looked at
     */
    public Locale language() {
        String language = locale.getLanguage();
        return language.isEmpty() || bundle(Messages.class, "words_" + language).isEmpty()
                ? Locale.ENGLISH
                : Locale.forLanguageTag(language);
    }

    /**
     * The sentence of a code. It quotes what strangers wrote: escape it where it goes into a page, or take the {@linkplain #sentence(MessageCode, Map)
     * sentence} that tells its words from theirs.
     *
     * @param code what is said
     * @param arguments the arguments by their names
     * @return the sentence; the id and the arguments where no bundle has one
     */
    public String text(MessageCode code, Map<String, Object> arguments) {
        return variant(code, "", arguments, false);
    }

    /**
     * The sentence of a code, with what it quotes told apart from its own words.
     *
     * @param code what is said
     * @param arguments the arguments by their names
     * @return the parts of {@link #text(MessageCode, Map)}
     */
    public Sentence sentence(MessageCode code, Map<String, Object> arguments) {
        return sentence(code, "", arguments);
    }

    /**
     * Another text of a code, with what it quotes told apart from its own words.
     *
     * @param code what is said
     * @param part the name of the part, such as {@code meaning}
     * @param arguments the arguments by their names
     * @return the parts of {@link #part}
     */
    public Sentence sentence(MessageCode code, String part, Map<String, Object> arguments) {
        return code instanceof ToldCode own && own.told(part).isPresent()
                ? Sentence.quoting(own.told(part).get())
                : Sentence.ofMarked(variant(code, part, arguments, true));
    }

    /**
     * Another text of a code, which is in the bundle under {@code <id>.<part>}, or {@code <id>[<argument>].<part>} where an
     * argument changes it: of a finding, its {@code meaning}, an {@code example}, and its {@code repair}.
     *
     * @param code what is said
     * @param part the name of the part
     * @param arguments the arguments by their names
     * @return the text; its key and the arguments where no bundle has one
     */
    public String part(MessageCode code, String part, Map<String, Object> arguments) {
        return variant(code, part, arguments, false);
    }

    private String variant(MessageCode code, String part, Map<String, Object> arguments, boolean marked) {
        Optional<String> told = code instanceof ToldCode own ? own.told(part) : Optional.empty();
        if (told.isPresent()) {
            return told.get();
        }
        String suffix = part.isEmpty() ? "" : "." + part;
        Class<?> owner = code.getClass();
        String bundle = code.check();
        String key = arguments.keySet().stream()
                .map(argument -> code.id() + "[" + argument + "]" + suffix)
                .filter(variant -> pattern(owner, bundle, variant) != null)
                .findFirst()
                .orElse(code.id() + suffix);
        return text(
                owner,
                bundle,
                key,
                arguments,
                new Manner(marked, code.isInstruction() || part.equals(INSTRUCTING_PART)));
    }

    /**
     * A sentence of a bundle.
     *
     * @param owner a class of the module that has the bundle
     * @param bundle the bundle's name, such as {@code spf}
     * @param key the key in it
     * @param arguments the arguments by their names
     * @return the sentence; the key and the arguments where no bundle has one
     */
    public String text(Class<?> owner, String bundle, String key, Map<String, Object> arguments) {
        return text(owner, bundle, key, arguments, new Manner(false, false));
    }

    private String text(Class<?> owner, String bundle, String key, Map<String, Object> arguments, Manner manner) {
        Map<String, String> shown = new LinkedHashMap<>();
        String pattern = pattern(owner, bundle, key);
        if (pattern == null) {
            arguments.forEach((name, value) -> shown.put(name, plain(owner, bundle, value, manner)));
            return arguments.isEmpty() ? key : key + " " + shown;
        }
        boolean hasFormats = ARGUMENT.matcher(pattern).results().anyMatch(match -> isFormatted(match, arguments));
        if (hasFormats) {
            arguments.forEach((name, value) -> shown.put(name, plain(owner, bundle, value, manner)));
            return formatted(pattern, arguments, shown);
        }
        return ARGUMENT.matcher(pattern).replaceAll(match -> {
            Object value = arguments.get(match.group(1));
            return Matcher.quoteReplacement(value == null ? match.group() : plain(owner, bundle, value, manner));
        });
    }

    private static boolean isFormatted(MatchResult match, Map<String, Object> arguments) {
        return ",".equals(match.group(2)) && arguments.containsKey(match.group(1));
    }

    // few sentences have a format: making a MessageFormat costs more than all the rest
    private String formatted(String pattern, Map<String, Object> arguments, Map<String, String> shown) {
        List<String> names = List.copyOf(shown.keySet());
        List<Object> values = new ArrayList<>();
        names.forEach(name -> {
            values.add(shown.get(name)); // a number by itself gets no thousands separators
            values.add(arguments.get(name)); // for a format of MessageFormat
        });
        Matcher matcher = ARGUMENT.matcher(pattern.replace("'", "''"));
        String numbered = matcher.replaceAll(match -> numbered(match, names));
        return new MessageFormat(numbered, locale.equals(Locale.ROOT) ? Locale.ENGLISH : locale)
                .format(values.toArray());
    }

    private static String numbered(MatchResult match, List<String> names) {
        int argument = names.indexOf(match.group(1));
        if (argument < 0) { // what is not an argument stays as it is
            return "'{'" + match.group().substring(1);
        }
        boolean formatted = match.group(2).equals(",");
        return "{" + (2 * argument + (formatted ? 1 : 0)) + match.group(2);
    }

    private @Nullable String pattern(Class<?> owner, String bundle, String key) {
        Optional<String> own = source.pattern(key, locale);
        if (own.isPresent()) {
            return own.get();
        }
        String language = locale.getLanguage();
        String pattern = language.isEmpty() || language.equals("en")
                ? null
                : bundle(owner, bundle + "_" + language).getProperty(key);
        return pattern != null ? pattern : bundle(owner, bundle).getProperty(key);
    }

    private static Properties bundle(Class<?> owner, String name) {
        Map<String, Properties> known = BUNDLES.get(owner);
        Properties bundle = known.get(name);
        if (bundle == null) {
            bundle = load(owner, FOLDER + name + ".properties");
            // a language may be made up by a stranger: what is not there is remembered for so many only
            if (!bundle.isEmpty() || known.size() < MOST_REMEMBERED) {
                known.put(name, bundle);
            }
        }
        return bundle;
    }

    private static Properties load(Class<?> owner, String resource) {
        Properties properties = new Properties();
        ClassLoader loader = Objects.requireNonNullElse(owner.getClassLoader(), ClassLoader.getSystemClassLoader());
        try (InputStream stream = loader.getResourceAsStream(resource)) {
            if (stream != null) {
                try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the messages cannot be read: " + resource, unreadable);
        }
        return properties;
    }

    /**
     * A constant as a label of a page: {@code Verified with warnings}.
     *
     * @param constant a constant of the library, such as a {@code CheckStatus}, a {@code Verdict}, a {@code Requirement}, a {@code Severity} or a
     *     {@code DomainStatus}; of another one, if the source has {@code label.<type>.<constant>}
     * @return one or a few words; the constant's own text where there are none
     */
    public String label(Enum<?> constant) {
        return Objects.requireNonNullElse(ofConstant("label", constant), constant.toString());
    }

    /**
     * What a constant means, as a sentence for people who have not read any standard.
     *
     * @param constant as for {@link #label}; {@code sentence.<type>.<constant>}
     * @return the sentence; the {@link #label} where there is none
     */
    public String sentence(Enum<?> constant) {
        return Objects.requireNonNullElse(ofConstant("sentence", constant), label(constant));
    }

    private @Nullable String ofConstant(String what, Enum<?> constant) {
        String key = what + "." + constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        return pattern(Messages.class, "words", key);
    }

    /**
     * The word for a constant within a sentence, such as {@code missing}: {@code word.<type>.<constant>}.
     *
     * @param constant as for {@link #label}
     * @return the word; the constant's own text where there is none
     */
    public String word(Enum<?> constant) {
        return word(Messages.class, "words", constant);
    }

    /**
     * The word for a constant within a sentence: {@code word.<type>.<constant>} in the bundle of a code, or among the words that all bundles share.
     *
     * @param code says which bundle
     * @param constant the constant
     * @return the word; the constant's own text where no bundle has one
     */
    public String word(MessageCode code, Enum<?> constant) {
        return word(code.getClass(), code.check(), constant);
    }

    private String word(Class<?> owner, String bundle, Enum<?> constant) {
        String key = "word." + constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        String word = pattern(owner, bundle, key);
        String shared = word != null ? word : pattern(Messages.class, "words", key);
        return shared != null ? shared : constant.toString();
    }

    private String plain(Class<?> owner, String bundle, Object value, Manner manner) {
        if (value instanceof Collection<?> several && !several.isEmpty()) {
            String first = several.stream()
                    .limit(LONGEST_LIST)
                    .map(each -> plain(owner, bundle, each, manner))
                    .collect(Collectors.joining(", "));
            return several.size() <= LONGEST_LIST ? first : first + ", …";
        }
        if (value instanceof Enum<?> constant) {
            return word(owner, bundle, constant);
        }
        String text = value instanceof Collection<?>
                ? ""
                : value instanceof Sentence.Name name ? name.toDisplay() : String.valueOf(value);
        if (text.isEmpty()) {
            return Objects.requireNonNullElse(pattern(Messages.class, "words", "word.empty"), "(empty)");
        }
        if (value instanceof Number) {
            return text;
        }
        boolean whole = text.length() <= LONGEST_ARGUMENT;
        String shown = VisibleText.of(whole ? text : text.substring(0, LONGEST_ARGUMENT));
        String end = whole ? "" : "…";
        if (value instanceof Sentence.Name name) {
            return named(shown, end, VisibleText.of(name.toString()), manner);
        }
        return (manner.marked() ? Sentence.marked(Sentence.Kind.QUOTED, shown) : shown) + end;
    }

    private static String named(String shown, String end, String exact, Manner manner) {
        String name = (manner.marked() ? Sentence.marked(shown, exact) : shown) + end;
        return !manner.instructing() || shown.equals(exact) || !end.isEmpty()
                ? name
                : name + " (" + (manner.marked() ? Sentence.marked(exact, exact) : exact) + ")";
    }
}
