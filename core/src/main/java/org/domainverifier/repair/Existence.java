package org.domainverifier.repair;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordType;

/**
 * Whether names exist in the live DNS: have records of their own or names below them, so that no wildcard answers for them (RFC 4592
 * §2.2.2). A name that a wildcard answers for is told from one that has the same of its own by a name below it that nobody publishes:
 * below a name that exists, only a wildcard of its own answers. Where that one says the same too, nothing tells them apart. Asks one question where no wildcard is about, and at most eighteen;
 * remembers what it came to. Thread-safe.
 */
final class Existence {
    /** What wildcards give, the likeliest first. */
    private static final List<RecordType> GIVEN = List.of(RecordType.TXT, RecordType.A, RecordType.MX, RecordType.AAAA);
    /** What keeps a name, beside what is below it. */
    private static final List<RecordType> OWN = List.of(
            RecordType.TXT,
            RecordType.A,
            RecordType.AAAA,
            RecordType.MX,
            RecordType.CNAME,
            RecordType.NS,
            RecordType.SOA,
            new RecordType(33), // SRV (RFC 2782)
            new RecordType(65), // HTTPS (RFC 9460)
            RecordType.TLSA,
            new RecordType(257)); // CAA (RFC 8659)
    /** A registry has no wildcards for what it delegates. */
    private static final int LABELS_OF_A_REGISTRATION = 2;

    private final DnsResolver live;
    private final boolean registered;
    private final Map<DomainName, CompletableFuture<Boolean>> known = new ConcurrentHashMap<>();
    private final Set<DomainName> unanswered = ConcurrentHashMap.newKeySet();

    Existence(DnsResolver live) {
        this(live, false);
    }

    private Existence(DnsResolver live, boolean registered) {
        this.live = live;
        this.registered = registered;
    }

    /** For a domain of which it is known that it is registered: names of two labels are not asked about. */
    static Existence ofRegistered(DnsResolver live) {
        return new Existence(live, true);
    }

    /** Whether a name exists. What cannot be asked is taken to exist: no wildcard is supposed where none was seen. */
    CompletableFuture<Boolean> of(DomainName name) {
        CompletableFuture<Boolean> before = known.get(name);
        return before != null ? before : remembered(name, test(name));
    }

    /** The names that are taken to exist because no server said whether they do. */
    Set<DomainName> unanswered() {
        return Set.copyOf(unanswered);
    }

    private CompletableFuture<Boolean> remembered(DomainName name, CompletableFuture<Boolean> tested) {
        known.putIfAbsent(name, tested);
        return tested;
    }

    /** A failure may be anything, but for aliases that go round in circles: those give nobody anything. */
    static boolean mayHideSomething(DnsAnswer answer) {
        return answer.isFailure() && !isCircle(answer);
    }

    /** Whether the aliases of a name lead in a circle. */
    static boolean isCircle(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Failure failure && failure.cause() == FailureCause.CNAME_LOOP;
    }

    private CompletableFuture<Boolean> test(DomainName name) {
        boolean ofRegistry = name.labels().size() <= LABELS_OF_A_REGISTRATION;
        if (registered && ofRegistry) {
            return done(true);
        }
        RecordType type = GIVEN.get(0);
        Optional<DomainName> sibling = name.parent().flatMap(Existence::unusedBelow);
        Optional<DomainName> child = unusedBelow(name);
        return ask(name, type).thenCompose(answer -> {
            if (isDenied(answer)) {
                return done(false);
            }
            if (mayHideSomething(answer)) {
                unanswered.add(name);
            }
            if (mayHideSomething(answer) || ofRegistry || sibling.isEmpty() || child.isEmpty()) {
                return done(true);
            }
            if (isCircle(answer)) { // its first alias can be asked for all the same
                return differs(name, sibling.get(), child.get(), List.of(RecordType.CNAME));
            }
            return either(
                    name,
                    ask(sibling.get(), type),
                    () -> either(name, ask(child.get(), type), () -> differs(name, sibling.get(), child.get(), GIVEN)));
        });
    }

    /** True where nothing answers beside or below a name: then what it has is its own. */
    private CompletableFuture<Boolean> either(
            DomainName name, CompletableFuture<DnsAnswer> probe, Supplier<CompletableFuture<Boolean>> next) {
        return probe.thenCompose(answer -> {
            if (mayHideSomething(answer)) {
                unanswered.add(name);
            }
            return isDenied(answer) || answer.isFailure() ? done(true) : next.get();
        });
    }

    /** Whether the three, of which a wildcard answers at least for one, have different data of some type. */
    private CompletableFuture<Boolean> differs(
            DomainName name, DomainName sibling, DomainName child, List<RecordType> types) {
        if (types.isEmpty()) {
            return done(false);
        }
        RecordType type = types.get(0);
        return Futures.all(List.of(ask(name, type), ask(sibling, type), ask(child, type)))
                .thenCompose(answers -> {
                    if (answers.stream().anyMatch(DnsAnswer::isFailure)) {
                        unanswered.add(name);
                        return done(true);
                    }
                    boolean alike = isAlike(answers.get(0), answers.get(1)) && isAlike(answers.get(0), answers.get(2));
                    return alike ? differs(name, sibling, child, types.subList(1, types.size())) : done(true);
                });
    }

    private static boolean isAlike(DnsAnswer one, DnsAnswer other) {
        boolean something = !one.records().isEmpty() || !one.aliases().isEmpty();
        return something
                ? Standings.isOfWildcard(one, other)
                : other.records().isEmpty() && other.aliases().isEmpty() && isDenied(one) == isDenied(other);
    }

    /**
     * Whether a name still has something of its own after changes. What the changes are about is asked first, and the rest only if
     * nothing is left of that.
     *
     * @param name a name that exists
     * @param node what changes there
     */
    CompletableFuture<Boolean> keepsOwn(DomainName name, List<RecordChange> node) {
        List<RecordType> changing =
                node.stream().map(RecordChange::type).distinct().toList();
        List<RecordType> others =
                OWN.stream().filter(type -> !changing.contains(type)).toList();
        return keeps(name, changing, node).thenCompose(kept -> kept ? done(true) : keeps(name, others, node));
    }

    private CompletableFuture<Boolean> keeps(DomainName name, List<RecordType> types, List<RecordChange> node) {
        List<CompletableFuture<Boolean>> kept = types.stream()
                .map(type -> ask(name, type)
                        .thenApply(answer -> mayHideSomething(answer)
                                || !ZoneChanges.apply(ownRecords(answer, type), node)
                                        .isEmpty()))
                .toList();
        return Futures.all(kept).thenApply(all -> all.contains(true));
    }

    private static List<DnsRecord> ownRecords(DnsAnswer answer, RecordType type) {
        return answer.aliases().isEmpty() || type.equals(RecordType.CNAME) ? answer.records() : List.of();
    }

    /** A name below that nobody publishes; where the label does not fit, the wildcard itself does (RFC 4592 §2.2.1). */
    static Optional<DomainName> unusedBelow(DomainName name) {
        return name.tryChild(Standings.UNUSED_LABEL).or(() -> name.tryChild("*"));
    }

    /** Whether a server said that there is no such name, and means this one. */
    static boolean isDenied(DnsAnswer answer) {
        return answer instanceof DnsAnswer.NoSuchName && answer.aliases().isEmpty();
    }

    private CompletableFuture<DnsAnswer> ask(DomainName name, RecordType type) {
        return live.resolve(new DnsQuestion(name, type)).toCompletableFuture();
    }

    private static CompletableFuture<Boolean> done(boolean value) {
        return CompletableFuture.completedFuture(value);
    }
}
