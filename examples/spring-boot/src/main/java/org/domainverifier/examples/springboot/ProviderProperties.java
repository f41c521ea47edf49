package org.domainverifier.examples.springboot;

import java.util.Map;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the provider asks its customers to publish.
 *
 * @param name what it is called
 * @param mx where the mail goes
 * @param spfInclude what has to be included
 * @param dkim the key
 * @param dmarc the record for whoever has none
 * @param tlsRpt where reports on TLS go, as a URI
 * @param mtaSts where the policy is
 * @param aliases other names of the customer's, and where they lead
 */
@ConfigurationProperties("provider")
record ProviderProperties(
        String name,
        Mx mx,
        String spfInclude,
        Dkim dkim,
        String dmarc,
        String tlsRpt,
        MtaSts mtaSts,
        Map<String, String> aliases) {
    record Mx(int preference, String host) {}

    record Dkim(String selector, String key) {}

    record MtaSts(String host, String id) {}

    /** All of it as expectations; whatever is none ends the start of the service, with a message that says why. */
    void expectFrom(DomainVerifier.Builder customers) {
        customers
                .require(MxExpectation.only(mx.preference(), mx.host()))
                .require(SpfExpectation.include(spfInclude))
                .require(DkimExpectation.key(dkim.selector(), dkim.key()))
                .require(DmarcExpectation.anyValid().suggesting(dmarc))
                .recommend(TlsRptExpectation.reportTo(tlsRpt))
                .recommend(MtaStsExpectation.hostedAt(mtaSts.host(), mtaSts.id()));
        aliases.forEach((alias, target) -> customers.recommend(RecordExpectation.cname(alias, target)));
    }
}
