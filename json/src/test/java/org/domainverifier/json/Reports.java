package org.domainverifier.json;

import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;

/** Reports with something of everything. */
final class Reports {
    static final String ZONE = """
            customer.example. 300 IN MX 10 mail.trekmail.example.
            customer.example. 300 IN MX 20 mail.old.example.
            customer.example. 300 IN TXT "v=spf1 include:spf.old.example a:%{d}.a.example ip4:192.0.2.0/24 ip6:2001:db8::/32 -all"
            spf.old.example. 300 IN TXT "v=spf1 ip4:198.51.100.7 ~all"
            mail.old.example. 300 IN A 198.51.100.7
            mail.trekmail.example. 300 IN A 192.0.2.25
            mail.trekmail.example. 300 IN AAAA 2001:db8::25
            _dmarc.customer.example. 3600 IN TXT "v=DMARC1; p=none; rua=mailto:dmarc@other.example; pct=50"
            _smtp._tls.customer.example. 3600 IN TXT "v=TLSRPTv1; rua=mailto:tls@customer.example"
            _mta-sts.customer.example. 3600 IN TXT "v=STSv1; id=1"
            dkim._domainkey.customer.example. 300 IN CNAME dkim.old.example.
            autoconfig.customer.example. 300 IN CNAME autoconfig.trekmial.example.
            """;

    private Reports() {}

    static DomainVerifier.Builder onboarding(String zone) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse(zone))
                .require(MxExpectation.only(10, "mail.trekmail.example"))
                .require(SpfExpectation.include("spf.trekmail.example"))
                .require(DkimExpectation.alias("dkim", "dkim.trekmail.example"))
                .require(RecordExpectation.cname("autoconfig", "autoconfig.trekmail.example"))
                .at("send", name -> name.require(MxExpectation.only(10, "bounce.trekmail.example")))
                .require(DmarcExpectation.anyValid()
                        .suggesting("v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.example"))
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.example"))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.example", "20261127"));
    }

    static DomainReport report() {
        return report(ZONE);
    }

    static DomainReport report(String zone) {
        return onboarding(zone).build().verify("customer.example");
    }
}
