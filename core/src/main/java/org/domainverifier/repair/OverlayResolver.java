package org.domainverifier.repair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * The DNS as it would be after some changes: answers from another resolver with the changes laid over them. A wildcard ends for a
 * name that gets records, and for what is below the names above it that did not exist; a name whose last record goes does not exist
 * any more, and a wildcard above answers for it again (RFC 4592 §2.2, RFC 8020). What it has to know of the live zone it asks: which
 * of the changed names exist, and what is left at those that lose records. No question can tell all names below one; so a name that
 * loses its last record is taken to be gone unless something is at one of the names that mail uses there. A change of a wildcard's own
 * record is seen at the wildcard itself only.
 *
 * <p>Immutable; as thread-safe as the resolver underneath.
 */
public final class OverlayResolver implements DnsResolver {
    private static final int MAX_ALIASES = 16;

    private final DnsResolver base;
    private final Map<DomainName, Node> nodes;
    private final Existence live;
    private final AtomicReference<@Nullable CompletableFuture<ZoneShape>> shape = new AtomicReference<>();

    /** What changes at one name. With {@code whole}, nothing of what is there stays. */
    private record Node(List<RecordChange> all, Map<RecordType, List<RecordChange>> changes, boolean whole) {
        static final Node EMPTY = of(List.of(), false);

        static Node of(List<RecordChange> changes, boolean whole) {
            Map<RecordType, List<RecordChange>> byType = new HashMap<>();
            changes.forEach(change -> byType.computeIfAbsent(change.type(), type -> new ArrayList<>())
                    .add(change));
            return new Node(changes, byType, whole);
        }

        List<RecordChange> of(RecordType type) {
            return changes.getOrDefault(type, List.of());
        }
    }

    private OverlayResolver(DnsResolver base, Map<DomainName, Node> nodes) {
        this.base = Objects.requireNonNull(base, "base");
        this.nodes = Map.copyOf(nodes);
        this.live = new Existence(base);
    }

    /**
     * The DNS after record changes.
     *
     * @param base the DNS as it is
     * @param changes the changes
     * @return the resolver
     */
    public static OverlayResolver applying(DnsResolver base, Collection<? extends RecordChange> changes) {
        Map<DomainName, List<RecordChange>> byName = new LinkedHashMap<>();
        changes.forEach(change ->
                byName.computeIfAbsent(change.name(), name -> new ArrayList<>()).add(change));
        Map<DomainName, Node> nodes = new HashMap<>();
        byName.forEach((name, own) -> nodes.put(name, Node.of(own, false)));
        return new OverlayResolver(base, nodes);
    }

    /**
     * The DNS as somebody intends it: at the name of each given record, the records of its type are the given ones and no others,
     * and an alias gives way to other records.
     *
     * @param base the DNS as it is
     * @param intended the records that are to be published
     * @return the resolver
     */
    public static OverlayResolver publishing(DnsResolver base, Collection<DnsRecord> intended) {
        Map<DomainName, List<RecordChange>> byName = new LinkedHashMap<>();
        intended.forEach(record ->
                byName.computeIfAbsent(record.name(), name -> new ArrayList<>()).add(new RecordChange.Add(record)));
        Map<DomainName, Node> nodes = new HashMap<>();
        byName.forEach((name, own) -> nodes.put(name, Node.of(own, true)));
        return new OverlayResolver(base, nodes);
    }

    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        return shape().thenCompose(known -> resolve(known, question, question.name(), List.of()));
    }

    @Override
    public void giveUp() {
        base.giveUp();
    }

    /** Asked for once, with the first question. */
    private CompletableFuture<ZoneShape> shape() {
        CompletableFuture<ZoneShape> known = shape.get();
        if (known != null) {
            return known;
        }
        CompletableFuture<ZoneShape> mine = new CompletableFuture<>();
        CompletableFuture<ZoneShape> first = shape.compareAndExchange(null, mine);
        if (first != null) {
            return first;
        }
        Map<DomainName, List<RecordChange>> changes = new HashMap<>();
        nodes.forEach((name, node) -> changes.put(name, node.all()));
        var unused = ZoneShape.of(changes, live).whenComplete((made, problem) -> {
            if (problem == null) {
                mine.complete(made);
            } else {
                mine.completeExceptionally(problem);
            }
        });
        return mine;
    }

    private CompletableFuture<DnsAnswer> resolve(
            ZoneShape known, DnsQuestion question, DomainName name, List<DnsRecord> aliases) {
        if (aliases.size() > MAX_ALIASES
                || aliases.stream().map(DnsRecord::name).anyMatch(name::equals)) {
            return CompletableFuture.completedFuture(
                    DnsAnswer.Failure.of(question, FailureCause.CNAME_LOOP, "CNAME records lead back to " + name));
        }
        if (known.born().contains(name)) {
            return changed(known, question, name, aliases);
        }
        if (known.concerns(name)) {
            return beyond(known, question, name, aliases);
        }
        if (nodes.containsKey(name) && !known.untouched().contains(name)) {
            return changed(known, question, name, aliases);
        }
        return asLive(known, question, name, name, aliases);
    }

    /** At a name that exists after the changes and has to do with them. */
    private CompletableFuture<DnsAnswer> changed(
            ZoneShape known, DnsQuestion question, DomainName name, List<DnsRecord> aliases) {
        Node node = nodes.getOrDefault(name, Node.EMPTY);
        if (question.type().equals(RecordType.CNAME)) {
            return own(known, name, RecordType.CNAME, node).thenApply(own -> answer(question, aliases, own));
        }
        return own(known, name, RecordType.CNAME, node).thenCompose(alias -> {
            if (!alias.records().isEmpty()
                    && alias.records().get(0).data() instanceof RecordData.Cname
                    && !hasOtherData(node)) {
                return next(known, question, aliases, alias.records().get(0));
            }
            return own(known, name, question.type(), node).thenApply(own -> answer(question, aliases, own));
        });
    }

    private static boolean hasOtherData(Node node) {
        return node.whole() && node.of(RecordType.CNAME).isEmpty();
    }

    /** The records of one type at a touched name after the changes, with what the live DNS said. */
    private record Own(DnsAnswer live, List<DnsRecord> records, boolean exists) {}

    private CompletableFuture<Own> own(ZoneShape known, DomainName name, RecordType type, Node node) {
        List<RecordChange> ofType = node.of(type);
        boolean born = known.born().contains(name);
        return ask(name, type).thenApply(live -> {
            // RFC 4592 §2.2.1: where a name has records of its own, the wildcard says nothing any more
            boolean dropped = born || !live.aliases().isEmpty() || node.whole() && !ofType.isEmpty();
            List<DnsRecord> before = dropped ? List.of() : live.records();
            boolean exists = born || !Existence.isDenied(live);
            return new Own(live, ZoneChanges.apply(before, ofType), exists);
        });
    }

    /** At a name that does not exist after the changes: a wildcard below the closest encloser answers, or nothing does. */
    private CompletableFuture<DnsAnswer> beyond(
            ZoneShape known, DnsQuestion question, DomainName name, List<DnsRecord> aliases) {
        DomainName encloser = known.encloserOf(name);
        Optional<DomainName> unused =
                known.born().contains(encloser) ? Optional.empty() : Existence.unusedBelow(encloser);
        if (unused.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new DnsAnswer.NoSuchName(question, aliases, Optional.empty(), AnswerOrigin.NONE));
        }
        return asLive(known, question, name, unused.get(), aliases);
    }

    /**
     * As the live DNS says it of a name without changes. Aliases that lead in a circle today are followed one by one, since the changes
     * may open it: the failure does not tell them.
     *
     * @param source the name to ask for: the name itself, or another one for which the same wildcard answers
     */
    private CompletableFuture<DnsAnswer> asLive(
            ZoneShape known, DnsQuestion question, DomainName name, DomainName source, List<DnsRecord> aliases) {
        return ask(source, question.type()).thenCompose(answer -> {
            if (!Existence.isCircle(answer)) {
                return followed(known, question, aliases, ofName(answer, name));
            }
            return ask(source, RecordType.CNAME)
                    .thenCompose(alias -> ofName(alias, name).records().stream()
                            .filter(record -> record.data() instanceof RecordData.Cname)
                            .findFirst()
                            .map(record -> next(known, question, aliases, record))
                            .orElseGet(() -> CompletableFuture.completedFuture(answer.to(question, aliases))));
        });
    }

    private CompletableFuture<DnsAnswer> next(
            ZoneShape known, DnsQuestion question, List<DnsRecord> before, DnsRecord alias) {
        List<DnsRecord> aliases = new ArrayList<>(before);
        aliases.add(alias);
        return resolve(known, question, ((RecordData.Cname) alias.data()).target(), aliases);
    }

    /** What a wildcard gave another name, as it gives it this one (RFC 4592 §3.3.1). */
    private static DnsAnswer ofName(DnsAnswer answer, DomainName name) {
        DomainName other = answer.question().name();
        List<DnsRecord> aliases = renamed(answer.aliases(), other, name);
        return answer instanceof DnsAnswer.Records records
                ? new DnsAnswer.Records(
                        answer.question(), renamed(records.records(), other, name), aliases, answer.origin())
                : answer.to(answer.question(), aliases);
    }

    private static List<DnsRecord> renamed(List<DnsRecord> records, DomainName from, DomainName to) {
        return records.stream()
                .map(record -> record.name().equals(from) ? new DnsRecord(to, record.ttl(), record.data()) : record)
                .toList();
    }

    private static DnsAnswer answer(DnsQuestion question, List<DnsRecord> aliases, Own own) {
        // of a circle the alias is all that was there, and it is not there any more
        if (own.live().isFailure() && !Existence.isCircle(own.live())) {
            return own.live().to(question, aliases);
        }
        if (!own.records().isEmpty()) {
            return new DnsAnswer.Records(question, own.records(), aliases, AnswerOrigin.NONE);
        }
        return own.exists()
                ? new DnsAnswer.NoData(question, aliases, Optional.empty(), AnswerOrigin.NONE)
                : new DnsAnswer.NoSuchName(question, aliases, Optional.empty(), AnswerOrigin.NONE);
    }

    /** An answer for a name without changes: good up to the first alias that leads to a name that has to do with them. */
    private CompletableFuture<DnsAnswer> followed(
            ZoneShape known, DnsQuestion question, List<DnsRecord> before, DnsAnswer answer) {
        List<DnsRecord> aliases = new ArrayList<>(before);
        for (DnsRecord alias : answer.aliases()) {
            aliases.add(alias);
            if (alias.data() instanceof RecordData.Cname cname
                    && (nodes.containsKey(cname.target()) || known.concerns(cname.target()))) {
                return resolve(known, question, cname.target(), aliases);
            }
        }
        return CompletableFuture.completedFuture(answer.to(question, aliases));
    }

    private CompletableFuture<DnsAnswer> ask(DomainName name, RecordType type) {
        return base.resolve(name, type).toCompletableFuture();
    }
}
