package org.domainverifier.propagation.observing;

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
import org.domainverifier.dns.session.AnswerContent;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverCondition;
import org.domainverifier.propagation.ResolverView;
import org.domainverifier.propagation.ServerView;
import org.domainverifier.propagation.ZonePropagation;
import org.domainverifier.propagation.ZoneServer;
import org.domainverifier.propagation.observing.PropagationSession.Asked;
import org.domainverifier.propagation.observing.PropagationSession.AskedZone;
import org.domainverifier.propagation.observing.PropagationSession.Heard;

/** From what was heard to what it says. A function of values that are all there. */
final class PropagationSummary {
    private record Place(DomainName server, Optional<InetAddress> address) {}

    private PropagationSummary() {}

    static DomainPropagation of(List<Asked> questions, Map<DomainName, AskedZone> askedZones) {
        Map<DomainName, ZonePropagation> zones = new TreeMap<>();
        askedZones.forEach((name, zone) -> zone.soa()
                .join()
                .ifPresent(soa -> zones.put(name, zone(soa, zone.nameServers().join()))));
        TreeSet<DomainName> besideData = new TreeSet<>();
        List<Propagation> summaries = new ArrayList<>();
        for (Asked question : questions) {
            if (question.aliasBesideData().join()) {
                besideData.add(question.question().name());
            }
            summaries.add(question(question, zones));
        }
        return new Observed.Domain(summaries, List.copyOf(zones.values()), List.copyOf(besideData));
    }

    private static ZonePropagation zone(ZoneSurvey soa, Optional<ZoneSurvey> nameServers) {
        List<ZoneServer> servers = soa.answers().stream()
                .<ZoneServer>map(
                        said -> new Observed.ServerOfZone(said.server(), said.address(), said.condition(), soaOf(said)))
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
        return new Observed.Zone(soa.zone(), soa.delegated(), published, servers);
    }

    private static Optional<DnsRecord> soaOf(ServerAnswer said) {
        return said.answer()
                .flatMap(answer -> answer.records().stream()
                        .filter(record -> record.data() instanceof RecordData.Soa)
                        .findFirst());
    }

    private static Propagation question(Asked asked, Map<DomainName, ZonePropagation> zones) {
        Heard heard = asked.answer().join();
        Optional<ZoneSurvey> survey = asked.survey().join();
        Optional<ZonePropagation> zone = survey.map(ZoneSurvey::zone).map(zones::get);
        Map<Place, Optional<Long>> serials = new HashMap<>();
        zone.ifPresent(found -> found.servers()
                .forEach(server -> serials.put(new Place(server.server(), server.address()), server.serial())));
        List<ServerView> servers = survey.map(ZoneSurvey::answers).orElse(List.of()).stream()
                .<ServerView>map(said -> Observed.Server.of(
                        said, serials.getOrDefault(new Place(said.server(), said.address()), Optional.empty())))
                .toList();
        Observed.Question withoutResolvers = new Observed.Question(
                asked.question(),
                heard.answer(),
                heard.at(),
                survey.map(ZoneSurvey::zone),
                servers,
                List.of(),
                asked.wildcard().join(),
                zone.flatMap(ZonePropagation::negativeTtl));
        DnsAnswer present = withoutResolvers.presentAnswer();
        List<ResolverView> resolvers = new ArrayList<>();
        asked.resolvers().forEach((name, stage) -> {
            Heard said = stage.join();
            resolvers.add(new Observed.Resolver(name, said.answer(), said.at(), conditionOf(said, present)));
        });
        return withoutResolvers.withResolvers(resolvers);
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
