package org.domainverifier.spf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.domainverifier.dns.Octets;
import org.domainverifier.txt.TxtSource;

/**
 * What a text was meant to say, as a person reads it.
 *
 * @param record what can be read, in terms that the grammar accepts
 * @param unread what cannot be read, as it is written
 * @param remarked whether words are behind {@code all}, for people
 */
record SpfMeaning(ParsedSpf record, List<String> unread, boolean remarked) {
    SpfMeaning {
        unread = List.copyOf(unread);
    }

    /** The meaning of a record, or of a text that was meant as one. */
    static SpfMeaning of(TxtSource<ParsedSpf> source) {
        SpfMeaning joined = joined(source);
        if (joined.unread().isEmpty() || source.data().strings().size() < 2) {
            return joined;
        }
        // what makes no sense as one word may be two that grew together where the strings meet
        String text = source.data().strings().stream().map(Octets::text).collect(Collectors.joining(" "));
        return SpfReader.read(text)
                .filter(divided -> divided.unread().size() < joined.unread().size())
                .orElse(joined);
    }

    private static SpfMeaning joined(TxtSource<ParsedSpf> source) {
        if (source.meant().isPresent()) {
            return SpfReader.read(source.text()).orElseGet(() -> new SpfMeaning(source.parsed(), List.of(), false));
        }
        ParsedSpf parsed = source.parsed();
        List<Integer> seams =
                List.copyOf(SpfLint.gluedTerms(parsed, source.data()).values());
        if (seams.isEmpty() && parsed.isValid() && parsed.terms().stream().allMatch(SpfReader::isAsMeant)) {
            return new SpfMeaning(parsed, List.of(), false);
        }
        return SpfReader.read(divided(parsed.text(), seams)).orElseGet(() -> new SpfMeaning(parsed, List.of(), false));
    }

    // terms that grew together where two character-strings meet (RFC 7208 §3.3)
    private static String divided(String text, List<Integer> seams) {
        StringBuilder divided = new StringBuilder();
        int start = 0;
        for (int seam : seams) {
            divided.append(text, start, seam).append(' ');
            start = seam;
        }
        return divided.append(text, start, text.length()).toString();
    }

    /** Whether something is written, and none of it says who may send or that others may not. */
    boolean saysNothing() {
        boolean strange =
                record.terms().stream().anyMatch(term -> SpfReader.isAboutSenders(term) && !SpfReader.isAsMeant(term));
        return (strange || !unread.isEmpty())
                && record.terms().stream()
                        .noneMatch(term -> SpfReader.isAboutSenders(term) && SpfReader.isAsMeant(term));
    }

    /** The sign of the {@code all} that counts: receivers look at nothing behind the first (RFC 7208 §5.1). */
    Optional<SpfQualifier> firstAll() {
        return record.record().all().map(SpfMechanism.All::qualifier);
    }

    /** Whether it says that nobody may send, and nothing else: a remark may be about who does. */
    boolean isForNobody() {
        return unread.isEmpty()
                && !remarked
                && record.record()
                        .all()
                        .filter(all -> all.qualifier() == SpfQualifier.FAIL || all.qualifier() == SpfQualifier.SOFTFAIL)
                        .isPresent()
                && record.terms().stream()
                        .noneMatch(term -> term instanceof SpfModifier.Redirect
                                || term instanceof SpfMechanism mechanism
                                        && mechanism.qualifier() == SpfQualifier.PASS);
    }
}
