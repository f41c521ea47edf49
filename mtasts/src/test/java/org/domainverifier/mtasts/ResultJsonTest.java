package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.tlsrpt.TlsRptCheck;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The results are plain values for Jackson, without annotations and without cycles. */
class ResultJsonTest {
    @Test
    void bothResultsBecomeJson() {
        ZoneResolver zone = ZoneResolver.parse("_mta-sts.customer.example. TXT \"v=STSv1; id=1\"\n"
                + "mta-sts.customer.example. A 8.8.4.4\n"
                + "_smtp._tls.customer.example. TXT \"v=TLSRPTv1; rua=mailto:a@customer.example\"\n"
                + "customer.example. MX 10 mail.customer.example.");
        PolicyFetch fetch = new PolicyFetch.Fetched(
                java.net.InetAddress.getLoopbackAddress(),
                MtaStsPolicy.parse("version: STSv1\nmode: enforce\nmx: *.customer.example\nmax_age: 1209600\n"));
        DomainReport report = DomainVerifier.builder()
                .resolver(zone)
                .check(MtaStsCheck.fetching(request -> CompletableFuture.completedFuture(fetch)))
                .only(MtaStsCheck.KEY, TlsRptCheck.KEY)
                .build()
                .verify("customer.example");
        // values that are not records show their fields
        JsonMapper mapper = JsonMapper.builder()
                .changeDefaultVisibility(visibility -> visibility.withFieldVisibility(JsonAutoDetect.Visibility.ANY))
                .build();
        JsonNode mtaSts = mapper.valueToTree(report.get(MtaStsCheck.KEY));
        assertThat(mtaSts.get("status").asString()).isEqualTo("CORRECT");
        assertThat(mtaSts.get("record").get("id").asString()).isEqualTo("1");
        assertThat(mtaSts.get("fetch").get("parsed").get("record").get("mode").asString())
                .isEqualToIgnoringCase("enforce");
        JsonNode tlsRpt = mapper.valueToTree(report.get(TlsRptCheck.KEY));
        assertThat(tlsRpt.get("record").get("rua").get(0).get("text").asString())
                .isEqualTo("mailto:a@customer.example");
    }
}
