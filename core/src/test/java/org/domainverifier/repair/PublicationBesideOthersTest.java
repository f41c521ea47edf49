package org.domainverifier.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of others' records where ours are published, and who is told before an alias goes. */
class PublicationBesideOthersTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final DomainName SHOP = DomainName.of("shop.customer.example");
    private static final DomainName SERVICE = DomainName.of("_test.customer.example");
    private static final String SHOP_ADDS = "shop.customer.example. 3600 IN TXT ";

    private static List<RepairStep> settled(DnsResolver dns, Function<Standings, List<RepairStep>> judge) {
        Standings standings = Standings.unprobed(DOMAIN);
        List<RepairStep> steps = judge.apply(standings);
        while (!standings.wanted().isEmpty()) {
            standings = standings.with(standings.wanted().stream()
                    .map(probe -> ask(dns, probe.name(), probe.type()))
                    .toList());
            steps = judge.apply(standings);
        }
        return steps;
    }

    private static DnsAnswer ask(DnsResolver dns, DomainName name, RecordType type) {
        return dns.resolve(name, type).toCompletableFuture().join();
    }

    private static RepairPlan plan(DnsResolver dns, DomainName name, String wanted) {
        DnsAnswer answer = ask(dns, name, RecordType.TXT);
        return RepairPlan.of(settled(
                dns,
                standings -> Publication.exactly(
                        answer,
                        standings,
                        answer.records().stream()
                                .filter(record -> record.toString().contains("ours"))
                                .toList(),
                        List.of(RecordData.Txt.of(wanted)))));
    }

    private static RepairPlan plan(String zone, DomainName name) {
        return plan(ZoneResolver.parse(zone), name, "ours, new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*.customer.example. TXT \"ours, old\"\n*.customer.example. TXT theirs",
                "shop.customer.example. CNAME s.example.\ns.example. TXT \"ours, old\"\ns.example. TXT theirs",
                "shop.customer.example. CNAME s.customer.example.\ns.customer.example. TXT \"ours, old\"\n"
                        + "s.customer.example. TXT theirs"
            })
    void whatElseAWildcardOrAnAliasGaveIsPublishedBesideOurs(String zone) {
        assertThat(plan(zone, SHOP).toZoneLines())
                .contains(SHOP_ADDS + "\"ours, new\"", SHOP_ADDS + "\"theirs\"")
                .doesNotContain(SHOP_ADDS + "\"ours, old\"");
    }

    @Test
    void atTheNameOfAServiceNobodyLooksForAnythingElse() {
        String zone = "*.customer.example. TXT \"ours, old\"\n*.customer.example. TXT theirs";

        assertThat(plan(zone, SERVICE).toZoneLines())
                .containsExactly("_test.customer.example. 3600 IN TXT \"ours, new\"");
    }

    @Test
    void beforeTheAliasOfAHostGoesSomebodyFindsOutWhatNeedsIt() {
        String zone = "shop.customer.example. CNAME s.example.\ns.example. A 192.0.2.1";

        assertThat(plan(zone, SHOP).manualSteps())
                .containsExactly(new ManualStep(
                        PublicationStep.LEAVE_ALIAS, Map.of("name", SHOP, "target", DomainName.of("s.example"))));
    }

    @Test
    void beforeTheAliasOfAServiceGoesWhoeverKeepsTheRecordIsTold() {
        String kept = "_test.customer.example. CNAME t.example.\nt.example. TXT \"ours, old\"";
        String empty = "_test.customer.example. CNAME t.example.";

        assertThat(plan(kept, SERVICE).manualSteps())
                .extracting(ManualStep::code)
                .containsExactly(PublicationStep.LEAVE_KEPT_RECORD);
        assertThat(plan(empty, SERVICE).manualSteps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.customer.example", "sub.customer.example"})
    void whereOthersAnswerForTheNameThatIsWhereToPublish(String cut) {
        ZoneResolver dns = ZoneResolver.parse(cut + ". NS ns2.dns.example.\n" + cut + ". NS ns1.dns.example.");
        DomainName name = cut.startsWith("sub") ? DomainName.of("a.sub.customer.example") : SHOP;

        assertThat(plan(dns, name, "ours").steps())
                .containsExactly(new ManualStep(
                        PublicationStep.DELEGATED,
                        Map.of(
                                "name", name,
                                "zone", DomainName.of(cut),
                                "servers", List.of(DomainName.of("ns1.dns.example"), DomainName.of("ns2.dns.example")),
                                "records", List.of("TXT \"ours\""))));
    }

    @Test
    void noAliasIsPublishedWhereItIsNotKnownWhoseRecordsGiveWay() {
        DnsResolver dns = ZoneResolver.builder()
                .zone("shop.customer.example. TXT hello")
                .timeout(Standings.UNUSED_LABEL + ".customer.example")
                .build();
        DnsAnswer answer = ask(dns, SHOP, RecordType.TXT);

        assertThat(settled(
                        dns,
                        standings -> Publication.alias(SHOP, List.of(answer), standings, DomainName.of("s.example"))))
                .containsExactly(new ManualStep(PublicationStep.VERIFY_AGAIN, Map.of("name", SHOP)));
    }
}
