package org.domainverifier.founding;

import org.domainverifier.DomainVerifier;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;

/** TrekMail and one of its customers. */
public final class FoundingExample {
    /** The key record that the customer has to publish. */
    public static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    /** The zone of a customer who has published everything. */
    public static final String CUSTOMER = """
            customer.example. 300 IN SOA ns.customer.example. x.customer.example. 1 60 60 60 60
            customer.example. 300 IN NS  ns.customer.example.
            ns.customer.example. 300 IN A 127.0.0.1
            customer.example. 300 IN MX  10 mail.trekmail.net.
            customer.example. 300 IN TXT "v=spf1 include:spf.trekmail.net -all"
            dkim._domainkey.customer.example. 300 IN TXT "%s"
            _dmarc.customer.example.     300 IN TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"
            _smtp._tls.customer.example. 300 IN TXT "v=TLSRPTv1; rua=mailto:tlsrpt@trekmail.net"
            _mta-sts.customer.example.   300 IN TXT "v=STSv1; id=20251124"
            mta-sts.customer.example.    300 IN CNAME mta-sts.trekmail.net.
            """.formatted(KEY);
    /** The zone of the provider. */
    public static final String PROVIDER = """
            trekmail.net. 300 IN SOA ns.trekmail.net. x.trekmail.net. 1 60 60 60 60
            trekmail.net. 300 IN NS  ns.trekmail.net.
            ns.trekmail.net. 300 IN A 127.0.0.1
            trekmail.net. 300 IN MX  10 mail.trekmail.net.
            mail.trekmail.net. 300 IN A 192.0.2.25
            mta-sts.trekmail.net. 300 IN A 192.0.2.80
            spf.trekmail.net. 300 IN TXT "v=spf1 ip4:192.0.2.0/28 -all"
            customer.example._report._dmarc.trekmail.net. 300 IN TXT "v=DMARC1;"
            """;

    /** What TrekMail asks of its customers. */
    public static DomainVerifier.Builder trekMail(DnsResolver resolver) {
        return DomainVerifier.builder()
                .resolver(resolver)
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DkimExpectation.key("dkim", KEY))
                .require(
                        DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"))
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"))
                .recommend(MtaStsExpectation.hostedAt("mta-sts.trekmail.net", "20251124"));
    }

    private FoundingExample() {}
}
