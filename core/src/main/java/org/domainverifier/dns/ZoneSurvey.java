package org.domainverifier.dns;

import java.util.List;
import java.util.Objects;

/**
 * What every name server of a zone says to one question.
 *
 * @param question what was asked
 * @param zone the zone that the name is in
 * @param delegated the zone's name servers as the zone above names them (RFC 1034 §4.2.1), sorted
 * @param answers what each said at each of its addresses, sorted by server and address
 */
public record ZoneSurvey(
        DnsQuestion question, DomainName zone, List<DomainName> delegated, List<ServerAnswer> answers) {
    /** Copies the lists. */
    public ZoneSurvey {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(zone, "zone");
        delegated = List.copyOf(delegated);
        answers = List.copyOf(answers);
    }
}
