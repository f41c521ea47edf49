package org.domainverifier.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.AnswerOrigin;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsQuestion;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.publish.SeenRecordSet.Certainty;
import org.domainverifier.repair.RecordChange;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.text.Messages;
import org.junit.jupiter.api.Test;

class ZonePlanTest {
    private static final DomainName ZONE = DomainName.of("customer.example");
    private static final Instant SEEN = Instant.parse("2026-11-27T12:00:00Z");
    private static final RecordData POLICY = RecordData.Txt.of("v=DMARC1; p=reject");

    private static DnsRecord record(String name, RecordData data) {
        return new DnsRecord(DomainName.of(name), Duration.ofHours(1), data);
    }

    private static DnsResolver authority(String zone) {
        ZoneResolver resolver = ZoneResolver.parse(zone);
        return question -> resolver.resolve(question)
                .thenApply(answer -> answer.from(AnswerOrigin.of("192.0.2.53:53", true, false)));
    }

    /** With what was asked already. */
    private static ZonePlan plan(DnsResolver resolver, List<DnsQuestion> asked, RecordChange... changes) {
        List<DnsAnswer> answers = new ArrayList<>();
        asked.forEach(question ->
                answers.add(resolver.resolve(question).toCompletableFuture().join()));
        return ZonePlan.of(SEEN, answers, new RepairPlan(List.of(changes)), ZONE);
    }

    private static DnsQuestion txt(String name) {
        return new DnsQuestion(DomainName.of(name), RecordType.TXT);
    }

    private static RecordChange publish(String name) {
        return new RecordChange.Add(record(name, POLICY));
    }

    @Test
    void whatIsBesideIsRepeatedWithItsTtl() {
        DnsResolver resolver = authority("""
                customer.example. 77 IN TXT "token=1"
                customer.example. 77 IN TXT "token=2"
                """);
        ZonePlan plan = plan(resolver, List.of(txt("customer.example")), publish("customer.example"));

        assertThat(plan.wanted()).isEmpty();
        assertThat(plan.recordSets()).singleElement().satisfies(set -> {
            assertThat(set.seen().certainty()).isEqualTo(Certainty.AUTHORITATIVE);
            assertThat(set.after())
                    .extracting(DnsRecord::toZoneLine)
                    .containsExactlyInAnyOrder(
                            "customer.example. 77 IN TXT \"token=1\"",
                            "customer.example. 77 IN TXT \"token=2\"",
                            "customer.example. 77 IN TXT \"v=DMARC1; p=reject\"");
        });
    }

    @Test
    void whatAWildcardGivesIsNotTheNamesOwn() {
        DnsResolver resolver = authority("""
                customer.example. 77 IN A 192.0.2.1
                *.customer.example. 77 IN TXT "everywhere"
                """);
        ZonePlan unsure = plan(resolver, List.of(txt("_dmarc.customer.example")), publish("_dmarc.customer.example"));

        assertThat(unsure.recordSets().get(0).seen().certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(unsure.wanted()).isNotEmpty();

        ZonePlan sure = unsure.asking(resolver).join();

        assertThat(sure.wanted()).isEmpty();
        assertThat(sure.recordSets().get(0).seen())
                .isEqualTo(new SeenRecordSet(
                        DomainName.of("_dmarc.customer.example"), RecordType.TXT, List.of(), Certainty.AUTHORITATIVE));
    }

    @Test
    void aNameBesideAWildcardMayHaveTheSameOfItsOwn() {
        DnsResolver resolver = authority("""
                customer.example. 77 IN A 192.0.2.1
                *.customer.example. 77 IN TXT "everywhere"
                _dmarc.customer.example. 77 IN TXT "everywhere"
                """);
        ZonePlan plan = plan(resolver, List.of(), publish("_dmarc.customer.example"))
                .asking(resolver)
                .join();

        assertThat(plan.recordSets().get(0).seen().records()).hasSize(1);
    }

    @Test
    void whatIsBehindAnAliasIsNotTheNamesOwn() {
        DnsResolver resolver = authority("""
                customer.example. 77 IN A 192.0.2.1
                _dmarc.customer.example. 77 IN CNAME kept.service.example.
                kept.service.example. 77 IN TXT "v=DMARC1; p=none"
                """);
        DnsRecord alias =
                record("_dmarc.customer.example", new RecordData.Cname(DomainName.of("kept.service.example")));
        ZonePlan plan = plan(
                        resolver,
                        List.of(txt("_dmarc.customer.example")),
                        new RecordChange.Delete(alias),
                        publish("_dmarc.customer.example"))
                .asking(resolver)
                .join();

        assertThat(plan.recordSets()).hasSize(2);
        assertThat(plan.recordSets().get(0).seen().records()).hasSize(1);
        assertThat(plan.recordSets().get(0).after()).isEmpty();
        assertThat(plan.recordSets().get(1).seen().records()).isEmpty();
        assertThat(plan.recordSets().get(1).seen().certainty()).isEqualTo(Certainty.AUTHORITATIVE);
    }

    @Test
    void theWayBackBeginsWithWhatIsThereThen() {
        DnsResolver resolver = authority("customer.example. 77 IN TXT \"v=DMARC1; p=none\"");
        DnsRecord old = new DnsRecord(ZONE, Duration.ofSeconds(77), RecordData.Txt.of("v=DMARC1; p=none"));
        ZonePlan plan = plan(
                resolver,
                List.of(txt("customer.example")),
                new RecordChange.Replace(old, new DnsRecord(ZONE, old.ttl(), POLICY)));

        RecordSetChange back = plan.inverse().recordSets().get(0);

        assertThat(back.seen().records()).extracting(DnsRecord::data).containsExactly(POLICY);
        assertThat(back.after()).containsExactly(old);
        assertThat(plan.inverse().inverse().recordSets()).isEqualTo(plan.recordSets());
    }

    @Test
    void whatACacheSaidIsNotRepeatedByThoseThatReplaceWholeSets() {
        ZonePlan plan = plan(
                ZoneResolver.parse("customer.example. 77 IN TXT \"token=1\""),
                List.of(txt("customer.example")),
                publish("customer.example"));

        for (ExportFormat whole :
                List.of(Exports.route53(), Exports.terraformRoute53(), Exports.octoDns(), Exports.dnsControl())) {
            assertThat(codes(whole.write(plan))).as(whole.id()).containsExactly(ExportObstacle.NOT_AUTHORITATIVE);
        }
        assertThat(Exports.nsupdate().write(plan).text())
                .as("the server compares")
                .isPresent();
        assertThat(Exports.zoneLines().write(plan).text()).isPresent();
    }

    @Test
    void whatIsNotKnownIsRefused() {
        ZonePlan plan = plan(authority(""), List.of(), publish("customer.example"));

        assertThat(codes(Exports.route53().write(plan))).containsExactly(ExportObstacle.NOT_KNOWN);
        assertThat(codes(Exports.nsupdate().write(plan))).containsExactly(ExportObstacle.NOT_KNOWN);
        assertThat(plan.wanted()).containsExactly(txt("customer.example"));
    }

    @Test
    void aFailureIsNotAnAbsence() {
        DnsResolver failing = ZoneResolver.builder().timeout("customer.example").build();
        ZonePlan plan = plan(failing, List.of(txt("customer.example")), publish("customer.example"));

        assertThat(codes(Exports.route53().write(plan))).containsExactly(ExportObstacle.NOT_KNOWN);
        assertThat(plan.asking(failing).join().recordSets().get(0).seen().certainty())
                .isEqualTo(Certainty.UNKNOWN);
        assertThat(plan.asking(authority("customer.example. 1 IN A 192.0.2.1"))
                        .join()
                        .recordSets()
                        .get(0)
                        .seen()
                        .certainty())
                .isEqualTo(Certainty.AUTHORITATIVE);
    }

    @Test
    void aResolverThatThrowsIsAFailure() {
        ZonePlan plan = plan(authority(""), List.of(), publish("customer.example"));
        DnsResolver throwing = question -> {
            throw new IllegalStateException("broken");
        };
        DnsResolver failing = question -> CompletableFuture.failedFuture(new IllegalStateException("broken"));

        assertThat(plan.asking(throwing).join().wanted()).isNotEmpty();
        assertThat(plan.asking(failing).join().wanted()).isNotEmpty();
        assertThat(plan.asking(nothing()).join().wanted()).isNotEmpty();
    }

    /** As a mock gives nothing for anything. */
    @SuppressWarnings("NullAway")
    private static DnsResolver nothing() {
        return new DnsResolver() {
            @Override
            public CompletableFuture<DnsAnswer> resolve(DnsQuestion question) {
                return null;
            }

            @Override
            public DnsResolver forVerification() {
                return null;
            }
        };
    }

    @Test
    void resourcesHaveNamesOfTheirOwn() {
        ZonePlan plan = plan(
                authority(""),
                List.of(),
                publish("a.customer.example"),
                publish("a.customer.example"),
                publish("a-customer.example"));

        assertThat(Exports.terraformCloudflare()
                        .write(ZonePlan.of(SEEN, List.of(), plan.plan(), DomainName.of("example")))
                        .text()
                        .orElseThrow())
                .contains(
                        "\"txt_a_customer_example_1\"", "\"txt_a_customer_example_2\"", "\"txt_a_customer_example_3\"");
    }

    @Test
    void aPlanOfAnotherReportIsRefused() {
        DnsResolver resolver = authority("customer.example. 77 IN TXT \"token=1\"");
        ZonePlan plan = plan(
                resolver,
                List.of(txt("customer.example")),
                new RecordChange.Delete(record("customer.example", RecordData.Txt.of("gone"))));

        assertThat(codes(Exports.route53().write(plan))).containsExactly(ExportObstacle.SEEN_DIFFERENTLY);
    }

    @Test
    void aNameOfAnotherZoneIsRefusedByAll() {
        DnsResolver resolver = authority("");
        ZonePlan plan = plan(resolver, List.of(txt("other.example")), publish("other.example"));

        Exports.all(Messages.of(Locale.GERMAN))
                .forEach(format ->
                        assertThat(codes(format.write(plan))).as(format.id()).contains(ExportObstacle.OUTSIDE_ZONE));
    }

    @Test
    void cloudflareHasToBeToldItsIds() {
        DnsRecord old = record("customer.example", RecordData.Txt.of("old"));
        ZonePlan plan = plan(authority(""), List.of(), new RecordChange.Delete(old));

        assertThat(codes(Exports.cloudflare().write(plan))).containsExactly(ExportObstacle.RECORD_ID_MISSING);
        assertThat(Exports.cloudflare(record -> Optional.of("abc"))
                        .write(plan)
                        .text()
                        .orElseThrow())
                .contains("\"id\": \"abc\"");
    }

    @Test
    void whatIsTooMuchForRoute53IsRefused() {
        DnsResolver none = authority("customer.example. 1 IN A 192.0.2.1");
        RecordChange large = new RecordChange.Add(record("customer.example", RecordData.Txt.of("x".repeat(4_100))));
        List<RecordChange> many = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            many.add(new RecordChange.Add(record("customer.example", RecordData.Txt.of(i + "x".repeat(3_800)))));
        }

        assertThat(codes(Exports.route53().write(plan(none, List.of(txt("customer.example")), large))))
                .containsExactly(ExportObstacle.TOO_LARGE);
        assertThat(codes(Exports.route53()
                        .write(plan(none, List.of(txt("customer.example")), many.toArray(RecordChange[]::new)))))
                .containsExactly(ExportObstacle.TOO_LARGE);
    }

    @Test
    void everyReasonIsASentenceInBothLanguages() {
        for (ExportObstacle code : ExportObstacle.values()) {
            Map<String, Object> arguments = Map.of(
                    "name", ZONE, "type", RecordType.TXT, "value", "\"text\"", "zone", DomainName.of("zone.example"));
            PlanExport.Reason reason = new PlanExport.Reason(code, arguments);

            assertThat(reason.message()).as(code.id()).doesNotContain("{").contains("customer.example");
            assertThat(reason.message(Locale.GERMAN))
                    .as(code.id())
                    .doesNotContain("{")
                    .isNotEqualTo(reason.message());
        }
    }

    private static List<ExportObstacle> codes(PlanExport export) {
        return export instanceof PlanExport.Refused refused
                ? refused.reasons().stream().map(PlanExport.Reason::code).toList()
                : List.of();
    }
}
