package org.domainverifier.propagation.observing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Freshness;
import org.domainverifier.PropagationObserver;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.dns.SpecialRange;
import org.domainverifier.dns.authority.AuthoritativeResolver;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.propagation.DomainPropagation;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.propagation.ResolverView;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.LoopbackNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scenarios of a change that spreads, over a miniature Internet: two servers for the customer's zone, and a cache. */
class PropagationWireTest {
    private static final DomainName CUSTOMER = DomainName.of("customer.example");
    private static final DnsQuestion MX = new DnsQuestion(CUSTOMER, RecordType.MX);
    private static final String PUBLISHED = "customer.example. 300 IN MX 10 mail.trekmail.net.\n";

    private final LoopbackNetwork network = new LoopbackNetwork();
    private final TestClock clock = new TestClock();
    private LoopbackDnsServer root;
    private LoopbackDnsServer tld;
    private LoopbackDnsServer first;
    private LoopbackDnsServer second;
    private LoopbackDnsServer provider;
    private AuthoritativeResolver authoritative;
    private AuthoritativeResolver upstream;
    private DnsResolver cache;

    @BeforeEach
    void start() {
        root = network.server("127.0.3.1", """
                . 60 IN SOA a. x. 1 60 60 60 60
                . 60 IN NS a.
                example. 60 IN NS a.nic.example.
                net. 60 IN NS a.nic.example.
                a.nic.example. 60 IN A 127.0.3.2
                """);
        tld = network.server("127.0.3.2", example("ns1", "ns2"), """
                net. 60 IN SOA a.nic.example. x. 1 60 60 60 60
                net. 60 IN NS a.nic.example.
                trekmail.net. 60 IN NS ns.trekmail.net.
                ns.trekmail.net. 60 IN A 127.0.3.14
                """);
        first = network.server("127.0.3.11", customer(1, ""));
        second = network.server("127.0.3.12", customer(1, ""));
        provider = network.server("127.0.3.14", """
                trekmail.net. 60 IN SOA ns.trekmail.net. x. 1 60 60 60 60
                trekmail.net. 60 IN NS ns.trekmail.net.
                ns.trekmail.net. 60 IN A 127.0.3.14
                mail.trekmail.net. 60 IN A 192.0.2.25
                any.trekmail.net. 60 IN MX 10 mail.trekmail.net.
                """);
        authoritative = authoritative(ZoneResolver.parse(""));
        upstream = authoritative(ZoneResolver.parse(""));
        cache = new CachingResolver(upstream, clock);
    }

    private static String example(String... servers) {
        StringBuilder zone = new StringBuilder("example. 60 IN SOA a.nic.example. x. 1 60 60 60 60\n");
        zone.append("example. 60 IN NS a.nic.example.\na.nic.example. 60 IN A 127.0.3.2\n");
        for (String server : servers) {
            zone.append("customer.example. 60 IN NS " + server + ".customer.example.\n");
            String address = switch (server) {
                case "ns1" -> "127.0.3.11";
                case "ns2" -> "127.0.3.12";
                default -> "10.0.0.1";
            };
            zone.append(server + ".customer.example. 60 IN A " + address + "\n");
        }
        return zone.toString();
    }

    private static String customer(int serial, String more) {
        return """
                customer.example. 90 IN SOA hidden.customer.example. x. %d 60 60 60 45
                customer.example. 60 IN NS ns1.customer.example.
                customer.example. 60 IN NS ns2.customer.example.
                ns1.customer.example. 60 IN A 127.0.3.11
                ns2.customer.example. 60 IN A 127.0.3.12
                hidden.customer.example. 60 IN A 127.0.3.99
                """.formatted(serial) + more;
    }

    private AuthoritativeResolver authoritative(DnsResolver recursive) {
        return AuthoritativeResolver.builder()
                .roots(List.of(LoopbackNetwork.address("127.0.3.1")))
                .recursive(recursive)
                .port(network.port())
                .timeoutPerTry(Duration.ofMillis(300))
                .allowSpecialAddresses(SpecialRange.LOOPBACK)
                .build();
    }

    @AfterEach
    void stop() {
        authoritative.close();
        upstream.close();
        network.close();
    }

    private DomainReport verify(Freshness freshness) {
        return verify(freshness, cache);
    }

    private DomainReport verify(Freshness freshness, DnsResolver recursive) {
        return DomainVerifier.builder()
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .only(MxCheck.KEY)
                .resolver(recursive)
                .authoritative(authoritative)
                .freshness(freshness)
                .timeout(Duration.ofSeconds(30))
                .clock(clock)
                .build()
                .verify(CUSTOMER);
    }

    private static List<Object> codes(DomainReport report) {
        return report.dnsFindings().stream().<Object>map(Finding::code).toList();
    }

    private void publish(int serial, String records) {
        first.replaceZone(customer(serial, records));
        second.replaceZone(customer(serial, records));
    }

    @Test
    void absentThenPublishedTheCacheSaysMissingAndWhenItWillNotAndTheServersSayCorrect() {
        assertThat(verify(Freshness.CACHED).status(MxCheck.KEY)).contains(CheckStatus.MISSING);
        clock.advance(Duration.ofSeconds(15));
        publish(2, PUBLISHED);

        DomainReport cached = verify(Freshness.CACHED);
        assertThat(cached.status(MxCheck.KEY)).contains(CheckStatus.MISSING);
        // 45 seconds (RFC 2308: the smaller of 90 and 45) less the 15 that are over
        assertThat(cached.visibleBy().orElseThrow())
                .isBetween(clock.instant().plusSeconds(30), clock.instant().plusSeconds(32));
        assertThat(verify(Freshness.AUTHORITATIVE).status(MxCheck.KEY)).contains(CheckStatus.CORRECT);

        DomainReport both = verify(Freshness.BOTH);
        assertThat(both.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(both.dnsFindings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(DnsFinding.NOT_YET_VISIBLE);
            assertThat(finding.arguments())
                    .containsEntry("visibleBy", clock.instant().plusSeconds(30));
        });
        assertThat(both.visibleBy().orElseThrow())
                .as("of caches that asked a moment before the change")
                .isAfterOrEqualTo(clock.instant().plusSeconds(45));

        clock.advance(Duration.ofSeconds(29));
        assertThat(verify(Freshness.CACHED).status(MxCheck.KEY)).contains(CheckStatus.MISSING);
        clock.advance(Duration.ofSeconds(1));
        assertThat(verify(Freshness.CACHED).status(MxCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(codes(verify(Freshness.BOTH))).isEmpty();
    }

    @Test
    void aChangedRecordStaysInTheCacheForTheTtlThatIsLeft() {
        publish(2, "customer.example. 300 IN MX 10 old.example.\n");
        assertThat(verify(Freshness.CACHED).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        clock.advance(Duration.ofSeconds(100));
        publish(3, PUBLISHED);

        DomainReport both = verify(Freshness.BOTH);

        assertThat(both.verdict()).isEqualTo(Verdict.VERIFIED);
        Propagation seen = both.propagation().orElseThrow().find(MX).orElseThrow();
        assertThat(seen.resolvers().get(0).visibleBy()).contains(clock.instant().plusSeconds(200));
        assertThat(seen.servers()).hasSize(2).allSatisfy(server -> {
            assertThat(server.serial()).contains(3L);
            assertThat(server.ttl()).contains(Duration.ofSeconds(300));
        });
    }

    @Test
    void aSecondaryThatLagsIsNamedWithItsSerialAndNoTimeIs() {
        first.replaceZone(customer(2, PUBLISHED));

        DomainReport report = verify(Freshness.BOTH);

        assertThat(report.dnsFindings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(DnsFinding.SERVERS_DISAGREE);
            assertThat(finding.arguments())
                    .containsEntry("servers", List.of("ns2.customer.example (127.0.3.12)"))
                    .containsEntry("serials", List.of(1L))
                    .containsEntry("newest", 2L);
        });
        assertThat(report.visibleBy()).isEmpty();
        assertThat(codes(report)).doesNotContain(DnsFinding.NOT_YET_VISIBLE);
    }

    @Test
    void aLameServerIsNamedAndTheOtherAnswers() {
        publish(2, PUBLISHED);
        second.removeZone("customer.example.");

        DomainReport report = verify(Freshness.BOTH, authoritativeStub());

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(codes(report)).containsExactly(DnsFinding.SERVERS_LAME);
        assertThat(report.dnsFindings().get(0).arguments())
                .containsEntry("servers", List.of("ns2.customer.example (127.0.3.12)"))
                .containsEntry("condition", ServerCondition.REFUSED);
    }

    @Test
    void aSilentServerIsNamedAndTheOtherAnswers() {
        publish(2, PUBLISHED);
        second.faultForAll(Fault.SILENT);

        DomainReport report = verify(Freshness.BOTH, authoritativeStub());

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(codes(report)).containsExactly(DnsFinding.SERVERS_UNREACHABLE);
    }

    @Test
    void aPrivateServerAddressIsNamedAndNotAsked() {
        publish(2, PUBLISHED);
        tld.replaceZone(example("ns1", "ns2", "ns3"));

        DomainReport report = verify(Freshness.BOTH, authoritativeStub());

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(codes(report)).containsExactly(DnsFinding.SPECIAL_ADDRESS, DnsFinding.DELEGATION_DIFFERS);
    }

    @Test
    void theHiddenPrimaryIsNeverAsked() {
        LoopbackDnsServer hidden = network.server("127.0.3.99", customer(9, PUBLISHED));

        verify(Freshness.BOTH);

        assertThat(hidden.questions()).isEmpty();
    }

    @Test
    void aDelegationThatNamesOtherServersThanTheZoneIsTold() {
        publish(2, PUBLISHED);
        tld.replaceZone(example("ns1"));

        DomainReport report = verify(Freshness.BOTH, authoritativeStub());

        assertThat(report.dnsFindings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.arguments())
                        .containsEntry("delegated", List.of(DomainName.of("ns1.customer.example")))
                        .containsEntry(
                                "published",
                                List.of(DomainName.of("ns1.customer.example"), DomainName.of("ns2.customer.example"))));
    }

    @Test
    void anAliasAtTheTopOfTheZoneStandsBesideOtherRecords() {
        publish(2, "customer.example. 300 IN CNAME any.trekmail.net.\n");

        assertThat(codes(verify(Freshness.BOTH, authoritativeStub()))).containsExactly(DnsFinding.CNAME_BESIDE_DATA);
    }

    @Test
    void anAliasBesideTheRecordsThatAreAskedForIsFound() throws Exception {
        publish(2, "www.customer.example. 60 IN TXT \"a\"\nwww.customer.example. 60 IN CNAME mail.trekmail.net.\n");

        assertThat(observe(CUSTOMER.child("www"), RecordType.TXT).aliasesBesideData())
                .containsExactly(CUSTOMER.child("www"));
    }

    @Test
    void aWildcardIsNoticedAndAPublishedNameBesideItIsNone() throws Exception {
        publish(2, "*.customer.example. 60 IN TXT \"any\"\nhere.customer.example. 60 IN TXT \"own\"\n");

        assertThat(wildcard("_dmarc")).contains(CUSTOMER.child("*"));
        assertThat(wildcard("a.b")).contains(CUSTOMER.child("*"));
        assertThat(wildcard("here")).isEmpty();
    }

    @Test
    void aWildcardThatIsAnAliasIsNoticed() throws Exception {
        publish(2, "*.customer.example. 60 IN CNAME any.trekmail.net.\n");

        assertThat(observe(CUSTOMER.child("x"), RecordType.MX)
                        .questions()
                        .get(0)
                        .wildcard())
                .contains(CUSTOMER.child("*"));
    }

    private Optional<DomainName> wildcard(String label) throws Exception {
        return observe(CUSTOMER.child(label), RecordType.TXT).questions().get(0).wildcard();
    }

    private DomainPropagation observe(DomainName name, RecordType type) throws Exception {
        return PropagationObserver.using(authoritative)
                .observe(List.of(new DnsQuestion(name, type)))
                .get(60, TimeUnit.SECONDS);
    }

    @Test
    void brokenSignaturesAreFoundByAskingWithoutValidation() {
        publish(2, PUBLISHED);
        try (LoopbackDnsServer validating = LoopbackDnsServer.start(customer(2, PUBLISHED), trekMail());
                DnsJavaResolver resolver = DnsJavaResolver.of(validating.address())) {
            validating.fault("customer.example", Fault.SERVFAIL.unlessUnchecked());
            DomainReport report = verify(Freshness.BOTH, resolver);

            assertThat(report.verdict()).as("no finding about the DNS flips it").isEqualTo(Verdict.VERIFIED);
            assertThat(codes(report)).containsExactly(DnsFinding.DNSSEC_BOGUS);

            validating.fault("customer.example", Fault.SERVFAIL);
            assertThat(codes(verify(Freshness.BOTH, resolver))).containsExactly(DnsFinding.RESOLVER_FAILED);

            validating.fault("customer.example", Fault.servfail(6));
            assertThat(codes(verify(Freshness.BOTH, resolver))).containsExactly(DnsFinding.DNSSEC_BOGUS);
        }
    }

    private static String trekMail() {
        return """
                trekmail.net. 60 IN SOA ns.trekmail.net. x. 1 60 60 60 60
                trekmail.net. 60 IN NS ns.trekmail.net.
                mail.trekmail.net. 60 IN A 192.0.2.25
                """;
    }

    @Test
    void whereNoServerIsInReachTheReportSaysThatItMayBeOld() {
        for (LoopbackDnsServer server : network.servers()) {
            server.faultForAll(Fault.SILENT);
        }
        authoritative.close();
        authoritative = authoritative(ZoneResolver.parse(PUBLISHED + "mail.trekmail.net. 60 IN A 192.0.2.25"));

        DomainReport report = verify(Freshness.AUTHORITATIVE);

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.dnsFindings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(DnsFinding.MAY_BE_STALE);
            assertThat(finding.arguments())
                    .containsEntry("names", List.of(CUSTOMER, DomainName.of("mail.trekmail.net")));
        });
    }

    @Test
    void anAuthoritativeResolverAsTheResolverIsJudgedOnToo() {
        publish(2, PUBLISHED);

        DomainReport report = verify(Freshness.CACHED, authoritative);

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.dnsFindings()).isEmpty();
        assertThat(report.propagation()).isEmpty();
    }

    @Test
    void aResolverWithSomethingInFrontOfItKeepsItsNature() {
        publish(2, PUBLISHED);
        List<DnsQuestion> seen = new CopyOnWriteArrayList<>();
        DnsResolver noted = authoritative.intercepted((question, next) -> {
            seen.add(question);
            return next.resolve(question);
        });

        DomainReport cached = verify(Freshness.CACHED, noted);
        assertThat(cached.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(cached.dnsFindings()).as("its answers are the servers' own").isEmpty();
        assertThat(seen).contains(MX);

        DomainReport both = DomainVerifier.builder()
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .only(MxCheck.KEY)
                .resolver(noted)
                .watch("ours", cache)
                .freshness(Freshness.BOTH)
                .timeout(Duration.ofSeconds(30))
                .clock(clock)
                .build()
                .verify(CUSTOMER);
        assertThat(both.verdict()).isEqualTo(Verdict.VERIFIED);
        Propagation observed = both.propagation().orElseThrow().find(MX).orElseThrow();
        assertThat(observed.servers()).hasSize(2);
        assertThat(observed.resolvers()).extracting(ResolverView::resolver).containsExactly("ours");
        assertThat(observed.isVisible()).isTrue();
    }

    @Test
    void whoDoesNotAskTheServersCannotBeAskedToObserve() {
        assertThatIllegalArgumentException().isThrownBy(() -> PropagationObserver.using(cache));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainVerifier.builder().authoritative(cache));
    }

    @Test
    void theDeadlineHoldsForTheExtraQuestionsToo() {
        publish(2, PUBLISHED);
        DnsResolver never = question -> new CompletableFuture<>();

        DomainReport report = DomainVerifier.builder()
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .only(MxCheck.KEY)
                .resolver(never)
                .authoritative(authoritative)
                .freshness(Freshness.BOTH)
                .timeout(Duration.ofSeconds(2))
                .build()
                .verify(CUSTOMER);

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.propagation().orElseThrow().find(MX).orElseThrow().servers())
                .hasSize(2);
        assertThat(codes(report)).containsExactly(DnsFinding.RESOLVER_FAILED);
    }

    /** A resolver without a cache: it says what the servers say. */
    private DnsResolver authoritativeStub() {
        return question -> upstream.resolve(question);
    }
}
