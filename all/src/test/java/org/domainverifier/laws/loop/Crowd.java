package org.domainverifier.laws.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.domainverifier.laws.zone.Answer;
import org.domainverifier.laws.zone.Names;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.laws.zone.World;

/** Many worlds in one server: each gets a name of its own behind all its names. */
final class Crowd {
    private static final int LONGEST = 253;

    private final Map<String, List<Rr>> zones = new TreeMap<>();

    private static String suffix(int world) {
        return "w" + world;
    }

    /** Adds the zones of a world as they would be on its servers. */
    void add(int number, World world) {
        String root = suffix(number);
        world.zones().forEach((apex, records) -> {
            List<Rr> moved = new ArrayList<>();
            // what a delegation hides is left out: NSD keeps the names of all its zones together, and takes a hidden
            // one of the
            // zone above for one of the zone below; in the field the two have servers of their own
            records.stream()
                    .filter(record -> world.zoneOf(record.name()).equals(apex) || record.is("NS"))
                    .filter(record -> Names.isWithin(record.name(), apex))
                    .forEach(record -> moved.add(moved(record, root)));
            if (apex.isEmpty()) {
                moved.add(Rr.of(root, "SOA", "ns.invalid. h.invalid. 1 7200 900 1209600 300"));
            }
            String name = apex.isEmpty() ? root : apex + "." + root;
            if (moved.stream()
                    .noneMatch(record -> record.is("NS") && record.name().equals(name))) {
                moved.add(Rr.of(name, "NS", "ns.invalid."));
            }
            zones.put(name, moved);
        });
    }

    private static Rr moved(Rr record, String root) {
        String name = record.name().isEmpty() ? root : record.name() + "." + root;
        boolean leads = record.is("CNAME")
                || record.is("NS")
                || record.is("MX") && !record.target().isEmpty();
        String data = leads ? record.data() + root + "." : record.data();
        return new Rr(name, record.ttl(), record.type(), data);
    }

    static String name(int number, String name) {
        return name + "." + suffix(number);
    }

    /** Whether a name is not too long for its world. */
    static boolean fits(int number, String name) {
        return name(number, name).length() <= LONGEST;
    }

    /** An answer with the names of its world. */
    static Answer stripped(int number, Answer answer) {
        String end = "." + suffix(number);
        Set<String> data = answer.data().stream()
                .map(each -> each.endsWith(end + ".") ? each.substring(0, each.length() - end.length()) : each)
                .collect(Collectors.toSet());
        List<String> aliases = answer.aliases().stream()
                .map(each -> each.endsWith(end) ? each.substring(0, each.length() - end.length()) : each)
                .toList();
        return new Answer(answer.kind(), aliases, data);
    }

    Map<String, List<Rr>> zones() {
        return zones;
    }
}
