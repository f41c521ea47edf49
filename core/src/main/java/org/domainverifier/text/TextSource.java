package org.domainverifier.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sentences of an application's own, in place of the library's or in a language that the library does not speak:
 *
 * <pre>{@code
 * TextSource french = TextSource.of(Locale.FRENCH, patterns);
 * Messages messages = Messages.of(Locale.FRENCH, french);
 * finding.message(messages);
 * }</pre>
 *
 * <p>The keys are those of the library's bundles: the id of a finding or a step ({@code spf.multiple-records}), with {@code .meaning}, {@code
 * .example} or {@code .repair} behind it, {@code label.CheckStatus.CORRECT}, and so on; docs/texts.md lists them. An implementation
 * is safe for use by several threads.
 */
@FunctionalInterface
public interface TextSource {
    /**
     * The pattern of a sentence, with {@code {name}} for the argument of that name.
     *
     * @param key its key
     * @param locale the language that is wanted
     * @return the pattern; empty if there is none, and the library's own is used
     */
    Optional<String> pattern(String key, Locale locale);

    /**
     * The sentences of one language.
     *
     * @param locale the language; its country is ignored
     * @param patterns the patterns by their keys; copied
     * @return a source that has nothing for any other language
     */
    static TextSource of(Locale locale, Map<String, String> patterns) {
        String language = locale.getLanguage();
        Map<String, String> copy = Map.copyOf(patterns);
        return (key, wanted) ->
                wanted.getLanguage().equals(language) ? Optional.ofNullable(copy.get(key)) : Optional.empty();
    }
}
