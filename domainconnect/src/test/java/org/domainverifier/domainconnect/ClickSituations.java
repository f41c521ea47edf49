package org.domainverifier.domainconnect;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.domainverifier.DomainVerifier;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;

/**
 * A customer's zone, a template, and what is lost by the click.
 *
 * @param zone lines of a zone file, whose relative names are below the customer's domain
 * @param records those of the template
 * @param expected the codes without {@code click.}, each with the name below the domain
 */
record ClickSituations(String title, List<String> zone, List<String> records, List<String> expected) {
    static final DomainName CUSTOMER = DomainName.of("customer.example");
    private static final String PREFIX =
            ", 'txtConflictMatchingMode': 'Prefix', 'txtConflictMatchingPrefix': 'v=DMARC1'";
    private static final String KEY = "v=DKIM1; k=rsa; p=" + RawValues.RSA;
    private static final String OTHER_KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    static Stream<ClickSituations> all() {
        return Stream.of(dmarc(), dkim(), spf(), others(), nothing()).flatMap(each -> each);
    }

    private static ClickSituations of(String title, List<String> zone, List<String> records, String... expected) {
        return new ClickSituations(title, zone, records, List.of(expected));
    }

    private static String txt(String host, String data, String more) {
        return "'type': 'TXT', 'host': '" + host + "', 'data': '" + data + "', 'ttl': 600" + more;
    }

    private static String to(String type, String host, String target) {
        return "'type': '" + type + "', 'host': '" + host + "', 'pointsTo': '" + target + "', 'ttl': 600";
    }

    private static String mx(String host, String target) {
        return to("MX", host, target) + ", 'priority': 10";
    }

    private static Stream<ClickSituations> dmarc() {
        String strict = "_dmarc TXT \"v=DMARC1; p=reject; rua=mailto:a@customer.example\"";
        return Stream.of(
                of(
                        "a second DMARC record",
                        List.of(strict),
                        List.of(txt("_dmarc", "v=DMARC1; p=none", "")),
                        "second-dmarc _dmarc"),
                of(
                        "a weaker policy, and the reports with it",
                        List.of(strict),
                        List.of(txt("_dmarc", "v=DMARC1; p=none", PREFIX)),
                        "dmarc-weakened _dmarc",
                        "reports-lost _dmarc"),
                of(
                        "a policy that is only tried",
                        List.of("_dmarc TXT \"v=DMARC1; p=reject\""),
                        List.of(txt("_dmarc", "v=DMARC1; p=reject; t=y", PREFIX)),
                        "dmarc-weakened _dmarc"),
                of(
                        "a weaker policy for subdomains",
                        List.of("_dmarc TXT \"v=DMARC1; p=quarantine; sp=reject\""),
                        List.of(txt("_dmarc", "v=DMARC1; p=reject; sp=none", PREFIX)),
                        "dmarc-weakened _dmarc"),
                of(
                        "a stricter policy, and one more address",
                        List.of("_dmarc TXT \"v=DMARC1; p=none; rua=mailto:a@customer.example\""),
                        List.of(txt(
                                "_dmarc",
                                "v=DMARC1; p=reject; rua=mailto:a@customer.example,mailto:b@customer.example",
                                PREFIX))),
                of(
                        "a policy behind an alias that has none",
                        List.of(strict),
                        List.of(to("CNAME", "_dmarc", "nothing.mail.example")),
                        "dmarc-removed _dmarc"),
                of(
                        "a policy behind an alias that is weaker",
                        List.of(strict, "dmarc.mail.example. TXT \"v=DMARC1; p=none; rua=mailto:a@customer.example\""),
                        List.of(to("CNAME", "_dmarc", "dmarc.mail.example")),
                        "dmarc-weakened _dmarc"),
                of(
                        "reports about TLS",
                        List.of("_smtp._tls TXT \"v=TLSRPTv1; rua=mailto:a@customer.example\""),
                        List.of(txt(
                                "_smtp._tls",
                                "v=TLSRPTv1; rua=mailto:b@mail.example",
                                ", 'txtConflictMatchingMode': 'All'")),
                        "reports-lost _smtp._tls"),
                of(
                        "the first record of all",
                        List.of("www A 192.0.2.1"),
                        List.of(txt("_dmarc", "v=DMARC1; p=none", ""))));
    }

    private static Stream<ClickSituations> dkim() {
        return Stream.of(
                of(
                        "a second key at the selector",
                        List.of("s._domainkey TXT \"" + OTHER_KEY + "\""),
                        List.of(txt("s._domainkey", KEY, "")),
                        "second-key s._domainkey"),
                of(
                        "a second key without a version",
                        List.of("s._domainkey TXT \"k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\""),
                        List.of(txt(
                                "s._domainkey",
                                KEY,
                                ", 'txtConflictMatchingMode': 'Prefix', " + "'txtConflictMatchingPrefix': 'v=DKIM1'")),
                        "second-key s._domainkey"),
                of(
                        "another key at the selector",
                        List.of("s._domainkey TXT \"" + OTHER_KEY + "\""),
                        List.of(txt("s._domainkey", KEY, ", 'txtConflictMatchingMode': 'All'")),
                        "key-replaced s._domainkey"),
                of(
                        "somebody else's key behind an alias",
                        List.of("s._domainkey CNAME k.old.example.", "k.old.example. TXT \"" + OTHER_KEY + "\""),
                        List.of(txt("s._domainkey", KEY, "")),
                        "key-replaced s._domainkey"),
                of(
                        "a revoked key",
                        List.of("s._domainkey TXT \"v=DKIM1; p=\""),
                        List.of(txt("s._domainkey", KEY, ", 'txtConflictMatchingMode': 'All'"))),
                of(
                        "the same key in another spelling",
                        List.of("s._domainkey TXT \"v=DKIM1; h=sha256; k=ed25519; "
                                + "p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\""),
                        List.of(txt("s._domainkey", OTHER_KEY, ", 'txtConflictMatchingMode': 'All'"))));
    }

    private static Stream<ClickSituations> spf() {
        String include = "'type': 'SPFM', 'host': '@', 'spfRules': 'include:spf.mail.example'";
        String ten = Stream.iterate(1, i -> i + 1)
                .limit(10)
                .map(i -> "a:h" + i + ".customer.example ")
                .reduce("", String::concat);
        String provider = "spf.mail.example. TXT \"v=spf1 ip4:192.0.2.0/24 -all\"";
        return Stream.of(
                of(
                        "a second SPF record",
                        List.of("@ TXT \"v=spf1 mx -all\""),
                        List.of(txt("@", "v=spf1 include:spf.mail.example ~all", "")),
                        "second-spf @"),
                of(
                        "another SPF record",
                        List.of("@ TXT \"v=spf1 include:_spf.google.com mx -all\""),
                        List.of(txt(
                                "@",
                                "v=spf1 mx include:spf.mail.example ~all",
                                ", 'txtConflictMatchingMode': 'Prefix', 'txtConflictMatchingPrefix': 'v=spf1'")),
                        "sender-cut-off @"),
                of(
                        "no SPF record any more",
                        List.of("www TXT \"v=spf1 ip4:192.0.2.7 -all\""),
                        List.of(to("CNAME", "www", "web.mail.example")),
                        "sender-cut-off www"),
                of(
                        "one look-up too many",
                        List.of("@ TXT \"v=spf1 " + ten + "-all\"", provider),
                        List.of(include),
                        "spf-lookups @"),
                of("terms that are merged", List.of("@ TXT \"v=spf1 mx -all\"", provider), List.of(include)),
                of(
                        "no more than ten look-ups, without one that is there twice",
                        List.of("@ TXT \"v=spf1 " + ten.substring(ten.indexOf(' ') + 1) + "-all\"", provider),
                        List.of(include)));
    }

    private static Stream<ClickSituations> others() {
        return Stream.of(
                of(
                        "mail of another service",
                        List.of("@ MX 10 aspmx.l.google.com."),
                        List.of(mx("@", "mx.mail.example")),
                        "mx-replaced @"),
                of(
                        "mail of somebody's own servers",
                        List.of("@ MX 10 mx.customer.example.", "@ MX 20 mx2.customer.example."),
                        List.of(mx("@", "mx.mail.example")),
                        "mx-replaced @"),
                of("the same mail servers", List.of("@ MX 5 mx.mail.example."), List.of(mx("@", "mx.mail.example"))),
                of("no mail", List.of("@ MX 0 ."), List.of(mx("@", "mx.mail.example"))),
                of(
                        "mail at a name that becomes an alias",
                        List.of("shop MX 10 mx.customer.example."),
                        List.of(to("CNAME", "shop", "web.mail.example")),
                        "mx-removed shop"),
                of(
                        "a web site's alias",
                        List.of("www CNAME site.host.example."),
                        List.of(to("CNAME", "www", "web.mail.example")),
                        "site-removed www"),
                of(
                        "a web site's addresses, and what is beside them",
                        List.of("@ A 192.0.2.1", "@ AAAA 2001:db8::1", "@ TXT \"token\""),
                        List.of("'type': 'APEXCNAME', 'pointsTo': 'web.mail.example', 'ttl': 600"),
                        "site-removed @",
                        "text-removed @"),
                of(
                        "tokens of others",
                        List.of("@ TXT \"google-site-verification=abc\"", "@ TXT \"v=spf1 -all\""),
                        List.of(txt("@", "mail=1", ", 'txtConflictMatchingMode': 'All'")),
                        "text-removed @"),
                of(
                        "services of others",
                        List.of("_imaps._tcp SRV 1 1 993 imap.customer.example."),
                        List.of("'type': 'SRV', 'name': '@', 'service': '_autodiscover', 'protocol': '_tcp', "
                                + "'priority': 1, 'weight': 1, 'port': 443, 'target': 'a.mail.example', 'ttl': 600"),
                        "service-removed _imaps._tcp"),
                of(
                        "issuers of certificates",
                        List.of("shop CAA 0 issue \"ca.example\""),
                        List.of(to("CNAME", "shop", "web.mail.example")),
                        "record-removed shop"),
                of(
                        "a part of the domain that others run",
                        List.of("e NS ns.host.example."),
                        List.of(txt("e", "x", "")),
                        "servers-removed e"),
                of(
                        "a part of the domain that others will run",
                        List.of("e A 192.0.2.1"),
                        List.of(to("NS", "e", "ns.mail.example")),
                        "site-removed e",
                        "delegated e"));
    }

    private static Stream<ClickSituations> nothing() {
        return Stream.of(
                of(
                        "what a wildcard answers",
                        List.of("* A 192.0.2.1", "* TXT \"v=spf1 -all\""),
                        List.of(to("CNAME", "www", "web.mail.example"))),
                of(
                        "what is behind an alias that stays",
                        List.of("m CNAME n.customer.example.", "n A 192.0.2.1"),
                        List.of(txt("n", "x", ""))),
                of(
                        "an alias in use by a key",
                        List.of("s._domainkey CNAME k.mail.example."),
                        List.of(to("CNAME", "s._domainkey", "k.mail.example"))));
    }

    /** The DNS: the customer's zone, and what others have. */
    ZoneResolver resolver() {
        StringBuilder text = new StringBuilder();
        text.append("customer.example. 3600 IN SOA ns.host.example. h.host.example. 1 3600 600 86400 300\n");
        text.append("customer.example. 3600 IN NS ns.host.example.\n");
        for (String line : zone) {
            String[] words = line.split(" ", 2);
            String name = words[0].equals("@")
                    ? "customer.example."
                    : words[0].endsWith(".") ? words[0] : words[0] + ".customer.example.";
            text.append(name).append(" 300 IN ").append(words[1]).append('\n');
        }
        return ZoneResolver.parse(text.toString());
    }

    ClickPreview preview() {
        return TemplateClick.of(Templates.read(records.toArray(String[]::new)))
                .with(Map.of())
                .preview(resolver(), DomainVerifier.builder(), CUSTOMER);
    }

    @Override
    public String toString() {
        return title;
    }
}
