package org.domainverifier.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final String NAME = "_dmarc.customer.example";
    private static final String UNUSED = Standings.UNUSED_LABEL + ".";

    private static Standing standing(String zone, String name) {
        return standing(ZoneResolver.parse(zone), name, RecordType.TXT);
    }

    /** As a check finds it: judged, asked for what was wanted, judged once more. */
    private static Standing standing(DnsResolver dns, String name, RecordType type) {
        DnsAnswer answer = ask(dns, DomainName.of(name), type);
        Standings standings = Standings.unprobed(DOMAIN);
        Standing so = standings.of(answer);
        int probes = 0;
        while (!standings.wanted().isEmpty()) {
            assertThat(standings.wanted()).as("one at a time").hasSize(1);
            assertThat(++probes)
                    .as("one beside, and one below where a wildcard is about")
                    .isLessThanOrEqualTo(2);
            standings = standings.with(standings.wanted().stream()
                    .map(probe -> ask(dns, probe.name(), probe.type()))
                    .toList());
            so = standings.of(answer);
        }
        return so;
    }

    private static DnsAnswer ask(DnsResolver dns, DomainName name, RecordType type) {
        return dns.resolve(name, type).toCompletableFuture().join();
    }

    private static List<String> wanted(String zone, String name) {
        Standings standings = Standings.unprobed(DOMAIN);
        standings.of(ask(ZoneResolver.parse(zone), DomainName.of(name), RecordType.TXT));
        return standings.wanted().stream().map(DnsQuestion::toString).toList();
    }

    @Test
    void recordsOfTheNameAreItsOwn() {
        assertThat(standing("_dmarc.customer.example. TXT \"v=DMARC1; p=none\"", NAME))
                .isEqualTo(Standing.OWN);
        assertThat(standing(NAME + ". TXT one\n" + NAME + ". TXT two", NAME)).isEqualTo(Standing.OWN);
    }

    @Test
    void whereTheDnsDeniesItNoProbeIsNeeded() {
        assertThat(standing("other.example. A 192.0.2.1", NAME)).isEqualTo(Standing.ABSENT);
        assertThat(standing(NAME + ". A 192.0.2.1", NAME)).isEqualTo(Standing.ABSENT);
        assertThat(wanted("other.example. A 192.0.2.1", NAME)).isEmpty();
        assertThat(wanted(NAME + ". A 192.0.2.1", NAME)).isEmpty();
    }

    @Test
    void aWildcardOfOtherTypesLeavesTheRecordAbsent() {
        assertThat(standing("*.customer.example. A 192.0.2.1", NAME)).isEqualTo(Standing.ABSENT);
    }

    @Test
    void aFailureIsUndetermined() {
        ZoneResolver dns = ZoneResolver.builder().servfail(NAME).build();

        assertThat(standing(dns, NAME, RecordType.TXT)).isEqualTo(Standing.UNDETERMINED);
    }

    @Test
    void whatIsBehindAnAliasIsTheCustomersOrSomebodyElses() {
        assertThat(standing(NAME + ". CNAME d.customer.example.\nd.customer.example. TXT x", NAME))
                .isEqualTo(Standing.BEHIND_OWN_ALIAS);
        assertThat(standing(NAME + ". CNAME d.vendor.example.\nd.vendor.example. TXT x", NAME))
                .isEqualTo(Standing.BEHIND_FOREIGN_ALIAS);
    }

    @Test
    void ofAChainOfAliasesTheEndCounts() {
        String ownThenForeign = NAME + ". CNAME d.customer.example.\nd.customer.example. CNAME d.vendor.example.\n"
                + "d.vendor.example. TXT x";
        String foreignThenOwn = NAME + ". CNAME d.vendor.example.\nd.vendor.example. CNAME d.customer.example.\n"
                + "d.customer.example. TXT x";

        assertThat(standing(ownThenForeign, NAME)).isEqualTo(Standing.BEHIND_FOREIGN_ALIAS);
        assertThat(standing(foreignThenOwn, NAME)).isEqualTo(Standing.BEHIND_OWN_ALIAS);
    }

    @Test
    void aDanglingAliasIsAnAlias() {
        assertThat(standing(NAME + ". CNAME gone.vendor.example.", NAME)).isEqualTo(Standing.BEHIND_FOREIGN_ALIAS);
        assertThat(standing(NAME + ". CNAME gone.customer.example.", NAME)).isEqualTo(Standing.BEHIND_OWN_ALIAS);
    }

    @Test
    void whatTheUnusedSiblingHasTooIsAWildcards() {
        assertThat(standing("*.customer.example. TXT \"v=spf1 -all\"", NAME)).isEqualTo(Standing.WILDCARD);
        assertThat(standing("*.customer.example. TXT one\n*.customer.example. TXT two", NAME))
                .isEqualTo(Standing.WILDCARD);
        assertThat(wanted("*.customer.example. TXT x", NAME)).containsExactly(UNUSED + "customer.example TXT");
    }

    @Test
    void anAliasCanBeAWildcards() {
        String zone = "*.customer.example. CNAME www.customer.example.\nwww.customer.example. TXT x";

        assertThat(standing(zone, NAME)).isEqualTo(Standing.WILDCARD);
        assertThat(standing(ZoneResolver.parse(zone), NAME, RecordType.CNAME)).isEqualTo(Standing.WILDCARD);
        assertThat(standing("*.customer.example. CNAME gone.example.", NAME))
                .as("a dangling one")
                .isEqualTo(Standing.WILDCARD);
    }

    @Test
    void mailExchangersCanBeAWildcards() {
        ZoneResolver dns = ZoneResolver.parse("*.customer.example. MX 10 mail.example.");

        assertThat(standing(dns, "shop.customer.example", RecordType.MX)).isEqualTo(Standing.WILDCARD);
    }

    @Test
    void recordsBesideAWildcardAreOwn() {
        assertThat(standing("*.customer.example. TXT x\n" + NAME + ". TXT y", NAME))
                .isEqualTo(Standing.OWN);
        assertThat(standing("*.customer.example. TXT x\n" + NAME + ". CNAME d.vendor.example.", NAME))
                .isEqualTo(Standing.BEHIND_FOREIGN_ALIAS);
        assertThat(standing("*.customer.example. CNAME a.example.\n" + NAME + ". CNAME b.example.", NAME))
                .isEqualTo(Standing.BEHIND_FOREIGN_ALIAS);
        assertThat(standing("*.customer.example. CNAME a.example.\na.example. TXT x\n" + NAME + ". TXT x", NAME))
                .as("the same text, but no alias")
                .isEqualTo(Standing.OWN);
    }

    @Test
    void aWildcardFurtherUpAnswersThroughTheLevelsThatDoNotExist() {
        String deep = "_smtp._tls.customer.example";

        assertThat(standing("*.customer.example. TXT x", deep)).isEqualTo(Standing.WILDCARD);
        assertThat(wanted("*.customer.example. TXT x", deep)).containsExactly(UNUSED + "_tls.customer.example TXT");
    }

    @Test
    void anEmptyNonTerminalBetweenEndsTheWildcardFurtherUp() {
        String zone = "*.customer.example. TXT x\nother._tls.customer.example. TXT y\n";

        assertThat(standing(zone, "_smtp._tls.customer.example")).isEqualTo(Standing.ABSENT);
        assertThat(standing(zone + "_smtp._tls.customer.example. TXT x", "_smtp._tls.customer.example"))
                .as("the wildcard's text, which the sibling does not have")
                .isEqualTo(Standing.OWN);
    }

    @Test
    void aRecordLikeTheWildcardsIsToldFromItByWhatIsBelow() {
        assertThat(standing("*.customer.example. TXT x\n" + NAME + ". TXT x", NAME))
                .isEqualTo(Standing.OWN);
    }

    @Test
    void withoutTheProbeTheRecordsAreUndetermined() {
        for (String zone : List.of(NAME + ". TXT x", NAME + ". CNAME d.vendor.example.", "*.customer.example. TXT x")) {
            ZoneResolver dns = ZoneResolver.builder()
                    .zone(zone)
                    .timeout(UNUSED + "customer.example")
                    .build();

            assertThat(standing(dns, NAME, RecordType.TXT)).as(zone).isEqualTo(Standing.UNDETERMINED);
        }
    }

    @Test
    void inALastJudgementWhatIsNotKnownIsUndetermined() {
        DnsAnswer answer = ask(ZoneResolver.parse(NAME + ". TXT x"), DomainName.of(NAME), RecordType.TXT);
        Standings last = Standings.unprobed(DOMAIN).complete();

        assertThat(last.of(answer)).isEqualTo(Standing.UNDETERMINED);
        assertThat(last.wanted()).isEmpty();
    }

    @Test
    void untilAProbeIsKnownTheRecordsAreTakenForOwn() {
        DnsAnswer answer = ask(ZoneResolver.parse("*.customer.example. TXT x"), DomainName.of(NAME), RecordType.TXT);

        assertThat(Standings.unprobed(DOMAIN).of(answer)).isEqualTo(Standing.OWN);
    }

    @Test
    void aProbeIsWantedOnce() {
        DnsAnswer answer = ask(ZoneResolver.parse(NAME + ". TXT x"), DomainName.of(NAME), RecordType.TXT);
        Standings standings = Standings.unprobed(DOMAIN);
        standings.of(answer);
        standings.of(answer);

        assertThat(standings.wanted()).hasSize(1);
    }

    @Test
    void belowATopLevelDomainThereIsNothingToProbe() {
        DnsAnswer answer = ask(ZoneResolver.parse("customer.example. TXT x"), DOMAIN, RecordType.TXT);
        Standings standings = Standings.unprobed(DOMAIN);

        assertThat(standings.of(answer)).isEqualTo(Standing.OWN);
        assertThat(standings.wanted()).isEmpty();
    }

    @Test
    void whereTheLabelDoesNotFitTheWildcardItselfIsAsked() {
        DomainName parent = DomainName.of(
                "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(52) + ".nu");
        DnsQuestion question = new DnsQuestion(parent.child("x"), RecordType.TXT);

        assertThat(Standings.probeFor(question).orElseThrow().name()).isEqualTo(parent.child("*"));
    }

    @Test
    void whatADnameMakesIsNoRecordOfTheZone() {
        DnsAnswer answer = redirected("_dmarc.customer.example", "_dmarc.brand.example");
        DnsAnswer probed = redirected(UNUSED + "customer.example", UNUSED + "brand.example");
        DnsAnswer below = redirected("_smtp._tls.customer.example", "_smtp._tls.brand.example");
        DnsAnswer probedBelow = redirected(UNUSED + "_tls.customer.example", UNUSED + "_tls.brand.example");
        Standings standings = Standings.unprobed(DOMAIN).with(List.of(probed, probedBelow));

        assertThat(standings.of(answer)).isEqualTo(Standing.BELOW_DNAME);
        assertThat(standings.of(below)).isEqualTo(Standing.BELOW_DNAME);
        assertThat(standings.of(redirected("_dmarc.customer.example", "_dmarc.vendor.example")))
                .as("an alias of its own to a like name")
                .isEqualTo(Standing.BEHIND_FOREIGN_ALIAS);
    }

    private static DnsAnswer redirected(String from, String to) {
        DnsRecord link =
                new DnsRecord(DomainName.of(from), Duration.ofMinutes(5), new RecordData.Cname(DomainName.of(to)));
        return new DnsAnswer.NoSuchName(
                new DnsQuestion(DomainName.of(from), RecordType.TXT),
                List.of(link),
                Optional.empty(),
                AnswerOrigin.NONE);
    }

    @Test
    void aFailedProbeOfADomainThatIsAbsentDoesNotMatter() {
        DnsAnswer.Failure failed = DnsAnswer.Failure.of(
                new DnsQuestion(DomainName.of(UNUSED + "customer.example"), RecordType.TXT), FailureCause.TIMEOUT, "");
        DnsAnswer absent = ask(ZoneResolver.parse(""), DomainName.of(NAME), RecordType.TXT);

        assertThat(Standings.unprobed(DOMAIN).with(List.of(failed)).of(absent)).isEqualTo(Standing.ABSENT);
    }
}
