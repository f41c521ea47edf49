package org.domainverifier.txt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.jspecify.annotations.Nullable;

/**
 * A kind of TXT record: where it is, how it is recognized, how it is parsed, how people spoil it, and where they put it by
 * mistake. Immutable and safe for use by several threads, as long as the functions that were given are.
 *
 * @param <P> what its parser answers, usually a {@link org.domainverifier.record.Parsed}
 */
public final class TxtKind<P> {
    /**
     * How many octets of text are read: a longer TXT record is not parsed, whatever its kind (docs/decisions.md, D-TEXT-LIMIT).
     * The longest that anybody has reason to publish, a key of 16,384 bits, takes less than 3,000.
     */
    public static final int LONGEST_TEXT = 8_192;

    private final String version;
    private final Function<String, P> parser;
    private final @Nullable String labels;
    private final Predicate<String> recognized;
    private final Function<String, Optional<TxtMeant>> meant;
    private final List<String> wrongLabels;

    private TxtKind(Builder<P> builder) {
        TxtVersion spelling = new TxtVersion(builder.version, builder.telltales);
        this.version = builder.version;
        this.parser = builder.parser;
        this.labels = builder.labels;
        this.recognized = Objects.requireNonNullElse(builder.recognized, spelling::begins);
        this.meant = Objects.requireNonNullElse(builder.meant, spelling::meant);
        this.wrongLabels = List.copyOf(builder.wrongLabels);
    }

    /**
     * Starts the description of a kind.
     *
     * @param <P> what its parser answers
     * @param version what its texts begin with: a tag, an equals sign and a value, such as {@code v=TLSRPTv1}
     * @param parser reads any text that is recognized, and never throws; it is called once for each record
     * @return a builder
     * @throws IllegalArgumentException (from {@link Builder#build()}) if that is not a version
     */
    public static <P> Builder<P> of(String version, Function<String, P> parser) {
        return new Builder<>(version, parser);
    }

    /**
     * What its texts begin with.
     *
     * @return such as {@code v=TLSRPTv1}
     */
    public String version() {
        return version;
    }

    /**
     * Where the record of a domain is.
     *
     * @param domain the domain
     * @return the name; empty if the DNS cannot hold one so long
     */
    public Optional<DomainName> nameFor(DomainName domain) {
        return labels == null ? Optional.of(domain) : domain.tryChild(labels);
    }

    /**
     * The same as text, whether the DNS can hold it or not.
     *
     * @param domain the domain
     * @return the name for people
     */
    public String nameAsText(DomainName domain) {
        return labels == null ? domain.toString() : labels + "." + domain;
    }

    /**
     * Whether receivers take a text for a record of this kind, however broken the rest of it is.
     *
     * @param text any text
     * @return true if it is of this kind
     */
    public boolean recognizes(String text) {
        return recognized.test(text);
    }

    /**
     * Whether a TXT record is too long to be read. Receivers have bounds of their own, and refuse such a record or cut it.
     *
     * @param data the record's character-strings
     * @return true if they have more than {@value #LONGEST_TEXT} octets together
     */
    public static boolean isTooLong(RecordData.Txt data) {
        return data.octets() > LONGEST_TEXT;
    }

    /**
     * Whether receivers take a record for one of this kind. Of one that {@linkplain #isTooLong is too long}, the beginning tells.
     *
     * @param data the record's character-strings
     * @return true if it is of this kind
     */
    public boolean recognizes(RecordData.Txt data) {
        return recognizesBeginning(data.text());
    }

    /** Whether receivers take a record for one of this kind that has this text, of whichever length. */
    boolean recognizesBeginning(String text) {
        return recognizes(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    }

    /**
     * Whether two texts of one name are of the same kind, whichever that is: what tells is how they begin, such as {@code v=spf1}, up to
     * a space or a semicolon.
     *
     * @param one a record's character-strings
     * @param other another's
     * @return true if they begin alike, but for case
     */
    public static boolean isSameKind(RecordData.Txt one, RecordData.Txt other) {
        return beginning(one).equalsIgnoreCase(beginning(other));
    }

    private static String beginning(RecordData.Txt data) {
        String text = data.text();
        int end = 0;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != ';') {
            end++;
        }
        return text.substring(0, end);
    }

    /**
     * Parses a text.
     *
     * @param text any text
     * @return what the parser makes of it
     */
    public P parse(String text) {
        return parser.apply(text);
    }

    /**
     * What a text was probably meant to be that is not of this kind: a near miss.
     *
     * @param text any text
     * @return what was meant; empty if it is something else altogether, or {@linkplain #recognizes is of this kind}
     */
    public Optional<TxtMeant> meant(String text) {
        return recognizes(text) ? Optional.empty() : meant.apply(text).filter(each -> recognizes(each.text()));
    }

    /**
     * Where people put the record by mistake: a DNS host appends the domain to the full name, the record lands at the domain
     * itself, or at one of the names that the builder was told.
     *
     * @param domain the domain
     * @return the names in the order in which they are looked at
     */
    public List<DomainName> wrongPlaces(DomainName domain) {
        List<DomainName> places = new ArrayList<>();
        nameFor(domain).flatMap(name -> name.under(domain)).ifPresent(places::add);
        if (labels != null) {
            places.add(domain);
        }
        wrongLabels.forEach(each -> domain.tryChild(each).ifPresent(places::add));
        return List.copyOf(places);
    }

    /**
     * Describes a kind step by step. Not for use by several threads.
     *
     * @param <P> what the parser answers
     */
    public static final class Builder<P> {
        private final String version;
        private final Function<String, P> parser;
        private final List<String> wrongLabels = new ArrayList<>();
        private Set<String> telltales = Set.of();
        private @Nullable String labels;
        private @Nullable Predicate<String> recognized;
        private @Nullable Function<String, Optional<TxtMeant>> meant;

        private Builder(String version, Function<String, P> parser) {
            this.version = Objects.requireNonNull(version, "version");
            this.parser = Objects.requireNonNull(parser, "parser");
        }

        /**
         * Below the domain rather than at the domain itself.
         *
         * @param labels the labels in front of the domain, such as {@code _smtp._tls}
         * @return this builder
         */
        public Builder<P> at(String labels) {
            this.labels = Objects.requireNonNull(labels, "labels");
            return this;
        }

        /**
         * Recognized by another rule than that nothing, a space, a tab or a semicolon follows the version.
         *
         * @param recognized tells by its text whether a record is of this kind
         * @return this builder
         */
        public Builder<P> recognizedBy(Predicate<String> recognized) {
            this.recognized = Objects.requireNonNull(recognized, "recognized");
            return this;
        }

        /**
         * Known by these tags even where the version is missing, since nothing else at that name has them.
         *
         * @param tags names of tags in lower case, such as {@code rua}
         * @return this builder
         */
        public Builder<P> knownByTags(String... tags) {
            this.telltales = Set.of(tags);
            return this;
        }

        /**
         * Spoilt in other ways than those that are known of any kind (what pasting does, and a misspelt version).
         *
         * @param meant tells what a text that is not recognized was meant to be; what it answers has to be recognized
         * @return this builder
         */
        public Builder<P> meantBy(Function<String, Optional<TxtMeant>> meant) {
            this.meant = Objects.requireNonNull(meant, "meant");
            return this;
        }

        /**
         * Put by mistake at further names.
         *
         * @param labels the labels in front of the domain, such as {@code _tlsrpt}
         * @return this builder
         */
        public Builder<P> misplacedAt(String... labels) {
            wrongLabels.addAll(List.of(labels));
            return this;
        }

        /**
         * The kind.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if the version is not of the form {@code v=NAME}
         */
        public TxtKind<P> build() {
            return new TxtKind<>(this);
        }
    }
}
