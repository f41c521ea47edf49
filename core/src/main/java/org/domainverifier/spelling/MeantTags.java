package org.domainverifier.spelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tags of a text as a person reads them: a tag ends where the next one begins, whatever is between the two. So it does not
 * matter whether a semicolon is missing, or a comma or a line break is in its place, nor whether {@code :} or {@code -} is there
 * instead of {@code =}.
 *
 * @param head what is before the first tag
 * @param tags the tags in order
 */
public record MeantTags(String head, List<Tag> tags) {
    private static final int LONGEST_NAME = 32;
    private static final String BEFORE_A_TAG = " ;,";

    /** Copies the list. */
    public MeantTags {
        tags = List.copyOf(tags);
    }

    /**
     * A tag.
     *
     * @param name its name in lower case; of a known one, the name that the standard has
     * @param value all that is behind it up to the next tag
     */
    public record Tag(String name, String value) {
        /**
         * The first word of the value.
         *
         * @return letters, digits and underscores; empty if there are none
         */
        public String word() {
            int start = 0;
            while (start < value.length() && !isWord(value.charAt(start))) {
                start++;
            }
            int end = start;
            while (end < value.length() && isWord(value.charAt(end))) {
                end++;
            }
            return value.substring(start, end);
        }
    }

    /**
     * What tags a text may have.
     *
     * @param names the names that are known in lower case, each with the name that the standard has for it
     * @param dashed the values in lower case before which a hyphen is read as an equals sign ({@code p-reject})
     */
    public record Grammar(Map<String, String> names, Set<String> dashed) {
        /** Copies the collections. */
        public Grammar {
            names = Map.copyOf(names);
            dashed = Set.copyOf(dashed);
        }
    }

    private record Start(int at, String name, int valueAt) {}

    /**
     * Reads a text. Costs time linear in its length.
     *
     * @param plain a {@link PlainText}
     * @param grammar what tags it may have
     * @return the tags; of those that are not known, the ones that a semicolon or the beginning is before
     */
    public static MeantTags of(String plain, Grammar grammar) {
        List<Start> starts = starts(plain, grammar);
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1).at() : plain.length();
            tags.add(new Tag(starts.get(i).name(), plain.substring(starts.get(i).valueAt(), end)));
        }
        return new MeantTags(
                starts.isEmpty() ? plain : plain.substring(0, starts.get(0).at()), tags);
    }

    /**
     * Whether another tag may begin inside the value of one. Takes no longer than to look through it.
     *
     * @param value the value of a tag
     * @return false if nothing in it can stand before a tag
     */
    public static boolean mayHoldTags(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (BEFORE_A_TAG.indexOf(value.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static List<Start> starts(String plain, Grammar grammar) {
        List<Start> starts = new ArrayList<>();
        boolean partBegins = true;
        int i = 0;
        while (i < plain.length()) {
            char before = i == 0 ? ';' : plain.charAt(i - 1);
            partBegins = before == ';' || partBegins && before == ' ';
            if (BEFORE_A_TAG.indexOf(before) < 0 || !isWord(plain.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            while (end < plain.length() && isWord(plain.charAt(end))) {
                end++;
            }
            Optional<Start> start = start(plain, i, end, grammar, partBegins);
            start.ifPresent(starts::add);
            i = start.map(Start::valueAt).orElse(end);
        }
        return starts;
    }

    private static Optional<Start> start(String plain, int from, int to, Grammar grammar, boolean partBegins) {
        int at = to;
        while (at < plain.length() && plain.charAt(at) == ' ') {
            at++;
        }
        if (at == plain.length() || to - from > LONGEST_NAME) {
            return Optional.empty();
        }
        String written = plain.substring(from, to).toLowerCase(Locale.ROOT);
        String known = grammar.names().get(written);
        char sign = plain.charAt(at);
        if (known == null) {
            boolean other = partBegins && sign == '=' && !ReportAddresses.isMailto(written);
            return other ? Optional.of(new Start(from, written, at + 1)) : Optional.empty();
        }
        boolean begins = sign == '=' || sign == ':' || sign == '-' && isDashed(plain, at + 1, grammar);
        return begins ? Optional.of(new Start(from, known, at + 1)) : Optional.empty();
    }

    private static boolean isDashed(String plain, int from, Grammar grammar) {
        int start = from;
        while (start < plain.length() && plain.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < plain.length() && end - start < LONGEST_NAME && isWord(plain.charAt(end))) {
            end++;
        }
        return grammar.dashed().contains(plain.substring(start, end).toLowerCase(Locale.ROOT));
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    /**
     * The first tag of a name.
     *
     * @param name the name that the standard has
     * @return the tag, if there is one
     */
    public Optional<Tag> first(String name) {
        return all(name).findFirst();
    }

    /**
     * All tags of a name.
     *
     * @param name the name that the standard has
     * @return in order
     */
    public Stream<Tag> all(String name) {
        return tags.stream().filter(tag -> tag.name().equals(name));
    }
}
