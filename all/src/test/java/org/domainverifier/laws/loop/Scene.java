package org.domainverifier.laws.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.domainverifier.laws.Wanted;
import org.domainverifier.laws.zone.Names;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.laws.zone.World;

/** A customer's zone on its way from right to what people make of it, with the DNS around it. Not thread-safe. */
final class Scene {
    /** The domain whose mail it is about. */
    final String domain;
    /** The apex of the zone that the customer edits: the domain, or above it. */
    final String apex;

    private final List<Rr> own = new ArrayList<>();
    private final List<Rr> others = new ArrayList<>();
    private Wanted wanted;

    Scene(String domain, String apex, Wanted wanted) {
        this.domain = domain;
        this.apex = apex;
        this.wanted = wanted;
    }

    Wanted wanted() {
        return wanted;
    }

    void ask(Wanted more) {
        wanted = more;
    }

    World world() {
        List<Rr> all = new ArrayList<>(own);
        all.addAll(others);
        return World.of(all);
    }

    String at(String label) {
        return Names.child(label, domain);
    }

    String dmarc() {
        return at("_dmarc");
    }

    String tlsRpt() {
        return at("_smtp._tls");
    }

    String mtaSts() {
        return at("_mta-sts");
    }

    String selector() {
        return wanted.selectors().stream()
                .findFirst()
                .map(Wanted.Selector::name)
                .orElse("s1");
    }

    String dkim() {
        return at(selector() + "._domainkey");
    }

    List<Rr> own() {
        return List.copyOf(own);
    }

    /** Adds a record to the customer's zone; not beside an alias, and no alias beside other data: no server loads that. */
    boolean add(Rr record) {
        boolean alias = Stream.concat(own.stream(), others.stream())
                .anyMatch(each -> each.name().equals(record.name()) && (each.is("CNAME") || record.is("CNAME")));
        return !alias && !hides(record) && own.stream().noneMatch(record::means) && own.add(record);
    }

    /** With the same alias at a name, around it and below it, no question tells whether the name is there at all. */
    private boolean hides(Rr record) {
        List<Rr> alike = Stream.concat(own.stream(), Stream.of(record))
                .filter(each ->
                        record.is("CNAME") && each.is("CNAME") && each.data().equals(record.data()))
                .toList();
        return alike.stream()
                .map(Rr::name)
                .anyMatch(name -> alike.stream().anyMatch(each -> each.name().equals("*." + name))
                        && alike.stream()
                                .map(Rr::name)
                                .filter(each -> each.startsWith("*."))
                                .map(each -> each.substring(2))
                                .anyMatch(above -> !above.equals(name) && Names.isWithin(name, above)));
    }

    boolean add(String name, String type, String data) {
        return add(Rr.of(name, type, data));
    }

    boolean text(String name, String text) {
        return add(Rr.txt(name, text));
    }

    /** A record of somebody else's. */
    void foreign(String name, String type, String data) {
        Rr record = type.equals("TXT") ? Rr.txt(name, data) : Rr.of(name, type, data);
        if (others.stream().noneMatch(record::means)) {
            others.add(record);
        }
    }

    void foreignZone(String apexOfOthers) {
        foreign(apexOfOthers, "SOA", "ns.host.example. h.host.example. 1 7200 900 1209600 300");
    }

    boolean remove(Predicate<Rr> which) {
        return own.removeIf(which);
    }

    /** Takes the whole zone away, as if nobody had ever registered it. */
    boolean unregister() {
        own.clear();
        return others.removeIf(record -> Names.isWithin(record.name(), apex));
    }

    boolean clear(String name) {
        return remove(record -> record.name().equals(name));
    }

    /** Puts an alias at a name in place of all that is there. */
    boolean alias(String name, String target) {
        if (hides(Rr.of(name, "CNAME", target))) {
            return false;
        }
        clear(name);
        return add(name, "CNAME", target);
    }

    /** The texts at a name that begin in some way, in the customer's zone. */
    List<String> texts(String name, String beginning) {
        return own.stream()
                .filter(record -> record.name().equals(name) && record.is("TXT"))
                .map(Rr::text)
                .filter(text -> text.startsWith(beginning))
                .toList();
    }

    /** Rewrites the first text at a name that begins in some way; false if there is none, or it stays as it was. */
    boolean edit(String name, String beginning, UnaryOperator<String> change) {
        for (int i = 0; i < own.size(); i++) {
            Rr record = own.get(i);
            if (record.name().equals(name) && record.is("TXT") && record.text().startsWith(beginning)) {
                String after = change.apply(record.text());
                own.set(i, Rr.txt(name, after));
                return !after.equals(record.text());
            }
        }
        return false;
    }

    /** Moves the texts at a name that begin in some way to another. */
    boolean move(String name, String beginning, String other) {
        List<String> texts = texts(name, beginning);
        remove(record ->
                record.name().equals(name) && record.is("TXT") && record.text().startsWith(beginning));
        texts.forEach(text -> text(other, text));
        return !texts.isEmpty();
    }

    /** Records of a type at a name of the customer's zone. */
    List<Rr> records(String name, String type) {
        return own.stream()
                .filter(record -> record.name().equals(name) && record.is(type))
                .toList();
    }
}
