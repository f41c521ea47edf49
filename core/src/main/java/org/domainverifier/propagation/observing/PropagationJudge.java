package org.domainverifier.propagation.observing;

import java.net.InetAddress;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Findings;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverCondition;
import org.domainverifier.propagation.ResolverView;
import org.domainverifier.propagation.ServerView;
import org.domainverifier.propagation.ZonePropagation;
import org.domainverifier.propagation.ZoneServer;

/** From what servers and resolvers said to findings. A pure function. */
public final class PropagationJudge {
    private final DomainPropagation seen;
    private final boolean ipv6Works;
    private final Findings findings = new Findings();

    private PropagationJudge(DomainPropagation seen) {
        this.seen = seen;
        this.ipv6Works = seen.zones().stream()
                .flatMap(zone -> zone.servers().stream())
                .anyMatch(server -> isIpv6(server.address())
                        && !isUnreachable(server)
                        && server.condition() != ServerCondition.SPECIAL_ADDRESS);
    }

    /**
     * What there is to say about the servers and resolvers of a domain.
     *
     * @param seen what was observed
     * @return the findings: zone by zone, then question by question, then resolver by resolver
     */
    public static List<Finding> judge(DomainPropagation seen) {
        PropagationJudge judge = new PropagationJudge(seen);
        seen.zones().forEach(judge::zone);
        seen.questions().forEach(judge::question);
        seen.aliasesBesideData()
                .forEach(name -> judge.findings.add(
                        Finding.of(DnsFinding.CNAME_BESIDE_DATA, name).with("name", name)));
        judge.failures();
        return judge.findings.list();
    }

    /**
     * What there is to say where no authoritative server could be asked.
     *
     * @param domain the domain that is verified
     * @param answers what an authoritative resolver answered
     * @return one finding, or none
     */
    public static List<Finding> judgeFallBack(DomainName domain, Collection<DnsAnswer> answers) {
        List<DomainName> names = answers.stream()
                .filter(answer -> !answer.isFailure() && !answer.origin().authoritative())
                .map(answer -> answer.question().name())
                .distinct()
                .sorted()
                .toList();
        return names.isEmpty()
                ? List.of()
                : List.of(Finding.of(DnsFinding.MAY_BE_STALE, domain).with("names", names));
    }

    private void zone(ZonePropagation zone) {
        Map<ServerCondition, List<String>> byCondition = new EnumMap<>(ServerCondition.class);
        zone.servers().stream()
                // a host without IPv6 must not call every IPv6 server unreachable
                .filter(server -> ipv6Works || !isIpv6(server.address()) || !isUnreachable(server))
                .forEach(server -> byCondition
                        .computeIfAbsent(server.condition(), condition -> new ArrayList<>())
                        .add(server.label()));
        byCondition.forEach((condition, servers) -> codeOf(condition)
                .ifPresent(code -> findings.add(Finding.of(code, zone.zone())
                        .with("zone", zone.zone())
                        .with("servers", List.copyOf(servers))
                        .with("condition", condition))));
        if (!zone.delegationAgrees()) {
            findings.add(Finding.of(DnsFinding.DELEGATION_DIFFERS, zone.zone())
                    .with("zone", zone.zone())
                    .with("delegated", zone.delegated())
                    .with("published", zone.published()));
        }
    }

    private static Optional<DnsFinding> codeOf(ServerCondition condition) {
        return switch (condition) {
            case ANSWERED -> Optional.empty();
            case SPECIAL_ADDRESS -> Optional.of(DnsFinding.SPECIAL_ADDRESS);
            case SILENT, UNREACHABLE, NO_ADDRESS -> Optional.of(DnsFinding.SERVERS_UNREACHABLE);
            case LAME, REFUSED, FAILED, MALFORMED -> Optional.of(DnsFinding.SERVERS_LAME);
        };
    }

    private static boolean isUnreachable(ZoneServer server) {
        return codeOf(server.condition())
                .filter(DnsFinding.SERVERS_UNREACHABLE::equals)
                .isPresent();
    }

    private static boolean isIpv6(Optional<InetAddress> address) {
        return address.filter(each -> each.getAddress().length != 4).isPresent();
    }

    private void question(Propagation question) {
        question.wildcard()
                .ifPresent(wildcard ->
                        findings.add(about(DnsFinding.WILDCARD, question).with("wildcard", wildcard)));
        if (!question.serversAgree()) {
            // as long as they disagree, the end of a TTL may bring the older answer again: no time is named
            findings.add(disagreement(question));
            return;
        }
        for (ResolverView resolver : question.resolvers()) {
            resolver.visibleBy()
                    .ifPresent(at -> findings.add(about(DnsFinding.NOT_YET_VISIBLE, question)
                            .with("resolver", resolver.resolver())
                            .with("visibleBy", at.truncatedTo(ChronoUnit.SECONDS))));
        }
    }

    private static Finding about(DnsFinding code, Propagation question) {
        return Finding.of(code, question.question().name())
                .with("name", question.question().name())
                .with("type", question.question().type());
    }

    private static Finding disagreement(Propagation question) {
        List<ServerView> others = question.differingServers();
        Finding finding = about(DnsFinding.SERVERS_DISAGREE, question)
                .with("zone", question.zone().orElse(question.question().name()))
                .with("servers", others.stream().map(ServerView::label).toList());
        Optional<Long> newest = question.newestSerial();
        return newest.isEmpty()
                ? finding
                : finding.with(
                                "serials",
                                others.stream()
                                        .flatMap(server -> server.serial().stream())
                                        .distinct()
                                        .toList())
                        .with("newest", newest.get());
    }

    /** What goes wrong at a resolver goes wrong for many questions: it is said once for each zone. */
    private void failures() {
        record Kind(String resolver, DomainName zone, ResolverCondition condition) {}
        Map<Kind, List<Propagation>> failed = new LinkedHashMap<>();
        for (Propagation question : seen.questions()) {
            if (question.answer().isFailure() || !question.answer().origin().authoritative()) {
                continue;
            }
            for (ResolverView resolver : question.resolvers()) {
                if (resolver.answer().isFailure()) {
                    DomainName zone = question.zone().orElse(question.question().name());
                    failed.computeIfAbsent(
                                    new Kind(resolver.resolver(), zone, resolver.condition()),
                                    kind -> new ArrayList<>())
                            .add(question);
                }
            }
        }
        failed.forEach((kind, questions) -> {
            boolean bogus = kind.condition() == ResolverCondition.BOGUS;
            Finding finding = Finding.of(bogus ? DnsFinding.DNSSEC_BOGUS : DnsFinding.RESOLVER_FAILED, kind.zone())
                    .with("zone", kind.zone())
                    .with(
                            "names",
                            questions.stream()
                                    .map(question -> question.question().name())
                                    .distinct()
                                    .toList())
                    .with("resolver", kind.resolver());
            findings.add(bogus ? finding : withCause(finding, kind.resolver(), questions.get(0)));
        });
    }

    private static Finding withCause(Finding finding, String resolver, Propagation example) {
        for (ResolverView view : example.resolvers()) {
            if (view.resolver().equals(resolver) && view.answer() instanceof DnsAnswer.Failure failure) {
                return finding.with(failure);
            }
        }
        return finding;
    }
}
