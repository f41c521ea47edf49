package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.record.Span;

/** Makes of a term that is not valid, or not what it was meant to be, what was meant. Each costs time linear in the term. */
final class MeantTerms {
    private MeantTerms() {}

    /**
     * The terms that were meant by each term of a record.
     *
     * @return for each term a list: with the term itself if nothing is wrong with it, empty if nobody can tell
     */
    static List<List<SpfTerm>> of(SpfEvidence.Source source) {
        ParsedSpf parsed = source.parsed();
        boolean asPublished = source.txt().meant().isEmpty();
        Map<Integer, Integer> glued =
                asPublished ? SpfLint.gluedTerms(parsed, source.txt().data()) : Map.of();
        List<List<SpfTerm>> meant = new ArrayList<>();
        for (int i = 0; i < parsed.terms().size(); i++) {
            Integer boundary = glued.get(i);
            List<SpfTerm> divided = boundary == null ? List.of() : divide(parsed, i, boundary);
            meant.add(divided.isEmpty() ? meant(parsed.terms().get(i)) : divided);
        }
        return meant;
    }

    private static List<SpfTerm> divide(ParsedSpf parsed, int term, int boundary) {
        Span span = parsed.span(term);
        String text = parsed.text();
        return SpfParser.validTerms(
                text.substring(span.start(), boundary) + " " + text.substring(boundary, span.end()));
    }

    private static List<SpfTerm> meant(SpfTerm term) {
        if (term instanceof SpfModifier.Unknown unknown && Misspelling.isMechanism(unknown.name())) {
            return SpfParser.validTerms(mechanism(
                    unknown.name().toLowerCase(Locale.ROOT), unknown.value().toString()));
        }
        return term instanceof SpfTerm.Unrecognized unrecognized ? unrecognized(unrecognized.text()) : List.of(term);
    }

    private static List<SpfTerm> unrecognized(String text) {
        String visible = visible(text);
        List<SpfTerm> terms = SpfParser.validTerms(visible);
        if (!terms.isEmpty()) {
            return terms;
        }
        String trimmed = withoutPunctuation(visible);
        String sign = !trimmed.isEmpty() && "+-~?".indexOf(trimmed.charAt(0)) >= 0 ? trimmed.substring(0, 1) : "";
        String bare = trimmed.substring(sign.length());
        terms = SpfParser.validTerms(sign + bare);
        if (!terms.isEmpty()) {
            return terms;
        }
        int end = 0;
        while (end < bare.length() && (Character.isLetterOrDigit(bare.charAt(end)) || bare.charAt(end) == '_')) {
            end++;
        }
        String argument = end < bare.length() ? bare.substring(end + 1) : "";
        String meant = Misspelling.of(bare.substring(0, end), bare.substring(end));
        if (meant != null && (meant.endsWith("=") || meant.endsWith(":"))) {
            terms = SpfParser.validTerms((meant.endsWith("=") ? "" : sign) + meant + argument);
        } else if (meant != null) {
            terms = SpfParser.validTerms(sign + meant);
        }
        return terms.isEmpty() ? address(sign, bare, argument) : terms;
    }

    // tabs and no-break spaces divide nothing for a receiver, but they did for the author
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x7f || c == '\u00a0') {
                visible.append(' ');
            } else if (c < 0x7f) {
                visible.append(c);
            }
        }
        return visible.toString().strip();
    }

    // "mx,", "include:example.com;", "'a"
    private static String withoutPunctuation(String text) {
        int start = 0;
        int end = text.length();
        while (end > start && ",;.\"'".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        while (start < end && ",;\"'".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start, end);
    }

    // "a:192.0.2.1", "mx:2001:db8::1", or the address alone
    private static List<SpfTerm> address(String sign, String bare, String argument) {
        for (String candidate : List.of(argument, bare)) {
            for (String mechanism : List.of("ip4:", "ip6:")) {
                List<SpfTerm> terms = SpfParser.validTerms(sign + mechanism + candidate);
                if (!terms.isEmpty()) {
                    return terms;
                }
            }
        }
        return List.of();
    }

    private static String mechanism(String name, String value) {
        String meant = name.startsWith("ipv") ? "ip" + name.substring(3) : name;
        return value.isEmpty() || meant.equals("all") ? meant : meant + ":" + value;
    }
}
