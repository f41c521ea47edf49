package org.domainverifier.domainconnect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Kinds of zones that customers have before the click, by test code alone. Every one of them can be told by a DNS host. */
final class RawCustomers {
    private static final String TOP = RawZone.CUSTOMER + ".";
    private static final List<String> OWN =
            List.of(TOP + " SOA ns.host.example. h.host.example. 1 3600 600 86400 300", TOP + " NS ns.host.example.");
    private static final String KEY = "v=DKIM1; k=ed25519; p=" + RawValues.ED25519;

    private RawCustomers() {}

    /**
     * The zones by what they are.
     *
     * @param names the names at which the template has records
     * @param applied the zone after the template was applied to an empty one
     */
    static Map<String, List<RawApply.Row>> of(Set<String> names, Set<RawApply.Row> applied) {
        Map<String, List<String>> zones = new LinkedHashMap<>();
        zones.put("empty", List.of());
        zones.put("web", top("A 192.0.2.1", "AAAA 2001:db8:0:0:0:0:0:1", "CAA 0 issue \"ca.example\""));
        zones.put("www", List.of("www." + TOP + " CNAME site.host.example."));
        zones.put(
                "google",
                top(
                        "MX 1 smtp.google.com.",
                        "TXT v=spf1 include:_spf.google.com ~all",
                        "TXT google-site-verification=x"));
        zones.put(
                "microsoft",
                top(
                        "MX 0 a.mail.protection.outlook.com.",
                        "TXT v=spf1 include:spf.protection.outlook.com -all",
                        "TXT MS=ms1"));
        zones.put("own mail", top("MX 10 mx." + TOP, "TXT v=spf1 mx a:a." + TOP + " -all"));
        zones.put("strict DMARC", List.of("_dmarc." + TOP + " TXT v=DMARC1; p=reject"));
        zones.put("reports", List.of("_dmarc." + TOP + " TXT v=DMARC1; p=quarantine; rua=mailto:a@reports.example"));
        zones.put("DMARC behind an alias", List.of("_dmarc." + TOP + " CNAME d.reports.example."));
        zones.put("SPF of two records", top("TXT v=spf1 mx -all", "TXT v=spf1 a -all"));
        zones.put("SPF elsewhere", top("TXT v=spf1 redirect=_spf.other.example"));
        zones.put("SPF without an end", top("TXT v=spf1 mx"));
        zones.put("SPF that is none", top("TXT v=spf1 inlcude:a.example -all"));
        zones.put("nobody sends", top("TXT v=spf1 -all", "MX 0 ."));
        zones.put("a wildcard", List.of("*." + TOP + " A 192.0.2.1", "*." + TOP + " TXT x"));
        zones.put(
                "services",
                List.of(
                        "_sip._tls." + TOP + " SRV 1 1 443 sip.host.example.",
                        "_imaps._tcp." + TOP + " SRV 1 1 993 mx.host.example.",
                        "_imaps._tcp.shop." + TOP + " SRV 1 1 993 mx.host.example."));
        zones.put("keys at the names", below(names, name -> List.of(name + " TXT " + KEY)));
        zones.put("aliases at the names", below(names, name -> List.of(name + " CNAME old.host.example.")));
        zones.put("delegations at the names", below(names, name -> List.of(name + " NS ns.old.example.")));
        zones.put(
                "delegations above the names",
                below(names, name -> List.of(name.substring(name.indexOf('.') + 1) + " NS ns.old.example.")));
        zones.put(
                "texts at the names",
                at(
                        names,
                        name -> List.of(
                                name + " TXT x", name + " TXT v=spf1 mx -all", name + " TXT v=DMARC1; p=reject")));
        zones.put(
                "mail at the names",
                at(names, name -> List.of(name + " MX 10 mx.old.example.", name + " MX 20 mx2.old.example.")));
        zones.put(
                "hosts at the names and below",
                at(
                        names,
                        name -> List.of(
                                name + " A 192.0.2.3",
                                "a." + name + " A 192.0.2.4",
                                name + " CAA 0 issue \"ca.example\"")));
        zones.put("applied before", applied.stream().map(RawApply.Row::toString).toList());
        zones.put("applied before, and everything else", everything(names, applied));
        Map<String, List<RawApply.Row>> rows = new LinkedHashMap<>();
        zones.forEach((kind, lines) -> rows.put(
                kind,
                Stream.concat(OWN.stream(), lines.stream())
                        .distinct()
                        .map(RawApply.Row::of)
                        .toList()));
        return rows;
    }

    private static List<String> top(String... records) {
        return Stream.of(records).map(record -> TOP + " " + record).toList();
    }

    private static List<String> at(Set<String> names, Function<String, List<String>> records) {
        return names.stream().flatMap(name -> records.apply(name).stream()).toList();
    }

    private static List<String> below(Set<String> names, Function<String, List<String>> records) {
        return names.stream()
                .filter(name -> !name.equals(TOP))
                .flatMap(name -> records.apply(name).stream())
                .filter(line -> !line.startsWith(TOP))
                .toList();
    }

    private static List<String> everything(Set<String> names, Set<RawApply.Row> applied) {
        List<String> all = new ArrayList<>();
        for (RawApply.Row row : applied) {
            all.add(row.is("TXT") ? row + "old" : row.toString());
        }
        Set<String> aliases = new HashSet<>();
        applied.stream().filter(row -> row.is("CNAME", "NS")).forEach(row -> aliases.add(row.owner()));
        names.stream().filter(name -> !aliases.contains(name)).forEach(name -> {
            all.add(name + " TXT other");
            all.add(name + " A 192.0.2.5");
            all.add(name + " MX 30 mx.old.example.");
        });
        return all;
    }
}
