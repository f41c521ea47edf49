package org.domainverifier.repair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;

/**
 * The DNS as it would be after some changes: answers from another resolver with the changes laid over them. It knows of the live
 * zone only what its answers say; a name whose last record is deleted is still taken to exist.
 *
 * <p>Immutable; as thread-safe as the resolver underneath.
 */
public final class OverlayResolver implements DnsResolver {
    private static final int MAX_ALIASES = 16;
    /** A label that nobody publishes: what answers for it is a wildcard (RFC 4592). */
    private static final String UNUSED_LABEL = "dv-unused-7c1f0a";

    private final DnsResolver base;
    private final Map<DomainName, Node> nodes;

    /** What changes at one name. With {@code whole}, nothing of what is there stays. */
    private record Node(List<RecordChange> changes, boolean whole) {
        boolean adds() {
            return changes.stream().anyMatch(change -> !(change instanceof RecordChange.Delete));
        }
    }

    private OverlayResolver(DnsResolver base, Map<DomainName, Node> nodes) {
        this.base = Objects.requireNonNull(base, "base");
        this.nodes = Map.copyOf(nodes);
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
        byName.forEach((name, own) -> nodes.put(name, new Node(List.copyOf(own), false)));
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
        byName.forEach((name, own) -> nodes.put(name, new Node(List.copyOf(own), true)));
        return new OverlayResolver(base, nodes);
    }

    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        return resolve(question, question.name(), List.of());
    }

    private CompletableFuture<DnsAnswer> resolve(DnsQuestion question, DomainName name, List<DnsRecord> aliases) {
        if (aliases.size() > MAX_ALIASES
                || aliases.stream().map(DnsRecord::name).anyMatch(name::equals)) {
            return CompletableFuture.completedFuture(
                    DnsAnswer.Failure.of(question, FailureCause.CNAME_LOOP, "CNAME records lead back to " + name));
        }
        Node node = nodes.get(name);
        if (node == null) {
            return ask(name, question.type()).thenCompose(answer -> untouched(question, aliases, answer));
        }
        if (question.type().equals(RecordType.CNAME)) {
            return own(name, RecordType.CNAME, node).thenApply(own -> answer(question, aliases, own));
        }
        return own(name, RecordType.CNAME, node).thenCompose(alias -> {
            if (!alias.records().isEmpty()
                    && alias.records().get(0).data() instanceof RecordData.Cname cname
                    && !hasOtherData(node)) {
                List<DnsRecord> longer = new ArrayList<>(aliases);
                longer.add(alias.records().get(0));
                return resolve(question, cname.target(), longer);
            }
            return own(name, question.type(), node).thenApply(own -> answer(question, aliases, own));
        });
    }

    private static boolean hasOtherData(Node node) {
        return node.whole()
                && node.changes().stream().noneMatch(change -> change.type().equals(RecordType.CNAME));
    }

    /** The records of one type at a touched name after the changes, with what the live DNS said. */
    private record Own(DnsAnswer live, List<DnsRecord> records, boolean exists) {}

    private CompletableFuture<Own> own(DomainName name, RecordType type, Node node) {
        return ask(name, type).thenCompose(live -> {
            boolean typeIsGiven =
                    node.changes().stream().anyMatch(change -> change.type().equals(type));
            List<DnsRecord> before = live.aliases().isEmpty() ? live.records() : List.of();
            if (before.isEmpty() || !node.adds()) {
                return CompletableFuture.completedFuture(after(live, before, type, node, typeIsGiven));
            }
            return wildcard(name, type).thenApply(synthesized -> {
                // RFC 4592 §2.2.1: where a name has records of its own, the wildcard says nothing any more
                boolean fromWildcard = !synthesized.isEmpty() && synthesized.equals(dataOf(before));
                return after(live, fromWildcard ? List.of() : before, type, node, typeIsGiven);
            });
        });
    }

    private static Own after(DnsAnswer live, List<DnsRecord> before, RecordType type, Node node, boolean typeIsGiven) {
        List<DnsRecord> kept = node.whole() && typeIsGiven ? List.of() : before;
        List<RecordChange> ofType = node.changes().stream()
                .filter(change -> change.type().equals(type))
                .toList();
        boolean exists = !(live instanceof DnsAnswer.NoSuchName) || node.adds();
        return new Own(live, ZoneChanges.apply(kept, ofType), exists);
    }

    private CompletableFuture<Set<RecordData>> wildcard(DomainName name, RecordType type) {
        Optional<DomainName> sibling = name.parent().flatMap(parent -> parent.tryChild(UNUSED_LABEL));
        return sibling.map(unused -> ask(unused, type).thenApply(answer -> dataOf(answer.records())))
                .orElseGet(() -> CompletableFuture.completedFuture(Set.of()));
    }

    private static Set<RecordData> dataOf(List<DnsRecord> records) {
        Set<RecordData> data = new HashSet<>();
        records.forEach(record -> data.add(record.data()));
        return data;
    }

    private static DnsAnswer answer(DnsQuestion question, List<DnsRecord> aliases, Own own) {
        if (own.live() instanceof DnsAnswer.Failure failure) {
            return failure.to(question, aliases);
        }
        if (!own.records().isEmpty()) {
            return new DnsAnswer.Records(question, own.records(), aliases, AnswerOrigin.NONE);
        }
        return own.exists()
                ? new DnsAnswer.NoData(question, aliases, Optional.empty(), AnswerOrigin.NONE)
                : new DnsAnswer.NoSuchName(question, aliases, Optional.empty(), AnswerOrigin.NONE);
    }

    /** An answer for a name without changes: good up to the first alias that leads to a name with changes. */
    private CompletableFuture<DnsAnswer> untouched(DnsQuestion question, List<DnsRecord> before, DnsAnswer answer) {
        List<DnsRecord> aliases = new ArrayList<>(before);
        for (DnsRecord alias : answer.aliases()) {
            aliases.add(alias);
            if (alias.data() instanceof RecordData.Cname cname && nodes.containsKey(cname.target())) {
                return resolve(question, cname.target(), aliases);
            }
        }
        return CompletableFuture.completedFuture(rewritten(question, aliases, answer));
    }

    private DnsAnswer rewritten(DnsQuestion question, List<DnsRecord> aliases, DnsAnswer answer) {
        // a record added below makes an empty non-terminal (RFC 8020)
        if (answer instanceof DnsAnswer.NoSuchName none
                && nodes.entrySet().stream()
                        .anyMatch(entry ->
                                entry.getValue().adds() && entry.getKey().isWithin(answer.canonicalName()))) {
            return new DnsAnswer.NoData(question, aliases, none.negativeTtl(), none.origin());
        }
        return answer.to(question, aliases);
    }

    private CompletableFuture<DnsAnswer> ask(DomainName name, RecordType type) {
        return base.resolve(name, type).toCompletableFuture();
    }
}
