package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/** What is in a zone, by its names, and what of it goes when a template is applied. */
final class ZoneContents {
    private static final String UNDERSCORE = "_";

    private final HostedZone zone;
    private final Map<DomainName, List<HostedRecord>> byName = new HashMap<>();
    private final Map<DomainName, List<HostedRecord>> servicesByHost = new HashMap<>();
    private final Set<HostedRecord> replaced = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<HostedRecord> conflicting = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * Contents of a zone.
     *
     * @param zone the zone
     * @param isReplaced whether something goes before anything else is looked at, since the template itself has written it before
     */
    ZoneContents(HostedZone zone, Predicate<HostedRecord> isReplaced) {
        this.zone = zone;
        for (HostedRecord each : zone.contents()) {
            if (isReplaced.test(each)) {
                replaced.add(each);
                continue;
            }
            byName.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each);
            if (is(each, RecordType.SRV)) {
                servicesByHost
                        .computeIfAbsent(hostOfService(each.name()), host -> new ArrayList<>())
                        .add(each);
            }
        }
    }

    static boolean is(HostedRecord each, RecordType... types) {
        return each instanceof HostedRecord.InDns inDns
                && List.of(types).contains(inDns.record().type());
    }

    /** The name of which a service is: without service and protocol (RFC 2782). */
    static DomainName hostOfService(DomainName name) {
        List<String> labels = name.labels();
        boolean service = labels.size() > 2
                && labels.get(0).startsWith(UNDERSCORE)
                && labels.get(1).startsWith(UNDERSCORE);
        return service ? name.lastLabels(labels.size() - 2) : name;
    }

    HostedZone zone() {
        return zone;
    }

    List<HostedRecord> at(DomainName name) {
        return byName.getOrDefault(name, List.of());
    }

    void removeAt(DomainName name, Predicate<HostedRecord> goes) {
        at(name).stream().filter(goes).forEach(conflicting::add);
    }

    void removeServicesOf(DomainName host, Predicate<HostedRecord> goes) {
        servicesByHost.getOrDefault(host, List.of()).stream().filter(goes).forEach(conflicting::add);
    }

    /** What is at or below any of the names. */
    void removeWithin(Set<DomainName> names, Predicate<HostedRecord> goes) {
        byName.forEach((name, all) -> {
            if (isWithinAny(name, names)) {
                all.stream().filter(goes).forEach(conflicting::add);
            }
        });
    }

    /** Whether a name, or one above it and below the top of the zone, is among some. */
    boolean isWithinAny(DomainName name, Set<DomainName> names) {
        for (DomainName each = name;
                each.labels().size() > zone.domain().labels().size();
                each = each.parent().orElseThrow()) {
            if (names.contains(each)) {
                return true;
            }
        }
        return false;
    }

    /** What stays, once all is marked that goes. */
    Set<Place> places() {
        Set<Place> places = new HashSet<>();
        for (HostedRecord each : zone.contents()) {
            if (each instanceof HostedRecord.InDns inDns && !isRemoved(each)) {
                places.add(new Place(inDns.name(), inDns.record().data()));
            }
        }
        return places;
    }

    /** A template of which an essential record goes, goes as a whole (Domain Connect §10.5). */
    void cascade() {
        record Whole(TemplateInstance.Application application, String id) {
            static Whole of(TemplateInstance origin) {
                return new Whole(origin.application(), origin.id());
            }
        }
        Set<Whole> ended = new HashSet<>();
        for (HostedRecord each : conflicting) {
            each.origin()
                    .filter(origin -> origin.essential() == Essential.ALWAYS)
                    .map(Whole::of)
                    .ifPresent(ended::add);
        }
        zone.contents().stream()
                .filter(each ->
                        each.origin().map(Whole::of).filter(ended::contains).isPresent())
                .filter(each -> !replaced.contains(each))
                .forEach(conflicting::add);
    }

    void remove(HostedRecord each) {
        conflicting.add(each);
    }

    boolean isRemoved(HostedRecord each) {
        return replaced.contains(each) || conflicting.contains(each);
    }

    List<HostedRecord> removed() {
        return zone.contents().stream().filter(this::isRemoved).toList();
    }

    List<HostedRecord> kept() {
        return zone.contents().stream().filter(each -> !isRemoved(each)).toList();
    }

    /** The first SPF record at a name. */
    Optional<HostedRecord.InDns> spf(DomainName name) {
        return at(name).stream()
                .filter(each -> is(each, RecordType.TXT))
                .map(HostedRecord.InDns.class::cast)
                .filter(each -> SpfMerge.isSpf(((RecordData.Txt) each.record().data()).text()))
                .findFirst();
    }
}
