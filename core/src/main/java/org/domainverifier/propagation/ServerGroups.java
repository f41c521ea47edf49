package org.domainverifier.propagation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.session.AnswerContent;

/**
 * The servers of a zone by what they say to one question.
 *
 * @param groups servers that say the same, in order; servers that gave no answer are in none
 */
record ServerGroups(List<List<ServerView>> groups) {
    private static final long HALF_OF_SERIALS = 0x8000_0000L;
    private static final long SERIALS = 0x1_0000_0000L;

    static ServerGroups of(List<ServerView> servers) {
        Map<AnswerContent, List<ServerView>> groups = new LinkedHashMap<>();
        for (ServerView server : servers) {
            server.answer()
                    .flatMap(AnswerContent::of)
                    .ifPresent(content -> groups.computeIfAbsent(content, said -> new ArrayList<>())
                            .add(server));
        }
        return new ServerGroups(List.copyOf(groups.values()));
    }

    /** Whether the first serial number is the newer one (RFC 1982 §3.2). */
    static boolean isNewer(long serial, long other) {
        long ahead = Math.floorMod(serial - other, SERIALS);
        return ahead > 0 && ahead < HALF_OF_SERIALS;
    }

    /** Those that have a newer version of the zone than all that say something else; empty if the serial numbers do not tell. */
    Optional<List<ServerView>> newest() {
        return groups.stream()
                .filter(group -> groups.stream().allMatch(other -> other.equals(group) || isNewer(group, other)))
                .findFirst();
    }

    private static boolean isNewer(List<ServerView> group, List<ServerView> other) {
        return group.stream()
                .flatMap(one -> other.stream().map(two -> List.of(one.serial(), two.serial())))
                .allMatch(serials -> serials.stream().allMatch(Optional::isPresent)
                        && isNewer(serials.get(0).orElseThrow(), serials.get(1).orElseThrow()));
    }

    /** If the servers disagree and the serial numbers tell which are the newest: what those say. */
    Optional<DnsAnswer> newestAnswer() {
        return groups.size() < 2
                ? Optional.empty()
                : newest().flatMap(group -> group.get(0).answer());
    }

    /** Those that do not say what the newest say; where the serial numbers do not tell, all but the largest group. */
    List<ServerView> others() {
        List<ServerView> reference = newest().orElseGet(() -> groups.stream()
                .reduce((one, other) -> other.size() > one.size() ? other : one)
                .orElse(List.of()));
        return groups.stream()
                .filter(group -> !group.equals(reference))
                .flatMap(List::stream)
                .toList();
    }
}
