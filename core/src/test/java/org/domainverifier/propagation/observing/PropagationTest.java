package org.domainverifier.propagation.observing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverCondition;
import org.domainverifier.propagation.ResolverView;
import org.domainverifier.propagation.ServerView;
import org.domainverifier.propagation.ZonePropagation;
import org.domainverifier.propagation.ZoneServer;
import org.domainverifier.testing.LoopbackNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from what was heard: agreement, the time of visibility, findings. */
class PropagationTest {
    private static final Instant NOW = Instant.parse("2026-11-24T14:20:00Z");
    private static final DomainName ZONE = DomainName.of("customer.example");
    private static final DnsQuestion QUESTION = new DnsQuestion(ZONE.child("_dmarc"), RecordType.TXT);
    private static final Duration NEGATIVE = Duration.ofMinutes(12);

    private final List<ServerView> servers = new ArrayList<>();
    private final List<ResolverView> resolvers = new ArrayList<>();

    private static DnsAnswer text(String text, int ttl) {
        return new DnsAnswer.Records(
                QUESTION,
                List.of(new DnsRecord(QUESTION.name(), Duration.ofSeconds(ttl), RecordData.Txt.of(text))),
                List.of(),
                AnswerOrigin.of("192.0.2.1", true, false));
    }

    private static DnsAnswer absent(int ttl) {
        return new DnsAnswer.NoSuchName(
                QUESTION, List.of(), Optional.of(Duration.ofSeconds(ttl)), AnswerOrigin.of("192.0.2.1", true, false));
    }

    private static DnsAnswer failure(FailureCause cause) {
        return DnsAnswer.Failure.of(QUESTION, cause, "scripted");
    }

    private void server(String address, DnsAnswer answer, long serial) {
        servers.add(new Observed.Server(
                DomainName.of("ns" + (servers.size() + 1) + ".customer.example"),
                Optional.of(LoopbackNetwork.address(address)),
                ServerCondition.ANSWERED,
                Optional.of(answer),
                serial < 0 ? Optional.empty() : Optional.of(serial)));
    }

    private void resolver(DnsAnswer answer, ResolverCondition condition) {
        resolvers.add(new Observed.Resolver("ours", answer, NOW, condition));
    }

    private Propagation with(DnsAnswer answer) {
        return new Observed.Question(
                QUESTION, answer, NOW, Optional.of(ZONE), servers, resolvers, Optional.empty(), Optional.of(NEGATIVE));
    }

    private List<Finding> findings(DnsAnswer answer) {
        return PropagationJudge.judge(new Observed.Domain(List.of(with(answer)), List.of(), List.of()));
    }

    @Test
    void anAbsenceThatAResolverHoldsIsGoneWhenItsTtlIsOver() {
        resolver(absent(90), ResolverCondition.OUTDATED);

        assertThat(with(text("new", 3600)).resolvers().get(0).visibleBy()).contains(NOW.plusSeconds(90));
    }

    @Test
    void everyOtherCacheHoldsTheAbsenceForTheNegativeTtlWhateverTheRecordsOwnTtl() {
        resolver(absent(90), ResolverCondition.OUTDATED);

        assertThat(with(text("new", 3600)).visibleBy()).contains(NOW.plus(NEGATIVE));
    }

    @Test
    void olderRecordsStayForTheTtlThatIsLeftOrThatOfThePresentRecords() {
        resolver(text("old", 7000), ResolverCondition.OUTDATED);
        assertThat(with(text("new", 3600)).visibleBy()).contains(NOW.plusSeconds(7000));

        resolvers.clear();
        resolver(text("old", 10), ResolverCondition.OUTDATED);
        assertThat(with(text("new", 3600)).visibleBy()).contains(NOW.plusSeconds(3600));
    }

    @Test
    void whatTheOlderAnswerWasIsNotKnownIfNobodyHasIt() {
        resolver(text("new", 3000), ResolverCondition.CURRENT);

        assertThat(with(text("new", 3600)).visibleBy()).contains(NOW.plusSeconds(3600));
        assertThat(with(text("new", 60)).visibleBy()).contains(NOW.plus(NEGATIVE));
        assertThat(with(text("new", 60)).isVisible()).isTrue();
    }

    @Test
    void anAbsenceThatIsFetchedNowStaysForItsNegativeTtl() {
        assertThat(with(absent(720)).visibleBy()).contains(NOW.plus(NEGATIVE));
    }

    @Test
    void noTimeCanBeNamedWhileTheServersDisagree() {
        server("192.0.2.1", text("new", 60), 8);
        server("192.0.2.2", absent(60), 7);

        Propagation seen = with(text("new", 60));
        assertThat(seen.serversAgree()).isFalse();
        assertThat(seen.visibleBy()).isEmpty();
        assertThat(seen.isVisible()).isFalse();
    }

    @Test
    void noTimeCanBeNamedWithoutAWordOfTheServers() {
        assertThat(with(failure(FailureCause.TIMEOUT)).visibleBy()).isEmpty();
        DnsAnswer fromACache = new DnsAnswer.NoData(
                QUESTION, List.of(), Optional.of(NEGATIVE), AnswerOrigin.of("cache", false, false));
        assertThat(with(fromACache).visibleBy()).isEmpty();
        assertThat(with(fromACache).isVisible()).isFalse();
    }

    @Test
    void ttlAndOrderAreNoDisagreement() {
        DnsRecord one = new DnsRecord(QUESTION.name(), Duration.ofSeconds(1), RecordData.Txt.of("one"));
        DnsRecord two = new DnsRecord(QUESTION.name(), Duration.ofSeconds(2), RecordData.Txt.of("two"));
        server("192.0.2.1", new DnsAnswer.Records(QUESTION, List.of(one, two), List.of(), AnswerOrigin.NONE), 7);
        server("192.0.2.2", new DnsAnswer.Records(QUESTION, List.of(two, one), List.of(), AnswerOrigin.NONE), 7);

        assertThat(with(text("one", 1)).serversAgree()).isTrue();
    }

    @Test
    void noDataAndNoSuchNameAreTheSameAbsence() {
        server("192.0.2.1", absent(60), 7);
        server("192.0.2.2", new DnsAnswer.NoData(QUESTION, List.of(), Optional.empty(), AnswerOrigin.NONE), 7);

        assertThat(with(absent(60)).serversAgree()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2,1,true", "1,2,false", "1,1,false", "0,4294967295,true", "4294967295,0,false", "2147483647,0,true"})
    void serialNumbersGoInACircle(long serial, long other, boolean newer) {
        server("192.0.2.1", text("one", 60), serial);
        server("192.0.2.2", text("other", 60), other);

        assertThat(with(text("one", 60)).newestSerial().filter(newest -> newest == serial))
                .isEqualTo(newer ? Optional.of(serial) : Optional.empty());
    }

    @Test
    void theServerWithTheOlderSerialIsNamedWithIt() {
        server("192.0.2.1", absent(60), 4294967295L);
        server("192.0.2.2", text("new", 60), 3);

        assertThat(findings(text("new", 60))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(DnsFinding.SERVERS_DISAGREE);
            assertThat(finding.arguments())
                    .containsEntry("servers", List.of("ns1.customer.example (192.0.2.1)"))
                    .containsEntry("serials", List.of(4294967295L))
                    .containsEntry("newest", 3L);
            assertThat(finding.message()).contains("still have version 4294967295", "others have 3");
        });
    }

    @Test
    void whereTheSerialsDoNotTellTheFewerServersAreNamed() {
        server("192.0.2.1", text("a", 60), 7);
        server("192.0.2.2", text("b", 60), 7);
        server("192.0.2.3", text("b", 60), 7);

        assertThat(findings(text("b", 60))).singleElement().satisfies(finding -> {
            assertThat(finding.arguments())
                    .containsEntry("servers", List.of("ns1.customer.example (192.0.2.1)"))
                    .doesNotContainKey("newest");
            assertThat(finding.message()).contains("a different answer from the others");
        });
    }

    @Test
    void anOutdatedResolverIsToldWithTheTime() {
        resolver(absent(720), ResolverCondition.OUTDATED);

        assertThat(findings(text("new", 60))).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(DnsFinding.NOT_YET_VISIBLE);
            assertThat(finding.message()).contains("ours", "14:32");
        });
    }

    @Test
    void brokenSignaturesAreToldApartFromAFailure() {
        resolver(failure(FailureCause.SERVFAIL), ResolverCondition.BOGUS);
        assertThat(findings(text("new", 60))).extracting(Finding::code).containsExactly(DnsFinding.DNSSEC_BOGUS);

        resolvers.clear();
        resolver(failure(FailureCause.SERVFAIL), ResolverCondition.FAILED);
        assertThat(findings(text("new", 60))).extracting(Finding::code).containsExactly(DnsFinding.RESOLVER_FAILED);
    }

    @Test
    void aHostWithoutIpv6BlamesNoIpv6Server() throws Exception {
        assertThat(codes(zone(ServerCondition.ANSWERED, ServerCondition.UNREACHABLE)))
                .isEmpty();
    }

    @Test
    void aSpecialIpv6AddressIsToldAndIsNoSignOfIpv6() throws Exception {
        ZonePropagation special = zone(ServerCondition.ANSWERED, ServerCondition.SPECIAL_ADDRESS);
        ZonePropagation other = zone(ServerCondition.ANSWERED, ServerCondition.UNREACHABLE);

        assertThat(codes(special, other)).containsExactly(DnsFinding.SPECIAL_ADDRESS);
    }

    @Test
    void aSilentIpv6ServerIsToldIfAnotherOneSpeaks() throws Exception {
        ZonePropagation silent = zone(ServerCondition.ANSWERED, ServerCondition.SILENT);
        ZonePropagation other = zone(ServerCondition.ANSWERED, ServerCondition.ANSWERED);

        assertThat(codes(silent, other)).containsExactly(DnsFinding.SERVERS_UNREACHABLE);
    }

    @Test
    void everyConditionHasItsFinding() throws Exception {
        for (ServerCondition condition : ServerCondition.values()) {
            DnsFinding expected = switch (condition) {
                case ANSWERED -> null;
                case SILENT, UNREACHABLE, NO_ADDRESS -> DnsFinding.SERVERS_UNREACHABLE;
                case LAME, REFUSED, FAILED, MALFORMED -> DnsFinding.SERVERS_LAME;
                case SPECIAL_ADDRESS -> DnsFinding.SPECIAL_ADDRESS;
            };
            assertThat(codes(zone(condition, ServerCondition.ANSWERED)))
                    .as("%s", condition)
                    .isEqualTo(expected == null ? List.of() : List.of(expected));
        }
    }

    private static ZonePropagation zone(ServerCondition ipv4, ServerCondition ipv6) throws Exception {
        DomainName server = DomainName.of("ns1.customer.example");
        return new Observed.Zone(
                ZONE,
                List.of(server),
                List.of(server),
                List.of(
                        new Observed.ServerOfZone(
                                server, Optional.of(InetAddress.getByName("192.0.2.1")), ipv4, Optional.empty()),
                        new Observed.ServerOfZone(
                                server, Optional.of(InetAddress.getByName("2001:db8::1")), ipv6, Optional.empty())));
    }

    private static List<Object> codes(ZonePropagation... zones) {
        return PropagationJudge.judge(new Observed.Domain(List.of(), List.of(zones), List.of())).stream()
                .<Object>map(Finding::code)
                .toList();
    }

    @Test
    void theNegativeTtlIsTheSmallerOfTheSoasOwnAndItsMinimum() {
        assertThat(negativeTtl(300, 60)).contains(Duration.ofSeconds(60));
        assertThat(negativeTtl(30, 60)).contains(Duration.ofSeconds(30));
    }

    private static Optional<Duration> negativeTtl(int ttl, int minimum) {
        RecordData.Soa data = new RecordData.Soa(ZONE, ZONE, 1, 60, 60, 60, minimum);
        ZoneServer server = new Observed.ServerOfZone(
                ZONE,
                Optional.empty(),
                ServerCondition.ANSWERED,
                Optional.of(new DnsRecord(ZONE, Duration.ofSeconds(ttl), data)));
        return new Observed.Zone(ZONE, List.of(), List.of(), List.of(server)).negativeTtl();
    }
}
