package org.domainverifier.propagation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DomainName;

/**
 * How far the present answer to one question has spread: what each server of the zone says, what resolvers still say, and by when
 * everybody sees the same. An immutable value. More methods may come: read it, and implement it in tests only.
 */
public interface Propagation {
    /**
     * What was asked.
     *
     * @return name and type
     */
    DnsQuestion question();

    /**
     * What the first server of the zone that answered says, aliases followed into their own zones.
     *
     * @return the answer
     */
    DnsAnswer answer();

    /**
     * When that answer arrived.
     *
     * @return by the observer's clock
     */
    Instant answeredAt();

    /**
     * The zone that the name is in.
     *
     * @return empty if it could not be found
     */
    Optional<DomainName> zone();

    /**
     * What each server of the zone says.
     *
     * @return sorted by server and address
     */
    List<ServerView> servers();

    /**
     * What each of the given recursive resolvers says.
     *
     * @return in the order in which they were given
     */
    List<ResolverView> resolvers();

    /**
     * The wildcard that the answer comes from, if the name itself seems not to have the records (RFC 4592).
     *
     * @return its name
     */
    Optional<DomainName> wildcard();

    /**
     * How long a cache may keep an absence in this zone: the smaller of the TTL of the SOA record and its last field (RFC 2308
     * §5).
     *
     * @return empty if no server gave its SOA record
     */
    Optional<Duration> negativeTtl();

    /**
     * Whether all servers that answered say the same.
     *
     * @return true also if none answered
     */
    default boolean serversAgree() {
        return ServerGroups.of(servers()).groups().size() <= 1;
    }

    /**
     * What is published now.
     *
     * @return the answer; if the servers disagree and their serial numbers tell which are the newest (RFC 1982), what those say
     */
    default DnsAnswer presentAnswer() {
        return ServerGroups.of(servers()).newestAnswer().orElse(answer());
    }

    /**
     * The servers that say something else.
     *
     * @return those that do not say what the newest say; where the serial numbers do not tell who is the newest, all but the
     *     largest group that says the same; empty if the servers agree
     */
    default List<ServerView> differingServers() {
        return ServerGroups.of(servers()).others();
    }

    /**
     * The newest version of the zone.
     *
     * @return its serial number; empty if the servers agree, or the numbers do not tell
     */
    default Optional<Long> newestSerial() {
        ServerGroups groups = ServerGroups.of(servers());
        return groups.groups().size() < 2
                ? Optional.empty()
                : groups.newest().flatMap(group -> group.get(0).serial());
    }

    /**
     * Whether the servers agree and every resolver that was asked says the same.
     *
     * @return false also if somebody's answer is not known
     */
    default boolean isVisible() {
        return answer().origin().authoritative()
                && serversAgree()
                && resolvers().stream().allMatch(resolver -> resolver.condition() == ResolverCondition.CURRENT);
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
    default Optional<Instant> visibleBy() {
        if (answer().isFailure() || !answer().origin().authoritative() || !serversAgree()) {
            return Optional.empty();
        }
        List<ResolverView> outdated = resolvers().stream()
                .filter(resolver -> resolver.condition() == ResolverCondition.OUTDATED)
                .toList();
        Stream<Instant> bounds = outdated.isEmpty()
                ? Stream.concat(answer().ttl().stream(), negativeTtl().stream()).map(answeredAt()::plus)
                : outdated.stream().flatMap(this::bounds);
        return bounds.max(Comparator.naturalOrder());
    }

    /** Until when this resolver, and any other that fetched the same a moment before the change, has the older answer(). */
    private Stream<Instant> bounds(ResolverView outdated) {
        boolean wasAbsent =
                outdated.answer().isAbsent() && outdated.answer().aliases().isEmpty();
        Optional<Duration> elsewhere = wasAbsent ? negativeTtl() : answer().ttl();
        return Stream.concat(outdated.visibleBy().stream(), elsewhere.map(answeredAt()::plus).stream());
    }
}
