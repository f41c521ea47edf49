package org.domainverifier.propagation.observing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverCondition;
import org.domainverifier.propagation.ResolverView;
import org.domainverifier.propagation.ServerView;
import org.domainverifier.propagation.ZonePropagation;
import org.domainverifier.propagation.ZoneServer;
import org.domainverifier.testing.LoopbackNetwork;

/** One finding of each kind about the DNS. */
public final class DnsSituations {
    private static final DomainName ZONE = DomainName.of("customer.example");
    private static final DnsQuestion QUESTION = new DnsQuestion(ZONE, RecordType.TXT);

    private DnsSituations() {}

    /** All findings, whatever the servers and resolvers are blamed for. */
    public static List<Finding> findings() {
        DnsAnswer present = text("new");
        DnsAnswer failure = DnsAnswer.Failure.of(QUESTION, FailureCause.SERVFAIL, "it answered SERVFAIL");
        List<ResolverView> resolvers = List.of(
                new Observed.Resolver("a", text("old"), Instant.EPOCH, ResolverCondition.OUTDATED),
                new Observed.Resolver("b", failure, Instant.EPOCH, ResolverCondition.BOGUS),
                new Observed.Resolver("c", failure, Instant.EPOCH, ResolverCondition.FAILED));
        List<ServerView> apart = List.of(server(present, Optional.of(2L)), server(text("old"), Optional.of(1L)));
        List<ServerView> apartWithoutSerials =
                List.of(server(present, Optional.empty()), server(text("old"), Optional.empty()));
        List<ZoneServer> servers = Arrays.stream(ServerCondition.values())
                .<ZoneServer>map(condition -> new Observed.ServerOfZone(
                        ZONE.child("ns"),
                        Optional.of(LoopbackNetwork.address("192.0.2.1")),
                        condition,
                        Optional.empty()))
                .toList();
        ZonePropagation zone =
                new Observed.Zone(ZONE, List.of(ZONE.child("ns")), List.of(ZONE.child("other")), servers);
        List<Finding> findings = new ArrayList<>(PropagationJudge.judge(new Observed.Domain(
                List.of(
                        question(present, List.of(), resolvers),
                        question(present, apart, List.of()),
                        question(present, apartWithoutSerials, List.of())),
                List.of(zone),
                List.of(ZONE))));
        findings.addAll(PropagationJudge.judgeFallBack(
                ZONE, List.of(new DnsAnswer.NoData(QUESTION, List.of(), Optional.empty(), AnswerOrigin.NONE))));
        return findings;
    }

    private static Propagation question(DnsAnswer answer, List<ServerView> servers, List<ResolverView> resolvers) {
        return new Observed.Question(
                QUESTION,
                answer,
                Instant.EPOCH,
                Optional.of(ZONE),
                servers,
                resolvers,
                Optional.of(ZONE.child("*")),
                Optional.empty());
    }

    private static ServerView server(DnsAnswer answer, Optional<Long> serial) {
        return new Observed.Server(
                ZONE.child("ns"), Optional.empty(), ServerCondition.ANSWERED, Optional.of(answer), serial);
    }

    private static DnsAnswer text(String text) {
        return new DnsAnswer.Records(
                QUESTION,
                List.of(new DnsRecord(ZONE, Duration.ofMinutes(1), RecordData.Txt.of(text))),
                List.of(),
                AnswerOrigin.of("192.0.2.1", true, false));
    }
}
