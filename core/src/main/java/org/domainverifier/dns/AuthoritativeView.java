package org.domainverifier.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The authoritative servers as one verification sees them: with the zone cuts that its questions have found so far. */
final class AuthoritativeView implements DnsResolver {
    final AuthoritativeResolver resolver;
    final ZoneCuts cuts = new ZoneCuts(); // of the transport's thread, as all below
    private final Map<DomainName, CompletableFuture<List<InetAddress>>> addresses = new HashMap<>();
    boolean rootOutOfReach;

    AuthoritativeView(AuthoritativeResolver resolver) {
        this.resolver = resolver;
        if (resolver.source != DelegationSource.RECURSIVE) {
            cuts.add(resolver.roots);
        }
    }

    @Override
    public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
        CompletableFuture<DnsAnswer> answer = new CompletableFuture<>();
        onLoop(
                () -> resolver.admit(() -> new AuthoritativeRun(this, question, 0, found -> {
                            resolver.done();
                            answer.complete(found);
                        })
                        .start()),
                why -> answer.complete(DnsAnswer.Failure.of(
                        question,
                        why instanceof EventLoop.ClosedException
                                ? FailureCause.UNREACHABLE
                                : FailureCause.RESOLVER_ERROR,
                        String.valueOf(why.getMessage()))));
        return answer;
    }

    CompletableFuture<List<ServerAnswer>> askEveryServer(DnsQuestion question) {
        CompletableFuture<List<ServerAnswer>> said = new CompletableFuture<>();
        var unused = resolve(question)
                .whenComplete((answer, none) -> onLoop(
                        () -> new ServerSurvey(this, question).run(said::complete), why -> said.complete(List.of())));
        return said;
    }

    private void onLoop(EventLoop.Action action, Consumer<Throwable> abandoned) {
        resolver.transport.execute(new EventLoop.Task(action, abandoned));
    }

    /** The zone to begin with for a name: the deepest that is known, or the remembered top-level domain. */
    Optional<Delegation> closest(DomainName name) {
        Optional<Delegation> known = cuts.closest(name);
        boolean nothingBelowRoot =
                known.map(delegation -> delegation.zone().labels().isEmpty()).orElse(true);
        if (nothingBelowRoot) {
            Optional<Delegation> tld = resolver.remembered(name);
            tld.ifPresent(cuts::add);
            return tld.isPresent() ? tld : known;
        }
        return known;
    }

    /** Asks a server without recursion. */
    void ask(InetAddress address, DnsQuestion question, long deadlineNanos, Consumer<Reply> then) {
        resolver.transport.ask(
                new InetSocketAddress(address, resolver.port),
                new DnsQuery(question, false, false),
                false,
                resolver.tryNanos,
                deadlineNanos,
                then);
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

    /** The addresses of a name server that came without glue: found once, by this resolver itself while the root is in reach. */
    void addressesOf(DomainName server, int depth, Consumer<List<InetAddress>> then) {
        CompletableFuture<List<InetAddress>> known = addresses.get(server);
        if (known == null) {
            CompletableFuture<List<InetAddress>> asked = new CompletableFuture<>();
            addresses.put(server, asked);
            known = asked;
            List<InetAddress> found = new ArrayList<>();
            address(server, RecordType.A, depth, ipv4 -> {
                found.addAll(ipv4);
                address(server, RecordType.AAAA, depth, ipv6 -> {
                    found.addAll(ipv6);
                    asked.complete(List.copyOf(found));
                });
            });
        }
        var unused = known.thenAccept(then);
    }

    private void address(DomainName server, RecordType type, int depth, Consumer<List<InetAddress>> then) {
        DnsQuestion question = new DnsQuestion(server, type);
        Consumer<DnsAnswer> read = answer -> then.accept(answer.records().stream()
                .flatMap(record -> Delegation.addressOf(record).stream())
                .toList());
        if (rootOutOfReach || resolver.source == DelegationSource.RECURSIVE) {
            askRecursive(question, read);
        } else if (depth < AuthoritativeRun.MAX_DEPTH) {
            new AuthoritativeRun(this, question, depth + 1, read).start();
        } else {
            then.accept(List.of());
        }
    }

    /** The zone's servers by what a recursive resolver says, where the root is out of reach or not to be asked. */
    void findByRecursive(DomainName name, int labels, Consumer<Optional<Delegation>> then) {
        DomainName zone = name.lastLabels(Math.min(labels, name.labels().size()));
        askRecursive(new DnsQuestion(zone, RecordType.NS), answer -> {
            TreeSet<DomainName> servers = new TreeSet<>();
            answer.data(RecordData.Ns.class).stream()
                    .limit(Delegation.MAX_SERVERS)
                    .forEach(ns -> servers.add(ns.server()));
            if (!servers.isEmpty() && answer.aliases().isEmpty()) {
                Map<DomainName, List<InetAddress>> withoutGlue = new HashMap<>();
                servers.forEach(server -> withoutGlue.put(server, List.of()));
                long ttl = answer.records().get(0).ttl().toSeconds();
                then.accept(Optional.of(new Delegation(zone, withoutGlue, ttl)));
            } else if (answer.isFailure() || zone.labels().size() <= 1) {
                then.accept(Optional.empty());
            } else {
                findByRecursive(name, zone.labels().size() - 1, then);
            }
        });
    }
}
