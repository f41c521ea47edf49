package consumer;

import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;

/** A stranger's program: every check is found, and a stub resolver answers. */
public final class Main {
    private static final List<String> CHECKS = List.of("mx", "spf", "dkim", "dmarc", "tls-rpt", "mta-sts");

    private Main() {}

    public static void main(String[] args) {
        DnsResolver stub = ZoneResolver.parse("""
                example.com.        300 IN MX  10 mail.trekmail.net.
                example.com.        300 IN TXT "v=spf1 include:spf.trekmail.net -all"
                mail.trekmail.net.  300 IN A   192.0.2.25
                spf.trekmail.net.   300 IN TXT "v=spf1 ip4:192.0.2.0/28 -all"
                """);
        DomainReport report = DomainVerifier.builder()
                .resolver(stub)
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DkimExpectation.notReady("dkim"))
                .require(DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"))
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124"))
                .build()
                .verify("example.com");
        List<String> checks = report.entries().stream().map(entry -> entry.key().id()).toList();
        expect(checks.equals(CHECKS), "the checks are " + checks);
        expect(report.verdict() == Verdict.NOT_VERIFIED, "the verdict is " + report.verdict());
        expect(report.get(SpfCheck.KEY).lookups().count() == 1, "SPF costs " + report.get(SpfCheck.KEY).lookups());
        expect(!report.repairs().isEmpty(), "there is no plan");
        expect(report.findings().stream().noneMatch(finding -> finding.message().startsWith(finding.code().id())),
                "a message is missing");
        System.out.printf("Java %d, %s path: %s %s, %d findings%n",
                Runtime.version().feature(),
                Main.class.getModule().isNamed() ? "module" : "class",
                report.domain(),
                report.verdict(),
                report.findings().size());
    }

    private static void expect(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }
}
