package org.domainverifier.dkim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Span;

/** Something about a key, so far without its place in a text. */
record KeyProblem(DkimFinding code, Map<String, Object> arguments) {
    static KeyProblem of(DkimFinding code) {
        return new KeyProblem(code, Map.of());
    }

    KeyProblem with(String argument, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(argument, value);
        return new KeyProblem(code, more);
    }

    Diagnostic at(Span span) {
        return new Diagnostic(code, span, arguments);
    }
}
