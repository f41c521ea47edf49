package org.domainverifier.situations;

import java.util.List;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.Expectation;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcCheck;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcPolicy;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.spf.SpfCheck;

/** DMARC records, where they are, and what they rest on. */
final class DmarcSituations {
    private static final DmarcExpectation ANY = DmarcExpectation.anyValid();
    private static final String DOMAIN = "example.com";

    private DmarcSituations() {}

    static void add(Situations all) {
        for (String tags : List.of(
                "p=none; rua",
                "p=none; p=reject",
                "p=none; foo=bar; pct=10; fo=1",
                "t=n; p=none; rua=mailto:a@example.com!10m,https://example.com/,a@example.com",
                "p=none; t=x",
                "p=x",
                "sp=none",
                "sp=none; rua=mailto:a@example.com",
                "p=reject; sp=none; t=y; psd=y",
                "p=reject; np=none",
                "p=reject; rua=mailto:a@other.test",
                "p=reject rua=mailto:a@example.com",
                "policy=reject; rua=mailto:a@%DOMAIN%",
                "p=reject; pct=20",
                "p=reject; pct=20; t=y",
                "p=none; rua=mailto:a@example.com",
                "p=none; rua=mailto:a@gone.example")) {
            verify(all, own(tags));
        }
        verify(all, own("p=none") + own("p=reject"));
        verify(all, own("p=none") + "_dmarc.example.com. IN TXT \"v=DMARC1 p=reject rua=mailto:a@example.com\"");
        verify(
                all,
                "_dmarc.example.com. IN CNAME dmarc.other.test.\ndmarc.other.test. IN TXT \"v=DMARC1; p=rejct\"",
                ANY);
        verify(all, "_dmarc.example.com. IN TXT \"dmarc.other.test\"", ANY);
        verify(all, "_dmarc.example.com. IN CNAME gone.other.test.");
        verify(all, "_dmarc.example.com. IN CNAME www.example.com.\nwww.example.com. IN A 192.0.2.1");
        verify(all, "_dmarc.example.com. IN CNAME d.example.com.\nd.example.com. IN TXT \"v=DMARC1; p=none\"");
        verify(all, "_dmarc.example.com. IN CNAME dmarc.other.test.\ndmarc.other.test. IN TXT \"v=DMARC1; p=none\"");
        inherited(all);
        verify(all, "", ANY);
        verify(all, "_dmarc.example.com. IN TXT \"\\\"v=DMARC1; p=none\\\"\"", ANY);
        verify(all, "_dmarc.example.com. IN TXT \"v=DMARC1 p=none\"", ANY);
        verify(all, "example.com. IN TXT \"v=DMARC1; p=none\"", ANY);
        verify(all, "_dmarc.example.com. IN TXT \"v=spf1 -all\"", ANY);
        verify(all, "_dmarc.com. IN TXT \"v=DMARC1; p=none; psd=y\"\nexample.com. IN A 192.0.2.1");
        verify(all, "a.example.com", ZoneResolver.parse(own("p=none")), ANY);
        verify(
                all,
                "a.example.com",
                ZoneResolver.parse(own("p=none") + "_dmarc.a.example.com. IN TXT \"v=DMARC1; p=none; sp=reject\""));
        verify(all, own("p=none"), ANY.atLeast(DmarcPolicy.REJECT).reportingTo("mailto:a@example.com"));
        verify(all, own("p=none"), ANY.suggesting("v=DMARC1; p=none; rua=mailto:a@other.test"));
        destinations(all);
        verify(all, DOMAIN, ZoneResolver.builder().timeout("_dmarc.example.com").build(), ANY);
        withoutSenders(all);
    }

    private static void inherited(Situations all) {
        for (String tags : List.of("p=none; rua=mailto:a@example.com", "p=reject; t=y", "p=reject; pct=5")) {
            verify(all, "a.example.com", ZoneResolver.parse(own(tags)));
        }
        verify(
                all,
                "a.example.com",
                ZoneResolver.parse(own("p=none")),
                ANY.orInherited().atLeast(DmarcPolicy.REJECT));
        verify(
                all,
                "a.example.com",
                ZoneResolver.builder()
                        .zone("a.example.com. IN A 192.0.2.1")
                        .timeout("_dmarc.example.com")
                        .build(),
                ANY.suggesting("v=DMARC1; p=none"));
        String label = "a".repeat(60);
        String longest = String.join(".", label, label, label, "example.com");
        verify(
                all,
                longest,
                ZoneResolver.parse(
                        "_dmarc." + longest + ". IN TXT \"v=DMARC1; p=reject; rua=mailto:a@" + label + ".test\""));
    }

    private static void destinations(Situations all) {
        String reporting = own("p=reject; rua=mailto:a@other.test");
        verify(all, reporting + "other.test. IN MX 0 .");
        verify(
                all,
                reporting + "*._report._dmarc.other.test. IN TXT \"v=DMARC1; rua=mailto:a@third.test\"\n"
                        + "other.test. IN A 192.0.2.1");
        verify(
                all,
                DOMAIN,
                ZoneResolver.builder()
                        .zone(reporting)
                        .servfail("example.com._report._dmarc.other.test")
                        .build());
    }

    /** Neither SPF nor DKIM is of use. */
    private static void withoutSenders(Situations all) {
        all.verify(
                DomainVerifier.builder()
                        .resolver(ZoneResolver.parse(own("p=reject")))
                        .only(DmarcCheck.KEY, DkimCheck.KEY, SpfCheck.KEY),
                DOMAIN,
                DkimExpectation.key("dkim", DkimSituations.RECORD));
        all.verify(
                DomainVerifier.builder()
                        .resolver(ZoneResolver.parse(own("p=reject rua=mailto:a@example.com")))
                        .only(DmarcCheck.KEY, SpfCheck.KEY),
                DOMAIN);
    }

    private static void verify(Situations all, String zone, Expectation... expectations) {
        verify(all, DOMAIN, ZoneResolver.parse(zone), expectations);
    }

    private static void verify(Situations all, String domain, ZoneResolver dns, Expectation... expectations) {
        all.verify(DomainVerifier.builder().resolver(dns).only(DmarcCheck.KEY), domain, expectations);
    }

    private static String own(String tags) {
        return "_dmarc.example.com. IN TXT \"v=DMARC1; " + tags + "\"\n";
    }
}
