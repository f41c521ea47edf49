package org.domainverifier.mtasts;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.dns.DomainName;

/**
 * The patterns of a policy by the hosts that they allow. A policy may have thousands of patterns and a domain thousands of
 * exchangers: comparing each with each would cost their product.
 */
final class PatternIndex {
    private final Map<MxPattern, Integer> places = new HashMap<>();

    PatternIndex(List<MxPattern> patterns) {
        for (int i = 0; i < patterns.size(); i++) {
            places.putIfAbsent(patterns.get(i), i);
        }
    }

    /** The patterns that allow a host: its own name, and the wildcard one label above (RFC 8461 §4.1). */
    Stream<MxPattern> allowing(DomainName host) {
        return Stream.concat(
                        Stream.of(new MxPattern(false, host)),
                        host.parent().map(parent -> new MxPattern(true, parent)).stream())
                .filter(places::containsKey);
    }

    /** The first of the policy's patterns that allows a host. */
    Optional<MxPattern> first(DomainName host) {
        return allowing(host).min(Comparator.comparingInt(pattern -> places.getOrDefault(pattern, Integer.MAX_VALUE)));
    }
}
