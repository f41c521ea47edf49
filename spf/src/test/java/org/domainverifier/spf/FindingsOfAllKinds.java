package org.domainverifier.spf;

import static org.domainverifier.spf.Verifying.DOMAIN;
import static org.domainverifier.spf.Verifying.PROVIDER;
import static org.domainverifier.spf.Verifying.txt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;

/** One finding of each kind, as the check gives it. */
final class FindingsOfAllKinds {
    private static final String AROUND = """
            bad.example. IN TXT "v=spf1 foo -all"
            two.example. IN TXT "v=spf1 -all"
            two.example. IN TXT "v=spf1 ~all"
            open.example. IN TXT "v=spf1 +all"
            neutral.example. IN TXT "v=spf1 ip4:192.0.2.7 ?all"
            wide.example. IN TXT "v=spf1 ip4:10.0.0.0/8 -all"
            via.example. IN TXT "v=spf1 include:spf.trekmail.net -all"
            h.example. IN A 192.0.2.5
            """;

    private FindingsOfAllKinds() {}

    static Map<SpfFinding, Finding> all() {
        Map<SpfFinding, Finding> found = new LinkedHashMap<>();
        SpfExpectation ours = SpfExpectation.include("spf.trekmail.net");
        StringBuilder many = new StringBuilder();
        for (int i = 1; i <= 11; i++) {
            many.append("many.example. IN MX ").append(i).append(" h.example.\n");
        }
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            deep.append("d")
                    .append(i)
                    .append(".example. IN TXT \"v=spf1 include:d")
                    .append(i + 1)
                    .append(".example -all\"\n");
        }
        String around = AROUND + many + deep + PROVIDER;
        for (String record : List.of(
                "v=spf1 moo ipv4:1.2.3.4 include: -all:x a:museum a:1.2.3.4 a:%x ip4:1 a/33 1x=y",
                "v=spf1 redirect=via.example redirect=via.example a:\\228",
                "v=spf1 ptr exists:%{p}.example foo=bar include=x.example ip4:10.0.0.0/8 mx:h.example mx:h.example +all mx",
                "v=spf1 -all redirect=via.example exp=gone.example",
                "v=spf1 ?all",
                "v=spf1",
                "v=spf1" + " a:h.example".repeat(11) + " -all",
                "v=spf1" + " a:h.example".repeat(9) + " -all",
                "v=spf1 a:x1.example a:x2.example a:x3.example -all",
                "v=spf1 include:gone.example include:bad.example include:two.example include:open.example -all",
                "v=spf1 include:neutral.example include:wide.example include:%{i}.example mx:many.example -all",
                "v=spf1 include:customer.example redirect=gone.example",
                "v=spf1 include:d0.example -all",
                "v=spf1 a:spf.trekmail.net -all",
                "v=spf1 ~include:spf.trekmail.net -all",
                "v=spf1 -all include:spf.trekmail.net",
                "v=spf1 include:via.example -all")) {
            add(found, ZoneResolver.parse(txt(record) + around), ours);
        }
        add(found, ZoneResolver.parse(""), ours);
        add(found, ZoneResolver.parse(txt("v=spf1 -all") + txt("v=spf1 ~all")), ours);
        add(found, ZoneResolver.parse(txt("\\\"v=spf1 -all\\\"")), ours);
        add(found, ZoneResolver.parse(txt("v=spf1;-all")), ours);
        add(found, ZoneResolver.parse("""
                        customer.example. IN TXT "v=spf1 -all"
                        customer.example. IN TXT " v=spf1 mx -all"
                        """), ours);
        add(found, ZoneResolver.parse("customer.example.customer.example. IN TXT \"v=spf1 -all\""), ours);
        add(found, ZoneResolver.parse(txt("v=spf1 include:via.example", "-all") + around), ours);
        add(
                found,
                ZoneResolver.parse(txt("v=spf1 -all") + txt("x".repeat(250)) + txt("y".repeat(250)) + DOMAIN
                        + ". IN TYPE99 \\# 12 0b763d73706631202d616c6c\n"),
                SpfExpectation.authorizing("192.0.2.1"));
        add(found, ZoneResolver.builder().servfail(DOMAIN).build(), ours);
        add(
                found,
                ZoneResolver.builder()
                        .zone(txt("v=spf1 include:via.example a:h.example -all") + around)
                        .timeout("via.example", RecordType.TXT)
                        .timeout("h.example", RecordType.A)
                        .build(),
                SpfExpectation.authorizing("192.0.2.1"));
        add(
                found,
                ZoneResolver.parse(txt("v=spf1 a:h1.example a:h2.example a:h3.example -all")
                        + "$GENERATE 1-3 h$.example. IN A 192.0.2.$\n"),
                ours);
        return found;
    }

    private static void add(Map<SpfFinding, Finding> found, ZoneResolver zone, SpfExpectation expectation) {
        Verifying.verify(zone, expectation)
                .findings()
                .forEach(finding -> found.putIfAbsent((SpfFinding) finding.code(), finding));
    }
}
