package org.domainverifier.laws.zone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A whole DNS: zones, and what a resolver says that asks their servers. A zone begins where a SOA record is; all that is in none
 * is in the root zone. Immutable.
 */
public final class World {
    private static final int MOST_ALIASES = 16;

    private final Map<String, Zone> zones;

    private World(Map<String, Zone> zones) {
        this.zones = zones;
    }

    /** Lines of zone files; empty lines and what begins with a semicolon do not count. */
    public static World parse(String text) {
        return of(text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(";"))
                .map(Rr::parse)
                .toList());
    }

    /** All records together: each belongs to the zone with the longest apex above it. */
    public static World of(Collection<Rr> records) {
        Set<String> apexes = new LinkedHashSet<>(Set.of(""));
        records.stream().filter(record -> record.is("SOA")).forEach(record -> apexes.add(record.name()));
        Map<String, List<Rr>> divided = new LinkedHashMap<>();
        apexes.forEach(apex -> divided.put(apex, new ArrayList<>()));
        for (Rr record : records) {
            List<Rr> own = divided.get(longest(apexes, record.name()));
            if (own.stream().noneMatch(record::means)) {
                own.add(record);
            }
            if (record.is("NS")
                    && apexes.contains(record.name())
                    && !record.name().isEmpty()) {
                // the zone above says the same (RFC 1034 §4.2.2)
                divided.get(longest(apexes, Names.parent(record.name()))).add(record);
            }
        }
        return ofZones(divided);
    }

    private static World ofZones(Map<String, List<Rr>> divided) {
        Map<String, Zone> zones = new TreeMap<>();
        divided.forEach((apex, own) -> zones.put(apex, new Zone(apex, own)));
        return new World(zones);
    }

    private static String longest(Set<String> apexes, String name) {
        String apex = name;
        while (!apex.isEmpty() && !apexes.contains(apex)) {
            apex = Names.parent(apex);
        }
        return apex;
    }

    /** The apex of the zone that servers answer from for a name. */
    public String zoneOf(String name) {
        return longest(zones.keySet(), name);
    }

    /** The zones by their apexes. */
    public Map<String, List<Rr>> zones() {
        Map<String, List<Rr>> records = new TreeMap<>();
        zones.forEach((apex, zone) -> records.put(apex, zone.records()));
        return records;
    }

    /** Every record that some answer may have; what a delegation hides is left out. */
    public List<Rr> visible() {
        Set<Rr> visible = new LinkedHashSet<>();
        for (Zone zone : zones.values()) {
            zone.records().stream()
                    .filter(record -> zoneOf(record.name()).equals(zone.apex()))
                    .filter(record -> zone.cut(record.name()).isEmpty() || record.is("NS"))
                    .forEach(visible::add);
        }
        return List.copyOf(visible);
    }

    /** What is written at a name in the zone of the name: nothing of a wildcard, nothing behind an alias. */
    public List<Rr> at(String name) {
        return zones.get(zoneOf(name)).at(name);
    }

    public List<Rr> at(String name, String type) {
        return at(name).stream().filter(record -> record.is(type)).toList();
    }

    /** Whether a name has records or names below it. */
    public boolean exists(String name) {
        return zones.get(zoneOf(name)).exists(name);
    }

    /** The wildcard that answers for a name that does not exist. */
    public Optional<String> wildcardFor(String name) {
        return zones.get(zoneOf(name)).wildcardFor(name);
    }

    /** From where on, seen from the zone of {@code from}, others answer for a name. */
    public Optional<String> delegationOf(String name, String from) {
        Zone zone = zones.get(zoneOf(from));
        return Names.isWithin(name, zone.apex()) ? zone.cut(name) : Optional.empty();
    }

    /** What a resolver says. */
    public Answer ask(String asked, String type) {
        List<String> aliases = new ArrayList<>();
        Set<String> met = new LinkedHashSet<>();
        String name = Names.plain(asked);
        while (met.add(name) && aliases.size() <= MOST_ALIASES) {
            Zone zone = zones.get(zoneOf(name));
            if (zone.cut(name).isPresent()) {
                return new Answer(Answer.Kind.ELSEWHERE, aliases, Set.of());
            }
            Optional<List<Rr>> node = zone.node(name);
            if (node.isEmpty()) {
                return new Answer(Answer.Kind.NO_SUCH_NAME, aliases, Set.of());
            }
            Optional<Rr> alias =
                    node.get().stream().filter(rr -> rr.is("CNAME")).findFirst();
            if (alias.isEmpty() || type.equals("CNAME")) {
                Set<String> data = new LinkedHashSet<>();
                node.get().stream().filter(rr -> rr.is(type)).forEach(rr -> data.add(rr.data()));
                return new Answer(data.isEmpty() ? Answer.Kind.NO_DATA : Answer.Kind.DATA, aliases, data);
            }
            name = alias.get().target();
            aliases.add(name);
        }
        return new Answer(Answer.Kind.LOOP, List.of(), Set.of());
    }

    /** The texts that a resolver finds at a name. */
    public List<String> texts(String name) {
        return ask(name, "TXT").data().stream().map(Data::text).toList();
    }

    /**
     * The world after changes, typed into the form of the zone of {@code from}: also where another zone answers for the name, and
     * nobody sees them. What is to go and is not there, stays away.
     */
    public World after(List<Change> changes, String from) {
        String edited = zoneOf(from);
        Map<String, List<Rr>> divided = new LinkedHashMap<>();
        zones.forEach((apex, zone) -> divided.put(apex, new ArrayList<>(zone.records())));
        List<Rr> own = divided.get(edited);
        for (Change change : changes) {
            change.before().ifPresent(record -> own.removeIf(record::means));
            change.after().ifPresent(record -> {
                own.removeIf(record::means);
                own.add(record);
            });
        }
        return ofZones(divided);
    }

    /** Names of all records, what is above them, and what aliases and mail exchangers lead to. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        zones.values().stream().flatMap(zone -> zone.records().stream()).forEach(record -> {
            names.add(record.name());
            Stream.of(record.target()).filter(target -> !target.isEmpty()).forEach(names::add);
        });
        return names;
    }

    /** Whether two worlds have the same records with the same TTL. */
    public boolean sameAs(World other) {
        return zones.keySet().equals(other.zones.keySet())
                && zones.values().stream()
                        .allMatch(zone -> Set.copyOf(zone.records())
                                .equals(Set.copyOf(other.zones.get(zone.apex()).records())));
    }

    @Override
    public String toString() {
        return String.join(
                "\n",
                zones.values().stream()
                        .flatMap(zone -> zone.records().stream())
                        .map(Rr::line)
                        .distinct()
                        .toList());
    }
}
