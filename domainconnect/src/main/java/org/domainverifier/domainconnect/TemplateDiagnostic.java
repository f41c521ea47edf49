package org.domainverifier.domainconnect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Severity;
import org.domainverifier.text.Messages;
import org.domainverifier.text.VisibleText;

/**
 * Something that was noticed in a template.
 *
 * @param code what it is
 * @param severity how much it matters here: as much as the code says, or less
 * @param path the place in the JSON, such as {@code records[3].data}; {@code $} for the whole text, empty for
 *     what has no place in it
 * @param arguments the typed arguments of its message, in order, {@code path} among them
 */
public record TemplateDiagnostic(TemplateFinding code, Severity severity, String path, Map<String, Object> arguments) {
    /** Copies the arguments. */
    public TemplateDiagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(path, "path");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /**
     * Something at a place.
     *
     * @param code what it is
     * @param path the place
     * @return the diagnostic, as severe as its code, with the argument {@code path} alone
     */
    static TemplateDiagnostic at(String path, TemplateFinding code) {
        return new TemplateDiagnostic(code, code.severity(), path, Map.of("path", path));
    }

    /** The same with one more argument. */
    TemplateDiagnostic with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return new TemplateDiagnostic(code, severity, path, more);
    }

    /** The same where it matters no more than that. */
    TemplateDiagnostic atMost(Severity most) {
        return severity.compareTo(most) <= 0 ? this : new TemplateDiagnostic(code, most, path, arguments);
    }

    /**
     * The sentence in English.
     *
     * @return the message
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * The sentence in another language.
     *
     * @param locale a language; English where there is no bundle for it
     * @return the message
     */
    public String message(Locale locale) {
        return message(Messages.of(locale));
    }

    /**
     * The sentence, perhaps the application's own.
     *
     * @param messages the language, and where its sentences come from
     * @return the message
     */
    public String message(Messages messages) {
        return messages.text(code, spoken(messages));
    }

    /** What a parser found is a sentence of its own, about the record at the host. */
    private Map<String, Object> spoken(Messages messages) {
        Map<String, Object> spoken = new LinkedHashMap<>(arguments);
        spoken.replaceAll((name, value) -> {
            if (value instanceof Diagnostic found) {
                Map<String, Object> about = new LinkedHashMap<>(found.arguments());
                about.putIfAbsent("name", arguments.getOrDefault("host", path));
                return messages.text(found.code(), about);
            }
            return value;
        });
        return spoken;
    }

    /**
     * What to do about it, in English.
     *
     * @return one or a few sentences
     */
    public String advice() {
        return advice(Locale.ROOT);
    }

    /**
     * What to do about it, in another language.
     *
     * @param locale a language; English where there is no bundle for it
     * @return one or a few sentences
     */
    public String advice(Locale locale) {
        return advice(Messages.of(locale));
    }

    /**
     * What to do about it, perhaps in the application's own words.
     *
     * @param messages the language, and where its sentences come from
     * @return one or a few sentences
     */
    public String advice(Messages messages) {
        return messages.part(code, "repair", spoken(messages));
    }

    /** For logs: one line, with nothing invisible in it. */
    @Override
    public String toString() {
        return VisibleText.line(code.id() + " (" + severity + ") " + message());
    }
}
