package org.domainverifier.spf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Span;
import org.jspecify.annotations.Nullable;

/**
 * Reads records by the grammar of RFC 7208 §12, in one walk over the text. A term that the grammar does not accept becomes an
 * {@link SpfTerm.Unrecognized} and a diagnostic; the walk goes on after it.
 */
final class SpfParser {
    private final String text;
    private final List<SpfTerm> terms = new ArrayList<>();
    private int[] bounds = new int[16]; // start and end of each term
    private @Nullable List<Diagnostic> diagnostics;
    private boolean redirectSeen;
    private boolean explanationSeen;

    private SpfParser(String text) {
        this.text = text;
    }

    static ParsedSpf parse(String text) {
        if (!SpfRecord.isSpf(text)) {
            Diagnostic noVersion = Diagnostic.of(SpfFinding.NO_VERSION, new Span(0, firstSpace(text)));
            return new ParsedSpf(text, null, new int[0], List.of(noVersion));
        }
        SpfParser parser = new SpfParser(text);
        parser.terms();
        List<Diagnostic> noticed = parser.diagnostics;
        return new ParsedSpf(
                text, new SpfRecord(parser.terms), parser.bounds, noticed == null ? List.of() : List.copyOf(noticed));
    }

    /** The terms that a text consists of, if the grammar accepts all of it; otherwise none. */
    static List<SpfTerm> validTerms(String text) {
        ParsedSpf parsed = parse(SpfRecord.VERSION + " " + text);
        return parsed.isValid() ? parsed.terms() : List.of();
    }

    /** A text that is a domain-spec and nothing else. */
    static Optional<DomainSpec> domainSpec(String text) {
        return Optional.ofNullable(new TermParser(text).domainSpec(0, text.length()));
    }

    private void terms() {
        int length = text.length();
        int at = SpfRecord.VERSION.length();
        TermParser parser = new TermParser(text);
        while (at < length) {
            if (text.charAt(at) == ' ') { // terms are divided by spaces only (RFC 7208 §4.6.1)
                at++;
                continue;
            }
            int start = at;
            int badCharacter = -1;
            while (at < length) {
                char c = text.charAt(at);
                if (c == ' ') {
                    break;
                }
                if ((c < 0x21 || c > 0x7e) && badCharacter < 0) {
                    badCharacter = at;
                }
                at++;
            }
            if (badCharacter >= 0) {
                unrecognized(start, at);
                diagnose(Diagnostic.of(SpfFinding.BAD_CHARACTER, new Span(badCharacter, badCharacter + 1))
                        .with("code", (int) text.charAt(badCharacter))
                        .with("character", SpfText.nameOf(text.codePointAt(badCharacter))));
            } else {
                term(parser, start, at);
            }
        }
    }

    private void term(TermParser parser, int start, int end) {
        SpfTerm term = parser.parse(start, end);
        if (term == null) {
            unrecognized(start, end);
            diagnose(parser.problem());
            return;
        }
        add(term, start, end);
        boolean again = false; // redirect and exp may be there once each (RFC 7208 §6)
        if (term instanceof SpfModifier.Redirect) {
            again = redirectSeen;
            redirectSeen = true;
        } else if (term instanceof SpfModifier.Explanation) {
            again = explanationSeen;
            explanationSeen = true;
        }
        if (again) {
            diagnose(Diagnostic.of(SpfFinding.DUPLICATE_MODIFIER, new Span(start, end))
                    .with("term", term.toString()));
        }
    }

    private void unrecognized(int start, int end) {
        add(new SpfTerm.Unrecognized(text.substring(start, end)), start, end);
    }

    private void add(SpfTerm term, int start, int end) {
        int at = 2 * terms.size();
        if (at == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * at);
        }
        bounds[at] = start;
        bounds[at + 1] = end;
        terms.add(term);
    }

    private void diagnose(Diagnostic diagnostic) {
        if (diagnostics == null) {
            diagnostics = new ArrayList<>();
        }
        diagnostics.add(diagnostic);
    }

    private static int firstSpace(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text.length() : space;
    }
}
