package org.domainverifier.laws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.domainverifier.laws.reading.SpfReach;
import org.domainverifier.laws.reading.SpfReading;
import org.domainverifier.laws.zone.Change;
import org.domainverifier.laws.zone.Names;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.laws.zone.World;

/** A plan before its judges: the world before and after, where records are looked for, and what was found against the plan. */
final class Trial {
    private final World before;
    private final World after;
    private final String domain;
    private final Wanted wanted;
    private final Plan plan;
    private final Set<Place> places = new LinkedHashSet<>();
    private final Set<Breach> breaches = new LinkedHashSet<>();
    private final Map<Place, List<String>> foundBefore = new HashMap<>();
    private final Map<Place, List<String>> foundAfter = new HashMap<>();

    Trial(World before, String domain, Wanted wanted, Plan plan) {
        this.before = before;
        this.domain = Names.plain(domain);
        this.wanted = wanted;
        this.plan = plan;
        this.after = before.after(plan.changes(), this.domain);
        places.add(new Place(Kind.MX, this.domain));
        places.add(new Place(Kind.SPF, this.domain));
        places.add(place(Kind.DMARC, "_dmarc"));
        places.add(place(Kind.TLS_RPT, "_smtp._tls"));
        places.add(place(Kind.MTA_STS, "_mta-sts"));
        places.add(place(Kind.POLICY_HOST, "mta-sts"));
        wanted.selectors().forEach(selector -> places.add(place(Kind.DKIM, selector.name() + "._domainkey")));
        String keys = Names.child("_domainkey", this.domain);
        before.names().stream()
                .filter(name -> Names.isBelow(name, keys) && !name.startsWith("*."))
                .forEach(name -> places.add(new Place(Kind.DKIM, name)));
    }

    private Place place(Kind kind, String label) {
        return new Place(kind, Names.child(label, domain));
    }

    World before() {
        return before;
    }

    World after() {
        return after;
    }

    String domain() {
        return domain;
    }

    Wanted wanted() {
        return wanted;
    }

    Plan plan() {
        return plan;
    }

    Set<Place> places() {
        return places;
    }

    Stream<Place> places(Kind kind) {
        return places.stream().filter(place -> place.kind() == kind);
    }

    Stream<Place> placesAt(String name) {
        return places.stream().filter(place -> place.name().equals(name));
    }

    /** The zone that the customer edits: its apex, or what somebody registered where no zone is told. */
    String zone() {
        String apex = before.zoneOf(domain);
        return apex.isEmpty() ? Names.registered(domain) : apex;
    }

    /** Whether the customer's zone itself holds a record at its name, where its servers answer for it. */
    boolean holds(Rr record) {
        return Names.isWithin(record.name(), zone())
                && before.zoneOf(record.name()).equals(before.zoneOf(domain))
                && before.delegationOf(record.name(), domain).isEmpty()
                && before.at(record.name()).stream().anyMatch(record::means);
    }

    private static List<String> texts(World world, Place place) {
        return new TreeSet<>(world.texts(place.name()))
                .stream().filter(place.kind()::isMeantBy).toList();
    }

    /** The texts of a kind that were found at a place. */
    List<String> textsBefore(Place place) {
        return foundBefore.computeIfAbsent(place, each -> texts(before, each));
    }

    /** The texts of a kind that are found at a place after the plan. */
    List<String> textsAfter(Place place) {
        return foundAfter.computeIfAbsent(place, each -> texts(after, each));
    }

    /** Those of them that receivers take for a record. */
    List<String> recordsAfter(Place place) {
        return textsAfter(place).stream().filter(place.kind()::isTakenFor).toList();
    }

    // the record type that SPF had in former days: a person reads it, receivers do not
    private List<String> ofFormerDays(Place place) {
        return place.kind() != Kind.SPF
                ? List.of()
                : before.ask(place.name(), "SPF").data().stream()
                        .map(data -> Rr.of(place.name(), "SPF", data).text())
                        .filter(place.kind()::isMeantBy)
                        .toList();
    }

    /** Texts of a kind that stood anywhere and that the plan takes away. */
    List<String> removedTexts(Kind kind) {
        return plan.changes().stream()
                .flatMap(change -> change.before().stream())
                .filter(record -> record.is("TXT") || record.is("SPF"))
                .filter(this::holds)
                .map(Rr::text)
                .filter(kind::isMeantBy)
                .toList();
    }

    /** What there was to read of a kind: at its place, and what the plan takes away elsewhere. */
    List<String> oldTexts(Place place) {
        List<String> texts = new ArrayList<>(textsBefore(place));
        if (texts.stream().anyMatch(place.kind()::isTakenFor)) {
            texts.removeIf(text -> !place.kind().isTakenFor(text)); // beside a record, nobody takes it for one
        } else {
            texts.addAll(ofFormerDays(place));
        }
        if (place.kind() != Kind.DKIM) {
            texts.addAll(removedTexts(place.kind()));
        }
        return texts.stream().distinct().toList();
    }

    /** The texts of a kind that the plan publishes at a place and that were not there. */
    List<String> newTexts(Place place) {
        List<String> texts = plan.changes().stream()
                .flatMap(change -> change.after().stream())
                .filter(record -> record.is("TXT") && record.name().equals(place.name()))
                .map(Rr::text)
                .filter(place.kind()::isMeantBy)
                .distinct()
                .toList();
        List<String> before = textsBefore(place);
        return texts.stream().filter(text -> !before.contains(text)).toList();
    }

    /** Whether the plan changes what is found at a place. */
    boolean touches(Place place) {
        return !textsBefore(place).equals(textsAfter(place));
    }

    Optional<Change> changeTo(String text) {
        return plan.changes().stream()
                .filter(change -> change.after()
                        .filter(record -> record.is("TXT") && record.text().equals(text))
                        .isPresent())
                .findFirst();
    }

    SpfReach reachBefore() {
        return new SpfReach(before);
    }

    SpfReach reachAfter() {
        return new SpfReach(after);
    }

    List<SpfReading> oldSpf() {
        return oldTexts(new Place(Kind.SPF, domain)).stream()
                .map(text -> SpfReading.ofStrings(text, strings(text)))
                .toList();
    }

    // a reader of the zone sees where the strings of a record meet
    private List<String> strings(String text) {
        Stream<Rr> there = Stream.of("TXT", "SPF")
                .flatMap(type -> before.ask(domain, type).data().stream().map(data -> Rr.of(domain, type, data)));
        Stream<Rr> removed = plan.changes().stream().flatMap(change -> change.before().stream());
        return Stream.concat(there, removed)
                .filter(record -> record.is("TXT") || record.is("SPF"))
                .filter(record -> record.text().equals(text))
                .findFirst()
                .map(Rr::strings)
                .orElseGet(() -> List.of(text));
    }

    void breach(int law, String kind, String sentence) {
        breaches.add(new Breach(law, kind, "", sentence));
    }

    void breach(int law, String kind, Object concerning, String sentence) {
        breaches.add(new Breach(law, kind, String.valueOf(concerning), sentence));
    }

    void breachBy(int law, String kind, String text, String sentence) {
        breach(law, kind, changeTo(text).map(Change::toString).orElse(text), sentence);
    }

    List<Breach> breaches() {
        return List.copyOf(breaches);
    }
}
