package org.domainverifier;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.authority.AuthoritativeResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.DnsServerAddress;
import org.domainverifier.propagation.PropagationObserver;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked, by what the builder was told.
 *
 * @param judged whose answers are judged
 * @param watched recursive resolvers whose caches are looked at, by their names; none where the propagation is not observed
 */
record DnsSources(DnsResolver judged, Map<String, DnsResolver> watched) {
    static DnsSources of(
            Freshness freshness,
            @Nullable DnsResolver resolver,
            @Nullable AuthoritativeResolver authoritative,
            Map<String, DnsResolver> watched) {
        if (freshness == Freshness.CACHED) {
            return new DnsSources(resolver != null ? resolver : DnsJavaResolver.system(), Map.of());
        }
        @Nullable DnsResolver recursive = resolver instanceof AuthoritativeResolver ? null : resolver;
        DnsResolver judged;
        if (authoritative != null) {
            judged = authoritative;
        } else if (resolver instanceof AuthoritativeResolver) {
            judged = resolver;
        } else if (recursive != null) {
            judged = AuthoritativeResolver.builder().recursive(recursive).build();
        } else {
            judged = AuthoritativeResolver.system();
        }
        return new DnsSources(judged, freshness == Freshness.BOTH ? watched(recursive, watched) : Map.of());
    }

    private static Map<String, DnsResolver> watched(@Nullable DnsResolver recursive, Map<String, DnsResolver> others) {
        Map<String, DnsResolver> all = new LinkedHashMap<>();
        if (recursive != null) {
            all.put(nameOf(recursive), recursive);
        } else if (others.isEmpty()) {
            DnsResolver system = DnsJavaResolver.system();
            all.put(nameOf(system), system);
        }
        all.putAll(others);
        return all;
    }

    private static String nameOf(DnsResolver resolver) {
        return resolver instanceof DnsJavaResolver servers && !servers.servers().isEmpty()
                ? servers.servers().stream().map(DnsServerAddress::format).collect(Collectors.joining(", "))
                : "resolver";
    }

    /** Empty unless the propagation is observed. */
    Optional<PropagationObserver> observer(Clock clock) {
        if (watched.isEmpty() || !(judged instanceof AuthoritativeResolver authoritative)) {
            return Optional.empty();
        }
        PropagationObserver observer = PropagationObserver.of(authoritative).clock(clock);
        for (Map.Entry<String, DnsResolver> each : watched.entrySet()) {
            observer = observer.resolver(each.getKey(), each.getValue());
        }
        return Optional.of(observer);
    }
}
