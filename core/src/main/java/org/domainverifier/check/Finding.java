package org.domainverifier.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;
import org.domainverifier.record.Span;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.text.Messages;

/**
 * One thing that was found.
 *
 * @param code what it is
 * @param arguments the typed arguments of its message, in order
 * @param name the name in the DNS that it is about, if there is one
 * @param record the raw text of the record that it is about, if there is one
 * @param span the place in that text, if it is about a part
 * @param repair the steps that mend it; empty if nothing is to be done or nothing is known
 */
public record Finding(
        FindingCode code,
        Map<String, Object> arguments,
        Optional<DomainName> name,
        Optional<String> record,
        Optional<Span> span,
        List<RepairStep> repair) {
    /** Copies the collections. */
    public Finding {
        Objects.requireNonNull(code, "code");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        repair = List.copyOf(repair);
    }

    /**
     * A finding about a name.
     *
     * @param code what it is
     * @param name the name in the DNS
     * @return the finding, so far without arguments
     */
    public static Finding of(FindingCode code, DomainName name) {
        return new Finding(code, Map.of(), Optional.of(name), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * A parser's diagnostic as a finding.
     *
     * @param diagnostic what the parser noticed
     * @param name where the record stands
     * @param record its text
     * @return the finding
     */
    public static Finding of(Diagnostic diagnostic, DomainName name, String record) {
        return new Finding(
                diagnostic.code(),
                diagnostic.arguments(),
                Optional.of(name),
                Optional.of(record),
                Optional.of(diagnostic.span()),
                List.of());
    }

    /**
     * The same with one more argument.
     *
     * @param argument its name
     * @param value its value
     * @return a new finding
     */
    public Finding with(String argument, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(argument, value);
        return new Finding(code, more, name, record, span, repair);
    }

    /**
     * The same about a record.
     *
     * @param text the record's text
     * @return a new finding
     */
    public Finding in(String text) {
        return new Finding(code, arguments, name, Optional.of(text), span, repair);
    }

    /**
     * The same about a part of a record.
     *
     * @param text the record's text
     * @param part the place
     * @return a new finding
     */
    public Finding in(String text, Span part) {
        return new Finding(code, arguments, name, Optional.of(text), Optional.of(part), repair);
    }

    /**
     * The same with the steps that mend it.
     *
     * @param steps the steps
     * @return a new finding
     */
    public Finding repairedBy(List<? extends RepairStep> steps) {
        return new Finding(code, arguments, name, record, span, List.copyOf(steps));
    }

    /**
     * The id of the check that found it.
     *
     * @return such as {@code spf}
     */
    public String check() {
        return code.check();
    }

    /**
     * How much it matters.
     *
     * @return the severity of the code
     */
    public Severity severity() {
        return code.severity();
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
        return Messages.of(locale).text(code, arguments);
    }
}
