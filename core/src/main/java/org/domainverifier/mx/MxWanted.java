package org.domainverifier.mx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.domainverifier.check.Expected;
import org.domainverifier.dns.DomainName;
import org.domainverifier.mx.MxExpectation.Order;

/**
 * What all expectations together ask for, as records: where the preferences are the customer's own, those that are there stay as far
 * as they are in order. With several expectations, each tolerates the hosts of the others and those that any of them allows by name.
 */
final class MxWanted {
    private final List<MxExpectation> expectations;
    private final List<MxHost> present;
    private final Map<MxExpectation, List<MxHost>> records = new LinkedHashMap<>();
    private final Set<MxHost> all;
    private final Map<DomainName, Integer> lowest = new HashMap<>();
    private final Set<DomainName> insisted = new HashSet<>();
    private final Map<DomainName, Integer> assigned = new LinkedHashMap<>();

    private MxWanted(List<MxExpectation> expectations, List<MxHost> present) {
        this.expectations = expectations;
        this.present = present;
        present.forEach(host -> lowest.merge(host.host(), host.preference(), Math::min));
        for (MxExpectation each : expectations) {
            if (each.order() == Order.PREFERENCES) {
                records.put(each, each.hosts());
                each.hosts().forEach(host -> {
                    insisted.add(host.host());
                    assigned.merge(host.host(), host.preference(), Math::min);
                });
            }
        }
        for (MxExpectation each : expectations) {
            records.computeIfAbsent(each, this::arranged);
        }
        this.all = new LinkedHashSet<>();
        expectations.forEach(each -> all.addAll(recordsOf(each)));
    }

    /**
     * What is wanted.
     *
     * @param present what is there, sorted
     */
    static MxWanted of(List<Expected<MxExpectation>> expectations, List<MxHost> present) {
        return new MxWanted(expectations.stream().map(Expected::expectation).toList(), present);
    }

    private List<MxHost> arranged(MxExpectation expectation) {
        Map<DomainName, Integer> now = new HashMap<>(lowest);
        now.putAll(assigned);
        Map<DomainName, Integer> preferences = new LinkedHashMap<>();
        if (expectation.order() == Order.SEQUENCE) {
            preferences.putAll(MxSequence.arrange(expectation.hosts(), now, assigned.keySet()));
        }
        List<MxHost> hosts = new ArrayList<>();
        for (MxHost host : expectation.hosts()) {
            Integer preference = assigned.get(host.host());
            if (preference == null) {
                int own = now.getOrDefault(host.host(), host.preference());
                preference = preferences.getOrDefault(host.host(), own);
                assigned.put(host.host(), preference);
            }
            hosts.add(new MxHost(preference, host.host()));
        }
        return hosts;
    }

    boolean isEmpty() {
        return expectations.isEmpty();
    }

    /** All that is wanted, each once. */
    List<MxHost> records() {
        return List.copyOf(all);
    }

    /** What is wanted by one of the expectations. */
    List<MxHost> recordsOf(MxExpectation expectation) {
        return Objects.requireNonNull(records.get(expectation));
    }

    boolean isExpected(DomainName host) {
        return assigned.containsKey(host);
    }

    /** Whether a host's preference is the provider's. */
    boolean isInsisted(DomainName host) {
        return insisted.contains(host);
    }

    /** The preference that an expected host is to have. */
    int preferenceOf(DomainName host) {
        return Objects.requireNonNull(assigned.get(host));
    }

    /** The hosts among which one has its place, in order. */
    List<DomainName> sequenceOf(DomainName host) {
        return expectations.stream()
                .filter(each -> each.order() == Order.SEQUENCE)
                .filter(each ->
                        each.hosts().stream().anyMatch(other -> other.host().equals(host)))
                .findFirst()
                .map(each -> each.hosts().stream()
                        .sorted(Comparator.comparingInt(MxHost::preference))
                        .map(MxHost::host)
                        .toList())
                .orElse(List.of(host));
    }

    /**
     * Whether a record that is not wanted may be there: a later one of a host whose preference is the customer's own, or somebody
     * else's that the expectations allow. What is a slip of the pen, allows nobody.
     */
    boolean tolerates(MxHost other, MxForeigner foreigner) {
        if (other.isNull() || all.contains(other)) {
            return false;
        }
        DomainName host = other.host();
        if (isExpected(host)) {
            int preference = preferenceOf(host);
            return !isInsisted(host)
                    && other.preference() > preference
                    && (other.preference() != lowest.getOrDefault(host, -1));
        }
        return isAllowedByName(host) || isAnyAllowed() && foreigner.isSomebodyElses(other);
    }

    boolean isAllowedByName(DomainName host) {
        return expectations.stream().anyMatch(each -> each.allows(host));
    }

    private boolean isAnyAllowed() {
        return !expectations.isEmpty() && expectations.stream().allMatch(MxExpectation::othersAllowed);
    }

    /** The hosts that were asked for with the same preference, and have different ones. */
    List<List<MxHost>> unequal() {
        List<List<MxHost>> unequal = new ArrayList<>();
        for (MxExpectation each : expectations) {
            if (each.order() == Order.SEQUENCE) {
                Map<Integer, List<MxHost>> groups = new LinkedHashMap<>();
                each.hosts()
                        .forEach(host -> groups.computeIfAbsent(host.preference(), key -> new ArrayList<>())
                                .add(new MxHost(preferenceOf(host.host()), host.host())));
                groups.values().stream()
                        .filter(group -> present.containsAll(group))
                        .filter(group -> group.stream()
                                        .map(MxHost::preference)
                                        .distinct()
                                        .count()
                                > 1)
                        .forEach(unequal::add);
            }
        }
        return unequal;
    }
}
