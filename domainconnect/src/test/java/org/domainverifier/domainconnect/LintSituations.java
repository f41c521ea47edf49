package org.domainverifier.domainconnect;

import static org.domainverifier.domainconnect.Situation.of;

import java.util.stream.Stream;

/** What templates say. */
final class LintSituations {
    private static final String VARIABLES = "'variableDescription': '%v%, %w%'";

    private LintSituations() {}

    static Stream<Situation> all() {
        return Stream.of(variables(), hosts(), targets(), forms(), conflicts()).flatMap(each -> each);
    }

    private static String cname(String host, String target) {
        return "'type': 'CNAME', 'host': '" + host + "', 'pointsTo': '" + target + "', 'ttl': 3600";
    }

    private static String mx(String host, String target) {
        return "'type': 'MX', 'host': '" + host + "', 'pointsTo': '" + target + "', 'priority': 10, 'ttl': 3600";
    }

    private static String a(String host, String address) {
        return "'type': 'A', 'host': '" + host + "', 'pointsTo': '" + address + "', 'ttl': 3600";
    }

    private static String ns(String host, String target) {
        return "'type': 'NS', 'host': '" + host + "', 'pointsTo': '" + target + "', 'ttl': 3600";
    }

    private static String txt(String host, String data) {
        return "'type': 'TXT', 'host': '" + host + "', 'data': '" + data + "', 'ttl': 3600";
    }

    private static String srv(String name, String service, String protocol) {
        return "'type': 'SRV', 'name': '" + name + "', 'service': '" + service + "', 'protocol': '" + protocol
                + "', 'priority': 0, 'weight': 0, 'port': 443, 'target': 'sip.mail.example', 'ttl': 3600";
    }

    private static Stream<Situation> variables() {
        String value = txt("_v", "token=%v%");
        return Stream.of(
                of("a variable", Templates.with("'variableDescription': 'v: the token'", value)),
                of(
                        "links that nobody signs",
                        Templates.with("'variableDescription': '%v%'", value)
                                .replace("\"syncPubKeyDomain\": \"mail.example\", ", ""),
                        "not-signed syncPubKeyDomain"),
                of(
                        "no links",
                        Templates.with("'syncBlock': true, 'variableDescription': '%v%'", value)
                                .replace("\"syncPubKeyDomain\": \"mail.example\", ", "")),
                of(
                        "a variable that nothing describes",
                        Templates.of(value),
                        "undescribed-variable variableDescription"),
                of(
                        "one of two that is described",
                        Templates.with("'variableDescription': '%v%'", value, txt("_w", "token=%other%")),
                        "undescribed-variable variableDescription"),
                of("words about all of them", Templates.with("'variableDescription': 'self explanatory'", value)),
                of(
                        "numbered ones that are described as one",
                        Templates.with(
                                "'variableDescription': '%tok% and tok1-3'", txt("_v", "%tok%.%tok1%.%tok2%.%tok3%"))),
                of(
                        "a description of another one",
                        Templates.with("'variableDescription': '%v% and %vv%'", value),
                        "unused-variable variableDescription"),
                of(
                        "a name of the protocol",
                        Templates.with("'variableDescription': '%key%'", txt("_v", "t=%key%")),
                        "bad-variable records[0].data"),
                of(
                        "a name with a dot",
                        Templates.with("'variableDescription': '%a.b%'", txt("_v", "t=%a.b%")),
                        "bad-variable records[0].data"),
                of("the names that are built in", Templates.of(txt("_v", "%domain% %host% %fqdn%"))),
                of("a percent sign", Templates.of(txt("_v", "100% free")), "stray-percent records[0].data"),
                of(
                        "a macro of SPF",
                        Templates.of("'type': 'SPFM', 'host': '@', 'spfRules': 'exists:%{i}._spf.mail.example'"),
                        "stray-percent records[0].spfRules"),
                of(
                        "name and value of anything",
                        Templates.with(VARIABLES, cname("%v%", "%w%")),
                        "unrestricted-record records[0]"),
                of(
                        "an address that is a host",
                        Templates.with(VARIABLES, a("www", "%v%"), mx("@", "%v%"), cname("%w%", "a.example")),
                        "variable-of-two-kinds records[1].pointsTo"));
    }

    private static Stream<Situation> hosts() {
        return Stream.of(
                of("a host with a space", Templates.of(cname("my host", "a.example")), "bad-host records[0].host"),
                of("a host with two dots", Templates.of(cname("a..b", "a.example")), "bad-host records[0].host"),
                of("an address for a host", Templates.of(cname("https://a", "a.example")), "bad-host records[0].host"),
                of(
                        "a label that is too long",
                        Templates.of(cname("a".repeat(64), "a.example")),
                        "bad-host records[0].host"),
                of("a sign within a host", Templates.of(cname("@.a", "a.example")), "bad-host records[0].host"),
                of("a wildcard", Templates.of(cname("*", "a.example"), cname("*.b", "a.example"))),
                of("a wildcard in the middle", Templates.of(cname("a.*.b", "a.example")), "bad-host records[0].host"),
                of("a host with underscores", Templates.of(cname("_acme-challenge.www", "a.example"))),
                of("the domain once more", Templates.of(txt("_token.%domain%", "x")), "name-repeated records[0].host"),
                of("the host once more", Templates.of(cname("%host%", "a.example")), "name-repeated records[0].host"),
                of("an absolute name", Templates.of(cname("www.%domain%.", "a.example"))),
                of("the top of the zone", Templates.of(a("%domain%.", "8.8.4.4"))),
                of(
                        "somebody else's name",
                        Templates.of(cname("www.mail.example.", "a.example")),
                        "leaves-domain records[0].host"),
                of(
                        "the host alone as a name",
                        Templates.of(cname("%host%.", "a.example")),
                        "leaves-domain records[0].host"),
                of("an alias at the top", Templates.of(cname("@", "a.example")), "host-not-required records[0].host"),
                of("a delegation at the top", Templates.of(ns("", "a.example")), "host-not-required records[0].host"),
                of(
                        "an alias at a host that is needed",
                        Templates.with("'hostRequired': true", cname("@", "a.example"))));
    }

    private static Stream<Situation> targets() {
        return Stream.of(
                of(
                        "an address for a page",
                        Templates.of(cname("www", "https://a.example/")),
                        "bad-target records[0].pointsTo"),
                of("a relative target", Templates.of(cname("www", "web")), "bad-target records[0].pointsTo"),
                of("the place itself", Templates.of(cname("www", "@"))),
                of(
                        "a name server that is the place itself",
                        Templates.of(ns("sub", "@")),
                        "bad-target records[0].pointsTo"),
                of(
                        "an address for a mail host",
                        Templates.of(mx("@", "8.8.4.4")),
                        "target-is-address records[0].pointsTo"),
                of(
                        "an address for an alias",
                        Templates.of(cname("www", "2606:4700::1")),
                        "target-is-address records[0].pointsTo"),
                of("no mail", Templates.of(mx("@", "."))),
                of("an alias to nobody", Templates.of(cname("www", ".")), "bad-target records[0].pointsTo"),
                of("a name for an address", Templates.of(a("www", "a.example")), "bad-address records[0].pointsTo"),
                of(
                        "an address of the other kind",
                        Templates.of(a("www", "2606:4700::1")),
                        "bad-address records[0].pointsTo"),
                of(
                        "an address with a number too large",
                        Templates.of(a("www", "8.8.4.400")),
                        "bad-address records[0].pointsTo"),
                of(
                        "an IPv6 address",
                        Templates.of("'type': 'AAAA', 'host': 'www', 'pointsTo': '2606:4700::1', 'ttl': 3600")),
                of("an address at home", Templates.of(a("www", "192.168.0.1")), "special-address records[0].pointsTo"),
                of(
                        "the domain for the host",
                        Templates.of(a("mail", "8.8.4.4"), mx("@", "mail.%domain%")),
                        "domain-without-host records[1].pointsTo"),
                of("the host as it is", Templates.of(a("mail", "8.8.4.4"), mx("@", "mail.%fqdn%"))),
                of(
                        "a mail host that is an alias",
                        Templates.of(cname("mail", "a.example"), mx("@", "mail.%fqdn%")),
                        "target-is-alias records[1].pointsTo"),
                of("an alias of an alias", Templates.of(cname("mail", "a.example"), cname("smtp", "mail.%fqdn%"))),
                of(
                        "an alias of itself",
                        Templates.of(cname("mail", "mail.%fqdn%")),
                        "target-is-alias records[0].pointsTo"));
    }

    private static Stream<Situation> forms() {
        return Stream.of(
                of(
                        "a space around a name",
                        Templates.of(cname("www", " a.example ")),
                        "stray-space records[0].pointsTo",
                        "bad-target records[0].pointsTo"),
                of(
                        "a curly quotation mark",
                        Templates.of(txt("_v", "\u201ctoken\u201d")),
                        "unprintable records[0].data"),
                of("a line break", Templates.of(txt("_v", "a\\nb")), "unprintable records[0].data"),
                of("quotation marks", Templates.of(txt("_v", "\\'token\\'")), "quoted-text records[0].data"),
                of("a short TTL", Templates.of(a("www", "8.8.4.4").replace("3600", "1")), "odd-ttl records[0].ttl"),
                of(
                        "a long TTL",
                        Templates.of(a("www", "8.8.4.4").replace("3600", "31536000")),
                        "odd-ttl records[0].ttl"),
                of("a service", Templates.of(srv("@", "_sip", "_tcp"))),
                of(
                        "a service without an underscore",
                        Templates.of(srv("@", "sip", "_tcp")),
                        "bad-srv-label records[0].service"),
                of(
                        "a service that is a variable",
                        Templates.of(srv("@", "%fqdn%", "_tcp")),
                        "bad-srv-label records[0].service"),
                of(
                        "an unusual protocol",
                        Templates.of(srv("@", "_sip", "_tls")),
                        "unusual-protocol records[0].protocol"));
    }

    private static Stream<Situation> conflicts() {
        String group = ", 'groupId': ";
        return Stream.of(
                of(
                        "an alias and a text",
                        Templates.of(cname("a", "a.example"), txt("A", "x")),
                        "alias-among-others records[1].host"),
                of(
                        "two aliases",
                        Templates.of(cname("a", "a.example"), cname("a", "b.example")),
                        "alias-among-others records[1].host"),
                of(
                        "an alias or a text",
                        Templates.of(cname("a", "a.example") + group + "'g'", txt("a", "x") + group + "'h'"),
                        "alias-among-others records[1].host"),
                of(
                        "an alias beside a service at the same host",
                        Templates.of(cname("a", "a.example"), srv("a", "_sip", "_tcp"))),
                of(
                        "a delegation and what is below",
                        Templates.of(ns("e", "a.example"), ns("e", "b.example"), a("www.e", "8.8.4.4")),
                        "delegation-among-others records[2].host"),
                of(
                        "a delegation or what is below",
                        Templates.of(ns("e", "a.example") + group + "'g'", a("www.e", "8.8.4.4") + group + "'h'"),
                        "delegation-among-others records[1].host"),
                of(
                        "an alias or a mail host",
                        Templates.of(
                                cname("mail", "a.example") + group + "'g'", mx("@", "mail.%fqdn%") + group + "'h'"),
                        "target-is-alias records[1].pointsTo"),
                of(
                        "the same twice",
                        Templates.of(mx("@", "a.example"), mx("@", "a.example")),
                        "duplicate-record records[1]"),
                of(
                        "the same in two groups",
                        Templates.of(mx("@", "a.example") + group + "'g'", mx("@", "a.example") + group + "'h'")),
                of("two services at one name", Templates.of(srv("@", "_sip", "_tcp"), srv("@", "_sips", "_tcp"))),
                of(
                        "two TTLs",
                        Templates.of(mx("@", "a.example"), mx("@", "b.example").replace("3600", "600")),
                        "mixed-ttl records[1].ttl"),
                of(
                        "several that replace one another",
                        Templates.with(
                                "'multiInstance': true, " + VARIABLES, mx("@", "%v%.mail.example"), txt("_v", "%w%")),
                        "not-multiple records[0]"),
                of(
                        "several at names of their own",
                        Templates.with("'multiInstance': true, " + VARIABLES, mx("%v%", "%w%.mail.example"))),
                of(
                        "the policy of MTA-STS alone",
                        Templates.of(cname("mta-sts", "a.example")),
                        "half-mta-sts records[0]"),
                of(
                        "the record of MTA-STS alone",
                        Templates.of(cname("_mta-sts", "a.example")),
                        "half-mta-sts records[0]"),
                of("both of MTA-STS", Templates.of(cname("_mta-sts", "a.example"), cname("mta-sts", "a.example"))));
    }
}
