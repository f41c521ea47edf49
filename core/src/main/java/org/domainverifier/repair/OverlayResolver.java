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
 * The DNS as it would be after some changes: answers from another resolver with the changes laid over them. A wildcard ends for a
 * name that gets records, and for what is below the names above it that did not exist (RFC 4592). It knows of the live zone only what
 * its answers say; a name whose last record is deleted is still taken to exist.
 *
 * <p>Immutable; as thread-safe as the resolver underneath.
 */
public final class OverlayResolver implements DnsResolver {
    private static final int MAX_ALIASES = 16;

    private final DnsResolver base;
    private final Map<DomainName, Node> nodes;
    /** The names that get records, and all above them. */
    private final Set<DomainName> existing = new HashSet<>();

    /** What changes at one name. With {@code whole}, nothing of what is there stays. */
    private record Node(Map<RecordType, List<RecordChange>> changes, boolean adds, boolean whole) {
        static Node of(List<RecordChange> changes, boolean whole) {
            Map<RecordType, List<RecordChange>> byType = new HashMap<>();
            changes.forEach(change -> byType.computeIfAbsent(change.type(), type -> new ArrayList<>())
                    .add(change));
            boolean adds = changes.stream().anyMatch(change -> change.after().isPresent());
            return new Node(byType, adds, whole);
        }

        List<RecordChange> of(RecordType type) {
            return changes.getOrDefault(type, List.of());
        }
    }

    private OverlayResolver(DnsResolver base, Map<DomainName, Node> nodes) {
        this.base = Objects.requireNonNull(base, "base");
        this.nodes = Map.copyOf(nodes);
        this.nodes.forEach((name, node) -> {
            for (Optional<DomainName> each = Optional.of(name);
                    node.adds() && each.isPresent() && existing.add(each.get());
                    each = each.get().parent()) {
                // every ancestor exists
            }
        });
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
        return resolve(question, question.name(), List.of());
    }

    @Override
    public void giveUp() {
        base.giveUp();
    }

    private CompletableFuture<DnsAnswer> resolve(DnsQuestion question, DomainName name, List<DnsRecord> aliases) {
        if (aliases.size() > MAX_ALIASES
                || aliases.stream().map(DnsRecord::name).anyMatch(name::equals)) {
            return CompletableFuture.completedFuture(
                    DnsAnswer.Failure.of(question, FailureCause.CNAME_LOOP, "CNAME records lead back to " + name));
        }
        Node node = nodes.get(name);
        if (node == null) {
            return ask(name, question.type())
                    .thenCompose(this::withoutEndedWildcard)
                    .thenCompose(answer -> untouched(question, aliases, answer));
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
        return node.whole() && node.of(RecordType.CNAME).isEmpty();
    }

    /** The records of one type at a touched name after the changes, with what the live DNS said. */
    private record Own(DnsAnswer live, List<DnsRecord> records, boolean exists) {}

    private CompletableFuture<Own> own(DomainName name, RecordType type, Node node) {
        return ask(name, type).thenCompose(live -> {
            boolean typeIsGiven = !node.of(type).isEmpty();
            List<DnsRecord> before = live.aliases().isEmpty() ? live.records() : List.of();
            if (before.isEmpty() || !node.adds()) {
                return CompletableFuture.completedFuture(after(live, before, type, node, typeIsGiven));
            }
            // RFC 4592 §2.2.1: where a name has records of its own, the wildcard says nothing any more
            return isOfWildcardBeside(name, live)
                    .thenApply(ended -> after(live, ended ? List.of() : before, type, node, typeIsGiven));
        });
    }

    private static Own after(DnsAnswer live, List<DnsRecord> before, RecordType type, Node node, boolean typeIsGiven) {
        List<DnsRecord> kept = node.whole() && typeIsGiven ? List.of() : before;
        boolean exists = !(live instanceof DnsAnswer.NoSuchName) || node.adds();
        return new Own(live, ZoneChanges.apply(kept, node.of(type)), exists);
    }

    /** Whether what an answer has comes from a wildcard that answers for the unused sibling of a name too. */
    private CompletableFuture<Boolean> isOfWildcardBeside(DomainName name, DnsAnswer answer) {
        return Standings.probeFor(new DnsQuestion(name, answer.question().type()))
                .map(probe ->
                        ask(probe.name(), probe.type()).thenApply(probed -> Standings.isOfWildcard(answer, probed)))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    /** RFC 4592 §2.2.2, §3.3.1: a name that is added makes its ancestors exist, and no wildcard above these answers for what is below. */
    private CompletableFuture<DnsAnswer> withoutEndedWildcard(DnsAnswer answer) {
        DomainName name = answer.question().name();
        boolean something = !answer.records().isEmpty() || !answer.aliases().isEmpty();
        Optional<DomainName> encloser = something ? encloser(name) : Optional.empty();
        if (encloser.isEmpty()) {
            return CompletableFuture.completedFuture(answer);
        }
        DomainName above = encloser.get();
        CompletableFuture<Boolean> ended = isOfWildcardBeside(above, answer)
                .thenCompose(same -> same && !above.equals(name)
                        ? ask(above, answer.question().type()).thenCompose(there -> isOfWildcardBeside(above, there))
                        : CompletableFuture.completedFuture(same));
        return ended.thenApply(gone -> gone ? absent(answer, above.equals(name)) : answer);
    }

    /** The deepest name that is this one or above it and certainly exists after the changes. */
    private Optional<DomainName> encloser(DomainName name) {
        Optional<DomainName> each = Optional.of(name);
        while (each.isPresent() && !existing.contains(each.get())) {
            each = each.get().parent();
        }
        return each;
    }

    private static DnsAnswer absent(DnsAnswer live, boolean exists) {
        return exists
                ? new DnsAnswer.NoData(live.question(), List.of(), Optional.empty(), live.origin())
                : new DnsAnswer.NoSuchName(live.question(), List.of(), Optional.empty(), live.origin());
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
        if (answer instanceof DnsAnswer.NoSuchName none && existing.contains(answer.canonicalName())) {
            return new DnsAnswer.NoData(question, aliases, none.negativeTtl(), none.origin());
        }
        return answer.to(question, aliases);
    }

    private CompletableFuture<DnsAnswer> ask(DomainName name, RecordType type) {
        return base.resolve(name, type).toCompletableFuture();
    }
}
