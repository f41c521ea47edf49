package org.domainverifier.propagation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;

/**
 * How far the present answer to one question has spread: what each server of the zone says, what resolvers still say, and by when
 * everybody sees the same. An immutable value.
 *
 * @param question name and type
 * @param answer what the first server of the zone that answered says, aliases followed into their own zones
 * @param answeredAt when that answer arrived
 * @param zone the zone that the name is in; empty if it could not be found
 * @param servers what each server of the zone says, sorted by server and address
 * @param resolvers what each of the given recursive resolvers says
 * @param wildcard the wildcard that the answer comes from, if the name itself seems not to have the records (RFC 4592)
 * @param negativeTtl how long a cache may keep an absence in this zone: the smaller of the TTL of the SOA record and its last
 *     field (RFC 2308 §5)
 */
public record Propagation(
        DnsQuestion question,
        DnsAnswer answer,
        Instant answeredAt,
        Optional<DomainName> zone,
        List<ServerView> servers,
        List<ResolverView> resolvers,
        Optional<DomainName> wildcard,
        Optional<Duration> negativeTtl) {
    /** Copies the lists. */
    public Propagation {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(answeredAt, "answeredAt");
        servers = List.copyOf(servers);
        resolvers = List.copyOf(resolvers);
    }

    /**
     * Whether all servers that answered say the same.
     *
     * @return true also if none answered
     */
    public boolean serversAgree() {
        return ServerGroups.of(servers).groups().size() <= 1;
    }

    /**
     * Whether the servers agree and every resolver that was asked says the same.
     *
     * @return false also if somebody's answer is not known
     */
    public boolean isVisible() {
        return answer.origin().authoritative()
                && serversAgree()
                && resolvers.stream().allMatch(resolver -> resolver.condition() == ResolverCondition.CURRENT);
    }

    /**
     * The latest time at which a well-behaved cache still holds an answer that is older than the present one. What the older answer
     * was, the outdated resolvers tell: an absence stays for the {@linkplain #negativeTtl() negative TTL} of the zone, records for
     * the TTL that is left, or that of the present records if it is longer. Where no resolver is outdated, the older answer is not
     * known and the longest of these TTLs counts. For an absence it is the time until which an absence that is fetched now stays.
     *
     * @return empty if no time can be named: the servers do not agree, so that caches still fetch the older answer; none of them
     *     answered; or no TTL is known
     */
    public Optional<Instant> visibleBy() {
        if (answer.isFailure() || !answer.origin().authoritative() || !serversAgree()) {
            return Optional.empty();
        }
        List<ResolverView> outdated = resolvers.stream()
                .filter(resolver -> resolver.condition() == ResolverCondition.OUTDATED)
                .toList();
        Stream<Instant> bounds = outdated.isEmpty()
                ? Stream.concat(answer.ttl().stream(), negativeTtl.stream()).map(answeredAt::plus)
                : outdated.stream().flatMap(this::bounds);
        return bounds.max(Comparator.naturalOrder());
    }

    /** Until when this resolver, and any other that fetched the same a moment before the change, has the older answer. */
    private Stream<Instant> bounds(ResolverView outdated) {
        boolean wasAbsent =
                outdated.answer().isAbsent() && outdated.answer().aliases().isEmpty();
        Optional<Duration> elsewhere = wasAbsent ? negativeTtl : answer.ttl();
        return Stream.concat(outdated.visibleBy().stream(), elsewhere.map(answeredAt::plus).stream());
    }
}
