package org.domainverifier.spf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.record.Parsed;
import org.domainverifier.txt.TxtKind;

/**
 * An SPF record (RFC 7208 §3 and §12) as its terms.
 *
 * @param terms the terms in their order
 */
public record SpfRecord(List<SpfTerm> terms) {
    /** What every record begins with. */
    public static final String VERSION = "v=spf1";

    /** At the domain itself (RFC 7208 §3). */
    static final TxtKind<ParsedSpf> KIND = TxtKind.of(VERSION, SpfParser::parse)
            .recognizedBy(SpfRecord::isSpf)
            .meantBy(SpfNearMiss::meant)
            .build();

    /** Copies the list. */
    public SpfRecord {
        terms = List.copyOf(terms);
    }

    /**
     * Reads any text.
     *
     * @param text the character-strings of a TXT record, joined
     * @return the record, with an {@link SpfTerm.Unrecognized} for each term that the grammar does not know, and what was
     *     noticed; no record if the text does not begin with the version
     */
    public static Parsed<SpfRecord> parse(String text) {
        return SpfParser.parse(text).toParsed();
    }

    /** Whether receivers take a text for an SPF record (RFC 7208 §4.5): the version, in any case, and then a space or nothing. */
    static boolean isSpf(String text) {
        return text.regionMatches(true, 0, VERSION, 0, VERSION.length())
                && (text.length() == VERSION.length() || text.charAt(VERSION.length()) == ' ');
    }

    /**
     * The first {@code all}; what follows it is never looked at (RFC 7208 §5.1).
     *
     * @return the mechanism, if there is one
     */
    public Optional<SpfMechanism.All> all() {
        return only(SpfMechanism.All.class).findFirst();
    }

    /**
     * The {@code redirect} modifier.
     *
     * @return the first, if there is one
     */
    public Optional<SpfModifier.Redirect> redirect() {
        return only(SpfModifier.Redirect.class).findFirst();
    }

    /**
     * The {@code exp} modifier.
     *
     * @return the first, if there is one
     */
    public Optional<SpfModifier.Explanation> explanation() {
        return only(SpfModifier.Explanation.class).findFirst();
    }

    private <T extends SpfTerm> Stream<T> only(Class<T> type) {
        return terms.stream().filter(type::isInstance).map(type::cast);
    }

    /** The canonical text: one space between terms, no plus signs, no full prefix lengths. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(VERSION);
        for (SpfTerm term : terms) {
            text.append(' ').append(term);
        }
        return text.toString();
    }
}
