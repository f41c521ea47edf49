package org.domainverifier.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.domainverifier.text.Sentence;

/**
 * An absolute domain name: lower case, internationalized labels as A-labels, within the limits of RFC 1035 §2.3.4 (63 octets
 * a label, 255 octets a name on the wire).
 *
 * <p>{@link #of(String)} is the border where a caller's text becomes a name: it takes letters, digits, hyphens and
 * underscores, as mail domains and their service labels need. Names that came out of the DNS may hold any octet (RFC 2181
 * §11); {@link #ofLabels(List)} takes those, and {@link #toString()} escapes what is not printable.
 *
 * <p>Immutable and safe for use by several threads. Two names are equal when they are the same name, whatever the spelling
 * they came from.
 */
public final class DomainName implements Comparable<DomainName>, Sentence.Name {
    /** The root of the DNS, the name without labels. */
    public static final DomainName ROOT = new DomainName(List.of());

    private static final int MAX_LABEL_OCTETS = 63;
    private static final int MAX_WIRE_OCTETS = 255;

    private final List<String> labels; // one char per octet, ASCII letters in lower case
    private final String text;

    private DomainName(List<String> labels) {
        this.labels = labels;
        StringBuilder joined = new StringBuilder();
        for (String label : labels) {
            joined.append(joined.length() == 0 ? "" : ".").append(NameText.escape(label));
        }
        this.text = labels.isEmpty() ? "." : joined.toString();
    }

    private DomainName(List<String> labels, String text) {
        this.labels = labels;
        this.text = text;
    }

    /**
     * The name that a caller wrote, with or without the trailing dot. What is around it and cannot be seen, spaces above all, is
     * overlooked: people paste names into forms.
     *
     * @param text a domain name of letters, digits, hyphens, underscores and dots; U-labels are converted (see
     *     {@code docs/decisions.md}, D-IDNA)
     * @return the name
     * @throws InvalidDomainNameException if it is not a domain name; it says what is wrong, and what was most likely meant
     */
    public static DomainName of(String text) {
        Objects.requireNonNull(text, "a domain name must not be null");
        String trimmed = NameText.trimmed(text);
        NameReading reading = NameReading.of(trimmed);
        NameProblem problem = reading.problem();
        if (problem != null) {
            throw new InvalidDomainNameException(trimmed, problem, reading.details());
        }
        return new DomainName(reading.labels());
    }

    /**
     * Like {@link #of(String)}, for text that may be anything.
     *
     * @param text any text
     * @return the name, or empty if the text is none
     */
    public static Optional<DomainName> tryParse(String text) {
        return tryParseExact(NameText.trimmed(text));
    }

    /**
     * Like {@link #tryParse(String)}, for text that nobody typed, such as a part of a record: there, a space before or behind a name
     * is no part of a name either.
     *
     * @param text any text
     * @return the name, or empty if the text is anything but one
     */
    public static Optional<DomainName> tryParseExact(String text) {
        NameReading reading = NameReading.of(text);
        return reading.problem() == null ? Optional.of(new DomainName(reading.labels())) : Optional.empty();
    }

    /**
     * A name as the DNS itself allows it: any octets in its labels (RFC 2181 §11).
     *
     * @param labels the labels from left to right, one character (0 to 255) per octet
     * @return the name
     * @throws IllegalArgumentException if a label or the name is empty where it may not be or too long
     */
    public static DomainName ofLabels(List<String> labels) {
        return ROOT.with(labels);
    }

    /** This name with labels in front of it. */
    private DomainName with(Collection<String> front) {
        if (front.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(front.size() + labels.size());
        StringBuilder joined = new StringBuilder();
        for (String label : front) {
            String lower = checked(label);
            joined.append(all.isEmpty() ? "" : ".").append(NameText.escape(lower));
            all.add(lower);
        }
        all.addAll(labels);
        if (wireOctets(all) > MAX_WIRE_OCTETS) {
            throw new IllegalArgumentException("a name has at most 255 octets, this one has " + wireOctets(all));
        }
        if (!labels.isEmpty()) {
            joined.append('.').append(text);
        }
        return new DomainName(List.copyOf(all), joined.toString());
    }

    private static String checked(String label) {
        if (label.isEmpty() || label.length() > MAX_LABEL_OCTETS) {
            throw new IllegalArgumentException(
                    "a label has 1 to 63 octets, this one has " + label.length() + ": " + NameText.escape(label));
        }
        for (int i = 0; i < label.length(); i++) {
            if (label.charAt(i) > 255) {
                throw new IllegalArgumentException("not an octet string: " + NameText.escape(label));
            }
        }
        return NameText.lowerCase(label);
    }

    /**
     * Like {@link #ofLabels(List)} for a dotted text without escapes: every character is its UTF-8 octets, every dot divides
     * labels, a trailing dot is dropped. Made for names that a record spells out, such as an expanded domain-spec of SPF (RFC
     * 7208 §4.8).
     *
     * @param dotted any text
     * @return the name, or empty if it has an empty label or is too long for the DNS
     */
    public static Optional<DomainName> tryParseOctets(String dotted) {
        String octets = NameText.isAscii(dotted)
                ? dotted
                : new String(dotted.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (octets.equals(".")) {
            return Optional.of(ROOT);
        }
        int end = octets.endsWith(".") ? octets.length() - 1 : octets.length();
        if (end + 2 > MAX_WIRE_OCTETS) { // a length before the first label, and the root
            return Optional.empty();
        }
        List<String> labels = new ArrayList<>();
        for (int start = 0; ; ) {
            int dot = octets.indexOf('.', start);
            int labelEnd = dot < 0 ? end : dot;
            if (labelEnd == start || labelEnd - start > MAX_LABEL_OCTETS) {
                return Optional.empty();
            }
            labels.add(NameText.lowerCase(octets.substring(start, labelEnd)));
            if (labelEnd == end) {
                return Optional.of(new DomainName(List.copyOf(labels)));
            }
            start = labelEnd + 1;
        }
    }

    /**
     * The labels from left to right, one character per octet, ASCII letters in lower case.
     *
     * @return an unmodifiable list, empty for the root
     */
    public List<String> labels() {
        return labels;
    }

    /**
     * The name without its left-most label.
     *
     * @return the parent, or empty for the root
     */
    public Optional<DomainName> parent() {
        return labels.isEmpty() ? Optional.empty() : Optional.of(lastLabels(labels.size() - 1));
    }

    /**
     * The name of the right-most labels.
     *
     * @param count how many, from 0 (the root) to the number of labels
     * @return that ancestor, or this name
     * @throws IndexOutOfBoundsException if there are not that many labels
     */
    public DomainName lastLabels(int count) {
        Objects.checkIndex(count, labels.size() + 1);
        if (count == labels.size()) {
            return this;
        }
        if (count == 0) {
            return ROOT;
        }
        int start = 0; // dots within labels are escaped, and so is the backslash
        for (int i = 0; i < labels.size() - count; i++) {
            start += NameText.escape(labels.get(i)).length() + 1;
        }
        return new DomainName(labels.subList(labels.size() - count, labels.size()), text.substring(start));
    }

    /**
     * A name below this one.
     *
     * @param relative one or more labels, such as {@code _dmarc} or {@code dkim._domainkey}; any octets but dots
     * @return the longer name
     * @throws IllegalArgumentException if the result is too long for the DNS or a label is empty
     */
    public DomainName child(String relative) {
        return with(relative.indexOf('.') < 0 ? List.of(relative) : Arrays.asList(relative.split("\\.", -1)));
    }

    /**
     * Like {@link #child(String)}, where the result may be too long.
     *
     * @param relative one or more labels
     * @return the longer name, or empty if the DNS cannot hold it
     */
    public Optional<DomainName> tryChild(String relative) {
        try {
            return Optional.of(child(relative));
        } catch (IllegalArgumentException tooLong) {
            return Optional.empty();
        }
    }

    /**
     * This name with all its labels below another one: what a DNS host makes of a full name when it appends the domain.
     *
     * @param parent the name to append
     * @return such as {@code _dmarc.example.com.example.com}, or empty if the DNS cannot hold it
     */
    public Optional<DomainName> under(DomainName parent) {
        int octets = wireOctets(labels) + wireOctets(parent.labels) - 1; // the root is in both
        return octets > MAX_WIRE_OCTETS ? Optional.empty() : Optional.of(parent.with(labels));
    }

    /**
     * Whether this name is the other or lies below it.
     *
     * @param ancestor the other name
     * @return true for equal names and for every name below the ancestor
     */
    public boolean isWithin(DomainName ancestor) {
        int extra = labels.size() - ancestor.labels.size();
        return extra >= 0 && labels.subList(extra, labels.size()).equals(ancestor.labels);
    }

    /**
     * Whether every label is one of a host name: letters, digits and inner hyphens (RFC 1123 §2.1), no underscore.
     *
     * @return true for host names
     */
    public boolean isHostName() {
        return !labels.isEmpty()
                && labels.stream().allMatch(label -> NameReading.defectOf(label) == null && label.indexOf('_') < 0);
    }

    /**
     * The name with U-labels where it has A-labels, whatever they are: for programs. People are shown {@link #toDisplay()}. An A-label that no U-label
     * has stays as it is.
     *
     * @return the text, without a trailing dot
     */
    public String toUnicode() {
        return labels.isEmpty()
                ? text
                : labels.stream()
                        .map(label -> Idna.toUnicode(label).orElseGet(() -> NameText.escape(label)))
                        .collect(Collectors.joining("."));
    }

    /**
     * The name for people to read, as sentences show it: with U-labels where it has A-labels, but for those that a reader might take for another name,
     * or that would turn the direction of the text around them; these stay A-labels (docs/decisions.md, D-U-LABELS). No two names are shown alike, and
     * {@link #of(String)} of a host name that is shown is that name.
     *
     * @return the text, without a trailing dot; nothing in it is invisible
     */
    @Override
    public String toDisplay() {
        if (!text.startsWith(Idna.ACE_PREFIX) && !text.contains("." + Idna.ACE_PREFIX)) {
            return text;
        }
        String top = labels.get(labels.size() - 1);
        return labels.stream()
                .map(label -> ReadableLabel.of(label, top).orElseGet(() -> NameText.escape(label)))
                .collect(Collectors.joining("."));
    }

    /**
     * The name with its trailing dot, as zone files spell it.
     *
     * @return such as {@code example.com.}
     */
    public String toAbsolute() {
        return labels.isEmpty() ? "." : text + ".";
    }

    @Override
    public int compareTo(DomainName other) {
        // canonical order of RFC 4034 §6.1: from the right-most label
        int common = Math.min(labels.size(), other.labels.size());
        for (int i = 1; i <= common; i++) {
            int order = labels.get(labels.size() - i).compareTo(other.labels.get(other.labels.size() - i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(labels.size(), other.labels.size());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DomainName that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The name without a trailing dot ({@code .} for the root), special octets escaped as in zone files. */
    @Override
    public String toString() {
        return text;
    }

    private static int wireOctets(List<String> labels) {
        int octets = 1;
        for (String label : labels) {
            octets += label.length() + 1;
        }
        return octets;
    }
}
