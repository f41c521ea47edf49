package org.domainverifier.propagation;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.ServerAnswer;
import org.domainverifier.dns.ZoneSurvey;
import org.domainverifier.propagation.PropagationSession.Heard;
import org.domainverifier.propagation.PropagationSession.Observed;
import org.domainverifier.propagation.PropagationSession.ZoneObserved;

/** From what was heard to what it says. A function of values that are all there. */
final class PropagationSummary {
    private record Place(DomainName server, Optional<InetAddress> address) {}

    private PropagationSummary() {}

    static DomainPropagation of(List<Observed> questions, Map<DomainName, ZoneObserved> observedZones) {
        Map<DomainName, ZonePropagation> zones = new TreeMap<>();
        observedZones.forEach((name, zone) -> zone.soa()
                .join()
                .ifPresent(soa -> zones.put(name, zone(soa, zone.nameServers().join()))));
        TreeSet<DomainName> besideData = new TreeSet<>();
        List<Propagation> summaries = new ArrayList<>();
        for (Observed question : questions) {
            if (question.aliasBesideData().join()) {
                besideData.add(question.question().name());
            }
            summaries.add(question(question, zones));
        }
        return new DomainPropagation(summaries, List.copyOf(zones.values()), List.copyOf(besideData));
    }

    private static ZonePropagation zone(ZoneSurvey soa, Optional<ZoneSurvey> nameServers) {
        List<ZoneServer> servers = soa.answers().stream()
                .map(said -> new ZoneServer(said.server(), said.address(), said.condition(), soaOf(said)))
                .toList();
        List<DomainName> published = nameServers.stream()
                .flatMap(survey -> survey.answers().stream())
                .flatMap(said -> said.answer().stream())
                .map(answer -> answer.data(RecordData.Ns.class).stream()
                        .map(RecordData.Ns::server)
                        .sorted()
                        .toList())
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
        return new ZonePropagation(soa.zone(), soa.delegated(), published, servers);
    }

    private static Optional<DnsRecord> soaOf(ServerAnswer said) {
        return said.answer()
                .flatMap(answer -> answer.records().stream()
                        .filter(record -> record.data() instanceof RecordData.Soa)
                        .findFirst());
    }

    private static Propagation question(Observed observed, Map<DomainName, ZonePropagation> zones) {
        Heard heard = observed.answer().join();
        Optional<ZoneSurvey> survey = observed.survey().join();
        Optional<ZonePropagation> zone = survey.map(ZoneSurvey::zone).map(zones::get);
        Map<Place, Optional<Long>> serials = new HashMap<>();
        zone.ifPresent(found -> found.servers()
                .forEach(server -> serials.put(new Place(server.server(), server.address()), server.serial())));
        List<ServerView> servers = survey.map(ZoneSurvey::answers).orElse(List.of()).stream()
                .map(said -> ServerView.of(
                        said, serials.getOrDefault(new Place(said.server(), said.address()), Optional.empty())))
                .toList();
        DnsAnswer present = ServerGroups.of(servers).newestAnswer().orElse(heard.answer());
        List<ResolverView> resolvers = new ArrayList<>();
        observed.resolvers().forEach((name, stage) -> {
            Heard said = stage.join();
            resolvers.add(new ResolverView(name, said.answer(), said.at(), conditionOf(said, present)));
        });
        return new Propagation(
                observed.question(),
                heard.answer(),
                heard.at(),
                survey.map(ZoneSurvey::zone),
                servers,
                resolvers,
                observed.wildcard().join(),
                zone.flatMap(ZonePropagation::negativeTtl));
    }

    private static ResolverCondition conditionOf(Heard heard, DnsAnswer present) {
        if (heard.answer().isFailure()) {
            return heard.bogus() ? ResolverCondition.BOGUS : ResolverCondition.FAILED;
        }
        if (present.isFailure() || !present.origin().authoritative()) {
            return ResolverCondition.UNKNOWN;
        }
        return AnswerContent.sameUpToTheBorder(present, heard.answer())
                ? ResolverCondition.CURRENT
                : ResolverCondition.OUTDATED;
    }
}
