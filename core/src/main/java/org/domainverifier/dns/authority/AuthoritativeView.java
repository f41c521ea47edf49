package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.wire.Admission;
import org.domainverifier.dns.wire.EventLoop;
import org.domainverifier.dns.wire.Reply;

/**
 * The authoritative servers as one verification sees them: with the zone cuts that its questions have found so far. It holds no
 * answers. Made by {@link AuthoritativeResolver#forVerification()}; thread-safe.
 */
public final class AuthoritativeView implements DnsResolver {
    /** How many queries of surveys are on their way at once. */
    private static final int MAX_SURVEYING = 64;

    final AuthoritativeResolver resolver;
    final ZoneCuts cuts = new ZoneCuts(); // of the transport's thread, as all below
    final Set<InetAddress> silent = new HashSet<>();
    final Admission surveying;
    private final Map<DomainName, CompletableFuture<List<InetAddress>>> addresses = new HashMap<>();
    private final Set<DomainName> outOfReach = new HashSet<>();
    private final Set<DomainName> fromMemory = new HashSet<>();
    private boolean rootOutOfReach;

    AuthoritativeView(AuthoritativeResolver resolver) {
        this.resolver = resolver;
        this.surveying = new Admission(resolver.transport, MAX_SURVEYING);
        if (resolver.source != DelegationSource.RECURSIVE) {
            cuts.add(resolver.roots);
        }
    }

    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
        Consumer<Throwable> abandoned = why -> answer.complete(DnsAnswer.Failure.of(
                question,
                why instanceof EventLoop.ClosedException ? FailureCause.UNREACHABLE : FailureCause.RESOLVER_ERROR,
                String.valueOf(why.getMessage())));
        EventLoop.Action start = () -> new AuthoritativeRun(this, question, 0, new QueryBudget(), found -> {
                    resolver.running.done();
                    answer.complete(found);
                })
                .start();
        onLoop(() -> resolver.running.admit(new EventLoop.Task(start, abandoned)), abandoned);
        return answer;
    }

    /**
     * Asks every server of the zone that a name is in, at every address.
     *
     * @param question name and type; an alias at the name is not followed out of the zone
     * @return what each said; empty if the zone cannot be found
     */
    public CompletableFuture<Optional<ZoneSurvey>> survey(DnsQuestion question) {
        CompletableFuture<Optional<ZoneSurvey>> said = new CompletableFuture<>();
        Consumer<Throwable> abandoned = why -> said.complete(Optional.empty());
        onLoop(
                () -> {
                    if (cuts.zoneOf(question.name()).isPresent()) {
                        surveyLocated(question, said);
                    } else {
                        var unused = resolve(question)
                                .whenComplete((answer, none) -> onLoop(() -> surveyLocated(question, said), abandoned));
                    }
                },
                abandoned);
        return said;
    }

    private void surveyLocated(DnsQuestion question, CompletableFuture<Optional<ZoneSurvey>> said) {
        Optional<Delegation> zone = cuts.zoneOf(question.name());
        if (zone.isEmpty() || zone.get().zone().equals(DomainName.ROOT)) {
            said.complete(Optional.empty());
        } else {
            new ServerSurvey(this, zone.get(), question).run(survey -> said.complete(Optional.of(survey)));
        }
    }

    private void onLoop(EventLoop.Action action, Consumer<Throwable> abandoned) {
        resolver.transport.execute(new EventLoop.Task(action, abandoned));
    }

    /** The zone to begin with for a name: the deepest that is known, or the remembered top-level domain. */
    Optional<Delegation> closest(DomainName name) {
        Optional<Delegation> known = cuts.closest(name);
        boolean nothingBelowRoot = known.map(delegation -> delegation.zone().equals(DomainName.ROOT))
                .orElse(true);
        if (!nothingBelowRoot) {
            return known;
        }
        Optional<Delegation> tld = resolver.tlds.of(name);
        tld.ifPresent(delegation -> {
            cuts.add(delegation);
            fromMemory.add(delegation.zone());
        });
        return tld.isPresent() ? tld : known;
    }

    /** Keeps what a server referred to. */
    void referred(Delegation delegation) {
        cuts.add(delegation);
        fromMemory.remove(delegation.zone());
        resolver.tlds.remember(delegation);
    }

    boolean isOutOfReach(Delegation zone) {
        return outOfReach.contains(zone.zone());
    }

    /** No server of a zone has spoken. What was remembered of it may be old; where it is the root, there is another way. */
    void outOfReach(Delegation zone) {
        if (fromMemory.remove(zone.zone())) {
            cuts.forget(zone.zone());
            resolver.tlds.forget(zone.zone());
            return;
        }
        outOfReach.add(zone.zone());
        if (zone.zone().equals(DomainName.ROOT) && resolver.source == DelegationSource.ROOT_THEN_RECURSIVE) {
            rootOutOfReach = true;
            cuts.forget(DomainName.ROOT);
        }
    }

    /** Asks a server without recursion. */
    void ask(InetAddress address, DnsQuestion question, long deadlineNanos, Consumer<Reply> then) {
        resolver.serverPort.ask(address, question, deadlineNanos, then);
    }

    /** Asks the recursive resolver; calls back on the transport's thread. */
    void askRecursive(DnsQuestion question, Consumer<DnsAnswer> then) {
        CompletionStage<DnsAnswer> stage;
        try {
            stage = resolver.recursive.resolve(question);
        } catch (RuntimeException broken) {
            then.accept(DnsAnswer.Failure.of(question, FailureCause.RESOLVER_ERROR, broken.toString()));
            return;
        }
        var unused = stage.whenComplete((answer, problem) -> {
            DnsAnswer value = answer != null
                    ? answer
                    : DnsAnswer.Failure.of(question, FailureCause.RESOLVER_ERROR, String.valueOf(problem));
            onLoop(() -> then.accept(value), why -> then.accept(value));
        });
    }

    private boolean findsByRecursive() {
        return rootOutOfReach || resolver.source == DelegationSource.RECURSIVE;
    }

    /**
     * The addresses of a name server that came without glue: found once, by this resolver itself while the root is in reach.
     *
     * @param zone whose server it is
     * @param depth how deep the question lies that needs them
     * @param budget what that question may still cost
     */
    void addressesOf(
            DomainName server, Delegation zone, int depth, QueryBudget budget, Consumer<List<InetAddress>> then) {
        if (!findsByRecursive() && server.isWithin(zone.zone())) {
            then.accept(List.of()); // only the zone itself could tell, and it cannot be asked
            return;
        }
        CompletableFuture<List<InetAddress>> known = addresses.get(server);
        if (known == null) {
            CompletableFuture<List<InetAddress>> ipv4 = address(server, RecordType.A, depth, budget);
            CompletableFuture<List<InetAddress>> ipv6 = address(server, RecordType.AAAA, depth, budget);
            known = ipv4.thenCombine(ipv6, (a, aaaa) -> {
                List<InetAddress> both = new ArrayList<>(a);
                both.addAll(aaaa);
                return List.copyOf(both);
            });
            addresses.put(server, known);
        }
        var unused = known.thenAccept(then);
    }

    private CompletableFuture<List<InetAddress>> address(
            DomainName server, RecordType type, int depth, QueryBudget budget) {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        DnsQuestion question = new DnsQuestion(server, type);
        Consumer<DnsAnswer> read = answer -> found.complete(answer.records().stream()
                .flatMap(record -> Delegation.addressOf(record).stream())
                .limit(Delegation.MAX_ADDRESSES)
                .toList());
        if (findsByRecursive()) {
            askRecursive(question, read);
        } else if (depth < AuthoritativeRun.MAX_DEPTH) {
            new AuthoritativeRun(this, question, depth + 1, budget, read).start();
        } else {
            found.complete(List.of());
        }
        return found;
    }

    /** Adds the zone by what a recursive resolver says of its servers, where the root is out of reach or not to be asked. */
    void findByRecursive(DomainName name, Consumer<Optional<Delegation>> then) {
        findByRecursive(name.lastLabels(Math.min(2, name.labels().size())), name, then);
    }

    private void findByRecursive(DomainName zone, DomainName name, Consumer<Optional<Delegation>> then) {
        askRecursive(new DnsQuestion(zone, RecordType.NS), answer -> {
            TreeSet<DomainName> servers = new TreeSet<>();
            answer.data(RecordData.Ns.class).stream()
                    .limit(Delegation.MAX_SERVERS)
                    .forEach(ns -> servers.add(ns.server()));
            if (!servers.isEmpty() && answer.aliases().isEmpty()) {
                Map<DomainName, List<InetAddress>> withoutGlue = new HashMap<>();
                servers.forEach(server -> withoutGlue.put(server, List.of()));
                Delegation found = new Delegation(
                        zone, withoutGlue, answer.records().get(0).ttl().toSeconds());
                cuts.add(found);
                then.accept(Optional.of(found));
            } else if (answer.isFailure() || zone.labels().size() <= 1) {
                then.accept(Optional.empty());
            } else {
                findByRecursive(zone.lastLabels(zone.labels().size() - 1), name, then);
            }
        });
    }
}
