package org.domainverifier.dns;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.text.Messages;

/**
 * That a text is not a domain name: a mistake of whoever typed it, never of the program. A form shows {@link #message(Locale)}, and
 * offers the {@link #suggestion()} if there is one.
 *
 * <pre>{@code
 * try {
 *     verifier.verify(form.domain());
 * } catch (InvalidDomainNameException mistyped) {
 *     form.complain(mistyped.message(locale));
 *     mistyped.suggestion().ifPresent(name -> form.offer(name.toString()));
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class InvalidDomainNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SHOWN = 80;

    /** What was typed. */
    private final String text;
    /** What is wrong with it. */
    private final NameProblem problem;

    private final transient Map<String, Object> arguments;
    private final transient Optional<DomainName> suggestion;

    InvalidDomainNameException(String text, NameProblem problem, Map<String, Object> details) {
        super(sentence(problem, arguments(text, details), NameSuggestion.of(text), Messages.of(Locale.ENGLISH)));
        this.text = text;
        this.problem = problem;
        this.arguments = arguments(text, details);
        this.suggestion = NameSuggestion.of(text);
    }

    private static Map<String, Object> arguments(String text, Map<String, Object> details) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("text", text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 1) + "…");
        arguments.putAll(details);
        return arguments;
    }

    private static String sentence(
            NameProblem problem, Map<String, Object> arguments, Optional<DomainName> suggestion, Messages messages) {
        String sentence = messages.text(problem, arguments);
        return suggestion
                .map(name -> sentence + " "
                        + messages.text(NameProblem.class, problem.check(), "suggestion", Map.of("suggestion", name)))
                .orElse(sentence);
    }

    /**
     * What was typed.
     *
     * @return the text as it was given, of any length and with any characters: to be escaped wherever it is shown
     */
    public String text() {
        return text;
    }

    /**
     * What is wrong with it.
     *
     * @return the first thing that is
     */
    public NameProblem problem() {
        return problem;
    }

    /**
     * What the sentence is about.
     *
     * @return by the names that {@link NameProblem} says; none where this was serialized
     */
    public Map<String, Object> arguments() {
        return arguments == null ? Map.of() : Map.copyOf(arguments);
    }

    /**
     * What was most likely meant: {@code example.com} of {@code user@example.com}, of {@code https://example.com/about}, of {@code
     * example..com}. Never to be used unasked.
     *
     * @return a name that can be verified; empty if the text does not show one
     */
    public Optional<DomainName> suggestion() {
        return suggestion == null ? NameSuggestion.of(text) : suggestion;
    }

    /**
     * What is wrong, in a sentence, and what was most likely meant. What was typed is quoted in it, with what cannot be seen made visible;
     * within HTML it is to be escaped.
     *
     * @param locale the language
     * @return one line of text
     */
    public String message(Locale locale) {
        return message(Messages.of(locale));
    }

    /**
     * The same, perhaps in the application's own words.
     *
     * @param messages the language, and where its sentences come from
     * @return one line of text
     */
    public String message(Messages messages) {
        return sentence(problem, arguments(), suggestion(), messages);
    }
}
