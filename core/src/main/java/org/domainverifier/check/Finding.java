package org.domainverifier.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;
import org.domainverifier.record.Span;
import org.domainverifier.repair.RepairStep;
import org.domainverifier.text.Messages;
import org.domainverifier.text.Sentence;
import org.domainverifier.text.VisibleText;

/**
 * One thing that was found.
 *
 * @param code what it is
 * @param severity how much it matters here: as much as the code says, or the {@linkplain
 *     org.domainverifier.FindingSettings#severity(FindingCode, Severity) application} in its place; or less, where the provider asked for what was
 *     found or where nobody asked for the check
 * @param arguments the typed arguments of its message, in order
 * @param name the name in the DNS that it is about, if there is one
 * @param record the raw text of the record that it is about, if there is one
 * @param span the place in that text, if it is about a part
 * @param repair the steps that fix it; empty if nothing is to be done or nothing is known
 */
public record Finding(
        FindingCode code,
        Severity severity,
        Map<String, Object> arguments,
        Optional<DomainName> name,
        Optional<String> record,
        Optional<Span> span,
        List<RepairStep> repair) {
    /** The argument of a finding about something that {@linkplain #asAsked() the provider asked for}; its value is true. */
    public static final String ASKED = "asked";

    /** The argument of a finding with which others like it were left out: a number, see {@link Findings#bounded}. */
    public static final String MORE = "more";

    /**
     * The argument of a finding about a text, one of so many at its name that not all were read: the number of those that were not
     * ({@code TxtLook.unread()}).
     */
    public static final String UNREAD = "unread";

    private static final int SHOWN = 200;

    /** Copies the collections. */
    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        repair = List.copyOf(repair);
    }

    /**
     * A finding about a name.
     *
     * @param code what it is
     * @param name the name in the DNS
     * @return the finding, as severe as its code, so far without arguments
     */
    public static Finding of(FindingCode code, DomainName name) {
        return new Finding(
                code, code.severity(), Map.of(), Optional.of(name), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * A parser's diagnostic as a finding.
     *
     * @param diagnostic what the parser noticed
     * @param name where the record is
     * @param record its text
     * @return the finding, as severe as its code
     */
    public static Finding of(Diagnostic diagnostic, DomainName name, String record) {
        Finding finding = of(diagnostic.code(), name).in(record, diagnostic.span());
        return finding.withArguments(diagnostic.arguments());
    }

    /**
     * A question has no answer.
     *
     * @param code the check's code for that
     * @param failure why
     * @return a finding about the name that was asked for, with the arguments {@code name}, {@code cause} and {@code detail}
     */
    public static Finding notDetermined(FindingCode code, DnsAnswer.Failure failure) {
        return notDetermined(code, failure.question().name(), failure.cause(), failure.detail());
    }

    /**
     * Something at a name could not be looked up.
     *
     * @param code the check's code for that
     * @param name the name
     * @param cause the kind of failure
     * @param detail more for people; may be empty
     * @return a finding about the name, with the arguments {@code name}, {@code cause} and {@code detail}
     */
    public static Finding notDetermined(FindingCode code, DomainName name, FailureCause cause, String detail) {
        return of(code, name).with("name", name).with("cause", cause).with("detail", detail);
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
        return withArguments(more);
    }

    /**
     * The same with the reason why a question has no answer.
     *
     * @param failure why
     * @return a new finding with the arguments {@code cause} and {@code detail}
     */
    public Finding with(DnsAnswer.Failure failure) {
        return with("cause", failure.cause()).with("detail", failure.detail());
    }

    /**
     * The same for strangers: it does not tell whom you ask. What a failed look-up or connection said ({@code detail}, but for what {@linkplain
     * FindingCode#detailIsOfDomain() a server of the domain's} did), the name of a {@code resolver}, and the {@code problem} of a check that broke are
     * {@code …} in it.
     *
     * @return a new finding; this one where it tells nothing of the kind
     */
    public Finding withoutServers() {
        return Withheld.from(this);
    }

    private Finding withArguments(Map<String, Object> all) {
        return new Finding(code, severity, all, name, record, span, repair);
    }

    /**
     * The same about a record.
     *
     * @param text the record's text
     * @return a new finding
     */
    public Finding in(String text) {
        return new Finding(code, severity, arguments, name, Optional.of(text), span, repair);
    }

    /**
     * The same about a part of a record.
     *
     * @param text the record's text
     * @param part the place
     * @return a new finding
     */
    public Finding in(String text, Span part) {
        return new Finding(code, severity, arguments, name, Optional.of(text), Optional.of(part), repair);
    }

    /**
     * The same about a record as a whole, for when the place is in a text other than the published one.
     *
     * @return a new finding without a span
     */
    public Finding withoutSpan() {
        return new Finding(code, severity, arguments, name, record, Optional.empty(), repair);
    }

    /**
     * The same with the steps that fix it.
     *
     * @param steps the steps
     * @return a new finding
     */
    public Finding repairedBy(List<? extends RepairStep> steps) {
        return new Finding(code, severity, arguments, name, record, span, List.copyOf(steps));
    }

    /**
     * The same where it matters no more than that.
     *
     * @param most the highest severity
     * @return this finding if it is no more severe; otherwise a new one with that severity
     */
    public Finding atMost(Severity most) {
        return severity.compareTo(most) <= 0 ? this : new Finding(code, most, arguments, name, record, span, repair);
    }

    /**
     * The same where the customer did as the provider asked, so that it is no fault: a notice, with the argument {@link #ASKED}
     * by which its sentence and its advice may differ.
     *
     * @return a new finding
     */
    public Finding asAsked() {
        return with(ASKED, true).atMost(Severity.NOTICE);
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
     * The sentence in English. Like every text here, it quotes what strangers wrote, and is text and not markup: escape it where it goes into a page
     * (docs/escaping.md); {@link #sentence()} tells which part is whose.
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
        return messages.text(code, arguments)
                + leftOut(messages, MORE, "finding.more")
                + leftOut(messages, UNREAD, "finding.unread");
    }

    /**
     * The sentence in English, with what it quotes told apart from its own words.
     *
     * @return the parts of {@link #message()}
     */
    public Sentence sentence() {
        return sentence(Locale.ROOT);
    }

    /**
     * The sentence in another language, with what it quotes told apart from its own words.
     *
     * @param locale a language; English where there is no bundle for it
     * @return the parts of {@link #message(Locale)}
     */
    public Sentence sentence(Locale locale) {
        return sentence(Messages.of(locale));
    }

    /**
     * The sentence, perhaps the application's own, with what it quotes told apart from its own words.
     *
     * @param messages the language, and where its sentences come from
     * @return the parts of {@link #message(Messages)}
     */
    public Sentence sentence(Messages messages) {
        return messages.sentence(code, arguments)
                .and(leftOut(messages, MORE, "finding.more"))
                .and(leftOut(messages, UNREAD, "finding.unread"));
    }

    private String leftOut(Messages messages, String argument, String key) {
        int number = number(argument);
        return number == 0 ? "" : " " + messages.text(Messages.class, "words", key, Map.of(argument, number));
    }

    /** How many like this one were left out. */
    int more() {
        return number(MORE);
    }

    private int number(String argument) {
        return arguments.get(argument) instanceof Integer number ? number : 0;
    }

    /**
     * What it means, in English.
     *
     * @return one or a few sentences
     */
    public String meaning() {
        return meaning(Locale.ROOT);
    }

    /**
     * What it means, in another language.
     *
     * @param locale a language; English where there is no bundle for it
     * @return one or a few sentences
     */
    public String meaning(Locale locale) {
        return meaning(Messages.of(locale));
    }

    /**
     * What it means, perhaps in the application's own words.
     *
     * @param messages the language, and where its sentences come from
     * @return one or a few sentences
     */
    public String meaning(Messages messages) {
        return messages.part(code, "meaning", arguments);
    }

    /**
     * What to do about it, in English; in general, where {@link #repair()} says what to do exactly.
     *
     * @return one or a few sentences
     */
    public String advice() {
        return advice(Locale.ROOT);
    }

    /**
     * What to do about it, in another language; in general, where {@link #repair()} says what to do exactly.
     *
     * @param locale a language; English where there is no bundle for it
     * @return one or a few sentences
     */
    public String advice(Locale locale) {
        return advice(Messages.of(locale));
    }

    /**
     * What to do about it, perhaps in the application's own words; in general, where {@link #repair()} says what to do exactly.
     *
     * @param messages the language, and where its sentences come from
     * @return one or a few sentences
     */
    public String advice(Messages messages) {
        return messages.part(code, "repair", arguments);
    }

    /** For logs: one line without anything invisible in it, and of the record no more than its beginning. */
    @Override
    public String toString() {
        return "Finding[code=" + code.id()
                + ", severity=" + severity
                + ", arguments=" + VisibleText.excerpt(arguments.toString(), SHOWN)
                + name.map(at -> ", name=" + at).orElse("")
                + record.map(text -> ", record=" + VisibleText.excerpt(text, SHOWN))
                        .orElse("")
                + span.map(part -> ", span=" + part).orElse("")
                + ", repair=" + repair.size() + " steps]";
    }
}
