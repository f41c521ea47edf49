package org.domainverifier.dns.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ReceivedQuestion;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.Test;

/** What a server answers, as the resolver gives it on. */
class DnsJavaResolverWireTest extends ResolvedOnLoopback {
    @Test
    void recordsComeTypedWithTtlAndOrigin() {
        DnsAnswer answer = ask("example.com", RecordType.MX);

        assertThat(answer.data(RecordData.Mx.class))
                .containsExactly(new RecordData.Mx(10, DomainName.of("mail.example.com")));
        assertThat(answer.records().get(0).ttl()).isEqualTo(Duration.ofSeconds(300));
        assertThat(answer.origin()).isEqualTo(AnswerOrigin.of(server.hostAndPort(), true, false));
        assertThat(answer.aliases()).isEmpty();
    }

    @Test
    void charactersStringsStayApart() {
        assertThat(ask("example.com", RecordType.TXT).data(RecordData.Txt.class))
                .extracting(txt -> txt.strings().size(), RecordData.Txt::text)
                .containsExactlyInAnyOrder(tuple(2, "v=spf1 -all"), tuple(1, "other"));
    }

    @Test
    void hiddenOctetsAndEscapesComeAsTheyAre() {
        assertThat(ask("hidden.example.com", RecordType.TXT).data(RecordData.Txt.class))
                .containsExactly(new RecordData.Txt(
                        List.of(Octets.of(new byte[] {'a', 0, 'b', (byte) 0xff}), Octets.of(new byte[] {'"', '\\'}))));
    }

    @Test
    void namesOfAnyOctetsCanBeAskedFor() {
        DomainName odd = DomainName.ofLabels(List.of("odd.dot", "\u00fc\u0000", "example", "com"));

        DnsAnswer answer = resolver.resolve(odd, RecordType.TXT)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        assertThat(answer.data(RecordData.Txt.class))
                .extracting(RecordData.Txt::text)
                .containsExactly("any octets");
    }

    @Test
    void noDataAndNoSuchNameAreToldApartAgainAndAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(ask("mail.example.com", RecordType.TXT))
                    .isInstanceOfSatisfying(
                            DnsAnswer.NoData.class,
                            noData -> assertThat(noData.negativeTtl()).contains(Duration.ofSeconds(77)));
            assertThat(ask("missing.example.com", RecordType.TXT))
                    .isInstanceOfSatisfying(
                            DnsAnswer.NoSuchName.class,
                            noName -> assertThat(noName.negativeTtl()).contains(Duration.ofSeconds(77)));
            assertThat(ask("b.c.example.com", RecordType.A)).isInstanceOf(DnsAnswer.NoData.class);
        }
    }

    @Test
    void anAliasIsFollowedAndListed() {
        DnsAnswer answer = ask("alias.example.com", RecordType.A);

        assertThat(answer.aliases())
                .extracting(DnsRecord::toZoneLine)
                .containsExactly("alias.example.com. 300 IN CNAME mail.example.com.");
        assertThat(answer.records()).extracting(DnsRecord::name).containsExactly(DomainName.of("mail.example.com"));
        assertThat(ask("gone.example.com", RecordType.A))
                .isInstanceOfSatisfying(
                        DnsAnswer.NoSuchName.class,
                        noName -> assertThat(noName.canonicalName()).isEqualTo(DomainName.of("missing.example.com")));
        assertThat(ask("alias.example.com", RecordType.CNAME).records()).hasSize(1);
    }

    @Test
    void anAliasIntoAZoneOfAnotherServerIsFollowedThere() {
        askBothServers();

        DnsAnswer answer = ask("away.example.com", RecordType.A);
        assertThat(answer.question()).isEqualTo(new DnsQuestion(DomainName.of("away.example.com"), RecordType.A));
        assertThat(answer.aliases()).hasSize(1);
        assertThat(answer.canonicalName()).isEqualTo(DomainName.of("www.elsewhere.test"));
        assertThat(answer.data(RecordData.A.class)).hasSize(1);
        assertThat(answer.origin().server()).contains(elsewhere.hostAndPort());
        assertThat(ask("nowhere.example.com", RecordType.A)).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(ask("nodata.example.com", RecordType.MX)).isInstanceOf(DnsAnswer.NoData.class);
    }

    @Test
    void anAliasOfWhichNobodyKnowsTheTargetIsNoAbsence() {
        assertFailure(ask("away.example.com", RecordType.A), FailureCause.REFUSED, "www.elsewhere.test");
    }

    @Test
    void aliasesInACircleAreALoopEvenAcrossServers() {
        askBothServers();

        assertFailure(ask("loop.example.com", RecordType.A), FailureCause.CNAME_LOOP, "");
        assertFailure(ask("circle.example.com", RecordType.A), FailureCause.CNAME_LOOP, "");
    }

    @Test
    void aChainOfAliasesHasAnEnd() {
        StringBuilder chain = new StringBuilder("a40 IN A 192.0.2.1\n");
        for (int i = 0; i < 40; i++) {
            chain.append("a" + i + " IN CNAME a" + (i + 1) + "\n");
        }
        server.replaceZone(ZoneText.of("example.com").records(chain.toString()).toString());

        assertFailure(ask("a0.example.com", RecordType.A), FailureCause.CNAME_LOOP, "");
        assertThat(ask("a30.example.com", RecordType.A).records()).hasSize(1);
    }

    @Test
    void aReferralIsNoAbsence() {
        assertFailure(ask("www.child.example.com", RecordType.A), FailureCause.MALFORMED, "referral");
    }

    @Test
    void theLongestTextComesOverTcp() {
        String strings = ("\"" + "x".repeat(250) + "\" ").repeat(255); // 64,005 octets, all but a message's 65,535
        server.replaceZone(
                ZoneText.of("example.com").records("big IN TXT " + strings).toString());

        assertThat(ask("big.example.com", RecordType.TXT).data(RecordData.Txt.class))
                .singleElement()
                .satisfies(txt -> assertThat(txt.text()).hasSize(255 * 250).containsOnlyOnce("x".repeat(255 * 250)));
        assertThat(server.questions()).extracting(ReceivedQuestion::tcp).containsExactly(false, true);
    }

    @Test
    void tcpCanBeUsedAlways() {
        resolver.close();
        resolver =
                DnsJavaResolver.builder().server(server.address()).tcpOnly(true).build();

        assertThat(ask("example.com", RecordType.MX).records()).hasSize(1);
        assertThat(server.questions()).extracting(ReceivedQuestion::tcp).containsExactly(true);
    }

    @Test
    void theQueryAsksForRecursionWithEdnsAndRandomIdsAndPorts() {
        for (int i = 0; i < 20; i++) {
            ask("example.com", RecordType.MX);
        }

        assertThat(server.questions()).allSatisfy(question -> {
            assertThat(question.recursionDesired()).isTrue();
            assertThat(question.udpSize()).isEqualTo(OptionalInt.of(1232));
        });
        assertThat(server.questions().stream().map(ReceivedQuestion::id).distinct())
                .hasSizeGreaterThan(15);
        assertThat(server.questions().stream().map(ReceivedQuestion::client).distinct())
                .hasSizeGreaterThan(15);
    }

    @Test
    void theResolversWordOnDnssecIsAskedForAndGivenOn() {
        try (LoopbackDnsServer validating =
                LoopbackDnsServer.builder().zone(EXAMPLE).validating().start()) {
            try (DnsJavaResolver asking = DnsJavaResolver.of(validating.address());
                    DnsJavaResolver notAsking = DnsJavaResolver.builder()
                            .server(validating.address())
                            .authenticData(false)
                            .build()) {
                assertThat(ask(asking, "example.com", RecordType.MX).origin().authenticated())
                        .isTrue();
                assertThat(ask(notAsking, "example.com", RecordType.MX).origin().authenticated())
                        .isFalse();
            }
            assertThat(validating.questions())
                    .extracting(ReceivedQuestion::authenticData)
                    .containsExactly(true, false);
        }
    }

    @Test
    void anAnswerFromTwoServersIsAuthenticatedOnlyIfBothVouch() {
        try (LoopbackDnsServer validating =
                        LoopbackDnsServer.builder().zone(EXAMPLE).validating().start();
                DnsJavaResolver both = DnsJavaResolver.of(validating.address(), elsewhere.address())) {
            assertThat(ask(both, "away.example.com", RecordType.A).origin().authenticated())
                    .isFalse();
        }
    }

    @Test
    void aServerWithoutEdnsIsAskedAgainWithoutIt() {
        for (Fault fault : List.of(Fault.EDNS_FORMERR, Fault.EDNS_NOTIMP)) {
            server.faultForAll(fault).clearQuestions();

            assertThat(ask("example.com", RecordType.MX).records()).hasSize(1);
            assertThat(server.questions())
                    .extracting(question -> question.udpSize().isPresent())
                    .containsExactly(true, false);
        }
    }

    @Test
    void serversAreReachedOverIpv6() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("::1"), 0);
        try (LoopbackDnsServer six = LoopbackDnsServer.builder()
                        .address(address)
                        .zone(EXAMPLE)
                        .start();
                DnsJavaResolver asking = DnsJavaResolver.of(six.address())) {
            assertThat(ask(asking, "example.com", RecordType.MX).origin().server())
                    .contains("[0:0:0:0:0:0:0:1]:" + six.address().getPort());
            six.faultForAll(Fault.TRUNCATED_OVER_UDP);
            assertThat(ask(asking, "example.com", RecordType.MX).records()).hasSize(1);
        }
    }

    private void askBothServers() {
        resolver.close();
        resolver = DnsJavaResolver.of(server.address(), elsewhere.address());
    }
}
