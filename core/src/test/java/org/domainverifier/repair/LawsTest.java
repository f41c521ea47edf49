package org.domainverifier.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.VerifierFinding;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsAnswer;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.testing.internal.StrictZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laws of a plan that are about the structure of a zone ({@code docs/repair.md}). */
class LawsTest {
    private static final String PROVIDER = "mail.trekmail.net. 3600 IN A 192.0.2.25\n";
    private static final MxExpectation MAIL = MxExpectation.only(10, "mail.trekmail.net");

    private static DomainReport verify(String zone, String domain, MxExpectation expected) {
        return verifier(zone, expected).verify(domain);
    }

    private static DomainVerifier verifier(String zone, MxExpectation expected) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone))
                .only(MxCheck.KEY)
                .require(expected)
                .build();
    }

    private static List<String> lines(RepairPlan plan) {
        List<String> lines = new ArrayList<>();
        for (RepairStep step : plan.steps()) {
            if (step instanceof RecordChange change) {
                change.before().ifPresent(record -> lines.add("- " + record.toZoneLine()));
                change.after().ifPresent(record -> lines.add("+ " + record.toZoneLine()));
            } else {
                lines.add("* " + ((ManualStep) step).id());
            }
        }
        return lines;
    }

    @Test
    void aNameThatTheDnsHostMadeIsNotDeletedAndItsCauseIsSaid() {
        String zone = PROVIDER + "customer.example. 300 IN MX 10 _dc-mx.a1b2.customer.example.\n"
                + "_dc-mx.a1b2.customer.example. 300 IN A 192.0.2.9";

        DomainReport own = verify(zone, "customer.example", MxExpectation.only(10, "mail.customer.example"));
        assertThat(lines(own.repairs())).containsExactly("* mx.switch-off-proxy");

        DomainReport foreign = verify(zone, "customer.example", MAIL);
        assertThat(lines(foreign.repairs()))
                .containsExactlyInAnyOrder(
                        "* mx.delete-behind-proxy", "+ customer.example. 3600 IN MX 10 mail.trekmail.net.");
        assertThat(foreign.findings()).extracting(Finding::code).contains(MxFinding.MADE_BY_DNS_HOST);
    }

    @Test
    void whatAWildcardGaveIsPublishedAtTheNameThatEndsIt() {
        String zone = PROVIDER + "*.customer.example. 300 IN A 192.0.2.80\n*.customer.example. 300 IN TXT site=1";

        DomainReport report = verify(zone, "shop.customer.example", MAIL);

        assertThat(lines(report.repairs()))
                .containsExactly(
                        "+ shop.customer.example. 3600 IN A 192.0.2.80",
                        "+ shop.customer.example. 3600 IN TXT \"site=1\"",
                        "+ shop.customer.example. 3600 IN MX 10 mail.trekmail.net.");
        assertThat(report.findings().get(0).code()).isEqualTo(VerifierFinding.WILDCARD_ENDS);
    }

    @Test
    void whatAWildcardGaveAnAncestorIsPublishedToo() {
        String zone = PROVIDER + "*.customer.example. 300 IN A 192.0.2.80";

        assertThat(lines(verify(zone, "a.b.customer.example", MAIL).repairs()))
                .contains("+ a.b.customer.example. 3600 IN A 192.0.2.80", "+ b.customer.example. 3600 IN A 192.0.2.80");
    }

    @Test
    void whatANameWouldLoseIsAskedWhereNoServerSays() {
        DomainName shop = DomainName.of("shop.customer.example");
        ZoneResolver zone = ZoneResolver.parse(PROVIDER + "*.customer.example. 300 IN A 192.0.2.80");
        for (RecordType failing : List.of(RecordType.TXT, RecordType.A)) {
            DnsResolver failed =
                    question -> question.name().equals(shop) && question.type().equals(failing)
                            ? CompletableFuture.completedFuture(
                                    DnsAnswer.Failure.of(question, FailureCause.SERVFAIL, "SERVFAIL"))
                            : zone.resolve(question);
            DomainReport report = DomainVerifier.builder()
                    .resolver(failed)
                    .only(MxCheck.KEY)
                    .require(MAIL)
                    .build()
                    .verify(shop.toString());

            assertThat(lines(report.repairs())).first().isEqualTo("* verifier.verify-before-changing");
            assertThat(report.findings().get(0).code()).isEqualTo(VerifierFinding.EFFECTS_NOT_KNOWN);
        }
    }

    @Test
    void aNameThatExistsKeepsItsOwnAndCostsNothing() {
        String zone =
                PROVIDER + "*.customer.example. 300 IN A 192.0.2.80\nx.shop.customer.example. 300 IN A 192.0.2.81";

        assertThat(lines(verify(zone, "shop.customer.example", MAIL).repairs()))
                .containsExactly("+ shop.customer.example. 3600 IN MX 10 mail.trekmail.net.");
    }

    @Test
    void anAliasIsNamedBeforeItGoesAndWhatItGaveIsPublished() {
        String zone = PROVIDER + "shop.customer.example. 300 IN CNAME sites.host.example.\n"
                + "sites.host.example. 300 IN A 192.0.2.90";

        RepairPlan plan = verify(zone, "shop.customer.example", MAIL).repairs();

        assertThat(lines(plan))
                .containsExactly(
                        "* repair.leave-alias",
                        "* repair.keep-copies",
                        "- shop.customer.example. 300 IN CNAME sites.host.example.",
                        "+ shop.customer.example. 3600 IN A 192.0.2.90",
                        "+ shop.customer.example. 3600 IN MX 10 mail.trekmail.net.");
        assertThat(plan.manualSteps().get(0).message(Locale.ENGLISH)).contains("sites.host.example");
    }

    @Test
    void whereNoQuestionTellsAnAliasOfItsOwnFromTheWildcardsTheStepSaysSo() {
        String zone = PROVIDER + """
                *.customer.example. 300 IN CNAME sites.host.example.
                *.shop.customer.example. 300 IN CNAME sites.host.example.
                shop.customer.example. 300 IN CNAME sites.host.example.
                sites.host.example. 300 IN A 192.0.2.90
                """;

        RepairPlan plan = verify(zone, "shop.customer.example", MAIL).repairs();

        assertThat(plan.manualSteps().get(0).message(Locale.ENGLISH))
                .contains("If shop.customer.example has a CNAME record of its own", "delete it first");
    }

    @Test
    void whatIsRightCostsNoQuestionMore() {
        String zone = PROVIDER + "*.customer.example. 300 IN A 192.0.2.80\n"
                + "shop.customer.example. 300 IN MX 10 mail.trekmail.net.";

        assertThat(verify(zone, "shop.customer.example", MAIL).answers().keySet())
                .noneMatch(question -> question.name().labels().contains(Standings.UNUSED_LABEL));
    }

    @Test
    void theInverseRestoresTheZone() {
        String zone = PROVIDER + "customer.example. 300 IN MX 5 old.example.\ncustomer.example. 300 IN MX 20"
                + " mail.trekmail.net.\nold.example. 300 IN A 192.0.2.7";
        List<String> before = ZoneResolver.parse(zone).records().stream()
                .map(DnsRecord::toZoneLine)
                .toList();
        RepairPlan plan = verify(zone, "customer.example", MAIL).repairs();

        String after = StrictZone.after(before, plan.toZoneLines());
        String back = StrictZone.after(
                ZoneResolver.parse(after).records().stream()
                        .map(DnsRecord::toZoneLine)
                        .toList(),
                plan.inverse().toZoneLines());

        assertThat(plan.changes()).hasSize(2);
        assertThat(ZoneResolver.parse(back).records().stream()
                        .map(DnsRecord::toZoneLine)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(plan.inverse().inverse().changes()).containsExactlyElementsOf(plan.changes());
    }

    @Test
    void planningAgainAfterThePlanChangesNothing() {
        String zone = PROVIDER + "*.customer.example. 300 IN CNAME customer.example.\n"
                + "customer.example. 300 IN A 192.0.2.80";
        DomainVerifier verifier = verifier(zone, MAIL);
        DomainReport before = verifier.verify("shop.customer.example");

        assertThat(verifier.preview("shop.customer.example", before.repairs())
                        .repairs()
                        .changes())
                .isEmpty();
    }

    @Test
    void aDomainThatNobodyHasIsSaidFirstAndNothingIsPlannedForIt() {
        DomainReport report = verify(PROVIDER + "customer.com. 300 IN NS ns.host.example.", "customer.con", MAIL);

        assertThat(report.findings().get(0).code()).isEqualTo(VerifierFinding.DOMAIN_DOES_NOT_EXIST);
        assertThat(report.findings().get(0).message()).contains("does not exist", "customer.com");
        assertThat(lines(report.repairs())).containsExactly("* verifier.check-the-name");
    }

    @ParameterizedTest
    @CsvSource({
        "mail.customer.example,    *.customer.example,      mail.customer.example",
        "a.b.customer.example,     *.customer.example,      a.b.customer.example",
        "a.b.customer.example,     *.b.customer.example,    a.b.customer.example",
        "mail.customer.example,    *.customer.example,      x.customer.example",
        "customer.example,         customer.example,        www.customer.example",
        "customer.example,         customer.example,        customer.example",
    })
    void anAliasThatLeadsTheDomainInACircleGoesBeforeAllElse(String domain, String owner, String target) {
        String zone = PROVIDER + "ns.customer.example. 300 IN A 192.0.2.53\n" + owner + ". 300 IN CNAME " + target
                + ".\nwww.customer.example. 300 IN CNAME customer.example.\n";

        DomainReport report = verify(zone, domain, MAIL);

        assertThat(report.findings().get(0).code()).isEqualTo(VerifierFinding.ALIAS_CIRCLE);
        assertThat(lines(report.repairs())).containsExactly("* verifier.end-circle");
        assertThat(report.repairs().manualSteps().get(0).message()).contains(owner + " CNAME " + target);
        assertThat(report.repairs().manualSteps().get(0).message(Locale.GERMAN)).contains(owner + " CNAME " + target);
        // carried out, there is a plan
        DomainReport then = verify(PROVIDER + "ns.customer.example. 300 IN A 192.0.2.53", domain, MAIL);
        assertThat(lines(then.repairs())).containsExactly("+ " + domain + ". 3600 IN MX 10 mail.trekmail.net.");
    }

    @Test
    void nothingIsPlannedBesideTheCircleOfAWildcardWhichIsSaidOnce() {
        String zone = PROVIDER + "*.customer.example. 300 IN CNAME mail.customer.example.\n"
                + "customer.example. 300 IN MX 10 mail.trekmail.net.\nsend.customer.example. 300 IN TXT own\n";
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone))
                .only(MxCheck.KEY)
                .require(MAIL)
                .at("send", name -> name.require(MAIL))
                .at("mail", name -> name.require(MAIL))
                .at("other", name -> name.require(MAIL))
                .build()
                .verify("customer.example");

        assertThat(report.findings())
                .filteredOn(finding -> finding.code() == VerifierFinding.ALIAS_CIRCLE)
                .hasSize(1);
        assertThat(lines(report.repairs())).containsExactly("* verifier.end-circle");
    }

    @Test
    void besideTheCircleOfANamesOwnAliasTheRestIsPlanned() {
        String zone = PROVIDER + "bounce.customer.example. 300 IN CNAME bounce.customer.example.\n"
                + "customer.example. 300 IN TXT own\n";
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone))
                .only(MxCheck.KEY)
                .require(MAIL)
                .at("bounce", name -> name.require(MAIL))
                .build()
                .verify("customer.example");

        assertThat(lines(report.repairs()))
                .containsExactlyInAnyOrder(
                        "* verifier.end-circle", "+ customer.example. 3600 IN MX 10 mail.trekmail.net.");
    }

    @Test
    void aCircleAtANameThatNobodyAskedForIsNothingToTell() {
        String zone = PROVIDER + "customer.example. 300 IN MX 10 mail.trekmail.net.\n"
                + "*.customer.example. 300 IN CNAME x.customer.example.";

        assertThat(verify(zone, "customer.example", MAIL).findings())
                .extracting(Finding::code)
                .doesNotContain(VerifierFinding.ALIAS_CIRCLE);
    }

    @Test
    void aCircleAtSomebodyElsesNamesIsForThemToOpen() {
        String zone = PROVIDER + "send.customer.example. 300 IN CNAME a.vendor.example.\n"
                + "a.vendor.example. 300 IN CNAME b.vendor.example.\nb.vendor.example. 300 IN CNAME a.vendor.example.";

        assertThat(lines(verify(zone, "send.customer.example", MAIL).repairs())).isEmpty();
    }

    @Test
    void aSubdomainThatIsNotThereYetIsPlannedFor() {
        DomainReport report = verify(PROVIDER + "customer.example. 300 IN A 192.0.2.80", "send.customer.example", MAIL);

        assertThat(lines(report.repairs()))
                .containsExactly("+ send.customer.example. 3600 IN MX 10 mail.trekmail.net.");
    }

    @Test
    void aNameThatLosesItsLastRecordIsGone() {
        ZoneResolver zone = ZoneResolver.parse("""
                *.customer.example. 300 IN A 192.0.2.80
                old.x.customer.example. 300 IN TXT gone
                """);
        DnsRecord last = new DnsRecord(
                DomainName.of("old.x.customer.example"), Duration.ofSeconds(300), RecordData.Txt.of("gone"));
        OverlayResolver after = OverlayResolver.applying(zone, List.of(new RecordChange.Delete(last)));

        for (String name : List.of("old.x.customer.example", "x.customer.example", "other.x.customer.example")) {
            assertThat(after.resolve(DomainName.of(name), RecordType.A).join().records())
                    .as(name)
                    .extracting(DnsRecord::toZoneLine)
                    .containsExactly(name + ". 300 IN A 192.0.2.80");
        }
    }
}
