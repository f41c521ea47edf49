package org.domainverifier.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A sentence that tells its own words from what it quotes, so that a page can escape and mark what a stranger wrote, and need not guess where it begins:
 *
 * <pre>{@code
 * String html = finding.sentence(locale).render(part -> part.isOwn()
 *         ? escape(part.text())
 *         : "<code>" + escape(part.text()) + "</code>");
 * }</pre>
 *
 * <p>It has what the {@code String} of the same message has, which is its {@link #text()}: one line, in which whatever cannot be seen is shown as what it is
 * (see {@link VisibleText}). Own words are not markup either: escape every part where it goes into a page (docs/escaping.md).
 *
 * @param parts in order; none is empty, and no two of {@link Kind#WORDS} follow one another
 */
public record Sentence(List<Part> parts) {
    private static final char QUOTE_MARK = '\u0001';
    private static final char NAME_MARK = '\u0002';
    private static final char END_MARK = '\u0003';
    private static final char EXACT_MARK = '\u0004';

    /** Whose words a part is. */
    public enum Kind {
        /** The library's or the application's, as a bundle or a {@link TextSource} has them; numbers and constants among them. */
        WORDS,
        /** A domain name. Whoever made it could choose nearly any character of it: not every name is a host name. */
        NAME,
        /** Somebody else's: text of a record, an address, a URI, what a server said. */
        QUOTED
    }

    /** A value that is a domain name where a sentence quotes it ({@link Kind#NAME}); its {@code toString()} is the name as the DNS has it. */
    public interface Name {
        /**
         * The name for people to read.
         *
         * @return the name with U-labels where they can be told from others; as the DNS has it unless this says otherwise
         */
        default String toDisplay() {
            return toString();
        }
    }

    /**
     * A part of a sentence.
     *
     * @param kind whose it is
     * @param text what it is, without quotation marks around it
     * @param exact of a name that is shown with U-labels, the name as the DNS has it, for a link or the {@code title} of an element; of everything else
     *     the text
     */
    public record Part(Kind kind, String text, String exact) {
        /** Refuses nulls. */
        public Part {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(exact, "exact");
        }

        /**
         * A part that is shown as it is.
         *
         * @param kind whose it is
         * @param text what it is, without quotation marks around it
         */
        public Part(Kind kind, String text) {
            this(kind, text, text);
        }

        /**
         * Whether these are words of the library or the application.
         *
         * @return false for what a stranger wrote
         */
        public boolean isOwn() {
            return kind == Kind.WORDS;
        }
    }

    /** Copies the list. */
    public Sentence {
        parts = List.copyOf(parts);
    }

    /**
     * All parts as one text.
     *
     * @return one line
     */
    public String text() {
        return render(Part::text);
    }

    /**
     * A text made of the parts.
     *
     * @param rendering what becomes of each part, such as its text escaped
     * @return all of them joined
     */
    public String render(Function<Part, String> rendering) {
        return parts.stream().map(rendering).collect(Collectors.joining());
    }

    /**
     * The same with more words behind it.
     *
     * @param words own words
     * @return a new sentence
     */
    public Sentence and(String words) {
        List<Part> all = new ArrayList<>(parts);
        add(all, Kind.WORDS, words);
        return new Sentence(all);
    }

    /** The {@link #text()}. */
    @Override
    public String toString() {
        return text();
    }

    /** Somebody else's sentence as a whole. */
    static Sentence quoting(String text) {
        List<Part> parts = new ArrayList<>();
        add(parts, Kind.QUOTED, text);
        return new Sentence(parts);
    }

    /** A text with marks around it, which no text that is shown has: what cannot be seen is shown by its number. */
    static String marked(Kind kind, String shown) {
        return switch (kind) {
            case WORDS -> shown;
            case NAME -> NAME_MARK + shown + END_MARK;
            case QUOTED -> QUOTE_MARK + shown + END_MARK;
        };
    }

    /** A name with marks around it, and with what the DNS has behind it where that is something else. */
    static String marked(String shown, String exact) {
        return shown.equals(exact) ? marked(Kind.NAME, shown) : NAME_MARK + shown + EXACT_MARK + exact + END_MARK;
    }

    /** Takes the marks out of a text. Costs linear time. */
    static Sentence ofMarked(String text) {
        List<Part> parts = new ArrayList<>();
        Kind kind = Kind.WORDS;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == QUOTE_MARK || character == NAME_MARK || character == END_MARK) {
                addMarked(parts, kind, text.substring(start, i));
                kind = character == QUOTE_MARK ? Kind.QUOTED : character == NAME_MARK ? Kind.NAME : Kind.WORDS;
                start = i + 1;
            }
        }
        add(parts, kind, text.substring(start));
        return new Sentence(parts);
    }

    private static void addMarked(List<Part> parts, Kind kind, String text) {
        int mark = kind == Kind.NAME ? text.indexOf(EXACT_MARK) : -1;
        if (mark < 0) {
            add(parts, kind, text);
        } else {
            parts.add(new Part(kind, text.substring(0, mark), text.substring(mark + 1)));
        }
    }

    private static void add(List<Part> parts, Kind kind, String text) {
        int last = parts.size() - 1;
        if (kind == Kind.WORDS && last >= 0 && parts.get(last).isOwn()) {
            parts.set(last, new Part(kind, parts.get(last).text() + text));
        } else if (!text.isEmpty()) {
            parts.add(new Part(kind, text));
        }
    }
}
