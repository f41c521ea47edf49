package org.domainverifier.dns.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.RecordData;

/**
 * What an answer says, whatever its TTLs and the order of its records: two answers with equal content say the same.
 *
 * @param aliases where the aliases lead, in order
 * @param records the data; empty for an absence, of which there is one kind only: servers disagree on whether a name without
 *     records exists (RFC 8020 §2), and nobody who looks for a record cares
 */
public record AnswerContent(List<RecordData> aliases, Set<RecordData> records) {
    /** Copies the collections. */
    public AnswerContent {
        aliases = List.copyOf(aliases);
        records = Set.copyOf(records);
    }

    /**
     * What an answer says.
     *
     * @param answer any answer
     * @return empty for a failure, which says nothing
     */
    public static Optional<AnswerContent> of(DnsAnswer answer) {
        if (answer.isFailure()) {
            return Optional.empty();
        }
        return Optional.of(new AnswerContent(
                answer.aliases().stream().map(DnsRecord::data).toList(),
                new HashSet<>(answer.records().stream().map(DnsRecord::data).toList())));
    }

    /**
     * Whether two answers say the same.
     *
     * @param one an answer
     * @param other another
     * @return false if one of them is a failure
     */
    public static boolean same(DnsAnswer one, DnsAnswer other) {
        return of(one).isPresent() && of(one).equals(of(other));
    }

    /**
     * Whether two answers say the same as far as the first goes: where an alias leaves the zone, there are no records to compare.
     *
     * @param inTheZone what a server of the zone says
     * @param whole what a resolver says
     * @return false if one of them is a failure
     */
    public static boolean sameUpToTheBorder(DnsAnswer inTheZone, DnsAnswer whole) {
        boolean endsWithAnAlias =
                inTheZone.records().stream().anyMatch(record -> record.data() instanceof RecordData.Cname)
                        && !inTheZone.question().type().equals(whole.question().type());
        if (!endsWithAnAlias) {
            return same(inTheZone, whole);
        }
        List<DnsRecord> chain = new ArrayList<>(inTheZone.aliases());
        chain.addAll(inTheZone.records());
        return whole.aliases().size() >= chain.size()
                && whole.aliases().subList(0, chain.size()).stream()
                        .map(DnsRecord::data)
                        .toList()
                        .equals(chain.stream().map(DnsRecord::data).toList());
    }
}
