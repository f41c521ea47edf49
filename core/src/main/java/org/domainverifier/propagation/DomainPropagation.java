package org.domainverifier.propagation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;

/**
 * How far the present state of a whole domain has spread. An immutable value.
 *
 * @param questions each question on a name of the domain, in the order in which they were asked
 * @param zones each zone that these names are in
 * @param aliasesBesideData names that have a CNAME record beside other records (RFC 1034 §3.6.2)
 */
public record DomainPropagation(
        List<Propagation> questions, List<ZonePropagation> zones, List<DomainName> aliasesBesideData) {
    /** Copies the lists. */
    public DomainPropagation {
        questions = List.copyOf(questions);
        zones = List.copyOf(zones);
        aliasesBesideData = List.copyOf(aliasesBesideData);
    }

    /**
     * What was found out about one question.
     *
     * @param question name and type
     * @return empty if it was not asked
     */
    public Optional<Propagation> find(DnsQuestion question) {
        return questions.stream()
                .filter(each -> each.question().equals(question))
                .findFirst();
    }

    /**
     * Whether all servers agree on every question and every resolver that was asked says the same.
     *
     * @return false also if somebody's answer is not known
     */
    public boolean isVisible() {
        return questions.stream().allMatch(Propagation::isVisible);
    }

    /**
     * The latest time at which a well-behaved cache still holds an older answer to any of the questions.
     *
     * @return empty if there is a question for which no time can be named; see {@link Propagation#visibleBy()}
     */
    public Optional<Instant> visibleBy() {
        List<Optional<Instant>> times =
                questions.stream().map(Propagation::visibleBy).toList();
        return times.stream().allMatch(Optional::isPresent)
                ? times.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }
}
