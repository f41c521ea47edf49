package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.domainverifier.dns.DomainName;
import org.domainverifier.record.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Domain Connect §9: names, values, and what cannot be made of them. */
class TemplateResolveTest {
    private static final DomainName CUSTOMER = DomainName.of("customer.example");

    private static String printed(ResolvedRecord record) {
        if (record instanceof ResolvedRecord.Data data) {
            return data.name() + " " + data.data().type() + " " + data.data().toZoneText();
        }
        return record instanceof ResolvedRecord.SpfTerms spf
                ? spf.name() + " SPFM " + spf.terms()
                : record.name() + " " + record.source().type() + " " + ((ResolvedRecord.NotInDns) record).target();
    }

    private static List<String> printed(ResolvedTemplate resolved) {
        return resolved.records().stream().map(TemplateResolveTest::printed).toList();
    }

    private static String codes(ResolvedTemplate resolved) {
        return resolved.diagnostics().stream()
                .map(found -> found.code().id().substring(9) + " " + found.severity())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "@, '', customer.example",
        "'', '', customer.example",
        "www, '', www.customer.example",
        "@, shop, shop.customer.example",
        "www, shop, www.shop.customer.example",
        "www, a.shop, www.a.shop.customer.example",
        "%domain%., shop, customer.example",
        "_t.%domain%., shop, _t.customer.example",
        "%fqdn%., shop, shop.customer.example",
        "%FQDN%., shop, shop.customer.example",
        "%host%.%domain%., shop, shop.customer.example",
        "*, '', *.customer.example",
        "*, shop, *.shop.customer.example",
        "*.a, '', *.a.customer.example",
        "*.%domain%., shop, *.customer.example",
        "WWW, '', www.customer.example",
        "b\u00fccher, '', xn--bcher-kva.customer.example"
    })
    void namesAreWhereTheRulesPutThem(String host, String below, String expected) {
        DomainConnectTemplate template =
                Templates.read("'type': 'TXT', 'host': '" + host + "', 'data': 'x', 'ttl': 600");

        ResolvedTemplate resolved = template.resolve(CUSTOMER, below, Map.of(), List.of());

        assertThat(printed(resolved)).containsExactly(expected + " TXT \"x\"");
        assertThat(resolved.isComplete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "www.other.example., leaves-domain ERROR",
        "customer.example.other.example., leaves-domain ERROR",
        "notcustomer.example., leaves-domain ERROR",
        "a..b, bad-host ERROR",
        "a b, bad-host ERROR",
        "a.*.b, bad-host ERROR",
        "*., bad-host ERROR",
        "., bad-host ERROR",
        "%missing%, missing-value ERROR"
    })
    void aNameThatIsNoneOrLeavesTheDomainIsAProblem(String host, String expected) {
        DomainConnectTemplate template =
                Templates.read("'type': 'TXT', 'host': '" + host + "', 'data': 'x', 'ttl': 600");

        ResolvedTemplate resolved = template.resolve(CUSTOMER, Map.of());

        assertThat(resolved.records()).isEmpty();
        assertThat(codes(resolved)).isEqualTo(expected);
        assertThat(resolved.isComplete()).isFalse();
    }

    @Test
    void aFullNameAsARelativeOneIsTakenAtItsWordAndNoticed() {
        ResolvedTemplate resolved = Templates.read("'type': 'TXT', 'host': '%h%', 'data': 'x', 'ttl': 600")
                .resolve(CUSTOMER, Map.of("h", "send.customer.example"));

        assertThat(printed(resolved)).containsExactly("send.customer.example.customer.example TXT \"x\"");
        assertThat(codes(resolved)).isEqualTo("name-repeated WARNING");
    }

    @Test
    void recordsOfEachTypeAreMade() {
        ResolvedTemplate resolved = Templates.read(
                        "'type': 'A', 'host': '@', 'pointsTo': '%ip%', 'ttl': 600",
                        "'type': 'AAAA', 'host': '@', 'pointsTo': '2606:4700::1', 'ttl': 600",
                        "'type': 'CNAME', 'host': 'www', 'pointsTo': '@', 'ttl': 600",
                        "'type': 'CNAME', 'host': 'b', 'pointsTo': 'B.Mail.example.', 'ttl': 600",
                        "'type': 'NS', 'host': 'e', 'pointsTo': 'ns.mail.example', 'ttl': 600",
                        "'type': 'MX', 'host': '@', 'pointsTo': 'mx.%fqdn%', 'priority': '%n%', 'ttl': 600",
                        "'type': 'TXT', 'host': '_t', 'data': 'domain=%domain%', 'ttl': 600",
                        "'type': 'SPFM', 'host': '@', 'spfRules': 'include:%s% ip4:%ip%'",
                        "'type': 'SRV', 'name': '@', 'service': '_sip', 'protocol': '_tcp', 'priority': 1, 'weight': 2, "
                                + "'port': 3, 'target': 'sip.mail.example', 'ttl': 600",
                        "'type': 'CAA', 'host': '@', 'data': '0 issue ca.example', 'ttl': 600",
                        "'type': 'APEXCNAME', 'pointsTo': 'web.mail.example', 'ttl': 600",
                        "'type': 'REDIR301', 'host': 'old', 'target': 'https://mail.example/%n%'")
                .resolve(CUSTOMER, Map.of("ip", "192.0.2.7", "n", "5", "S", "spf.mail.example"));

        assertThat(resolved.diagnostics()).isEmpty();
        assertThat(printed(resolved))
                .contains(
                        "customer.example A 192.0.2.7",
                        "www.customer.example CNAME customer.example.",
                        "b.customer.example CNAME b.mail.example.",
                        "e.customer.example NS ns.mail.example.",
                        "customer.example MX 5 mx.customer.example.",
                        "_t.customer.example TXT \"domain=customer.example\"",
                        "customer.example SPFM include:spf.mail.example ip4:192.0.2.7",
                        "customer.example APEXCNAME web.mail.example",
                        "old.customer.example REDIR301 https://mail.example/5");
        assertThat(resolved.records().get(8).name()).hasToString("_sip._tcp.customer.example");
        assertThat(((ResolvedRecord.Data) resolved.records().get(8))
                        .data()
                        .type()
                        .code())
                .isEqualTo(33);
        assertThat(((ResolvedRecord.Data) resolved.records().get(9))
                        .data()
                        .type()
                        .code())
                .isEqualTo(257);
        assertThat(resolved.notVerifiable()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'A', 'pointsTo', 'mail.example', bad-address",
        "'A', 'pointsTo', '2606:4700::1', bad-address",
        "'A', 'pointsTo', '@', bad-address",
        "'AAAA', 'pointsTo', '::ffff:192.0.2.1', bad-address",
        "'AAAA', 'pointsTo', 'fe80::1%eth0', bad-address",
        "'CNAME', 'pointsTo', '192.0.2.1', target-is-address",
        "'CNAME', 'pointsTo', 'https://mail.example', bad-target",
        "'CNAME', 'pointsTo', '.', bad-target",
        "'NS', 'pointsTo', '', bad-target",
        "'NS', 'pointsTo', '@', bad-target",
        "'NS', 'pointsTo', 'a.customer.example', bad-target",
        "'REDIR301', 'target', 'www.mail.example', bad-redirect",
        "'REDIR302', 'target', 'ftp://mail.example/', bad-redirect",
        "'REDIR302', 'target', 'https://', bad-redirect",
        "'CAA', 'data', '0 issue', bad-data",
        "'CAA', 'data', '0 issue \"a\" ( \n )', bad-data",
        "'SPFM', 'spfRules', 'inlcude:a.example', invalid-record",
        "'SPFM', 'spfRules', '', bad-data",
        "'SPFM', 'spfRules', 'v=spf1 -all', 'spf-whole-record, bad-data'"
    })
    void aValueThatGivesNoRecordIsAProblem(String type, String field, String value, String expected) {
        ResolvedTemplate resolved = Templates.read(
                        "'type': '" + type + "', 'host': 'a', '" + field + "': '%v%', 'ttl': 600")
                .resolve(CUSTOMER, Map.of("v", value));

        assertThat(resolved.records()).isEmpty();
        assertThat(resolved.diagnostics())
                .extracting(found -> found.code().id().substring(9) + " " + found.path())
                .containsExactly(Stream.of(expected.split(", "))
                        .map(code -> code + " records[0]." + field)
                        .toArray(String[]::new));
    }

    @Test
    void anEmptyTextIsARecordOfOneEmptyString() {
        ResolvedTemplate resolved = Templates.read("'type': 'TXT', 'host': '_t', 'data': '%v%', 'ttl': 600")
                .resolve(CUSTOMER, Map.of("v", ""));

        assertThat(printed(resolved)).containsExactly("_t.customer.example TXT \"\"");
        assertThat(codes(resolved)).isEqualTo("empty-text WARNING");
    }

    @ParameterizedTest
    @CsvSource({
        "_sip, _tls, _sip._tls.customer.example",
        "sip, tcp, _sip._tcp.customer.example",
        "_sip, UDP, _sip._udp.customer.example",
        "_a_b, _c, _a_b._c.customer.example",
        "sip.a, _tcp, bad-srv-label",
        "s p, _tcp, bad-srv-label",
        "_sip, bla, bad-srv-label"
    })
    void theNameOfAServiceHasItsUnderscores(String service, String protocol, String expected) {
        ResolvedTemplate resolved = Templates.read("'type': 'SRV', 'name': '@', 'service': '" + service
                        + "', 'protocol': '" + protocol + "', 'priority': 1, 'weight': 2, 'port': 3, "
                        + "'target': 'sip.mail.example', 'ttl': 600")
                .resolve(CUSTOMER, Map.of());

        assertThat(Stream.concat(
                        resolved.records().stream().map(record -> record.name().toString()),
                        resolved.diagnostics().stream()
                                .map(found -> found.code().id().substring(9))))
                .containsExactly(expected);
    }

    @Test
    void whatLooksLikeAnAliasAtTheTopIsAtTheTopWhateverTheHost() {
        DomainConnectTemplate template =
                Templates.read("'type': 'APEXCNAME', 'pointsTo': 'web.mail.example', 'ttl': 600");

        assertThat(printed(template.resolve(CUSTOMER, "shop", Map.of(), List.of())))
                .containsExactly("customer.example APEXCNAME web.mail.example");
        assertThat(codes(Templates.read("'type': 'APEXCNAME', 'host': 'a', 'pointsTo': 'web.mail.example', 'ttl': 600")
                        .resolve(CUSTOMER, Map.of())))
                .isEqualTo("bad-host ERROR");
    }

    @Test
    void aWholeSpfRecordForItsTermsIsUnderstood() {
        ResolvedTemplate resolved = Templates.read("'type': 'SPFM', 'host': '@', 'spfRules': '%v%'")
                .resolve(CUSTOMER, Map.of("v", "v=spf1 include:spf.mail.example ~all"));

        assertThat(printed(resolved)).containsExactly("customer.example SPFM include:spf.mail.example");
        assertThat(codes(resolved)).isEqualTo("spf-whole-record WARNING");
    }

    @Test
    void whatComesOutOfAValueIsNotLookedAtAgain() {
        ResolvedTemplate resolved = Templates.read("'type': 'TXT', 'host': '_t', 'data': 'a%v%b', 'ttl': 600")
                .resolve(CUSTOMER, Map.of("v", "%w%%domain%"));

        assertThat(printed(resolved)).containsExactly("_t.customer.example TXT \"a%w%%domain%b\"");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            "a" "b", '"a" "b"'
            "a b", '"a b"'
            "a\\"b\\;c\\065", '"a\\"b;cA"'
            "open, '"\\"open"'
            "a" b, '"\\"a\\" b"'
            a;b, '"a;b"'
            """)
    void aTextMayBeStringsInQuotationMarks(String value, String expected) {
        ResolvedTemplate resolved = Templates.read("'type': 'TXT', 'host': '_t', 'data': '%v%', 'ttl': 600")
                .resolve(CUSTOMER, Map.of("v", value));

        assertThat(printed(resolved)).containsExactly("_t.customer.example TXT " + expected);
    }

    @Test
    void groupsChooseTheRecordsAndThoseOfNoneAreAlwaysThere() {
        DomainConnectTemplate template = Templates.read(
                "'type': 'TXT', 'host': '_a', 'data': '%v%', 'ttl': 600, 'groupId': 'a'",
                "'type': 'TXT', 'host': '_b', 'data': 'b', 'ttl': 600, 'groupId': 'b'",
                "'type': 'TXT', 'host': '_c', 'data': 'c', 'ttl': 600");

        assertThat(printed(template.resolve(CUSTOMER, "", Map.of(), List.of("b"))))
                .containsExactly("_b.customer.example TXT \"b\"", "_c.customer.example TXT \"c\"");
        assertThat(codes(template.resolve(CUSTOMER, "", Map.of(), List.of("b"))))
                .isEmpty();
        assertThat(codes(template.resolve(CUSTOMER, "", Map.of(), List.of("b", "d"))))
                .isEqualTo("unknown-group WARNING");
        assertThat(codes(template.resolve(CUSTOMER, "", Map.of(), List.of("B"))))
                .isEqualTo("unknown-group ERROR");
        assertThat(codes(template.resolve(CUSTOMER, Map.of()))).isEqualTo("missing-value ERROR");
    }

    @Test
    void aMissingValueIsNamedWithTheOneThatMayBeMeant() {
        ResolvedTemplate resolved = Templates.read("'type': 'TXT', 'host': '_a', 'data': '%dkim_key%', 'ttl': 600")
                .resolve(CUSTOMER, Map.of("dkimKey", "x"));

        assertThat(resolved.diagnostics())
                .extracting(TemplateDiagnostic::message)
                .containsExactly(
                        "records[0].data: there is no value for the variable “dkim_key”; the one for “dkimKey” may be meant for it.",
                        "No record uses the value of “dkimKey”.");
    }

    @Test
    void aTemplateThatNeedsAHostGivesNothingWithoutOne() {
        DomainConnectTemplate template = DomainConnectTemplate.read(
                        Templates.with("'hostRequired': true", FormSituations.A))
                .orElseThrow();

        assertThat(codes(template.resolve(CUSTOMER, Map.of()))).isEqualTo("host-missing ERROR");
        assertThat(template.resolve(CUSTOMER, Map.of()).records()).isEmpty();
        assertThat(template.resolve(CUSTOMER, "shop", Map.of(), List.of()).records())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "shop.", "a..b", "https://shop", "*"})
    void aHostThatIsNoneIsAProblem(String host) {
        ResolvedTemplate resolved = Templates.read(FormSituations.A).resolve(CUSTOMER, host, Map.of(), List.of());

        assertThat(codes(resolved)).isEqualTo("bad-host ERROR");
    }

    @Test
    void theSeverityOfAWholeTemplateIsThatOfItsErrors() {
        ResolvedTemplate resolved = Templates.read(FormSituations.A).resolve(CUSTOMER, Map.of("nobody", "x"));

        assertThat(resolved.diagnostics())
                .extracting(TemplateDiagnostic::severity)
                .containsExactly(Severity.NOTICE);
        assertThat(resolved.isComplete()).isTrue();
    }
}
