package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Span;
import org.domainverifier.spf.MacroString.Letter;

/** What can be said of a record from its text alone. */
final class SpfLint {
    // RFC 6652 §4 defines modifiers for reports
    private static final List<String> KNOWN_MODIFIERS = List.of("ra", "rp", "rr");
    private static final Set<String> MECHANISMS = Set.of("all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists");
    private static final Set<String> WITH_OPTIONAL_NAME = Set.of("a", "mx", "ptr");
    private static final Set<String> MODIFIERS = Set.of("redirect", "exp");
    private static final int WIDEST_IP4 = 16;
    private static final int WIDEST_IP6 = 32;
    private static final int LONGEST_GLUED =
            1_024; // far more than two names; a term of a thousand strings is no accident

    private final DomainName domain;
    private final ParsedSpf parsed;
    private final List<Finding> findings = new ArrayList<>();

    private SpfLint(DomainName domain, ParsedSpf parsed) {
        this.domain = domain;
        this.parsed = parsed;
    }

    /**
     * The findings of a record.
     *
     * @param strings the character-strings that the text was joined from
     */
    static List<Finding> findings(DomainName domain, ParsedSpf parsed, RecordData.Txt strings) {
        SpfLint lint = new SpfLint(domain, parsed);
        parsed.diagnostics().forEach(diagnostic -> lint.findings.add(lint.ofDiagnostic(diagnostic)));
        lint.terms();
        lint.end();
        lint.strings(strings);
        return lint.findings;
    }

    // what a template left over has a cause that is worth more than what the grammar says of it
    private Finding ofDiagnostic(Diagnostic diagnostic) {
        Finding finding = Finding.of(diagnostic, domain, parsed.text());
        return finding.arguments().get("term") instanceof String term && Placeholder.isIn(term)
                ? Finding.of(SpfFinding.PLACEHOLDER, domain).with("term", term).in(parsed.text(), diagnostic.span())
                : finding;
    }

    private void terms() {
        Map<String, Integer> seen = new HashMap<>();
        boolean hasAll = parsed.record().all().isPresent();
        boolean behindAll = false;
        for (int i = 0; i < parsed.terms().size(); i++) {
            SpfTerm term = parsed.terms().get(i);
            if (term instanceof SpfMechanism mechanism) {
                if (behindAll) {
                    add(SpfFinding.UNREACHABLE_TERM, i);
                } else if (seen.putIfAbsent(meaning(mechanism), i) != null) {
                    add(SpfFinding.DUPLICATE_TERM, i);
                }
                mechanism(mechanism, i);
                behindAll |= mechanism instanceof SpfMechanism.All;
            } else if (term instanceof SpfModifier.Redirect redirect) {
                if (hasAll) {
                    add(SpfFinding.REDIRECT_IGNORED, i);
                }
                macros(redirect.domain(), i);
            } else if (term instanceof SpfModifier.Unknown unknown) {
                if (Misspelling.isMechanism(unknown.name())) {
                    add(SpfFinding.MECHANISM_AS_MODIFIER, i);
                } else if (!KNOWN_MODIFIERS.contains(unknown.name().toLowerCase(Locale.ROOT))) {
                    add(SpfFinding.UNKNOWN_MODIFIER, i);
                }
            }
        }
    }

    private void mechanism(SpfMechanism mechanism, int i) {
        if (mechanism instanceof SpfMechanism.Ptr) {
            add(SpfFinding.PTR, i);
        }
        if (mechanism instanceof SpfMechanism.Ip6 ip6 && MeantNames.isMapped(ip6)) {
            add(SpfFinding.MAPPED_ADDRESS, i);
        }
        if (mechanism.target().filter(SpfLint::cannotExist).isPresent()) {
            add(SpfFinding.IMPOSSIBLE_NAME, i);
        }
        mechanism.target().ifPresent(spec -> macros(spec, i));
        if (mechanism.qualifier() == SpfQualifier.PASS && isWide(mechanism, WIDEST_IP4, WIDEST_IP6)) {
            add(SpfFinding.WIDE_NETWORK, i);
        }
    }

    // "h..example.com", "https://spf.example.com/"
    private static boolean cannotExist(DomainSpec spec) {
        boolean plain = !spec.macros().isLiteral() || SpfReader.isPlain(spec.toString());
        return !MeantNames.canExist(spec)
                || !plain && MeantNames.name(spec.toString()).isPresent();
    }

    /** Whether a mechanism names a network with shorter prefixes than these. */
    static boolean isWide(SpfMechanism mechanism, int ip4, int ip6) {
        if (mechanism instanceof SpfMechanism.Ip4 network) {
            return network.prefixLength() < ip4;
        } else if (mechanism instanceof SpfMechanism.Ip6 network) {
            return network.prefixLength() < ip6;
        } else if (mechanism instanceof SpfMechanism.A a) {
            return a.prefix().ip4() < ip4 || a.prefix().ip6() < ip6;
        } else {
            return mechanism instanceof SpfMechanism.Mx mx
                    && (mx.prefix().ip4() < ip4 || mx.prefix().ip6() < ip6);
        }
    }

    private void macros(DomainSpec spec, int i) {
        if (spec.macros().uses(Letter.CLIENT_NAME)) {
            add(SpfFinding.P_MACRO, i);
        }
    }

    // what holds for clients that nothing matches
    private void end() {
        if (!parsed.isValid()) {
            return;
        }
        SpfRecord record = parsed.record();
        int all = record.all().map(record.terms()::indexOf).orElse(-1);
        if (all < 0) {
            if (record.redirect().isEmpty()) {
                findings.add(Finding.of(SpfFinding.NO_ALL, domain).in(parsed.text()));
            }
            return;
        }
        switch (record.all().orElseThrow().qualifier()) {
            case PASS -> add(SpfFinding.PERMITS_EVERYONE, all);
            case NEUTRAL -> add(SpfFinding.NEUTRAL_ALL, all);
            default -> {
                // the record says who may not send
            }
        }
    }

    private void strings(RecordData.Txt strings) {
        gluedTerms(parsed, strings).keySet().forEach(term -> add(SpfFinding.GLUED_STRINGS, term));
    }

    /**
     * The terms that grew together out of two where two character-strings meet (RFC 7208 §3.3).
     *
     * @return for the index of each such term, where in the text the strings meet
     */
    static Map<Integer, Integer> gluedTerms(ParsedSpf parsed, RecordData.Txt strings) {
        Map<Integer, Integer> glued = new LinkedHashMap<>();
        int boundary = 0;
        int term = 0;
        for (int i = 0; i < strings.strings().size() - 1; i++) {
            boundary += strings.strings().get(i).text().length();
            while (term < parsed.terms().size() && parsed.span(term).end() <= boundary) {
                term++;
            }
            if (term < parsed.terms().size() && !glued.containsKey(term) && isGlued(parsed, term, boundary)) {
                glued.put(term, boundary);
            }
        }
        return glued;
    }

    private static boolean isGlued(ParsedSpf parsed, int term, int boundary) {
        Span span = parsed.span(term);
        if (boundary <= span.start() || span.end() - span.start() > LONGEST_GLUED) {
            return false;
        }
        String right = parsed.text().substring(boundary, span.end());
        boolean unknown = parsed.terms().get(term) instanceof SpfTerm.Unrecognized;
        if (!beginsTerm(right) && !(unknown && WITH_OPTIONAL_NAME.contains(right.toLowerCase(Locale.ROOT)))) {
            return false;
        }
        // a sign at the end of a string belongs to what follows
        String left = parsed.text().substring(span.start(), boundary);
        List<SpfTerm> divided = SpfParser.validTerms(left + " " + right);
        return !divided.isEmpty() && !(divided.get(1) instanceof SpfModifier.Unknown);
    }

    // told by a look, since a term may be cut at every octet: a sign, the name of a mechanism and a colon, or that of a
    // modifier
    private static boolean beginsTerm(String text) {
        boolean signed = "+-~?".indexOf(text.charAt(0)) >= 0;
        int end = signed ? 1 : 0;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        String name = text.substring(signed ? 1 : 0, end).toLowerCase(Locale.ROOT);
        char divider = end < text.length() ? text.charAt(end) : ' ';
        return MECHANISMS.contains(name) && (signed || divider == ':') || MODIFIERS.contains(name) && divider == '=';
    }

    /** Terms with the same one of these mean the same: names compare without case and trailing dot (RFC 1034 §3.1). */
    static String meaning(SpfTerm term) {
        String text = term.toString();
        if (term instanceof SpfModifier.Unknown || term instanceof SpfTerm.Unrecognized) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private void add(SpfFinding code, int term) {
        findings.add(Finding.of(code, domain)
                .with("term", parsed.terms().get(term).toString())
                .in(parsed.text(), parsed.span(term)));
    }
}
