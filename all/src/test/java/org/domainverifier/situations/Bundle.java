package org.domainverifier.situations;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.domainverifier.text.MessageCode;

/** A bundle as it is written, read without the library. */
public final class Bundle {
    /** The languages beside English, as the endings of the bundles' names. */
    static final List<String> LANGUAGES = List.of("", "_de");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)[,}]");

    private final Properties texts;

    private Bundle(Properties texts) {
        this.texts = texts;
    }

    static Bundle named(String name) {
        String resource = "META-INF/domainverifier/findings/" + name + ".properties";
        try (InputStream stream = Bundle.class.getClassLoader().getResourceAsStream(resource)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new Bundle(texts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }

    /** The bundle of a code, in English. */
    public static Bundle of(MessageCode code) {
        return named(code.check());
    }

    Set<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }

    /** The arguments that have a sentence of their own for this code. */
    public List<String> variants(MessageCode code) {
        Pattern variant = Pattern.compile(Pattern.quote(code.id()) + "\\[(\\w+)](?:\\..*)?");
        return keys().stream()
                .map(variant::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .distinct()
                .toList();
    }

    /** The key under which the library has to find the text of a code with these arguments. */
    String key(MessageCode code, String part, Collection<String> arguments) {
        return arguments.stream()
                .map(argument -> code.id() + "[" + argument + "]" + part)
                .filter(texts::containsKey)
                .findFirst()
                .orElse(code.id() + part);
    }

    static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
