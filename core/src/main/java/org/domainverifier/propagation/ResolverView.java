package org.domainverifier.propagation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;

/**
 * What one recursive resolver says to a question.
 *
 * @param resolver its name, as the caller gave it
 * @param answer its answer, with the TTLs that are left
 * @param answeredAt when the answer arrived
 * @param condition how it compares with the zone's own servers
 */
public record ResolverView(String resolver, DnsAnswer answer, Instant answeredAt, ResolverCondition condition) {
    /** Refuses nulls. */
    public ResolverView {
        Objects.requireNonNull(resolver, "resolver");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(answeredAt, "answeredAt");
        Objects.requireNonNull(condition, "condition");
    }

    /**
     * How much longer its cache holds this answer.
     *
     * @return the longest of the TTLs left; empty for failures, and for absences without one (RFC 2308 §5)
     */
    public Optional<Duration> remaining() {
        return answer.ttl();
    }

    /**
     * When an outdated answer has left its cache at the latest.
     *
     * @return empty if the answer is not outdated or says nothing of its TTL
     */
    public Optional<Instant> visibleBy() {
        return condition == ResolverCondition.OUTDATED ? remaining().map(answeredAt::plus) : Optional.empty();
    }
}
