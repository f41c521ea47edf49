package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.domainverifier.record.Span;

/** Makes of a term that is not valid, or not what it was meant to be, what was meant. */
final class TermMender {
    private TermMender() {}

    /**
     * The terms that were meant by each term of a record.
     *
     * @return for each term a list: with the term itself if nothing is wrong with it, empty if nobody can tell
     */
    static List<List<SpfTerm>> mend(SpfSeen.Source source) {
        ParsedSpf parsed = source.parsed();
        boolean asItStands = source.txt().text().equals(parsed.text());
        Map<Integer, Integer> glued =
                asItStands ? SpfLint.gluedTerms(parsed, source.txt().data()) : Map.of();
        List<List<SpfTerm>> meant = new ArrayList<>();
        for (int i = 0; i < parsed.terms().size(); i++) {
            SpfTerm term = parsed.terms().get(i);
            List<SpfTerm> divided = glued.containsKey(i) ? divide(parsed, i, glued.get(i)) : List.of();
            meant.add(divided.isEmpty() ? mend(term) : divided);
        }
        return meant;
    }

    private static List<SpfTerm> divide(ParsedSpf parsed, int term, int boundary) {
        Span span = parsed.span(term);
        String text = parsed.text();
        return parse(text.substring(span.start(), boundary) + " " + text.substring(boundary, span.end()));
    }

    private static List<SpfTerm> mend(SpfTerm term) {
        if (term instanceof SpfModifier.Unknown unknown && Misspelling.isMechanism(unknown.name())) {
            return parse(mechanism(
                    unknown.name().toLowerCase(Locale.ROOT), unknown.value().toString()));
        }
        return term instanceof SpfTerm.Unrecognized unrecognized ? unrecognized(unrecognized.text()) : List.of(term);
    }

    private static List<SpfTerm> unrecognized(String text) {
        // tabs and no-break blanks divide nothing for a receiver, but they did for the author
        String visible = text.replaceAll("[\\s\\p{Cntrl}\u00a0]+", " ")
                .replaceAll("[^\\x20-\\x7e]", "")
                .strip();
        List<SpfTerm> terms = parse(visible);
        if (!terms.isEmpty()) {
            return terms;
        }
        String trimmed = visible.replaceAll("[,;.\"']+$", "").replaceAll("^[,;\"']+", "");
        String sign = !trimmed.isEmpty() && "+-~?".indexOf(trimmed.charAt(0)) >= 0 ? trimmed.substring(0, 1) : "";
        String bare = trimmed.substring(sign.length());
        terms = parse(sign + bare);
        if (!terms.isEmpty()) {
            return terms;
        }
        int end = 0;
        while (end < bare.length() && (Character.isLetterOrDigit(bare.charAt(end)) || bare.charAt(end) == '_')) {
            end++;
        }
        String argument = end < bare.length() ? bare.substring(end + 1) : "";
        String meant = Misspelling.of(bare.substring(0, end), end < bare.length() ? bare.substring(end) : "");
        if (meant != null && (meant.endsWith("=") || meant.endsWith(":"))) {
            terms = parse((meant.endsWith("=") ? "" : sign) + meant + argument);
        } else if (meant != null) {
            terms = parse(sign + meant);
        }
        return terms.isEmpty() ? address(sign, bare, argument) : terms;
    }

    // "a:192.0.2.1", "mx:2001:db8::1", or the address alone
    private static List<SpfTerm> address(String sign, String bare, String argument) {
        for (String candidate : List.of(argument, bare)) {
            for (String mechanism : List.of("ip4:", "ip6:")) {
                List<SpfTerm> terms = parse(sign + mechanism + candidate);
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

    private static List<SpfTerm> parse(String terms) {
        ParsedSpf parsed = SpfParser.parse(SpfRecord.VERSION + " " + terms);
        return parsed.isValid() ? parsed.terms() : List.of();
    }
}
