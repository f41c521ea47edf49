package consumer;

import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import javax.net.ssl.SSLContext;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dkim.DkimKeyRecord;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;

/** A stranger's program: every check is found, and a stub resolver answers. */
public final class Main {
    private static final List<String> CHECKS = List.of("mx", "spf", "dkim", "dmarc", "tls-rpt", "mta-sts");

    private static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private Main() {}

    public static void main(String[] args) throws GeneralSecurityException {
        DnsResolver stub = ZoneResolver.parse("""
                example.com.        300 IN MX  10 mail.trekmail.net.
                example.com.        300 IN TXT "v=spf1 include:spf.trekmail.net -all"
                ed._domainkey.example.com. 300 IN TXT "%s"
                mail.trekmail.net.  300 IN A   192.0.2.25
                spf.trekmail.net.   300 IN TXT "v=spf1 ip4:192.0.2.0/28 -all"
                """.formatted(KEY));
        DomainReport report = DomainVerifier.builder()
                .resolver(stub)
                .timeout(Duration.ofMinutes(1)) // on the busiest machine
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DkimExpectation.key("ed", KEY))
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
        expect(report.status(DkimCheck.KEY).equals(Optional.of(CheckStatus.CORRECT)), "DKIM is " + report.status(DkimCheck.KEY));
        expect(report.findings().stream().noneMatch(finding -> finding.message(Locale.ENGLISH).equals(finding.message(Locale.GERMAN))),
                "a message is not German");
        if (!List.of(args).contains("without-curves")) {
            expectWhatAnImageMayLack();
        }
        expectTheWire();
        System.out.printf("Java %d, %s path: %s %s, %d findings%n",
                Runtime.version().feature(),
                Main.class.getModule().isNamed() ? "module" : "class",
                report.domain(),
                report.verdict(),
                report.findings().size());
    }

    /** What nothing names, so that an image of jlink may go without it. */
    private static void expectWhatAnImageMayLack() throws GeneralSecurityException {
        expect(DkimKeyRecord.parse(KEY).orElseThrow().publicKey().isPresent(), "a key is not read");
        expect(KeyAgreement.getInstance("X25519") != null, "there is no X25519");
        List<String> ciphers = List.of(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites());
        expect(ciphers.contains("TLS_AES_128_GCM_SHA256"), "the ciphers are " + ciphers);
        expect(ciphers.contains("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"), "the ciphers are " + ciphers);
        expect(DomainName.of("bücher.example").toString().contains("xn--bcher-kva"), "a name is not converted");
    }

    /** A query leaves, and nobody answers at this port. */
    private static void expectTheWire() {
        try (DnsJavaResolver nobody = DnsJavaResolver.of(new InetSocketAddress("127.0.0.1", 1))) {
            DomainReport report = DomainVerifier.builder()
                    .resolver(nobody)
                    .timeout(Duration.ofSeconds(2))
                    .build()
                    .verify("example.com");
            expect(report.verdict() == Verdict.INCONCLUSIVE, "the verdict is " + report.verdict());
            expect(report.status(MxCheck.KEY).equals(Optional.of(CheckStatus.UNKNOWN)), "MX is " + report.status(MxCheck.KEY));
        }
        DnsJavaResolver.system().close();
    }

    private static void expect(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }
}
