package org.domainverifier.dns.authority;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.ZoneSurvey;
import org.domainverifier.dns.session.GuardedResolver;
import org.domainverifier.dns.wire.Admission;
import org.domainverifier.dns.wire.Asker;
import org.domainverifier.dns.wire.EventLoop;
import org.domainverifier.dns.wire.Reply;

/**
 * The authoritative servers as one verification sees them: with the zone cuts that its questions have found so far. It holds no
 * answers. Made by {@link AuthoritativeResolver#forVerification()}; thread-safe.
 */
final class AuthoritativeView implements DnsResolver, WayDown {
    /** How many queries of surveys are on their way at once. */
    private static final int MAX_SURVEYING = 64;

    private final Network network;
    private final DnsResolver recursive;
    private final Asker asker = new Asker();
    private final ZoneCuts cuts = new ZoneCuts(); // of the transport's thread, as all below
    private final Reach reach = new Reach();
    private final QueryBudget budget = new QueryBudget(QueryBudget.OF_VERIFICATION);
    private final QueryBudget surveys = new QueryBudget(QueryBudget.OF_SURVEYS);
    private final Admission surveying;
    private final Map<DomainName, CompletableFuture<List<InetAddress>>> addresses = new HashMap<>();
    private final Set<DomainName> outOfReach = new HashSet<>();
    private final Set<DomainName> fromMemory = new HashSet<>();
    private boolean rootOutOfReach;

    AuthoritativeView(Network network) {
        this.network = network;
        this.recursive = GuardedResolver.viewOf(network.recursive());
        this.surveying = new Admission(network.transport(), MAX_SURVEYING);
        if (network.source() != DelegationSource.RECURSIVE) {
            cuts.add(network.roots());
        }
    }

    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
        network.onTheirWay()
                .ask(
                        asker,
                        question,
                        then -> new AuthoritativeRun(this, question, 0, new QueryBudget(QueryBudget.OF_QUESTION), then)
                                .start(),
                        found -> network.handOver().complete(answer, found));
        return answer;
    }

    /** No server is asked any more, and what is on its way is given up. */
    @Override
    public void giveUp() {
        network.onTheirWay().leave(asker);
        surveying.leave(asker);
        recursive.giveUp();
    }

    @Override
    public Asker asker() {
        return asker;
    }

    @Override
    public boolean isAuthoritative() {
        return true;
    }

    @Override
    public CompletableFuture<Optional<ZoneSurvey>> survey(DnsQuestion question) {
        CompletableFuture<Optional<ZoneSurvey>> said = new CompletableFuture<>();
        Consumer<Throwable> abandoned = why -> network.handOver().complete(said, Optional.empty());
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
            network.handOver().complete(said, Optional.empty());
        } else {
            new ServerSurvey(this, zone.get(), question)
                    .run(survey -> network.handOver().complete(said, survey));
        }
    }

    private void onLoop(EventLoop.Action action, Consumer<Throwable> abandoned) {
        network.transport().execute(new EventLoop.Task(action, abandoned));
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public ZoneCuts cuts() {
        return cuts;
    }

    @Override
    public Admission surveying() {
        return surveying;
    }

    @Override
    public QueryBudget budget() {
        return budget;
    }

    @Override
    public QueryBudget surveyBudget() {
        return surveys;
    }

    @Override
    public Reach reach() {
        return reach;
    }

    @Override
    public Optional<Delegation> closest(DomainName name) {
        Optional<Delegation> known = cuts.closest(name);
        boolean nothingBelowRoot = known.map(delegation -> delegation.zone().equals(DomainName.ROOT))
                .orElse(true);
        if (!nothingBelowRoot) {
            return known;
        }
        Optional<Delegation> tld = network.topLevelDomains().of(name);
        tld.ifPresent(delegation -> {
            cuts.add(delegation);
            fromMemory.add(delegation.zone());
        });
        return tld.isPresent() ? tld : known;
    }

    @Override
    public void referred(Delegation delegation) {
        cuts.add(delegation);
        fromMemory.remove(delegation.zone());
        network.topLevelDomains().remember(delegation);
    }

    @Override
    public boolean isOutOfReach(Delegation zone) {
        return outOfReach.contains(zone.zone());
    }

    @Override
    public void outOfReach(Delegation zone) {
        if (fromMemory.remove(zone.zone())) {
            cuts.forget(zone.zone());
            network.topLevelDomains().forget(zone.zone());
            return;
        }
        outOfReach.add(zone.zone());
        reach.gaveUp(zone);
        if (zone.zone().equals(DomainName.ROOT) && network.source() == DelegationSource.ROOT_THEN_RECURSIVE) {
            rootOutOfReach = true;
            cuts.forget(DomainName.ROOT);
        }
    }

    @Override
    public Runnable ask(
            InetAddress address,
            DnsQuestion question,
            long deadlineNanos,
            BooleanSupplier overdue,
            Consumer<Reply> then) {
        reach.sent(address);
        return network.servers().ask(asker, address, question, deadlineNanos, overdue, then);
    }

    @Override
    public void askRecursive(DnsQuestion question, Consumer<DnsAnswer> then) {
        if (asker.isGone()) {
            then.accept(DnsAnswer.Failure.of(
                    question, FailureCause.RESOLVER_ERROR, Asker.nobodyWaits().toString()));
            return;
        }
        CompletionStage<DnsAnswer> stage;
        try {
            stage = Objects.requireNonNull(recursive.resolve(question), "it returned null");
        } catch (Throwable broken) { // a resolver of somebody's own may do anything
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
        return rootOutOfReach || network.source() == DelegationSource.RECURSIVE;
    }

    @Override
    public void addressesOf(
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

    @Override
    public void findByRecursive(DomainName name, Consumer<Optional<Delegation>> then) {
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
