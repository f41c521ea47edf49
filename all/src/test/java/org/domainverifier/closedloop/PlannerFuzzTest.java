package org.domainverifier.closedloop;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsCheck;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;

/** Runs its saved inputs; docs/fuzzing.md says how new ones are made. */
class PlannerFuzzTest {
    private static final List<String> NAMES = List.of(
            "customer.example",
            "dkim._domainkey.customer.example",
            "_dmarc.customer.example",
            "_smtp._tls.customer.example",
            "_mta-sts.customer.example",
            "mta-sts.customer.example",
            "www.customer.example",
            "mail.customer.example");
    private static final List<String> STARTS = List.of(
            "v=spf1 ",
            "v=DKIM1; k=ed25519; p=",
            "v=DMARC1; p=none; ",
            "v=TLSRPTv1; rua=mailto:",
            "v=STSv1; id=",
            "\"v=spf1 ",
            "");
    private static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private static DomainVerifier verifier(ZoneResolver zone) {
        return DomainVerifier.builder()
                .resolver(zone)
                .check(MtaStsCheck.recordsOnly())
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DkimExpectation.key("dkim", KEY))
                .require(DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine"))
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124"))
                .build();
    }

    private static RecordData data(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 3)) {
            case 0 -> new RecordData.Mx(data.consumeInt(0, 20), DomainName.of(data.pickValue(NAMES.subList(0, 7))));
            case 1 -> new RecordData.Cname(DomainName.of(data.pickValue(NAMES.subList(0, 7))));
            default -> RecordData.Txt.of(data.pickValue(STARTS) + data.consumeString(data.consumeInt(0, 0x10000)));
        };
    }

    /** Whatever a zone has: there is a plan, it can be shown, and the zone can be looked at as it would be. */
    @FuzzTest(maxDuration = "5m")
    void anyZoneHasAPlan(FuzzedDataProvider data) {
        List<DnsRecord> records = new ArrayList<>();
        for (int i = data.consumeInt(0, 12); i > 0; i--) {
            records.add(new DnsRecord(DomainName.of(data.pickValue(NAMES)), Duration.ofMinutes(5), data(data)));
        }
        DomainVerifier verifier = verifier(ZoneResolver.of(records));
        DomainReport report = verifier.verify("customer.example");
        assertThat(report.repairs())
                .isEqualTo(verifier.verify("customer.example").repairs());
        assertThat(report.repairs().toTable(Locale.ENGLISH)).isNotNull();
        assertThat(report.repairs().toZoneLines()).doesNotContainNull();
        assertThat(verifier.preview("customer.example", report.repairs()).verdict())
                .isNotNull();
    }
}
