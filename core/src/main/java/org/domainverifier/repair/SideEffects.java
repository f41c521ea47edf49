package org.domainverifier.repair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * What changes would take away beside what they mean to: a wildcard ends for a name that gets records, and for those above it that did
 * not exist (RFC 4592 §2.2.2); with an alias goes all that was behind it. What they gave is to be published at the name itself.
 *
 * @param name the name that would lose something
 * @param target what it is an alias of, by a record of its own or a wildcard's; empty where a wildcard has the records itself
 * @param alias the CNAME record of its own, if the changes delete one
 * @param lost what is answered for the name today and would not be any more, owned by the name
 * @param known whether all of that could be asked; if not, nobody knows what the name would lose
 * @param byHand whether no change takes it away, but a record that somebody is asked to publish by hand
 */
public record SideEffects(
        DomainName name,
        Optional<DomainName> target,
        Optional<DnsRecord> alias,
        List<DnsRecord> lost,
        boolean known,
        boolean byHand) {
    private static final List<RecordType> TYPES = List.of(RecordType.A, RecordType.AAAA, RecordType.MX, RecordType.TXT);

    /** Copies the list. */
    public SideEffects {
        Objects.requireNonNull(name, "name");
        lost = List.copyOf(lost);
    }

    /**
     * Finds what would be lost. Asks about names only that get records and seem not to exist, or whose alias goes: where no wildcard
     * is about, at most a question for each name that gets records.
     *
     * @param live the DNS as it is
     * @param changes what is to be done
     * @param steps what is to be done by hand; those that {@linkplain StepCode#publishes() publish} something count like changes
     * @return the effects to come, one for each name, in the order of the changes and then of the steps; names of services (RFC 8552)
     *     have none
     */
    public static CompletableFuture<List<SideEffects>> of(
            DnsResolver live, Collection<RecordChange> changes, Collection<ManualStep> steps) {
        Map<DomainName, List<RecordChange>> byName = new LinkedHashMap<>();
        changes.forEach(change ->
                byName.computeIfAbsent(change.name(), name -> new ArrayList<>()).add(change));
        Map<DomainName, Set<RecordType>> places = places(steps);
        if (byName.isEmpty() && places.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Existence existence = Existence.ofRegistered(live);
        CompletableFuture<Set<DomainName>> born = ZoneShape.bornBy(byName, existence);
        CompletableFuture<Set<DomainName>> bornByHand = ZoneShape.bornAt(places.keySet(), existence);
        return born.thenCompose(unborn ->
                bornByHand.thenCompose(unbornByHand -> effects(live, existence, byName, unborn, places, unbornByHand)));
    }

    /** The names at which steps ask for records, with the types; of a service's name, the name that the service is of. */
    private static Map<DomainName, Set<RecordType>> places(Collection<ManualStep> steps) {
        Map<DomainName, Set<RecordType>> places = new LinkedHashMap<>();
        for (ManualStep step : steps) {
            step.code().publishes().forEach((argument, type) -> {
                String name = String.valueOf(step.arguments().getOrDefault(argument, ""));
                Optional<DomainName> place = DomainName.tryParse(name);
                while (place.filter(Publication::isOfService).isPresent()) {
                    place = place.flatMap(DomainName::parent);
                }
                place.ifPresent(there ->
                        places.computeIfAbsent(there, first -> new HashSet<>()).add(type));
            });
        }
        return places;
    }

    private static CompletableFuture<List<SideEffects>> effects(
            DnsResolver live,
            Existence existence,
            Map<DomainName, List<RecordChange>> byName,
            Set<DomainName> unborn,
            Map<DomainName, Set<RecordType>> places,
            Set<DomainName> unbornByHand) {
        Set<DomainName> names = new LinkedHashSet<>();
        byName.keySet().forEach(name -> {
            if (aliasOf(byName.get(name)).isPresent()) {
                names.add(name);
            }
            born(name, unborn).forEach(names::add);
        });
        Set<DomainName> byHand = new LinkedHashSet<>();
        places.keySet().forEach(name -> byHand.addAll(born(name, unbornByHand)));
        byHand.removeAll(names);
        names.removeIf(name -> Publication.isOfService(name) || becomesAlias(byName.get(name)));
        Stream<SideEffects> unknown = existence.unanswered().stream()
                .filter(name -> !names.contains(name) && !byHand.contains(name) && !Publication.isOfService(name))
                .sorted()
                .map(SideEffects::unknown);
        List<CompletableFuture<SideEffects>> known = new ArrayList<>();
        names.forEach(name -> known.add(lost(live, name, byName.getOrDefault(name, List.of()))));
        byHand.forEach(name -> known.add(
                lost(live, name, List.of()).thenApply(effect -> effect.byHand(places.getOrDefault(name, Set.of())))));
        return Futures.all(known)
                .thenApply(all -> Stream.concat(unknown, all.stream())
                        .filter(effect -> !effect.lost().isEmpty() || !effect.known())
                        .toList());
    }

    /** The same where records are published by hand: exchangers take the place of those that a wildcard gave. */
    private SideEffects byHand(Set<RecordType> published) {
        List<DnsRecord> others = lost.stream()
                .filter(record -> !record.type().equals(RecordType.MX) || !published.contains(RecordType.MX))
                .toList();
        return new SideEffects(name, target, alias, others, known, true);
    }

    private static SideEffects unknown(DomainName name) {
        return new SideEffects(name, Optional.empty(), Optional.empty(), List.of(), false, false);
    }

    private static List<DomainName> born(DomainName name, Set<DomainName> unborn) {
        List<DomainName> names = new ArrayList<>();
        for (Optional<DomainName> each = Optional.of(name);
                each.filter(unborn::contains).isPresent();
                each = each.get().parent()) {
            names.add(each.get());
        }
        return names;
    }

    private static boolean becomesAlias(@Nullable List<RecordChange> changes) {
        return changes != null
                && changes.stream()
                        .anyMatch(change -> change.type().equals(RecordType.CNAME)
                                && change.after().isPresent());
    }

    private static Optional<DnsRecord> aliasOf(@Nullable List<RecordChange> changes) {
        return changes == null
                ? Optional.empty()
                : changes.stream()
                        .filter(change -> change.type().equals(RecordType.CNAME)
                                && change.after().isEmpty())
                        .flatMap(change -> change.before().stream())
                        .findFirst();
    }

    private static CompletableFuture<SideEffects> lost(DnsResolver live, DomainName name, List<RecordChange> changes) {
        List<RecordType> types = TYPES.stream()
                .filter(type -> changes.stream()
                        .noneMatch(change ->
                                change.type().equals(type) && change.after().isPresent()))
                .toList();
        List<CompletableFuture<DnsAnswer>> answers = types.stream()
                .map(type -> live.resolve(name, type).toCompletableFuture())
                .toList();
        return Futures.all(answers).thenApply(all -> {
            List<DnsRecord> lost = new ArrayList<>();
            Optional<DomainName> target = Optional.empty();
            for (DnsAnswer answer : all) {
                answer.records().stream()
                        .map(record -> new DnsRecord(name, Publication.NEW_TTL, record.data()))
                        .forEach(lost::add);
                target = target.or(() -> answer.aliases().stream()
                        .map(DnsRecord::data)
                        .filter(RecordData.Cname.class::isInstance)
                        .map(data -> ((RecordData.Cname) data).target())
                        .findFirst());
            }
            boolean known = all.stream().noneMatch(Existence::mayHideSomething);
            return new SideEffects(name, target, aliasOf(changes), lost, known, false);
        });
    }

    /**
     * What keeps everything: the step that says what an alias gave, the alias that has to go first, and the records at the name; a step
     * that lists these where it is a step that ends them.
     *
     * @return the steps in order
     */
    public List<RepairStep> keeping() {
        if (byHand) {
            return lost.isEmpty() ? List.of() : List.of(keepingByHand());
        }
        List<RepairStep> steps = new ArrayList<>();
        alias.ifPresent(record -> steps.add(Publication.leaving(PublicationStep.LEAVE_ALIAS, record)));
        target.ifPresent(there -> {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("name", name);
            arguments.put("target", there);
            arguments.put("records", records());
            if (alias.isEmpty()) {
                arguments.put("wildcard", true);
            }
            steps.add(new ManualStep(PublicationStep.KEEP_COPIES, arguments));
        });
        alias.ifPresent(record -> steps.add(new RecordChange.Delete(record)));
        lost.forEach(record -> steps.add(new RecordChange.Add(record)));
        return steps;
    }

    private ManualStep keepingByHand() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", name);
        arguments.put("records", records());
        target.ifPresent(there -> arguments.put("target", there));
        return new ManualStep(PublicationStep.KEEP_GIVEN, arguments);
    }

    /**
     * The records for people.
     *
     * @return such as {@code A 192.0.2.80}
     */
    public List<String> records() {
        return lost.stream()
                .map(record -> record.type() + " " + record.data().toZoneText())
                .toList();
    }
}
