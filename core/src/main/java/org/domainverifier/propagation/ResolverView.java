package org.domainverifier.propagation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;

/** What one recursive resolver says to a question. An immutable value. More methods may come: read it, and implement it in tests only. */
public interface ResolverView {
    /**
     * Its name.
     *
     * @return as the caller gave it
     */
    String resolver();

    /**
     * Its answer.
     *
     * @return the answer, with the TTLs that are left
     */
    DnsAnswer answer();

    /**
     * When the answer arrived.
     *
     * @return by the observer's clock
     */
    Instant answeredAt();

    /**
     * How it compares with the zone's own servers.
     *
     * @return the comparison
     */
    ResolverCondition condition();

    /**
     * How much longer its cache holds this answer.
     *
     * @return the longest of the TTLs left; empty for failures, and for absences without one (RFC 2308 §5)
     */
    default Optional<Duration> remaining() {
        return answer().ttl();
    }

    /**
     * When an outdated answer has left its cache at the latest.
     *
     * @return empty if the answer is not outdated or says nothing of its TTL
     */
    default Optional<Instant> visibleBy() {
        return condition() == ResolverCondition.OUTDATED ? remaining().map(answeredAt()::plus) : Optional.empty();
    }
}
