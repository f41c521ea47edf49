package org.domainverifier.laws.loop;

import java.util.List;

/** What others publish: the provider, services that send, keep policies or host websites. */
final class Others {
    /** Terms of senders that customers have beside their provider. */
    static final List<String> SENDERS = List.of(
            "include:spf.esp.example",
            "include:spf.crm.example",
            "a",
            "mx",
            "ip4:198.51.100.200",
            "ip4:198.51.100.128/26",
            "ip6:2001:db8:77::/48",
            "a:out.shop.example",
            "include:spf.news.example");

    private static final String[][] RECORDS = {
        {"trekmail.net", "MX", "10 mail.trekmail.net"},
        {"mail.trekmail.net", "A", "192.0.2.25"},
        {"mx2.trekmail.net", "A", "192.0.2.26"},
        {"mta-sts.trekmail.net", "A", "192.0.2.80"},
        {"spf.trekmail.net", "TXT", "v=spf1 ip4:192.0.2.0/26 -all"},
        {"*._report._dmarc.trekmail.net", "TXT", "v=DMARC1"},
        {"reports.example", "MX", "10 mx.reports.example"},
        {"mx.reports.example", "A", "198.51.100.25"},
        {"*._report._dmarc.reports.example", "TXT", "v=DMARC1;"},
        {"spf.esp.example", "TXT", "v=spf1 ip4:198.51.100.0/28 -all"},
        {"s1.domainkey.u7.esp.example", "TXT", "v=DKIM1; k=rsa; p=" + Bases.OTHER_KEY},
        {"spf.crm.example", "TXT", "v=spf1 include:_a.crm.example include:_b.crm.example ~all"},
        {"_a.crm.example", "TXT", "v=spf1 ip4:198.51.100.64/27 -all"},
        {"_b.crm.example", "TXT", "v=spf1 ip4:198.51.100.96/27 a:out.shop.example -all"},
        {"out.shop.example", "A", "203.0.113.7"},
        {"spf.news.example", "TXT", "v=spf1 ip4:203.0.113.128/28 ?all"},
        {"old.example", "MX", "10 mx.old.example"},
        {"mx.old.example", "A", "198.51.100.33"},
        {"sites.host.example", "A", "192.0.2.90"},
        {"ns.host.example", "A", "192.0.2.53"},
        {"ns.other-host.example", "A", "192.0.2.54"},
        {"local.host.example", "A", "127.0.0.1"},
        {"_mta-sts.vendor.example", "TXT", "v=STSv1; id=20200101"},
        {"_smtp._tls.vendor.example", "TXT", "v=TLSRPTv1; rua=mailto:tls@vendor.example"},
        {"vendor.example", "MX", "10 mx.old.example"},
        {"*._report._dmarc.vendor.example", "TXT", "v=DMARC1"},
    };

    private static final List<String> ZONES = List.of(
            "trekmail.net",
            "reports.example",
            "esp.example",
            "crm.example",
            "shop.example",
            "news.example",
            "old.example",
            "host.example",
            "other-host.example",
            "vendor.example");

    private Others() {}

    static void publish(Scene scene) {
        ZONES.forEach(scene::foreignZone);
        ZONES.forEach(zone -> scene.foreign(zone, "NS", "ns.host.example."));
        for (String[] record : RECORDS) {
            scene.foreign(record[0], record[1], record[2]);
        }
        for (String selector : List.of("dkim", "s1", "selector1")) {
            scene.foreign(selector + ".dkim.trekmail.net", "TXT", "v=DKIM1; k=rsa; p=" + Bases.KEY);
        }
    }
}
