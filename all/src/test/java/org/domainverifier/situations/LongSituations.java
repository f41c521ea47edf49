package org.domainverifier.situations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.txt.TxtKind;

/** Records that are too long to be read, one of each kind. */
final class LongSituations {
    private static final Map<String, String> STARTS = Map.of(
            "spf", Situations.DOMAIN + " v=spf1 ",
            "dmarc", "_dmarc." + Situations.DOMAIN + " v=DMARC1; p=none; ",
            "tls-rpt", "_smtp._tls." + Situations.DOMAIN + " v=TLSRPTv1; ",
            "mta-sts", "_mta-sts." + Situations.DOMAIN + " v=STSv1; ");

    private LongSituations() {}

    static void add(Situations all) {
        STARTS.forEach((check, start) -> {
            int space = start.indexOf(' ');
            all.verify(check, zone(start.substring(0, space), start.substring(space + 1)));
        });
        all.verify(DkimCheck.withSelectors("dkim"), zone("dkim._domainkey." + Situations.DOMAIN, "v=DKIM1; n="));
        all.verify(
                "spf",
                ZoneResolver.of(List.of(
                        txt(Situations.DOMAIN, "v=spf1 include:long.example include:_spf.google.com -all"),
                        txt("long.example", "v=spf1 " + "x".repeat(TxtKind.LONGEST_TEXT)),
                        txt("_spf.google.com", "v=spf1 " + "x".repeat(TxtKind.LONGEST_TEXT)))));
    }

    private static ZoneResolver zone(String name, String start) {
        return ZoneResolver.of(List.of(txt(name, start + "x".repeat(TxtKind.LONGEST_TEXT))));
    }

    private static DnsRecord txt(String name, String text) {
        return new DnsRecord(DomainName.of(name), Duration.ofMinutes(5), RecordData.Txt.of(text));
    }
}
