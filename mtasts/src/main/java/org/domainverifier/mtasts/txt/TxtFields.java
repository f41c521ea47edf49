package org.domainverifier.mtasts.txt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Span;
import org.domainverifier.record.TagList;
import org.domainverifier.record.TagListSyntax;

/**
 * The fields of a TXT record of MTA-STS (RFC 8461 §3.1) or TLS-RPT (RFC 8460 §3), which share one grammar: a version, then
 * fields of the form {@code name=value} without spaces around the equals sign, divided by semicolons with spaces around them.
 *
 * @param fields the fields after the version, in order; of those with the same name the first only (RFC 8461 §3.2), unless several
 *     count (RFC 8460 §3)
 * @param diagnostics what was noticed, in the order of the text
 */
public record TxtFields(List<Field> fields, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public TxtFields {
        fields = List.copyOf(fields);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Whether a text begins with a version, so that it is of that kind, however broken the rest is.
     *
     * @param text any text
     * @param version such as {@code v=STSv1}
     * @return true if nothing or a space or a semicolon follows the version
     */
    public static boolean beginsWith(String text, String version) {
        return text.startsWith(version)
                && (text.length() == version.length() || "; \t".indexOf(text.charAt(version.length())) >= 0);
    }

    /**
     * Reads a record in which each field counts once.
     *
     * @param text any text
     * @param version what it has to begin with
     * @param syntax the variant of the tag list
     * @param codes what to call the mistakes
     * @return the fields; none if the text does not begin with the version
     */
    public static TxtFields read(String text, String version, TagListSyntax syntax, FieldCodes codes) {
        return read(text, version, syntax, codes, Set.of());
    }

    /**
     * Reads a record.
     *
     * @param text any text
     * @param version what it has to begin with
     * @param syntax the variant of the tag list
     * @param codes what to call the mistakes
     * @param repeated the names of fields of which more than the first counts
     * @return the fields; none if the text does not begin with the version
     */
    public static TxtFields read(
            String text, String version, TagListSyntax syntax, FieldCodes codes, Set<String> repeated) {
        if (!beginsWith(text, version)) {
            return new TxtFields(
                    List.of(),
                    List.of(Diagnostic.of(codes.badVersion(), new Span(0, Math.min(version.length(), text.length())))));
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        TagList list = TagList.parse(text, syntax);
        for (TagList.Problem problem : list.problems()) {
            if (problem.kind() == TagList.ProblemKind.DUPLICATE) {
                diagnostics.add(
                        Diagnostic.of(codes.duplicateField(), problem.span()).with("field", problem.name()));
            } else if (problem.kind() != TagList.ProblemKind.BAD_CHARACTER) {
                diagnostics.add(malformed(codes, text, problem.span(), problem.span()));
            }
        }
        NavigableMap<Integer, Span> badCharacters = badCharacters(list);
        Set<String> names = new HashSet<>();
        List<Field> fields = new ArrayList<>();
        for (TagList.Tag tag : list.tags()) {
            boolean isVersion = tag.span().start() == 0;
            firstFlaw(
                            badCharacters,
                            tag,
                            isVersion ? version.length() : tag.span().length())
                    .ifPresent(flaw -> diagnostics.add(malformed(codes, text, tag.span(), flaw)));
            boolean counts = names.add(tag.name()) || repeated.contains(tag.name());
            if (counts && !isVersion) {
                fields.add(new Field(tag.name(), tag.value(), tag.span(), tag.valueSpan()));
            }
        }
        strayBlanks(text, version)
                .forEach(span ->
                        diagnostics.add(Diagnostic.of(codes.strayBlank(), span).with("position", span.start())));
        diagnostics.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
        return new TxtFields(fields, diagnostics);
    }

    /**
     * The first field of a name.
     *
     * @param name the name
     * @return the field, or empty
     */
    public Optional<Field> first(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /**
     * The fields that no standard knows here, and that are ignored (RFC 8461 §3.2).
     *
     * @param known the names of the known ones
     * @return the others
     */
    public List<Field> extensions(List<String> known) {
        return fields.stream().filter(field -> !known.contains(field.name())).toList();
    }

    /**
     * Whether a text may be the value of an extension: visible ASCII without equals sign and semicolon.
     *
     * @param value any text
     * @return true if it is {@code ext-value}
     */
    public static boolean isExtensionValue(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '=' && c != ';');
    }

    /** By the places where they begin. */
    private static NavigableMap<Integer, Span> badCharacters(TagList list) {
        NavigableMap<Integer, Span> spans = new TreeMap<>();
        for (TagList.Problem problem : list.problems()) {
            if (problem.kind() == TagList.ProblemKind.BAD_CHARACTER) {
                spans.put(problem.span().start(), problem.span());
            }
        }
        return spans;
    }

    // RFC 8461 §3.1, RFC 8460 §3: no space is allowed around the equals sign, and no value is empty
    private static Optional<Span> firstFlaw(
            NavigableMap<Integer, Span> badCharacters, TagList.Tag tag, int expectedLength) {
        Optional<Span> badCharacter = Optional.ofNullable(
                        badCharacters.ceilingEntry(tag.span().start()))
                .map(Map.Entry::getValue)
                .filter(span -> span.end() <= tag.span().end());
        boolean flawed = tag.value().isEmpty()
                || tag.valueSpan().start() != tag.span().start() + tag.name().length() + 1
                || tag.span().length() != expectedLength;
        return badCharacter.isEmpty() && flawed ? Optional.of(tag.span()) : badCharacter;
    }

    private static Diagnostic malformed(FieldCodes codes, String text, Span field, Span flaw) {
        String part = field.of(text);
        return Diagnostic.of(codes.malformedField(), flaw).with("part", part.isBlank() ? ";" : part);
    }

    // "v=STSv1 ;": the grammar allows it, but the prose discards what does not begin with "v=STSv1;";
    // spaces at the very end need a semicolon before them
    private static List<Span> strayBlanks(String text, String version) {
        List<Span> blanks = new ArrayList<>();
        int end = text.length();
        while (isBlank(text.charAt(end - 1))) {
            end--;
        }
        int behind = version.length();
        while (behind < end && isBlank(text.charAt(behind))) {
            behind++;
        }
        if (behind > version.length() && behind < end && text.charAt(behind) == ';') {
            blanks.add(new Span(version.length(), version.length() + 1));
        }
        if (end < text.length() && text.charAt(end - 1) != ';') {
            blanks.add(new Span(end, text.length()));
        }
        return blanks;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
