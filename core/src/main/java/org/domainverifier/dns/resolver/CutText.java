package org.domainverifier.dns.resolver;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Finds a text that its writer did not put in quotation marks, so that a semicolon cuts it: in zone-file text that begins a comment (RFC 1035
 * §5.1). {@code _dmarc TXT v=DMARC1; p=reject} is the record {@code v=DMARC1}, which nobody ever means.
 */
final class CutText {
    private static final Set<String> TYPES = Set.of("TXT", "SPF");
    private static final int LONGEST_TYPE = 3;

    private final String text;
    private int line = 1;
    private int depth;
    private boolean ofTexts;
    private final StringBuilder word = new StringBuilder();

    private CutText(String text) {
        this.text = text;
    }

    /** The line of the first; empty if there is none. */
    static OptionalInt lineOf(String text) {
        return new CutText(text).find();
    }

    private OptionalInt find() {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                endOfLine();
                quoted = false;
            } else if (c == '\\') {
                i++;
                add('\\');
            } else if (c == '"') {
                quoted = !quoted;
                endOfWord();
            } else if (quoted) {
                word.setLength(0); // whatever it is, it is not cut
            } else if (c == ';') {
                if (ofTexts && word.length() > 0) {
                    return OptionalInt.of(line);
                }
                i = endOfComment(i);
            } else if (Character.isWhitespace(c) || c == '(' || c == ')') {
                depth = Math.max(0, depth + (c == '(' ? 1 : c == ')' ? -1 : 0));
                endOfWord();
            } else {
                add(c);
            }
        }
        return OptionalInt.empty();
    }

    private void add(char c) {
        if (word.length() <= LONGEST_TYPE) {
            word.append(c);
        }
    }

    private void endOfWord() {
        ofTexts |= TYPES.contains(word.toString().toUpperCase(Locale.ROOT));
        word.setLength(0);
    }

    private void endOfLine() {
        endOfWord();
        line++;
        ofTexts &= depth > 0;
    }

    private int endOfComment(int start) {
        int end = text.indexOf('\n', start);
        endOfWord();
        return (end < 0 ? text.length() : end) - 1;
    }
}
