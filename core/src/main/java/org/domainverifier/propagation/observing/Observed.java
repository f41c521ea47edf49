package org.domainverifier.propagation.observing;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.ServerAnswer;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverCondition;
import org.domainverifier.propagation.ResolverView;
import org.domainverifier.propagation.ServerView;
import org.domainverifier.propagation.ZonePropagation;
import org.domainverifier.propagation.ZoneServer;

/** The values that a session gives. Callers see the interfaces, so that more can be told later. */
final class Observed {
    private Observed() {}

    record Domain(List<Propagation> questions, List<ZonePropagation> zones, List<DomainName> aliasesBesideData)
            implements DomainPropagation {
        Domain {
            questions = List.copyOf(questions);
            zones = List.copyOf(zones);
            aliasesBesideData = List.copyOf(aliasesBesideData);
        }
    }

    record Question(
            DnsQuestion question,
            DnsAnswer answer,
            Instant answeredAt,
            Optional<DomainName> zone,
            List<ServerView> servers,
            List<ResolverView> resolvers,
            Optional<DomainName> wildcard,
            Optional<Duration> negativeTtl)
            implements Propagation {
        Question {
            servers = List.copyOf(servers);
            resolvers = List.copyOf(resolvers);
        }

        Question withResolvers(List<ResolverView> views) {
            return new Question(question, answer, answeredAt, zone, servers, views, wildcard, negativeTtl);
        }
    }

    record Zone(DomainName zone, List<DomainName> delegated, List<DomainName> published, List<ZoneServer> servers)
            implements ZonePropagation {
        Zone {
            delegated = List.copyOf(delegated);
            published = List.copyOf(published);
            servers = List.copyOf(servers);
        }
    }

    record ServerOfZone(
            DomainName server, Optional<InetAddress> address, ServerCondition condition, Optional<DnsRecord> soa)
            implements ZoneServer {
        ServerOfZone {
            if (soa.isPresent() && !(soa.get().data() instanceof RecordData.Soa)) {
                throw new IllegalArgumentException("not a SOA record: " + soa.get());
            }
        }
    }

    record Server(
            DomainName server,
            Optional<InetAddress> address,
            ServerCondition condition,
            Optional<DnsAnswer> answer,
            Optional<Long> serial)
            implements ServerView {
        static Server of(ServerAnswer said, Optional<Long> serial) {
            return new Server(said.server(), said.address(), said.condition(), said.answer(), serial);
        }
    }

    record Resolver(String resolver, DnsAnswer answer, Instant answeredAt, ResolverCondition condition)
            implements ResolverView {}
}
