package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.tlsrpt.TlsRptCheck;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.api.Test;

/** A record one level too high or too low is told of, if it is what was asked for, and left alone: it may be right there. */
class OtherLevelTest {
    private static final TlsRptExpectation REPORTS = TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net");
    private static final MtaStsExpectation HOSTED = MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124");
    private static final String RPT = "\"v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net\"\n";
    private static final String STS = "\"v=STSv1; id=20251124\"\n";

    private static DomainReport report(String zone, String domain, Expectation... expectations) {
        DomainVerifier.Builder builder = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone + "trekmail.net. IN MX 10 mail.trekmail.net.\n"
                        + "mta-sts.trekmail.net. IN A 192.0.2.1\ncustomer.example. IN MX 10 mail.trekmail.net.\n"))
                .check(MtaStsCheck.recordsOnly())
                .only(TlsRptCheck.KEY, MtaStsCheck.KEY);
        for (Expectation expectation : expectations) {
            builder.require(expectation);
        }
        return builder.build().verify(domain);
    }

    private static List<String> said(DomainReport report) {
        return report.findings().stream()
                .filter(finding -> finding.code().id().endsWith("other-level"))
                .map(finding -> finding.message())
                .toList();
    }

    @Test
    void whatWasAskedForIsAtTheParent() {
        DomainReport report = report(
                "_smtp._tls.customer.example. IN TXT " + RPT + "_mta-sts.customer.example. IN TXT " + STS,
                "team.customer.example",
                REPORTS,
                HOSTED);

        assertThat(said(report))
                .containsExactly(
                        "A TLS-RPT record at _smtp._tls.customer.example may have been meant for"
                                + " _smtp._tls.team.customer.example, where it does not count.",
                        "An MTA-STS record at _mta-sts.customer.example may have been meant for"
                                + " _mta-sts.team.customer.example, where it does not count.");
        assertThat(report.repairs().changes())
                .allMatch(change -> change.name().toString().endsWith(".team.customer.example"));
    }

    @Test
    void whatWasAskedForIsBelowWww() {
        DomainReport report = report(
                "_smtp._tls.www.customer.example. IN TXT " + RPT + "_mta-sts.www.customer.example. IN TXT " + STS,
                "customer.example",
                REPORTS,
                HOSTED);

        assertThat(said(report)).hasSize(2);
        assertThat(report.repairs().changes())
                .noneMatch(change -> change.name().toString().contains("www"));
    }

    @Test
    void theParentsOwnRecordIsItsOwnAffair() {
        assertThat(said(report(
                        "_smtp._tls.customer.example. IN TXT \"v=TLSRPTv1; rua=mailto:me@customer.example\"\n"
                                + "_mta-sts.customer.example. IN TXT \"v=STSv1; id=1\"\n",
                        "team.customer.example",
                        REPORTS,
                        HOSTED)))
                .isEmpty();
    }

    @Test
    void aWildcardsAnswerWasPutThereByNobody() {
        assertThat(said(report("*.customer.example. IN TXT " + RPT, "customer.example", REPORTS)))
                .isEmpty();
    }

    @Test
    void whereNobodyAskedForARecordNobodyLooks() {
        assertThat(said(report("_smtp._tls.www.customer.example. IN TXT " + RPT, "customer.example")))
                .isEmpty();
    }
}
