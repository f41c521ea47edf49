package org.domainverifier.laws.zone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One zone: what its servers say of the names within it (RFC 1034 §4.3.2, RFC 4592). */
final class Zone {
    private final String apex;
    private final List<Rr> records;
    private final Map<String, List<Rr>> nodes = new HashMap<>();
    private final Set<String> existing = new HashSet<>();
    private final Set<String> cuts = new HashSet<>();

    Zone(String apex, Collection<Rr> records) {
        this.apex = apex;
        this.records = List.copyOf(records);
        existing.add(apex);
        for (Rr record : this.records) {
            nodes.computeIfAbsent(record.name(), name -> new ArrayList<>()).add(record);
            if (!existing.contains(record.name())) {
                existing.addAll(Names.upTo(record.name(), apex));
            }
            if (record.is("NS") && !record.name().equals(apex)) {
                cuts.add(record.name());
            }
        }
    }

    String apex() {
        return apex;
    }

    List<Rr> records() {
        return records;
    }

    /** The name at or above this one from which on others answer (RFC 1034 §4.2.1). */
    Optional<String> cut(String name) {
        if (cuts.isEmpty()) {
            return Optional.empty();
        }
        List<String> upwards = Names.upTo(name, apex);
        for (int i = upwards.size() - 1; i >= 0; i--) {
            if (cuts.contains(upwards.get(i))) {
                return Optional.of(upwards.get(i));
            }
        }
        return Optional.empty();
    }

    /** What is written at a name, and nothing else. */
    List<Rr> at(String name) {
        return nodes.getOrDefault(name, List.of());
    }

    boolean exists(String name) {
        return existing.contains(name);
    }

    /** The wildcard that answers for a name, if the name itself does not exist (RFC 4592 §3.3). */
    Optional<String> wildcardFor(String name) {
        if (exists(name)) {
            return Optional.empty();
        }
        String encloser = Names.parent(name);
        while (!exists(encloser)) {
            encloser = Names.parent(encloser);
        }
        return Optional.of(Names.child("*", encloser)).filter(this::exists);
    }

    /** The records that a name has, its own or a wildcard's; nothing at all if it does not exist. */
    Optional<List<Rr>> node(String name) {
        if (exists(name)) {
            return Optional.of(at(name));
        }
        return wildcardFor(name)
                .map(wildcard ->
                        at(wildcard).stream().map(record -> record.at(name)).toList());
    }
}
