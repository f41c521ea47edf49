package org.domainverifier.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.domainverifier.text.VisibleText;

/**
 * What a parser noticed at one place of a text.
 *
 * @param code what it is
 * @param span where in the text
 * @param arguments the typed arguments of its message, in order
 */
public record Diagnostic(FindingCode code, Span span, Map<String, Object> arguments) {
    /** Copies the arguments. */
    public Diagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(span, "span");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /**
     * A diagnostic without arguments.
     *
     * @param code what it is
     * @param span where
     * @return the diagnostic
     */
    public static Diagnostic of(FindingCode code, Span span) {
        return new Diagnostic(code, span, Map.of());
    }

    /**
     * The same with one more argument.
     *
     * @param name the argument's name
     * @param value its value
     * @return a new diagnostic
     */
    public Diagnostic with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return new Diagnostic(code, span, more);
    }

    /** For logs: one line, with nothing invisible in it. */
    @Override
    public String toString() {
        return VisibleText.line("Diagnostic[code=" + code + ", span=" + span + ", arguments=" + arguments + "]");
    }
}
