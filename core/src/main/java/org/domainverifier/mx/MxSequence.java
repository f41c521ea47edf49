package org.domainverifier.mx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.domainverifier.dns.DomainName;

/**
 * Gives hosts preferences by which they come in an order, so that as many as possible keep the preference that they have. Hosts
 * with the same suggested preference are a group, within which any preferences will do; hosts of one group come before those of
 * the next.
 *
 * <p>A host of the i-th group that has preference p can stay beside one of the j-th group with preference q if between them there
 * is a number for each group between theirs: q − p ≥ j − i. So with each preference lessened by the number of its group, those
 * that stay are a sequence that never descends, and the longest is looked for.
 */
final class MxSequence {
    private static final int LAST = 0xffff;
    private static final int STEP = 10;

    private final List<List<MxHost>> groups;
    private final Map<DomainName, Integer> current;
    private final Map<DomainName, Integer> weights;
    private final Map<DomainName, Integer> arranged = new LinkedHashMap<>();

    private MxSequence(List<List<MxHost>> groups, Map<DomainName, Integer> current, Map<DomainName, Integer> weights) {
        this.groups = groups;
        this.current = current;
        this.weights = weights;
    }

    /**
     * The preference of each host.
     *
     * @param suggested the hosts with the preferences that are suggested
     * @param current the preferences of those that are there
     * @param fixed those of them that have to stay
     */
    static Map<DomainName, Integer> arrange(
            List<MxHost> suggested, Map<DomainName, Integer> current, Set<DomainName> fixed) {
        TreeMap<Integer, List<MxHost>> groups = new TreeMap<>();
        Map<DomainName, Integer> weights = new LinkedHashMap<>();
        int many = 4 * suggested.size();
        for (MxHost host : suggested) {
            groups.computeIfAbsent(host.preference(), preference -> new ArrayList<>())
                    .add(host);
            boolean asSuggested = Integer.valueOf(host.preference()).equals(current.get(host.host()));
            // one that stays counts for more than any number that is as suggested
            weights.put(host.host(), fixed.contains(host.host()) ? many * many : many + (asSuggested ? 1 : 0));
        }
        MxSequence sequence = new MxSequence(List.copyOf(groups.values()), current, weights);
        sequence.keep();
        sequence.fill();
        return sequence.arranged;
    }

    /** A best choice so far: its weight, and for each group the lessened preference up to which its hosts stay. */
    private record Choice(int weight, List<Integer> bounds) {}

    private void keep() {
        TreeSet<Integer> values = new TreeSet<>();
        for (int group = 0; group < groups.size(); group++) {
            for (MxHost host : groups.get(group)) {
                int value = lessened(host, group);
                if (value >= 0 && value <= highest()) {
                    values.add(value);
                }
            }
        }
        if (values.isEmpty()) {
            return;
        }
        Map<Integer, Choice> best = new LinkedHashMap<>();
        values.forEach(value -> best.put(value, new Choice(0, List.of())));
        for (int group = 0; group < groups.size(); group++) {
            extend(best, group);
        }
        List<Integer> bounds = Objects.requireNonNull(best.get(values.last())).bounds();
        int low = 0;
        for (int group = 0; group < groups.size(); group++) {
            for (MxHost host : groups.get(group)) {
                int value = lessened(host, group);
                if (value >= low && value <= bounds.get(group)) {
                    arranged.put(host.host(), value + group);
                }
            }
            low = bounds.get(group);
        }
    }

    /** From the best choices of the groups before to those with one more, for each bound. */
    private void extend(Map<Integer, Choice> best, int group) {
        Map<Integer, Choice> before = new LinkedHashMap<>(best);
        for (Integer bound : before.keySet()) {
            Choice chosen = null;
            for (Map.Entry<Integer, Choice> low : before.entrySet()) {
                if (low.getKey() > bound) {
                    break;
                }
                int from = group == 0 ? 0 : low.getKey();
                int weight = low.getValue().weight() + weight(group, from, bound);
                if (chosen == null || weight > chosen.weight()) {
                    List<Integer> bounds = new ArrayList<>(low.getValue().bounds());
                    bounds.add(bound);
                    chosen = new Choice(weight, bounds);
                }
            }
            best.put(bound, Objects.requireNonNull(chosen, "a bound is not above itself"));
        }
    }

    private int weight(int group, int from, int to) {
        return groups.get(group).stream()
                .filter(host -> lessened(host, group) >= from && lessened(host, group) <= to)
                .mapToInt(host -> weights.getOrDefault(host.host(), 0))
                .sum();
    }

    private int lessened(MxHost host, int group) {
        return current.getOrDefault(host.host(), -1 - groups.size()) - group;
    }

    private int highest() {
        return LAST - (groups.size() - 1);
    }

    /** Those that do not stay, or are not there, get what is suggested if it fits; otherwise a number that does. */
    private void fill() {
        int below = -1;
        for (int group = 0; group < groups.size(); group++) {
            List<MxHost> hosts = groups.get(group);
            List<Integer> kept = hosts.stream()
                    .filter(host -> arranged.containsKey(host.host()))
                    .map(host -> arranged.get(host.host()))
                    .sorted()
                    .toList();
            int value = kept.isEmpty() ? value(group, below) : kept.get(0);
            hosts.forEach(host -> arranged.putIfAbsent(host.host(), value));
            below = kept.isEmpty() ? value : kept.get(kept.size() - 1);
        }
    }

    private int value(int group, int below) {
        int suggested = groups.get(group).get(0).preference();
        int low = below + 1;
        int high = LAST - (groups.size() - 1 - group);
        boolean last = true;
        for (int next = group + 1; next < groups.size() && last; next++) {
            for (MxHost host : groups.get(next)) {
                if (arranged.containsKey(host.host())) {
                    high = Math.min(high, arranged.get(host.host()) - (next - group));
                    last = false;
                }
            }
        }
        if (suggested >= low && suggested <= high) {
            return suggested;
        }
        return last ? Math.min(below + STEP, high) : (low + high + 1) / 2;
    }
}
