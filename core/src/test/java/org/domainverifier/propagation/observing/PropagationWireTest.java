package org.domainverifier.propagation.observing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.Freshness;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.ServerCondition;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.propagation.DnsFinding;
import org.domainverifier.propagation.Propagation;
import org.domainverifier.testing.Fault;
import org.domainverifier.testing.LoopbackDnsServer;
import org.junit.jupiter.api.Test;

/** The scenarios of a change that spreads, over a miniature Internet: two servers for the customer's zone, and a cache. */
class PropagationWireTest extends SpreadingChange {
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
}
