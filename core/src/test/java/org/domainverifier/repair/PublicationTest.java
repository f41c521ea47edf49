package org.domainverifier.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.testing.internal.StrictZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every plan here is carried out on its zone, which has to allow it, and then nothing is left to do. */
class PublicationTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");
    private static final DomainName NAME = DomainName.of("_dmarc.customer.example");
    private static final DomainName SHOP = DomainName.of("shop.customer.example");
    private static final String AT = NAME + ". 60 IN TXT ";
    private static final String PROBE = Standings.UNUSED_LABEL + ".customer.example";
    private static final String RIGHT = "v=DMARC1; p=reject";
    private static final String NEW = "_dmarc.customer.example. 3600 IN TXT \"v=DMARC1; p=reject\"";

    private final Predicate<DnsRecord> isOurs =
            record -> record.data() instanceof RecordData.Txt txt && txt.text().startsWith("v=DMARC1");

    /** The plan as lines, and steps by hand by their ids. */
    private List<String> text(String zone) {
        return proven(zone, dns -> text(dns));
    }

    private List<RepairStep> text(DnsResolver dns) {
        DnsAnswer answer = ask(dns, NAME, RecordType.TXT);
        return settled(
                dns,
                standings -> Publication.exactly(
                        answer,
                        standings,
                        answer.records().stream().filter(isOurs).toList(),
                        List.of(RecordData.Txt.of(RIGHT))));
    }

    private static List<String> exchangers(String zone, String... wanted) {
        return proven(zone, dns -> {
            DnsAnswer answer = ask(dns, SHOP, RecordType.MX);
            return settled(
                    dns,
                    standings -> Publication.exactly(
                            answer,
                            standings,
                            answer.records(),
                            Arrays.stream(wanted)
                                    .map(data -> ZoneResolver.parse("x. MX " + data)
                                            .records()
                                            .get(0)
                                            .data())
                                    .toList()));
        });
    }

    private static List<String> alias(String zone, RecordType... types) {
        DomainName host = DomainName.of("mta-sts.customer.example");
        return proven(zone, dns -> {
            List<DnsAnswer> answers =
                    Stream.of(types).map(type -> ask(dns, host, type)).toList();
            return settled(
                    dns,
                    standings ->
                            Publication.alias(host, answers, standings, DomainName.of("mta-sts.provider.example")));
        });
    }

    private static List<String> proven(String zone, Function<DnsResolver, List<RepairStep>> steps) {
        ZoneResolver before = ZoneResolver.parse(zone);
        RepairPlan plan = RepairPlan.of(steps.apply(before));
        List<String> lines =
                before.records().stream().map(DnsRecord::toZoneLine).toList();
        ZoneResolver after = ZoneResolver.parse(StrictZone.after(lines, plan.toZoneLines()));
        assertThat(steps.apply(after)).as("after %s", plan).isEmpty();
        return plan.toZoneLines();
    }

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

    private int wantedFor(String zone) {
        DnsAnswer answer = ask(ZoneResolver.parse(zone), NAME, RecordType.TXT);
        Standings standings = Standings.unprobed(DOMAIN);
        Publication.exactly(
                answer,
                standings,
                answer.records().stream().filter(isOurs).toList(),
                List.of(RecordData.Txt.of(RIGHT)));
        return (int) standings.wanted().stream()
                .filter(question -> !question.type().equals(RecordType.NS))
                .count();
    }

    @Test
    void whatIsRightStaysAndCostsNoProbe() {
        for (String zone : List.of(
                AT + "\"v=DMARC1; p=reject\"",
                AT + "\"v=DMARC1; \" \"p=reject\"",
                AT + "\"v=DMARC1; p=reject\"\n" + AT + "other",
                NAME + ". CNAME d.vendor.example.\nd.vendor.example. TXT \"v=DMARC1; p=reject\"",
                "*.customer.example. TXT \"v=DMARC1; p=reject\"")) {
            assertThat(text(zone)).as(zone).isEmpty();
            assertThat(wantedFor(zone)).as(zone).isZero();
        }
    }

    @Test
    void whatIsMissingIsAddedAndCostsNoProbe() {
        for (String zone :
                List.of("", AT + "other", NAME + ". A 192.0.2.1", "*.customer.example. TXT \"v=spf1 -all\"")) {
            assertThat(text(zone)).as(zone).containsExactly(NEW);
            assertThat(wantedFor(zone)).as(zone).isZero();
        }
    }

    @Test
    void aWrongRecordIsReplacedAndKeepsItsTtl() {
        assertThat(text(AT + "\"v=DMARC1; p=none\"\n" + AT + "other"))
                .containsExactly("; delete " + AT + "\"v=DMARC1; p=none\"", AT + "\"v=DMARC1; p=reject\"");
    }

    @Test
    void ofSeveralTheRightOneStaysAndTheOthersGo() {
        assertThat(text(AT + "\"v=DMARC1; p=none\"\n" + AT + "\"v=DMARC1; p=reject\"\n" + AT + "\"v=DMARC1; x\""))
                .containsExactly("; delete " + AT + "\"v=DMARC1; p=none\"", "; delete " + AT + "\"v=DMARC1; x\"");
    }

    @Test
    void ofSeveralWrongOnesOneIsReplacedAndTheOthersGo() {
        assertThat(text(AT + "\"v=DMARC1; p=none\"\n" + AT + "\"v=DMARC1; x\""))
                .containsExactly(
                        "; delete " + AT + "\"v=DMARC1; p=none\"",
                        AT + "\"v=DMARC1; p=reject\"",
                        "; delete " + AT + "\"v=DMARC1; x\"");
    }

    @Test
    void theSameTextTwiceIsOneTooMany() {
        assertThat(text(AT + "\"v=DMARC1; p=reject\"\n" + AT + "\"v=DMARC1; \" \"p=reject\""))
                .containsExactly("; delete " + AT + "\"v=DMARC1; \" \"p=reject\"");
    }

    @Test
    void whatIsBehindAnAliasIsLeftAloneWhoeverOwnsIt() {
        for (String target : List.of("d.vendor.example.", "d.customer.example.")) {
            assertThat(text(NAME + ". 60 CNAME " + target + "\n" + target + " TXT \"v=DMARC1; p=none\""))
                    .containsExactly("; delete " + NAME + ". 60 IN CNAME " + target, NEW);
        }
    }

    @Test
    void ofAChainOfAliasesTheFirstGivesWay() {
        String zone = NAME + ". 60 CNAME d.customer.example.\nd.customer.example. CNAME d.vendor.example.\n"
                + "d.vendor.example. TXT \"v=DMARC1; p=none\"";

        assertThat(text(zone)).containsExactly("; delete " + NAME + ". 60 IN CNAME d.customer.example.", NEW);
    }

    @Test
    void anAliasToNothingOfTheKindGivesWay() {
        assertThat(text(NAME + ". 60 CNAME gone.vendor.example."))
                .containsExactly("; delete " + NAME + ". 60 IN CNAME gone.vendor.example.", NEW);
        assertThat(text(NAME + ". 60 CNAME d.vendor.example.\nd.vendor.example. TXT other"))
                .containsExactly("; delete " + NAME + ". 60 IN CNAME d.vendor.example.", NEW);
    }

    @Test
    void aWildcardsAnswerIsNeitherReplacedNorDeleted() {
        assertThat(text("*.customer.example. TXT \"v=DMARC1; p=none\"")).containsExactly(NEW);
        assertThat(text("*.customer.example. TXT \"v=DMARC1; p=none\"\n*.customer.example. TXT \"v=DMARC1; x\""))
                .containsExactly(NEW);
    }

    @Test
    void theAliasOfAWildcardIsNotDeleted() {
        assertThat(text("*.customer.example. CNAME www.customer.example.\nwww.customer.example. TXT \"v=DMARC1; x\""))
                .containsExactly(NEW);
        assertThat(text("*.customer.example. CNAME gone.example.")).containsExactly(NEW);
    }

    @Test
    void whereTheProbeFailsNothingIsChangedAndAStepSaysSo() {
        for (String zone : List.of(
                AT + "\"v=DMARC1; p=none\"",
                NAME + ". CNAME d.vendor.example.",
                "*.customer.example. TXT \"v=DMARC1; p=none\"")) {
            DnsResolver dns = ZoneResolver.builder().zone(zone).timeout(PROBE).build();

            assertThat(text(dns))
                    .as(zone)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            ManualStep.class,
                            step -> assertThat(step)
                                    .isEqualTo(new ManualStep(PublicationStep.VERIFY_AGAIN, Map.of("name", NAME))));
        }
    }

    @Test
    void belowADnameNothingIsChangedAndAStepSaysWhereItLeads() {
        Function<String, DnsAnswer> redirected = label -> {
            DomainName from = DOMAIN.child(label);
            RecordData to = new RecordData.Cname(DomainName.of("brand.example").child(label));
            return new DnsAnswer.NoSuchName(
                    new DnsQuestion(from, RecordType.TXT),
                    List.of(new DnsRecord(from, Publication.NEW_TTL, to)),
                    Optional.empty(),
                    AnswerOrigin.NONE);
        };
        Standings standings = Standings.unprobed(DOMAIN).with(List.of(redirected.apply(Standings.UNUSED_LABEL)));
        DnsAnswer answer = redirected.apply("_dmarc");
        List<RepairStep> steps = Publication.exactly(answer, standings, List.of(), List.of(RecordData.Txt.of(RIGHT)));

        assertThat(steps)
                .isEqualTo(Publication.alias(NAME, List.of(answer), standings, DomainName.of("other.example")))
                .singleElement()
                .isInstanceOfSatisfying(ManualStep.class, step -> {
                    assertThat(step.code()).isEqualTo(PublicationStep.BELOW_DNAME);
                    assertThat(step.arguments()).containsEntry("target", DomainName.of("_dmarc.brand.example"));
                });
    }

    @ParameterizedTest
    @EnumSource(PublicationStep.class)
    void everyStepHasItsSentenceInBothLanguages(PublicationStep code) {
        ManualStep step = new ManualStep(
                code,
                Map.of(
                        "name",
                        NAME,
                        "target",
                        DOMAIN,
                        "zone",
                        NAME,
                        "servers",
                        List.of(DOMAIN),
                        "records",
                        List.of("A 192.0.2.1")));

        assertThat(step.message(Locale.ENGLISH)).contains(NAME.toString()).doesNotContain("{");
        assertThat(step.message(Locale.GERMAN))
                .contains(NAME.toString())
                .doesNotContain("{")
                .isNotEqualTo(step.message(Locale.ENGLISH));
    }

    @Test
    void whatIsAddedNeedsNoProbeThatAnswers() {
        DnsResolver dns =
                ZoneResolver.builder().zone(AT + "other").timeout(PROBE).build();

        assertThat(text(dns)).singleElement().isInstanceOf(RecordChange.Add.class);
    }

    @Test
    void afterAFailureThereIsNothingToPropose() {
        assertThat(text(ZoneResolver.builder().servfail(NAME.toString()).build()))
                .isEmpty();
    }

    @Test
    void aMailExchangerIsReplacedByTheSameHostOnly() {
        assertThat(exchangers("shop.customer.example. 60 MX 20 a.example.", "10 a.example."))
                .containsExactly(
                        "; delete shop.customer.example. 60 IN MX 20 a.example.",
                        "shop.customer.example. 60 IN MX 10 a.example.");
        assertThat(exchangers("shop.customer.example. 60 MX 10 b.example.", "10 a.example."))
                .containsExactly(
                        "; delete shop.customer.example. 60 IN MX 10 b.example.",
                        "shop.customer.example. 60 IN MX 10 a.example.");
    }

    @Test
    void ownMailExchangersEndThoseOfAWildcardSoAllAreAdded() {
        String zone = "*.customer.example. 60 MX 10 a.example.\n*.customer.example. 60 MX 30 c.example.";

        assertThat(exchangers(zone, "10 a.example.", "20 b.example."))
                .containsExactly(
                        "shop.customer.example. 3600 IN MX 10 a.example.",
                        "shop.customer.example. 3600 IN MX 20 b.example.");
    }

    @Test
    void whatOneRecordOfTwoLacksHasTheTtlOfTheOther() {
        assertThat(exchangers("shop.customer.example. 60 MX 10 a.example.", "10 a.example.", "20 b.example."))
                .containsExactly("shop.customer.example. 60 IN MX 20 b.example.");
    }

    @Test
    void whatIsToGoGoesOnlyWhereItIs() {
        DnsResolver own = ZoneResolver.parse(AT + "\"v=DMARC1; p=none\"");
        DnsResolver wildcard = ZoneResolver.parse("*.customer.example. TXT \"v=DMARC1; p=none\"");
        DnsResolver alias =
                ZoneResolver.parse(NAME + ". CNAME d.customer.example.\nd.customer.example. TXT \"v=DMARC1; p=none\"");
        Function<DnsResolver, List<RepairStep>> none = dns -> {
            DnsAnswer answer = ask(dns, NAME, RecordType.TXT);
            return settled(dns, standings -> Publication.none(answer, standings, answer.records()));
        };

        assertThat(none.apply(own)).singleElement().isInstanceOf(RecordChange.Delete.class);
        assertThat(none.apply(wildcard)).isEmpty();
        assertThat(none.apply(alias)).isEmpty();
    }

    @Test
    void anAliasTakesThePlaceOfWhateverIsThere() {
        String host = "mta-sts.customer.example. 60 ";
        RecordType[] types = {RecordType.CNAME, RecordType.A, RecordType.TXT};
        String added = "mta-sts.customer.example. 3600 IN CNAME mta-sts.provider.example.";

        assertThat(alias("", types)).containsExactly(added);
        assertThat(alias(host + "CNAME other.example.", types))
                .containsExactly(
                        "; delete " + host + "IN CNAME other.example.", host + "IN CNAME mta-sts.provider.example.");
        assertThat(alias(host + "A 192.0.2.1\n" + host + "TXT x", types))
                .containsExactly("; delete " + host + "IN A 192.0.2.1", "; delete " + host + "IN TXT \"x\"", added);
        assertThat(alias(host + "CNAME mta-sts.provider.example.", types)).isEmpty();
    }

    @Test
    void anAliasIsKnownByTheAnswerForAnotherType() {
        assertThat(alias("mta-sts.customer.example. 60 CNAME other.example.", RecordType.TXT))
                .containsExactly(
                        "; delete mta-sts.customer.example. 60 IN CNAME other.example.",
                        "mta-sts.customer.example. 60 IN CNAME mta-sts.provider.example.");
    }

    @Test
    void anAliasInPlaceOfAWildcardIsAdded() {
        String added = "mta-sts.customer.example. 3600 IN CNAME mta-sts.provider.example.";

        assertThat(alias("*.customer.example. TXT x", RecordType.CNAME, RecordType.TXT))
                .containsExactly(added);
        assertThat(alias("*.customer.example. CNAME other.example.", RecordType.CNAME))
                .containsExactly(added);
        assertThat(alias("*.customer.example. CNAME other.example.", RecordType.TXT))
                .containsExactly(added);
        assertThat(alias("*.customer.example. CNAME mta-sts.provider.example.", RecordType.CNAME))
                .isEmpty();
    }
}
