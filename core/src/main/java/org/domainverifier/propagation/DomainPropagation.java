package org.domainverifier.propagation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;

/**
 * How far the present state of a whole domain has spread. An immutable value. More methods may come: read it, and implement it in tests only.
 */
public interface DomainPropagation {
    /**
     * What was observed of each question on a name of the domain.
     *
     * @return in the order in which they were asked
     */
    List<Propagation> questions();

    /**
     * The zones that these names are in.
     *
     * @return sorted by name
     */
    List<ZonePropagation> zones();

    /**
     * Names that have a CNAME record beside other records (RFC 1034 §3.6.2).
     *
     * @return sorted
     */
    List<DomainName> aliasesBesideData();

    /**
     * What was found out about one question.
     *
     * @param question name and type
     * @return empty if it was not asked
     */
    default Optional<Propagation> find(DnsQuestion question) {
        return questions().stream()
                .filter(each -> each.question().equals(question))
                .findFirst();
    }

    /**
     * Whether all servers agree on every question and every resolver that was asked says the same.
     *
     * @return false also if somebody's answer is not known
     */
    default boolean isVisible() {
        return questions().stream().allMatch(Propagation::isVisible);
    }

    /**
     * The latest time at which a well-behaved cache still holds an older answer to any of the questions.
     *
     * @return empty if there is a question for which no time can be named; see {@link Propagation#visibleBy()}
     */
    default Optional<Instant> visibleBy() {
        List<Optional<Instant>> times =
                questions().stream().map(Propagation::visibleBy).toList();
        return times.stream().allMatch(Optional::isPresent)
                ? times.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }
}
