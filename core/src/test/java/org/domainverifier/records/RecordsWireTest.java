package org.domainverifier.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.DnsJavaResolver;
import org.domainverifier.testing.LoopbackDnsServer;
import org.domainverifier.testing.ZoneText;
import org.junit.jupiter.api.Test;

/** Services and issuers as a server sends them. */
class RecordsWireTest {
    private static final String RECORDS = """
            _imaps._tcp.customer.example. 300 IN SRV 0 1 993 imap.trekmail.net.
            _imaps._tcp.customer.example. 300 IN SRV 0 1 993 imap.old.example.
            customer.example. 300 IN CAA 0 issue "other.example; policy=\\"a b\\""
            """;

    @Test
    void servicesAndIssuersAreJudgedAsTheyCome() {
        String zone = ZoneText.of("customer.example").records(RECORDS).toString();
        try (LoopbackDnsServer server = LoopbackDnsServer.start(zone);
                DnsJavaResolver wire = DnsJavaResolver.of(server.address())) {
            DomainReport report = DomainVerifier.builder()
                    .resolver(wire)
                    .only(RecordsCheck.KEY)
                    .require(RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "imap.trekmail.net"))
                    .require(RecordExpectation.caa("letsencrypt.org"))
                    .build()
                    .verify("customer.example");
            RecordsResult result = report.get(RecordsCheck.KEY);

            assertThat(result.records())
                    .extracting(CheckedRecord::status)
                    .containsExactly(CheckStatus.CONFLICT, CheckStatus.INCORRECT);
            assertThat(result.records().get(1).found())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            RecordData.Caa.class,
                            caa -> assertThat(caa.value().text()).isEqualTo("other.example; policy=\"a b\""));
            assertThat(report.repairs().toZoneLines())
                    .contains("; delete _imaps._tcp.customer.example. 300 IN SRV 0 1 993 imap.old.example.")
                    .contains("customer.example. 300 IN CAA 0 issue \"letsencrypt.org\"");
        }
    }
}
