package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.ReportUri;
import org.domainverifier.tlsrpt.TlsRptCheck;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.domainverifier.tlsrpt.TlsRptRecord;
import org.domainverifier.tlsrpt.TlsRptResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples in the documents of both packages are what is compiled and run here. */
class PackageDocumentTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "domainverifier");
    private static final Path TESTS = Path.of("src", "test", "java", "org", "domainverifier", "mtasts");

    @Test
    void theExampleOfMtaStsDoesWhatItSays() {
        MtaStsPolicy policy = MtaStsPolicy.parse("""
                        version: STSv1
                        mode: enforce
                        mx: *.trekmail.net
                        max_age: 1209600
                        """).orElseThrow();
        boolean allowed = policy.allows(DomainName.of("mail.trekmail.net")); // true
        MtaStsRecord record = MtaStsRecord.parse("v=STSv1; id=20251124").orElseThrow();
        String id = record.id();

        assertThat(allowed).isTrue();
        assertThat(id).isEqualTo("20251124");
    }

    @Test
    void theExampleOfTlsRptDoesWhatItSays() {
        DnsResolver resolver = ZoneResolver.parse("""
                _smtp._tls.customer.example. TXT "v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net"
                trekmail.net. MX 10 mail.trekmail.net.
                """);

        TlsRptRecord record =
                TlsRptRecord.parse("v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net").orElseThrow();
        List<ReportUri> addresses = record.rua();
        TlsRptResult reports = DomainVerifier.builder()
                .resolver(resolver)
                .require(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .build()
                .verify("customer.example")
                .get(TlsRptCheck.KEY);

        assertThat(addresses).hasToString("[mailto:tlsrpt@trekmail.net]");
        assertThat(reports.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mtasts", "tlsrpt"})
    void theExamplesAreTheCodeAbove(String packageName) throws IOException {
        String document = Files.readString(SOURCES.resolve(packageName).resolve("package-info.java"));
        String example = document.substring(document.indexOf("<pre>{@code") + 11, document.indexOf("}</pre>"))
                .replace(" * ", "");
        String code = Files.readString(TESTS.resolve("PackageDocumentTest.java"));

        assertThat(withoutLayout(example)).isNotBlank();
        assertThat(withoutLayout(code)).contains(withoutLayout(example));
    }

    private static String withoutLayout(String code) {
        return code.replaceAll("\\s+", "");
    }
}
