package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.repair.PublicationStep;
import org.domainverifier.repair.RepairPlan;
import org.domainverifier.repair.Standings;
import org.domainverifier.testing.internal.StrictZone;
import org.domainverifier.tlsrpt.TlsRptCheck;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both checks propose where records are a wildcard's or behind an alias. Every plan is carried out and leaves nothing to do. */
class StandingRepairsTest {
    private static final String PROVIDER = """
            trekmail.net.         MX 10 mail.trekmail.net.
            mta-sts.trekmail.net. A  192.0.2.1
            """;
    private static final String REPORTS = "_smtp._tls.customer.example. 300 IN TXT ";
    private static final String RECORD = "_mta-sts.customer.example. 300 IN TXT ";
    private static final String ALIAS = "mta-sts.customer.example. 300 IN CNAME mta-sts.trekmail.net.\n";
    private static final Expectation TLS_RPT = TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net");
    private static final Expectation MTA_STS = MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124");

    private static DomainVerifier verifier(DnsResolver dns, Expectation expectation) {
        return DomainVerifier.builder()
                .resolver(dns)
                .only(expectation.check())
                .require(expectation)
                .build();
    }

    private static DomainReport report(DnsResolver dns, Expectation expectation) {
        return verifier(dns, expectation).verify("customer.example");
    }

    /** The plan as zone lines; it fits the zone, everything is right afterwards, and another plan is empty. */
    private static List<String> plan(String customer, Expectation expectation) {
        ZoneResolver zone = ZoneResolver.parse(PROVIDER + customer);
        RepairPlan plan = report(zone, expectation).repairs();
        List<String> lines = zone.records().stream().map(DnsRecord::toZoneLine).toList();
        DomainReport after = report(ZoneResolver.parse(StrictZone.after(lines, plan.toZoneLines())), expectation);
        assertThat(after.status(expectation.check())).as("after %s", plan).contains(CheckStatus.CORRECT);
        assertThat(after.repairs().isEmpty()).as("after %s", plan).isTrue();
        assertThat(verifier(zone, expectation).preview("customer.example", plan).entries())
                .as("preview of %s", plan)
                .usingRecursiveComparison()
                .ignoringFields("usage") // what it cost is of each run
                .isEqualTo(after.entries());
        return plan.toZoneLines();
    }

    private static List<String> ids(DomainReport report) {
        return report.findings().stream()
                .map(Finding::code)
                .map(code -> code.id())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.customer.example.", "t.vendor.example."})
    void whatIsBehindAnAliasIsChangedByWhoeverKeepsItThere(String target) {
        String reports = "_smtp._tls.customer.example. 60 IN CNAME " + target;
        String record = "_mta-sts.customer.example. 60 IN CNAME " + target;

        assertThat(steps(reports + "\n" + target + " TXT \"v=TLSRPTv1; rua=https://other.example/\"", TLS_RPT))
                .singleElement()
                .asString()
                .contains(
                        target.substring(0, target.length() - 1),
                        "v=TLSRPTv1; rua=https://other.example/,mailto:tlsrpt@trekmail.net");
        assertThat(steps(ALIAS + record + "\n" + target + " TXT \"v=STSv1; id=old\"", MTA_STS))
                .singleElement()
                .asString()
                .contains(target.substring(0, target.length() - 1), "v=STSv1; id=20251124");
    }

    /** What is to be done by hand, where no record is changed. */
    private static List<String> steps(String customer, Expectation expectation) {
        RepairPlan plan =
                report(ZoneResolver.parse(PROVIDER + customer), expectation).repairs();
        assertThat(plan.changes()).isEmpty();
        return plan.manualSteps().stream().map(ManualStep::message).toList();
    }

    @Test
    void whereAWildcardAnswersTheRecordIsAddedAtTheName() {
        assertThat(plan("*.customer.example. TXT \"v=TLSRPTv1; rua=https://other.example/\"", TLS_RPT))
                .singleElement()
                .asString()
                .startsWith("_smtp._tls.customer.example. 3600 IN TXT");
        assertThat(plan(ALIAS + "*.customer.example. TXT \"v=STSv1; id=old\"", MTA_STS))
                .singleElement()
                .asString()
                .startsWith("_mta-sts.customer.example. 3600 IN TXT");
    }

    @Test
    void aWildcardsAliasIsNotDeleted() {
        String zone = "*.customer.example. CNAME www.customer.example.\nwww.customer.example. A 192.0.2.7";

        assertThat(plan(zone, TLS_RPT)).hasSize(1);
        assertThat(plan(zone, MTA_STS)).hasSize(2).noneMatch(line -> line.startsWith(";"));
    }

    @Test
    void aRecordBesideAWildcardIsReplaced() {
        String wildcard = "*.customer.example. TXT hello\n";

        assertThat(plan(wildcard + REPORTS + "\"v=TLSRPTv1; rua=https://other.example/\"", TLS_RPT))
                .hasSize(2)
                .contains("; delete " + REPORTS + "\"v=TLSRPTv1; rua=https://other.example/\"");
        assertThat(plan(wildcard + ALIAS + RECORD + "\"v=STSv1; id=old\"", MTA_STS))
                .hasSize(2)
                .contains("; delete " + RECORD + "\"v=STSv1; id=old\"");
    }

    @Test
    void aMisplacedRecordThatAWildcardAnswersStays() {
        String wildcard = "*.example.customer.example. TXT ";

        assertThat(plan(REPORTS + "hello\n" + wildcard + "\"v=TLSRPTv1; rua=https://mine.example/\"", TLS_RPT))
                .hasSize(1)
                .noneMatch(line -> line.startsWith(";"));
        assertThat(plan(ALIAS + RECORD + "hello\n" + wildcard + "\"v=STSv1; id=1\"", MTA_STS))
                .hasSize(1)
                .noneMatch(line -> line.startsWith(";"));
    }

    @ParameterizedTest
    @CsvSource({"TXT hello", "MX 10 mail.other.example.", "A 192.0.2.7", "AAAA 2001:db8::1"})
    void whateverTypeAWildcardHasItIsNotInTheWayOfTheAlias(String data) {
        String zone = RECORD + "\"v=STSv1; id=20251124\"\n*.customer.example. " + data;

        assertThat(ids(report(ZoneResolver.parse(PROVIDER + zone), MTA_STS)))
                .contains("mta-sts.alias-missing")
                .doesNotContain("mta-sts.not-an-alias");
        assertThat(plan(zone, MTA_STS))
                .containsExactly("mta-sts.customer.example. 3600 IN CNAME mta-sts.trekmail.net.");
    }

    @Test
    void whatIsInTheWayBesideAWildcardHasToGo() {
        String zone = RECORD + "\"v=STSv1; id=20251124\"\n*.customer.example. A 192.0.2.7\n"
                + "*.customer.example. TXT hello\nmta-sts.customer.example. 60 A 192.0.2.8";

        assertThat(ids(report(ZoneResolver.parse(PROVIDER + zone), MTA_STS))).contains("mta-sts.not-an-alias");
        assertThat(plan(zone, MTA_STS))
                .containsExactly(
                        "; delete mta-sts.customer.example. 60 IN A 192.0.2.8",
                        "mta-sts.customer.example. 3600 IN CNAME mta-sts.trekmail.net.");
    }

    @Test
    void whereItIsNotKnownWhetherAWildcardAnswersNothingIsChanged() {
        ZoneResolver dns = ZoneResolver.builder()
                .zone(PROVIDER + ALIAS + REPORTS + "\"v=TLSRPTv1; rua=https://other.example/\"\n" + RECORD
                        + "\"v=STSv1; id=old\"")
                .timeout(Standings.UNUSED_LABEL + "._tls.customer.example")
                .timeout(Standings.UNUSED_LABEL + ".customer.example")
                .build();

        for (Expectation expectation : List.of(TLS_RPT, MTA_STS)) {
            DomainReport report = report(dns, expectation);
            assertThat(report.status(expectation.check())).contains(CheckStatus.INCORRECT);
            assertThat(report.repairs().changes()).isEmpty();
            assertThat(report.repairs().manualSteps())
                    .extracting(ManualStep::code)
                    .contains(PublicationStep.VERIFY_AGAIN);
        }
    }

    @Test
    void aWrongRecordCostsOneProbeAndARightOneNone() {
        DomainReport right = report(
                ZoneResolver.parse(PROVIDER + REPORTS + "\"v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net\""), TLS_RPT);
        DomainReport wrong =
                report(ZoneResolver.parse(PROVIDER + REPORTS + "\"v=TLSRPTv1; rua=mailto:a@trekmail.net\""), TLS_RPT);

        assertThat(right.status(TlsRptCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(wrong.usage().questions())
                .as("whether a wildcard answers, and whether others do, for each of two labels")
                .isEqualTo(right.usage().questions() + 3);
    }
}
