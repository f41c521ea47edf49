package org.domainverifier.repair;

import java.util.ArrayList;
import java.util.Collection;
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
 */
public record SideEffects(
        DomainName name, Optional<DomainName> target, Optional<DnsRecord> alias, List<DnsRecord> lost, boolean known) {
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
     * @return the effects to come, one for each name, in the order of the changes; names of services (RFC 8552) have none
     */
    public static CompletableFuture<List<SideEffects>> of(DnsResolver live, Collection<RecordChange> changes) {
        Map<DomainName, List<RecordChange>> byName = new LinkedHashMap<>();
        changes.forEach(change ->
                byName.computeIfAbsent(change.name(), name -> new ArrayList<>()).add(change));
        if (byName.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Existence existence = Existence.ofRegistered(live);
        return ZoneShape.bornBy(byName, existence).thenCompose(unborn -> {
            Set<DomainName> names = new LinkedHashSet<>();
            byName.keySet().forEach(name -> {
                if (aliasOf(byName.get(name)).isPresent()) {
                    names.add(name);
                }
                born(name, unborn).forEach(names::add);
            });
            names.removeIf(name -> Publication.isOfService(name) || becomesAlias(byName.get(name)));
            List<SideEffects> unknown = existence.unanswered().stream()
                    .filter(name -> !names.contains(name) && !Publication.isOfService(name))
                    .sorted()
                    .map(SideEffects::unknown)
                    .toList();
            return Futures.all(names.stream()
                            .map(name -> lost(live, name, byName.getOrDefault(name, List.of())))
                            .toList())
                    .thenApply(all -> Stream.concat(unknown.stream(), all.stream())
                            .filter(effect -> !effect.lost().isEmpty() || !effect.known())
                            .toList());
        });
    }

    private static SideEffects unknown(DomainName name) {
        return new SideEffects(name, Optional.empty(), Optional.empty(), List.of(), false);
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
            return new SideEffects(name, target, aliasOf(changes), lost, known);
        });
    }

    /**
     * What keeps everything: the step that says what an alias gave, the alias that has to go first, and the records at the name.
     *
     * @return the steps in order
     */
    public List<RepairStep> keeping() {
        List<RepairStep> steps = new ArrayList<>();
        alias.ifPresent(record -> steps.add(Publication.leaving(PublicationStep.LEAVE_ALIAS, record)));
        target.ifPresent(there -> {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("name", name);
            arguments.put("target", there);
            arguments.put("records", records());
            steps.add(new ManualStep(PublicationStep.KEEP_COPIES, arguments));
        });
        alias.ifPresent(record -> steps.add(new RecordChange.Delete(record)));
        lost.forEach(record -> steps.add(new RecordChange.Add(record)));
        return steps;
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
