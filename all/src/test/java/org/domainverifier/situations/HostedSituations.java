package org.domainverifier.situations;

import java.util.Optional;
import org.domainverifier.check.Expectation;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.tlsrpt.TlsRptExpectation;

/** Records that are kept at a service, by way of an alias. */
final class HostedSituations {
    private static final String TARGET = "customer.dmarc.host.example";
    private static final String ALIAS = "_dmarc.customer.example. CNAME " + TARGET + ".\n";
    private static final String DOMAIN = "customer.example. A 192.0.2.1\n";
    private static final String THERE = DOMAIN + TARGET + ". TXT \"v=DMARC1; p=quarantine\"\n";
    private static final DmarcExpectation HOSTED = DmarcExpectation.hostedAt(TARGET);

    private final Situations all;

    private HostedSituations(Situations all) {
        this.all = all;
    }

    static void add(Situations all) {
        HostedSituations situations = new HostedSituations(all);
        situations.names();
        situations.services();
        situations.values();
        all.verify(
                "tls-rpt",
                DOMAIN + "_smtp._tls.customer.example. TXT \"v=TLSRPTv1; rua=mailto:a@customer.example\"",
                TlsRptExpectation.hostedAt("customer.tls.host.example"));
        all.verify(
                "mta-sts",
                DOMAIN + "_mta-sts.customer.example. TXT \"v=STSv1; id=1\"",
                MtaStsExpectation.anyValid().recordHostedAt("customer.sts.host.example"));
    }

    private void dmarc(String zone, Expectation expectation) {
        all.verify("dmarc", zone, expectation);
    }

    private static String own(String text) {
        return "_dmarc.customer.example. TXT \"" + text + "\"\n";
    }

    private void names() {
        dmarc(THERE, HOSTED);
        dmarc(THERE + "_dmarc.customer.example. A 203.0.113.7", HOSTED);
        dmarc(THERE + own(TARGET), HOSTED);
        dmarc(THERE + "_dmarc.customer.example. CNAME other.example.", HOSTED);
        dmarc(THERE + "_dmarc.customer.example. CNAME " + TARGET + ".customer.example.", HOSTED);
        dmarc(THERE + own("v=DMARC1; p=none; rua=mailto:a@customer.example"), HOSTED);
        dmarc(THERE + own("v=DMARC1; p=reject"), HOSTED);
        dmarc(THERE + own("v=DMARC1; p=quarantine"), HOSTED);
        dmarc(THERE + own("site-verification=1"), HOSTED);
    }

    private void services() {
        dmarc(DOMAIN + ALIAS, HOSTED);
        dmarc(DOMAIN + ALIAS, HOSTED.unchecked());
        dmarc(DOMAIN + ALIAS + TARGET + ". TXT \"v=DMARC1; p=block\"", HOSTED);
        all.verify(
                "dmarc",
                ZoneResolver.builder()
                        .zone(DOMAIN + own("v=DMARC1; p=none"))
                        .servfail(TARGET)
                        .build(),
                HOSTED);
    }

    private void values() {
        dmarc(DOMAIN + own("v=DMARC1; p=block"), DmarcExpectation.hostedAt(customer -> Optional.empty()));
        dmarc(DOMAIN, DmarcExpectation.hostedAt(customer -> Optional.of("not a name")));
    }
}
