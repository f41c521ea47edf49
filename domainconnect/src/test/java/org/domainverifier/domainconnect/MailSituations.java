package org.domainverifier.domainconnect;

import static org.domainverifier.domainconnect.Situation.of;

import java.util.stream.Stream;

/** What templates say of mail. */
final class MailSituations {
    private static final String V = "'variableDescription': 'v and w'";
    private static final String DMARC =
            ", 'txtConflictMatchingMode': 'Prefix', 'txtConflictMatchingPrefix': 'v=DMARC1', "
                    + "'essential': 'OnApply'";

    private MailSituations() {}

    static Stream<Situation> all() {
        return Stream.of(spf(), dmarc(), dkim(), others()).flatMap(each -> each);
    }

    private static String txt(String host, String data, String more) {
        return "'type': 'TXT', 'host': '" + host + "', 'data': '" + data + "', 'ttl': 3600" + more;
    }

    private static String prefix(String prefix) {
        return ", 'txtConflictMatchingMode': 'Prefix', 'txtConflictMatchingPrefix': '" + prefix + "'";
    }

    private static String spfm(String host, String rules) {
        return "'type': 'SPFM', 'host': '" + host + "', 'spfRules': '" + rules + "'";
    }

    private static Stream<Situation> spf() {
        return Stream.of(
                of("terms of SPF", Templates.with(V, spfm("@", "a mx include:%v% ip4:%w% a:%v%.mail.example"))),
                of(
                        "a whole record among terms",
                        Templates.of(spfm("@", "v=spf1 include:a.example ~all")),
                        "spf-whole-record records[0].spfRules"),
                of("an end", Templates.of(spfm("@", "include:a.example -all")), "spf-end records[0].spfRules"),
                of("a redirect", Templates.of(spfm("@", "redirect=a.example")), "spf-end records[0].spfRules"),
                of(
                        "a misspelt term",
                        Templates.of(spfm("@", "inlcude:a.example")),
                        "invalid-record records[0].spfRules"),
                of(
                        "commas between terms",
                        Templates.of(spfm("@", "include:a.example, include:b.example")),
                        "invalid-record records[0].spfRules"),
                of(
                        "an SPF record that is added",
                        Templates.of(txt("@", "v=spf1 include:a.example ~all", "")),
                        "adds-second-record records[0].txtConflictMatchingMode"),
                of(
                        "an SPF record that replaces the customer's",
                        Templates.of(txt("@", "v=spf1 -all", prefix("v=spf1"))),
                        "spf-as-text records[0].data"),
                of(
                        "terms and a whole record",
                        Templates.of(
                                spfm("@", "include:a.example"),
                                txt("@", "v=spf1 include:b.example ~all", prefix("v=spf1"))),
                        "spf-as-text records[1].data",
                        "several-records records[1]"),
                of("terms of two", Templates.of(spfm("@", "include:a.example"), spfm("@", "include:b.example"))),
                of(
                        "an SPF record among keys",
                        Templates.of(txt("a._domainkey", "v=spf1 -all", prefix("v=spf1"))),
                        "misplaced-record records[0].host"));
    }

    private static Stream<Situation> dmarc() {
        return Stream.of(
                of("a DMARC record", Templates.with(V, txt("_dmarc", "v=DMARC1; p=%v%; rua=mailto:%w%", DMARC))),
                of(
                        "a DMARC record with reports to the domain",
                        Templates.of(txt("_dmarc", "v=DMARC1; p=reject; rua=mailto:dmarc@%domain%", DMARC))),
                of("a DMARC record that is a variable", Templates.with(V, txt("_dmarc", "%v%", DMARC))),
                of(
                        "a DMARC record that has to stay",
                        Templates.of(txt("_dmarc", "v=DMARC1; p=reject", prefix("v=DMARC1"))),
                        "dmarc-fixed records[0].essential"),
                of(
                        "a DMARC record that is added",
                        Templates.of(txt("_dmarc", "v=DMARC1; p=reject", ", 'essential': 'OnApply'")),
                        "adds-second-record records[0].txtConflictMatchingMode"),
                of(
                        "a policy that asks for nothing in place of any",
                        Templates.of(txt("_dmarc", "v=DMARC1; p=none", DMARC)),
                        "dmarc-weakened records[0].data"),
                of(
                        "the same by another mode",
                        Templates.of(txt(
                                "_dmarc",
                                "v=DMARC1;p = none",
                                ", 'txtConflictMatchingMode': 'All', 'essential': 'OnApply'")),
                        "dmarc-weakened records[0].data"),
                of(
                        "two of them",
                        Templates.of(
                                txt("_dmarc", "v=DMARC1; p=reject", DMARC),
                                txt("_dmarc", "v=DMARC1; p=quarantine", DMARC)),
                        "several-records records[1]"),
                of(
                        "one or the other",
                        Templates.of(
                                txt("_dmarc", "v=DMARC1; p=reject", DMARC + ", 'groupId': 'a'"),
                                txt("_dmarc", "v=DMARC1; p=quarantine", DMARC + ", 'groupId': 'b'")),
                        "several-records records[1]"),
                of(
                        "a policy of nobody",
                        Templates.of(txt("_dmarc", "v=DMARC1; p=maybe", DMARC)),
                        "invalid-record records[0].data"),
                of(
                        "a DMARC record somewhere else",
                        Templates.of(txt("dmarc", "v=DMARC1; p=reject", DMARC)),
                        "misplaced-record records[0].host"),
                of("a DMARC record of a host", Templates.of(txt("_dmarc.send", "v=DMARC1; p=reject", DMARC))));
    }

    private static Stream<Situation> dkim() {
        return Stream.of(
                of("a key", Templates.with(V, txt("a._domainkey", "v=DKIM1; k=rsa; p=%v%", prefix("v=DKIM1")))),
                of("a key in pieces", Templates.with(V, txt("a._domainkey", "p=%v%%w%", prefix("p=")))),
                of(
                        "a key of a kind",
                        Templates.with(V, txt("a._domainkey", "v=DKIM1; k=%v%; p=%w%", prefix("v=DKIM1")))),
                of(
                        "a key that adds up",
                        Templates.with(V, txt("a._domainkey", "v=DKIM1; p=%v%", "")),
                        "adds-second-record records[0].txtConflictMatchingMode"),
                of(
                        "a prefix of another key",
                        Templates.with(V, txt("a._domainkey", "p=%v%", prefix("v=DKIM1"))),
                        "prefix-not-own records[0].txtConflictMatchingPrefix"),
                of("a prefix that a value may have", Templates.with(V, txt("a._domainkey", "%v%", prefix("v=DKIM1")))),
                of(
                        "a key at a misspelt name",
                        Templates.with(V, txt("a._domainkeys", "v=DKIM1; p=%v%", prefix("v=DKIM1"))),
                        "misplaced-record records[0].host"),
                of(
                        "a key without a selector",
                        Templates.with(V, txt("_domainkey", "v=DKIM1; p=%v%", prefix("v=DKIM1"))),
                        "misplaced-record records[0].host"),
                of("a key at a name that is given", Templates.with(V, txt("%w%", "v=DKIM1; p=%v%", prefix("v=DKIM1")))),
                of(
                        "a key that is none",
                        Templates.of(txt("a._domainkey", "v=DKIM1; k=rsa; p=!!", prefix("v=DKIM1"))),
                        "invalid-record records[0].data"));
    }

    private static Stream<Situation> others() {
        return Stream.of(
                of(
                        "reports on TLS",
                        Templates.with(V, txt("_smtp._tls", "v=TLSRPTv1; rua=mailto:%v%", prefix("v=TLSRPTv1")))),
                of(
                        "reports on TLS to nobody",
                        Templates.of(txt("_smtp._tls", "v=TLSRPTv1; rua=tls@a.example", prefix("v=TLSRPTv1"))),
                        "invalid-record records[0].data",
                        "invalid-record records[0].data"),
                of(
                        "no prefix",
                        Templates.of(txt("_v", "x", ", 'txtConflictMatchingMode': 'Prefix'")),
                        "prefix-missing records[0].txtConflictMatchingPrefix"),
                of(
                        "a prefix alone",
                        Templates.of(txt("_v", "x", ", 'txtConflictMatchingPrefix': 'x'")),
                        "prefix-unused records[0].txtConflictMatchingPrefix"),
                of(
                        "a prefix that is a variable",
                        Templates.of(txt("_v", "%fqdn%", prefix("%fqdn%"))),
                        "misplaced-variable records[0].txtConflictMatchingPrefix"),
                of(
                        "all texts of everybody",
                        Templates.of(txt("@", "token", ", 'txtConflictMatchingMode': 'All'")),
                        "replaces-all-texts records[0].txtConflictMatchingMode"),
                of(
                        "all texts of a name of one's own",
                        Templates.of(txt("_token", "x", ", 'txtConflictMatchingMode': 'All'"))));
    }
}
