package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.domainverifier.tlsrpt.TlsRptCheck;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.api.Test;

/** Who takes no mail is not advised to protect its arrival; who takes some is told exactly how. */
class NoMailTest {
    private static final String NULL_MX = "customer.example. IN MX 0 .\n";

    private static DomainReport report(String zone, TlsRptExpectation... expectations) {
        DomainVerifier.Builder builder =
                DomainVerifier.builder().resolver(ZoneResolver.parse(zone)).only(TlsRptCheck.KEY, MtaStsCheck.KEY);
        for (TlsRptExpectation expectation : expectations) {
            builder.require(expectation);
        }
        return builder.build().verify("customer.example");
    }

    @Test
    void aDomainThatTakesNoMailNeedsNeither() {
        DomainReport report = report(NULL_MX);

        assertThat(report.status(TlsRptCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.CORRECT);
        assertThat(report.findings()).extracting(Finding::severity).containsOnly(Severity.NOTICE);
        assertThat(report.findings())
                .extracting(finding -> finding.message(Locale.ENGLISH))
                .allMatch(said ->
                        said.endsWith("and none is needed: customer.example says that it takes no mail (null MX)."));
        assertThat(report.repairs().isEmpty()).isTrue();
    }

    @Test
    void whatAProviderAsksForIsAskedForAllTheSame() {
        DomainReport report = report(NULL_MX, TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"));

        assertThat(report.status(TlsRptCheck.KEY)).contains(CheckStatus.MISSING);
        assertThat(report.repairs().changes()).hasSize(1);
    }

    @Test
    void whereMailIsToComeToATenantsServerTheNullMxDoesNotCount() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(NULL_MX))
                .require(Expectation.perCustomer(
                        MxCheck.KEY, customer -> Optional.of(MxExpectation.only(10, "t1.trekmail.net"))))
                .only(MxCheck.KEY, TlsRptCheck.KEY, MtaStsCheck.KEY)
                .build()
                .verify("customer.example");

        assertThat(report.status(TlsRptCheck.KEY)).contains(CheckStatus.MISSING);
        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.MISSING);
    }

    @Test
    void whereMailIsToComeTheNullMxDoesNotCount() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(NULL_MX))
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .only(MxCheck.KEY, TlsRptCheck.KEY, MtaStsCheck.KEY)
                .build()
                .verify("customer.example");

        assertThat(report.status(TlsRptCheck.KEY)).contains(CheckStatus.MISSING);
        assertThat(report.status(MtaStsCheck.KEY)).contains(CheckStatus.MISSING);
    }

    @Test
    void howMtaStsIsSetUpIsSaidStepByStep() {
        DomainReport report = report("customer.example. IN MX 10 mail.customer.example.\n");

        assertThat(report.repairs().manualSteps())
                .extracting(ManualStep::message)
                .anySatisfy(said -> assertThat(said)
                        .contains("https://mta-sts.customer.example/.well-known/mta-sts.txt")
                        .contains("TXT at _mta-sts.customer.example")
                        .endsWith(": v=STSv1; id=1"))
                .anySatisfy(
                        said -> assertThat(said)
                                .endsWith(
                                        "Publish this TXT record at _smtp._tls.customer.example: v=TLSRPTv1; rua=mailto:ADDRESS"));
    }

    @Test
    void anAliasWithoutATlsRptRecordMakesRoom() {
        DomainReport report = report("customer.example. IN MX 10 mail.customer.example.\n"
                + "_smtp._tls.customer.example. IN CNAME gone.vendor.example.\n");

        assertThat(report.repairs().manualSteps())
                .extracting(ManualStep::message)
                .anySatisfy(said -> assertThat(said)
                        .contains("_smtp._tls.customer.example is an alias (CNAME) of gone.vendor.example")
                        .contains("delete the CNAME record"));
    }
}
