package org.domainverifier.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Futures;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.spf.MacroString.Letter;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.domainverifier.spf.SpfLookupTree.State;
import org.jspecify.annotations.Nullable;

/**
 * Loads lookup trees. A level is all the records at the same distance from the root: they are asked for together, and with
 * them the hosts that the level above names. However hostile the records, no more is loaded than the bounds below.
 *
 * <p>Works step by step, never in two threads at once; each step sees what the one before has written.
 */
final class LookupTreeLoader {
    static final int MAX_RECORDS = 64;
    static final int MAX_DEPTH = 16;
    static final int MAX_TERMS = 5_000;
    static final int MAX_HOST_TERMS = 64;
    static final int MAX_MX_HOSTS = 10; // more are an error anyway (RFC 7208 §4.6.4)

    private final DomainName sender;
    private final DnsResolver dns;
    private int records;
    private int terms;
    private int hostTerms;

    /**
     * A loader for the trees of one verification; the bounds hold for them together.
     *
     * @param sender the domain of the sender, for the macro {@code o}
     */
    LookupTreeLoader(DomainName sender, DnsResolver dns) {
        this.sender = sender;
        this.dns = dns;
    }

    /** A tree to load, whose root record has to be asked for. */
    Draft draft(DomainName domain) {
        return new Draft(domain, domain.toString(), Set.of(), null);
    }

    /** A tree to load, whose root record is known. */
    Draft draft(DomainName domain, ParsedSpf record) {
        return new Draft(domain, domain.toString(), Set.of(), record);
    }

    /** Loads these records and all that they lead to. */
    CompletableFuture<?> load(List<Draft> level) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (Draft draft : level) {
            DomainName domain = draft.domain;
            if (domain == null) {
                continue;
            }
            if (++records > MAX_RECORDS || draft.path.size() >= MAX_DEPTH) {
                draft.state = State.TOO_LARGE;
            } else if (draft.record == null) {
                draft.answer = ask(domain, RecordType.TXT);
                answers.add(draft.answer);
            }
        }
        return Futures.all(answers).thenCompose(here -> {
            List<CompletableFuture<?>> below = new ArrayList<>();
            List<Draft> next = new ArrayList<>();
            for (Draft draft : level) {
                draft.read();
                for (Twig twig : draft.twigs) {
                    twig.follow(below);
                    if (twig.below != null) {
                        next.add(twig.below);
                    }
                }
            }
            if (!next.isEmpty()) {
                below.add(load(next));
            }
            return Futures.all(below);
        });
    }

    private CompletableFuture<DnsAnswer> ask(DomainName name, RecordType type) {
        return dns.resolve(name, type);
    }

    /** A node in the making. */
    final class Draft {
        private final @Nullable DomainName domain; // null if the name cannot be asked for
        private final String name;
        private final Set<DomainName> path; // the domains above
        private final List<Twig> twigs = new ArrayList<>();
        private @Nullable CompletableFuture<DnsAnswer> answer;
        private @Nullable ParsedSpf record;
        private @Nullable FailureCause failure;
        private State state = State.FOUND;

        private Draft(@Nullable DomainName domain, String name, Set<DomainName> path, @Nullable ParsedSpf record) {
            this.domain = domain;
            this.name = name;
            this.path = path;
            this.record = record;
        }

        private void read() {
            if (answer != null) {
                DnsAnswer came = answer.join(); // it is there
                if (came instanceof DnsAnswer.Failure failed) {
                    state = State.FAILED;
                    failure = failed.cause();
                    return;
                }
                SpfSelection selection = SpfSelection.of(came);
                record = selection.only();
                if (record == null) {
                    state = switch (selection.count()) {
                        case 0 -> State.ABSENT;
                        case 1 -> State.TOO_LONG;
                        default -> State.SEVERAL;
                    };
                    return;
                }
            }
            ParsedSpf parsed = record;
            if (parsed == null || domain == null || state != State.FOUND) {
                return;
            }
            if (!parsed.isValid()) {
                state = State.INVALID;
                if (!path.isEmpty()) {
                    return; // an error for the whole (RFC 7208 §5.2), whatever is below
                }
            }
            twigs(parsed, domain);
        }

        private void twigs(ParsedSpf parsed, DomainName current) {
            boolean hasAll = parsed.record().all().isPresent();
            boolean behindAll = false;
            Set<DomainName> below = new LinkedHashSet<>(path);
            below.add(current);
            List<SpfTerm> all = parsed.terms();
            for (int i = 0; i < all.size(); i++) {
                if (++terms > MAX_TERMS) {
                    state = State.TOO_LARGE;
                    return;
                }
                SpfTerm term = all.get(i);
                boolean reachable = term instanceof SpfMechanism
                        ? !behindAll
                        : term instanceof SpfModifier && !(hasAll && term instanceof SpfModifier.Redirect);
                twigs.add(new Twig(term, i, parsed, reachable, current, below));
                behindAll |= term instanceof SpfMechanism.All;
            }
        }

        /** The tree, once everything is loaded. */
        SpfLookupTree toTree() {
            Node root = toNode();
            return new SpfLookupTree(root, root.count(), LookupCounts.count(root, Branch::isVoid), isComplete(this));
        }

        private boolean isComplete(Draft draft) {
            return draft.state != State.FAILED
                    && draft.state != State.DEPENDS_ON_MESSAGE
                    && draft.state != State.TOO_LARGE
                    && draft.twigs.stream()
                            .filter(twig -> twig.reachable)
                            .allMatch(twig -> twig.failure == null
                                    && !twig.skipped
                                    && (twig.below == null || isComplete(twig.below)));
        }

        private Node toNode() {
            return new Node(
                    name,
                    state,
                    Optional.ofNullable(failure),
                    Optional.ofNullable(record).map(ParsedSpf::text),
                    twigs.stream().map(Twig::toBranch).toList());
        }
    }

    /** A branch in the making. */
    private final class Twig {
        private final SpfTerm term;
        private final int index;
        private final ParsedSpf parsed;
        private final boolean reachable;
        private final DomainName current;
        private final Set<DomainName> path;
        private final List<InetAddress> addresses = new ArrayList<>();
        private @Nullable DomainName target;
        private @Nullable FailureCause failure;
        private @Nullable Draft below;
        private boolean emptyIp4;
        private boolean emptyIp6;
        private boolean skipped;
        private int hosts;

        private Twig(
                SpfTerm term,
                int index,
                ParsedSpf parsed,
                boolean reachable,
                DomainName current,
                Set<DomainName> path) {
            this.term = term;
            this.index = index;
            this.parsed = parsed;
            this.reachable = reachable;
            this.current = current;
            this.path = path;
        }

        /** Asks what the term asks for; what has to be waited for is added to the list. */
        private void follow(List<CompletableFuture<?>> pending) {
            // what cannot be reached costs nothing, but is followed from the domain's own record: a repair may use it
            if (!reachable && !path.equals(Set.of(current))) {
                return;
            }
            if (term instanceof SpfMechanism.Include include) {
                follow(include.domain());
            } else if (term instanceof SpfModifier.Redirect redirect) {
                follow(redirect.domain());
            } else if (term instanceof SpfMechanism mechanism && mechanism.needsLookup()) {
                target = mechanism
                        .target()
                        .map(this::expand)
                        .orElse(TargetName.of(current))
                        .name();
                if (target != null && !(term instanceof SpfMechanism.Ptr)) {
                    if (++hostTerms > MAX_HOST_TERMS) {
                        skipped = true;
                    } else {
                        pending.add(lookUp(mechanism, target));
                    }
                }
            }
        }

        private void follow(DomainSpec spec) {
            TargetName name = expand(spec);
            target = name.name();
            below = new Draft(target, target == null ? spec.toString() : target.toString(), path, null);
            if (target == null) {
                below.state = name.known() ? State.BAD_NAME : State.DEPENDS_ON_MESSAGE;
            } else if (path.contains(target)) {
                below = new Draft(null, target.toString(), path, null);
                below.state = State.LOOP;
            }
        }

        private TargetName expand(DomainSpec spec) {
            return MacroExpander.domain(
                    spec,
                    letter -> letter == Letter.DOMAIN
                            ? current.toString()
                            : letter == Letter.SENDER_DOMAIN ? sender.toString() : null);
        }

        private CompletableFuture<?> lookUp(SpfMechanism mechanism, DomainName name) {
            if (mechanism instanceof SpfMechanism.Mx) {
                return ask(name, RecordType.MX).thenCompose(this::exchanges);
            }
            CompletableFuture<DnsAnswer> ip4 = ask(name, RecordType.A);
            if (mechanism instanceof SpfMechanism.Exists) { // asks for A whatever the client (RFC 7208 §5.7)
                return ip4.thenAccept(answer -> {
                    noteFailure(answer);
                    emptyIp4 = answer.isAbsent();
                    emptyIp6 = answer.isAbsent();
                });
            }
            CompletableFuture<DnsAnswer> ip6 = ask(name, RecordType.AAAA);
            return ip4.thenAcceptBoth(ip6, (a, aaaa) -> {
                emptyIp4 = a.isAbsent();
                emptyIp6 = aaaa.isAbsent();
                addAddresses(a);
                addAddresses(aaaa);
            });
        }

        private CompletableFuture<?> exchanges(DnsAnswer answer) {
            noteFailure(answer);
            emptyIp4 = answer.isAbsent();
            emptyIp6 = answer.isAbsent();
            List<RecordData.Mx> exchanges = answer.data(RecordData.Mx.class);
            hosts = exchanges.size();
            List<CompletableFuture<DnsAnswer>> asked = new ArrayList<>();
            for (RecordData.Mx exchange : exchanges.subList(0, Math.min(hosts, MAX_MX_HOSTS))) {
                if (!exchange.exchange().equals(DomainName.ROOT)) {
                    asked.add(ask(exchange.exchange(), RecordType.A));
                    asked.add(ask(exchange.exchange(), RecordType.AAAA));
                }
            }
            return Futures.all(asked).thenAccept(answers -> answers.forEach(this::addAddresses));
        }

        private void addAddresses(DnsAnswer answer) {
            noteFailure(answer);
            answer.data(RecordData.A.class).forEach(data -> addresses.add(data.address()));
            answer.data(RecordData.Aaaa.class).forEach(data -> addresses.add(data.address()));
        }

        private void noteFailure(DnsAnswer answer) {
            if (answer instanceof DnsAnswer.Failure failed) {
                failure = failed.cause();
            }
        }

        private Branch toBranch() {
            Optional<Node> node = Optional.ofNullable(below).map(Draft::toNode);
            long cost = term.needsLookup() ? 1L + node.map(Node::count).orElse(0) : 0;
            int lookups = reachable ? (int) Math.min(Integer.MAX_VALUE, cost) : 0;
            return new Branch(
                    term,
                    parsed.span(index),
                    reachable,
                    Optional.ofNullable(target),
                    lookups,
                    emptyIp4,
                    emptyIp6,
                    Optional.ofNullable(failure),
                    addresses,
                    hosts,
                    node);
        }
    }
}
