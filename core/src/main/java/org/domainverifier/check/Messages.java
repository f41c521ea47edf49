package org.domainverifier.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.domainverifier.record.FindingCode;
import org.jspecify.annotations.Nullable;

/**
 * The sentences for people, in one language. They come from {@code META-INF/domainverifier/findings/<check>.properties} and
 * {@code <check>_<language>.properties} (UTF-8); arguments stand in them as {@code {name}}, and may have a format of {@link
 * MessageFormat} behind a comma ({@code {count,choice,1#one record|1<{count} records}}). English is the root. Where an argument
 * of a finding is optional, {@code <id>[<argument>]} has the sentence for the findings that have it.
 *
 * <p>Thread-safe.
 */
public final class Messages {
    private static final String FOLDER = "META-INF/domainverifier/findings/";
    private static final Pattern ARGUMENT = Pattern.compile("\\{(?:([a-zA-Z][a-zA-Z0-9]*)([,}]))?");
    // a pure cache: what a class's resources say never changes
    private static final ClassValue<Map<String, Properties>> BUNDLES = new ClassValue<>() {
        @Override
        protected Map<String, Properties> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private final Locale locale;

    private Messages(Locale locale) {
        this.locale = locale;
    }

    /**
     * The messages of a language.
     *
     * @param locale the language; its country is not looked at
     * @return the messages
     */
    public static Messages of(Locale locale) {
        return new Messages(Objects.requireNonNull(locale, "locale"));
    }

    /**
     * The sentence of a finding.
     *
     * @param finding the finding
     * @return the sentence; the id and the arguments where no bundle has one
     */
    public String text(Finding finding) {
        FindingCode code = finding.code();
        String key = finding.arguments().keySet().stream()
                .map(argument -> code.id() + "[" + argument + "]")
                .filter(variant -> pattern(code.getClass(), code.check(), variant) != null)
                .findFirst()
                .orElse(code.id());
        return text(code, key, finding.arguments());
    }

    /**
     * A sentence of the bundle that a code belongs to.
     *
     * @param code says which bundle
     * @param key the key in it
     * @param arguments the arguments by their names
     * @return the sentence; the key and the arguments where no bundle has one
     */
    public String text(FindingCode code, String key, Map<String, Object> arguments) {
        return text(code.getClass(), code.check(), key, arguments);
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
        String pattern = pattern(owner, bundle, key);
        if (pattern == null) {
            return arguments.isEmpty() ? key : key + " " + arguments;
        }
        List<String> names = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        arguments.forEach((name, value) -> {
            names.add(name);
            values.add(plain(owner, bundle, value)); // a number by itself gets no thousands separators
            values.add(value); // for a format of MessageFormat
        });
        Matcher matcher = ARGUMENT.matcher(pattern.replace("'", "''"));
        String numbered = matcher.replaceAll(match -> numbered(match, names));
        return new MessageFormat(numbered, locale.equals(Locale.ROOT) ? Locale.ENGLISH : locale)
                .format(values.toArray());
    }

    private static String numbered(MatchResult match, List<String> names) {
        int argument = names.indexOf(match.group(1));
        if (argument < 0) { // what is no argument stands for itself
            return "'{'" + match.group().substring(1);
        }
        boolean formatted = match.group(2).equals(",");
        return "{" + (2 * argument + (formatted ? 1 : 0)) + match.group(2);
    }

    private @Nullable String pattern(Class<?> owner, String bundle, String key) {
        String language = locale.getLanguage();
        String pattern = language.isEmpty() || language.equals("en")
                ? null
                : bundle(owner, bundle + "_" + language).getProperty(key);
        return pattern != null ? pattern : bundle(owner, bundle).getProperty(key);
    }

    private static Properties bundle(Class<?> owner, String name) {
        return BUNDLES.get(owner).computeIfAbsent(name, missing -> load(owner, FOLDER + missing + ".properties"));
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

    // a constant has its word in the bundle, or among the words that all bundles share
    private String plain(Class<?> owner, String bundle, Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(each -> plain(owner, bundle, each)).collect(Collectors.joining(", "));
        }
        if (value instanceof Enum<?> constant) {
            String key = "word." + constant.getDeclaringClass().getSimpleName() + "." + constant.name();
            String word = pattern(owner, bundle, key);
            String shared = word != null ? word : pattern(Messages.class, "words", key);
            return shared != null ? shared : value.toString();
        }
        return String.valueOf(value);
    }
}
