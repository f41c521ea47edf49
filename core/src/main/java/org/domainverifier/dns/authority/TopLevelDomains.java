package org.domainverifier.dns.authority;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DomainName;

/**
 * The delegations of top-level domains, the only thing that is remembered from one verification to the next: they hardly ever
 * change, and no customer does it. Only for the transport's thread.
 */
final class TopLevelDomains {
    /** More than there are; a root server cannot fill the memory. */
    private static final int MAX = 2000;

    private static final Duration LONGEST = Duration.ofDays(2); // the root zone's own TTL

    private record Remembered(Delegation delegation, long untilNanos) {}

    private final Map<DomainName, Remembered> remembered = new LinkedHashMap<>();

    /** Keeps a delegation for its TTL if it is one of a top-level domain. */
    void remember(Delegation delegation) {
        if (delegation.zone().labels().size() != 1) {
            return;
        }
        if (remembered.size() >= MAX) {
            remembered.remove(remembered.keySet().iterator().next());
        }
        long seconds = Math.min(delegation.ttlSeconds(), LONGEST.toSeconds());
        long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        remembered.put(delegation.zone(), new Remembered(delegation, until));
    }

    void forget(DomainName zone) {
        remembered.remove(zone);
    }

    /** The delegation of the top-level domain that a name is in, if it is remembered and its TTL is not over. */
    Optional<Delegation> of(DomainName name) {
        if (name.labels().isEmpty()) {
            return Optional.empty();
        }
        Remembered tld = remembered.get(name.lastLabels(1));
        return tld == null || tld.untilNanos() - System.nanoTime() <= 0
                ? Optional.empty()
                : Optional.of(tld.delegation());
    }
}
