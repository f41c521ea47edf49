package org.domainverifier.situations;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.spf.SpfExpectation;

/** SPF records, and what they lead to. */
final class SpfSituations {
    private static final SpfExpectation OURS = SpfExpectation.include("spf.trekmail.net");
    private static final String PROVIDER = """
            spf.trekmail.net.   IN TXT "v=spf1 ip4:198.51.100.0/24 ~all"
            spf.sender.example. IN TXT "v=spf1 ip4:203.0.113.0/24 -all"
            """;
    private static final String AROUND = PROVIDER + """
            bad.example. IN TXT "v=spf1 foo -all"
            two.example. IN TXT "v=spf1 -all"
            two.example. IN TXT "v=spf1 ~all"
            open.example. IN TXT "v=spf1 +all"
            neutral.example. IN TXT "v=spf1 ip4:192.0.2.7 ?all"
            wide.example. IN TXT "v=spf1 ip4:10.0.0.0/8 -all"
            via.example. IN TXT "v=spf1 include:spf.trekmail.net -all"
            h.example. IN A 192.0.2.5
            """;
    private static final List<String> RECORDS = List.of(
            "v=spf1 moo ipv4:1.2.3.4 include: -all:x a:museum a:1.2.3.4 a:%x ip4:1 a/33 1x=y",
            "v=spf1 redirect=via.example redirect=via.example a:\\228",
            "v=spf1 ptr exists:%{p}.example foo=bar include=x.example ip4:10.0.0.0/8 mx:h.example mx:h.example +all mx",
            "v=spf1 -all redirect=via.example exp=gone.example",
            "v=spf1 ?all",
            "v=spf1",
            "v=spf1" + " a:h.example".repeat(11) + " -all",
            "v=spf1" + " a:h.example".repeat(9) + " -all",
            "v=spf1" + " a:h.example".repeat(10) + " -all",
            "v=spf1 a:x1.example a:x2.example a:x3.example -all",
            "v=spf1 include:gone.example include:bad.example include:two.example include:open.example -all",
            "v=spf1 include:neutral.example include:wide.example include:%{i}.example mx:many.example -all",
            "v=spf1 include:customer.example redirect=gone.example",
            "v=spf1 include:d0.example -all",
            "v=spf1 a:spf.trekmail.net -all",
            "v=spf1 ~include:spf.trekmail.net -all",
            "v=spf1 -all include:spf.trekmail.net",
            "v=spf1 include:via.example -all");

    private SpfSituations() {}

    static void add(Situations all) {
        for (String record : RECORDS) {
            all.verify("spf", txt(record) + AROUND + manyHosts() + deep(), OURS);
        }
        all.verify("spf", "", OURS);
        all.verify("spf", txt("v=spf1 mx -all"), OURS); // and the provider has no record
        all.verify("spf", txt("v=spf1 -all") + txt("v=spf1 ~all"), OURS);
        all.verify("spf", txt("\\\"v=spf1 -all\\\""), OURS);
        all.verify("spf", txt("v=spf1;-all"), OURS);
        all.verify("spf", txt("v=spf1 -all") + txt(" v=spf1 mx -all"), OURS);
        all.verify("spf", "customer.example.customer.example. IN TXT \"v=spf1 -all\"", OURS);
        all.verify("spf", txt("v=spf1 include:via.example\" \"-all") + AROUND, OURS);
        all.verify(
                "spf",
                txt("v=spf1 -all") + txt("x".repeat(250)) + txt("y".repeat(250))
                        + "customer.example. IN TYPE99 \\# 12 0b763d73706631202d616c6c\n",
                SpfExpectation.authorizing("192.0.2.1"));
        all.verify(
                "spf",
                txt("v=spf1 a:h1.example a:h2.example a:h3.example -all")
                        + "$GENERATE 1-3 h$.example. IN A 192.0.2.$\n",
                OURS);
        advice(all);
        terms(all);
        tooMuch(all);
        knownService(all);
        failures(all);
    }

    /** Other terms than includes, and a redirect. */
    private static void terms(Situations all) {
        SpfExpectation network = SpfExpectation.terms("ip4:203.0.113.0/24");
        SpfExpectation redirect = SpfExpectation.redirect("spf.sender.example");
        for (String record : List.of(
                "v=spf1 mx -all",
                "v=spf1 ip4=203.0.113.0/24 -all",
                "v=spf1 -ip4:203.0.113.7 ip4:203.0.113.0/24 -all",
                "v=spf1 -all ip4:203.0.113.0/24",
                "v=spf1 include:spf.sender.example -all",
                "v=spf1 include:spf.sender.example ~all")) {
            all.verify("spf", txt(record) + AROUND, network);
            all.verify("spf", txt(record) + AROUND, redirect);
        }
    }

    // what has to be found out before anything can be published
    private static void advice(Situations all) {
        all.verify("spf", "");
        String two = txt("v=spf1 a -all") + txt("v=spf1 mx -all");
        all.verify("spf", two, SpfExpectation.include("spf.trekmail.net"));
        all.verify("spf", two, SpfExpectation.terms("ip4:203.0.113.0/24"));
        all.verify("spf", "_spf.customer.example. IN TXT \"v=spf1 mx -all\"");
        all.verify("spf", "customer.example. IN CNAME h.example.\n" + AROUND);
        all.verify(
                "spf",
                txt("v=spf1 include:spf.trekmail.com -all") + "spf.trekmail.com. IN TXT \"v=spf1 -all\"\n" + AROUND,
                OURS);
        all.verify("spf", txt("v=spf1 mx +all") + AROUND);
        all.verify(
                "spf",
                txt("v=spf1 include:<your-host> spf.sender.example a:h..example ip6:::ffff:192.0.2.1 -all") + AROUND);
        all.verify("spf", txt("v=spf1 ptr -all") + AROUND);
        all.verify("spf", txt("v=spf1 exists:%{l}.example -all"), SpfExpectation.authorizing("192.0.2.1"));
        all.verify(
                "spf",
                txt("v=spf1 include:voids.example -all")
                        + "voids.example. IN TXT \"v=spf1 a:x1.example a:x2.example a:x3.example -all\"\n",
                OURS);
        String lists = IntStream.range(0, 9)
                .mapToObj(i -> " exists:%{i}.l" + i + ".example")
                .collect(Collectors.joining());
        all.verify("spf", txt("v=spf1" + lists + " a -all") + "customer.example. IN A 192.0.2.9\n" + AROUND, OURS);
        all.verify(
                "spf",
                txt("v=spf1" + lists + " ip4:192.0.2.9 a -all") + "customer.example. IN A 192.0.2.9\n" + AROUND,
                OURS);
    }

    private static void tooMuch(Situations all) {
        String big = "big.example. IN TXT \"v=spf1" + " a:h.example".repeat(6) + " -all\"\n";
        all.verify(
                "spf",
                txt("v=spf1 include:big.example a:h.example -all") + txt("v=spf1 mx a:h.example/24 -all") + big
                        + "customer.example. IN MX 10 h.example.\n" + AROUND,
                OURS);
    }

    /** The record of a well-known service, which is then called by its name. */
    private static void knownService(Situations all) {
        String customer = txt("v=spf1 include:_spf.google.com -all");
        for (String google : List.of(
                "",
                google("v=spf1 foo -all"),
                google("v=spf1 -all") + google("v=spf1 ~all"),
                google("v=spf1 +all"),
                google("v=spf1 ip4:10.0.0.0/8 -all"),
                google("v=spf1" + " a:h.example".repeat(11) + " -all"))) {
            all.verify("spf", customer + google + AROUND, OURS);
        }
        all.verify("spf", txt("v=spf1 redirect=_spf.google.com"), OURS);
        all.verify(
                "spf",
                ZoneResolver.builder()
                        .zone(customer)
                        .timeout("_spf.google.com", RecordType.TXT)
                        .build(),
                OURS);
    }

    private static String google(String text) {
        return "_spf.google.com. IN TXT \"" + text + "\"\n";
    }

    private static void failures(Situations all) {
        all.verify("spf", ZoneResolver.builder().servfail("customer.example").build(), OURS);
        all.verify(
                "spf",
                ZoneResolver.builder()
                        .zone(txt("v=spf1 include:via.example a:h.example -all") + AROUND)
                        .timeout("via.example", RecordType.TXT)
                        .timeout("h.example", RecordType.A)
                        .build(),
                SpfExpectation.authorizing("192.0.2.1"));
    }

    private static String manyHosts() {
        return IntStream.rangeClosed(1, 11)
                .mapToObj(preference -> "many.example. IN MX " + preference + " h.example.\n")
                .collect(Collectors.joining());
    }

    private static String deep() {
        return IntStream.range(0, 20)
                .mapToObj(i -> "d" + i + ".example. IN TXT \"v=spf1 include:d" + (i + 1) + ".example -all\"\n")
                .collect(Collectors.joining());
    }

    private static String txt(String text) {
        return "customer.example. 300 IN TXT \"" + text + "\"\n";
    }
}
