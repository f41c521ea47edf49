package org.domainverifier.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A list of {@code name=value} tags divided by semicolons, as DKIM (RFC 6376 §3.2), DMARC (RFC 9989), MTA-STS (RFC 8461) and
 * TLS-RPT (RFC 8460) write them. Nothing of the text is lost: each part is a tag or a problem (or both), with its place.
 *
 * @param text the text as given
 * @param tags the tags in order; of tags of the same name all are here, and the later ones are also problems
 * @param problems what is not as the syntax wants it, in order
 */
public record TagList(String text, List<Tag> tags, List<Problem> problems) {
    /** Copies the lists. */
    public TagList {
        tags = List.copyOf(tags);
        problems = List.copyOf(problems);
    }

    /**
     * One tag.
     *
     * @param name its name, in lower case if names compare without case
     * @param value its value without the spaces around it
     * @param span the whole tag, without the spaces around it and the semicolon
     * @param valueSpan the value
     */
    public record Tag(String name, String value, Span span, Span valueSpan) {}

    /** What can be wrong with a part of a tag list. */
    public enum ProblemKind {
        /** Nothing before a semicolon, or nothing at all. */
        EMPTY_TAG,
        /** A part without {@code =}. */
        NO_EQUALS_SIGN,
        /** A name with a character that names may not have, or none at all. */
        BAD_NAME,
        /** A value with a character that values may not have. */
        BAD_CHARACTER,
        /** A tag of a name that was there before. */
        DUPLICATE
    }

    /**
     * Something wrong at one place.
     *
     * @param kind what is wrong
     * @param name the tag's name as far as there is one, otherwise the part itself
     * @param span where
     */
    public record Problem(ProblemKind kind, String name, Span span) {}

    /**
     * Reads any text.
     *
     * @param text any text
     * @param syntax the standard's variant
     * @return the list; never fails
     */
    public static TagList parse(String text, TagListSyntax syntax) {
        List<Tag> tags = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int start = 0;
        while (start <= text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            Span part = trim(text, start, end, syntax);
            boolean last = semicolon < 0;
            if (part.length() > 0) {
                parsePart(text, part, syntax, names, tags, problems);
            } else if (!last || start == 0) { // behind the last semicolon there may be nothing
                problems.add(new Problem(ProblemKind.EMPTY_TAG, "", new Span(start, end)));
            }
            if (last) {
                break;
            }
            start = semicolon + 1;
        }
        return new TagList(text, tags, problems);
    }

    private static void parsePart(
            String text, Span part, TagListSyntax syntax, Set<String> names, List<Tag> tags, List<Problem> problems) {
        int equals = indexOf('=', text, part);
        if (equals < 0) {
            problems.add(new Problem(ProblemKind.NO_EQUALS_SIGN, part.of(text), part));
            return;
        }
        Span nameSpan = trim(text, part.start(), equals, syntax);
        Span valueSpan = trim(text, equals + 1, part.end(), syntax);
        String name = syntax.foldedNames() ? nameSpan.of(text).toLowerCase(Locale.ROOT) : nameSpan.of(text);
        if (!syntax.nameCharacters().accept(nameSpan.of(text))) {
            problems.add(new Problem(ProblemKind.BAD_NAME, name, part));
            return;
        }
        if (!names.add(name)) {
            problems.add(new Problem(ProblemKind.DUPLICATE, name, part));
        }
        for (int i = valueSpan.start(); i < valueSpan.end(); ) {
            int character = text.codePointAt(i);
            int next = i + Character.charCount(character);
            if (!isValueCharacter(character, syntax)) {
                problems.add(new Problem(ProblemKind.BAD_CHARACTER, name, new Span(i, next)));
            }
            i = next;
        }
        tags.add(new Tag(name, valueSpan.of(text), part, valueSpan));
    }

    // not text.indexOf: it would look through all the text for the sign that this part lacks
    private static int indexOf(char wanted, String text, Span part) {
        for (int i = part.start(); i < part.end(); i++) {
            if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isValueCharacter(int c, TagListSyntax syntax) {
        if (isBlank(c, syntax)) {
            return syntax.blanksInValues();
        }
        return c > 0x20 && c < 0x7f && (c != '=' || syntax.equalsInValues());
    }

    private static Span trim(String text, int start, int end, TagListSyntax syntax) {
        int from = start;
        int to = end;
        while (from < to && isBlank(text.charAt(from), syntax)) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1), syntax)) {
            to--;
        }
        return new Span(from, to);
    }

    private static boolean isBlank(int c, TagListSyntax syntax) {
        return c == ' ' || c == '\t' || syntax.lineBreaks() && (c == '\r' || c == '\n');
    }

    /**
     * The first tag of a name.
     *
     * @param name the name, in lower case if names compare without case
     * @return the tag, or empty
     */
    public Optional<Tag> first(String name) {
        for (Tag tag : tags) {
            if (tag.name().equals(name)) {
                return Optional.of(tag);
            }
        }
        return Optional.empty();
    }
}
