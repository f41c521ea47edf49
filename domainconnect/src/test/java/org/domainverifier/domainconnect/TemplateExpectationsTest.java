package org.domainverifier.domainconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Expectation;
import org.domainverifier.dkim.DkimExpectation;
import org.domainverifier.dmarc.DmarcCheck;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcPolicy;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.spf.SpfQualifier;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.api.Test;

/** What the records of a template mean. */
class TemplateExpectationsTest {
    private static final DomainName CUSTOMER = DomainName.of("customer.example");
    private static final String KEY = "v=DKIM1; k=rsa; p=" + RawValues.RSA;

    private static ResolvedTemplate resolved(String... records) {
        return Templates.read(records).resolve(CUSTOMER, Map.of());
    }

    private static Expectation one(String... records) {
        List<TemplateExpectation> expectations = resolved(records).expectations();
        assertThat(expectations).hasSize(1);
        return expectations.get(0).expectation();
    }

    private static String below(String... records) {
        return resolved(records).expectations().get(0).below();
    }

    private static String txt(String host, String data, String more) {
        return "'type': 'TXT', 'host': '" + host + "', 'data': '" + data + "', 'ttl': 600" + more;
    }

    private static String mx(String host, int priority, String target) {
        return "'type': 'MX', 'host': '" + host + "', 'pointsTo': '" + target + "', 'priority': " + priority
                + ", 'ttl': 600";
    }

    @Test
    void mailExchangersAreThoseAndNoOthersInTheirOrder() {
        assertThat(one(mx("@", 20, "b.mail.example"), mx("@", 10, "a.mail.example"), mx("@", 20, "c.mail.example")))
                .isEqualTo(MxExpectation.inOrder(10, "a.mail.example")
                        .and(20, "b.mail.example")
                        .and(20, "c.mail.example"));
        assertThat(below(mx("bounce.news", 10, "a.mail.example"))).isEqualTo("bounce.news");
    }

    @Test
    void wherePlacesAreNoneOfACheckTheRecordIsExpectedAsItIs() {
        assertThat(one(mx("*", 10, "a.mail.example")))
                .isEqualTo(RecordExpectation.exactly("*", new RecordData.Mx(10, DomainName.of("a.mail.example"))));
        assertThat(one(mx("@", 0, ".")))
                .isEqualTo(RecordExpectation.exactly("@", new RecordData.Mx(0, DomainName.ROOT)));
    }

    @Test
    void allTermsOfANameAreTermsOfItsOneRecord() {
        assertThat(one(
                        "'type': 'SPFM', 'host': '@', 'spfRules': 'include:a.example'",
                        "'type': 'SPFM', 'host': '@', 'spfRules': 'mx ip4:192.0.2.1'"))
                .isEqualTo(SpfExpectation.terms("include:a.example", "mx", "ip4:192.0.2.1"));
        assertThat(one(txt("@", "v=spf1 include:a.example -all", "")))
                .isEqualTo(SpfExpectation.terms("include:a.example").endingIn(SpfQualifier.FAIL));
        assertThat(one(txt("@", "v=spf1 -all", ""))).isEqualTo(RecordExpectation.txt("@", "v=spf1 -all"));
        assertThat(below("'type': 'SPFM', 'host': 'send', 'spfRules': 'mx'")).isEqualTo("send");
    }

    @Test
    void aKeyIsAKeyHoweverItIsSpelled() {
        assertThat(one(txt("s1._domainkey", KEY, ""))).isInstanceOf(DkimExpectation.class);
        assertThat(below(txt("s1._domainkey.send", KEY, ""))).isEqualTo("send");
        assertThat(((DkimExpectation) one(
                                "'type': 'CNAME', 'host': 's1.x._domainkey', 'pointsTo': 'k.mail.example', 'ttl': 600"))
                        .selectors())
                .containsExactly("s1.x");
        assertThat(one(txt("s1._domainkey", "v=DKIM1; p=", "")))
                .isEqualTo(RecordExpectation.txt("s1._domainkey", "v=DKIM1; p="));
    }

    @Test
    void aDmarcRecordThatMayChangeIsAnyValidOne() {
        String record = "v=DMARC1; p=quarantine; rua=mailto:d@mail.example";

        assertThat(one(txt("_dmarc", record, ", 'essential': 'OnApply'")))
                .isEqualTo(DmarcExpectation.anyValid().suggesting(record));
        assertThat(one(txt("_dmarc", record, "")))
                .isEqualTo(DmarcExpectation.anyValid()
                        .atLeast(DmarcPolicy.QUARANTINE)
                        .reportingTo("mailto:d@mail.example")
                        .suggesting(record));
        assertThat(one(txt("_dmarc", "v=DMARC1; p=maybe", "")))
                .isEqualTo(RecordExpectation.txt("_dmarc", "v=DMARC1; p=maybe"));
    }

    @Test
    void reportsOnTlsAndPoliciesAreWhatTheirChecksKnow() {
        assertThat(one(txt("_smtp._tls", "v=TLSRPTv1; rua=mailto:t@mail.example", "")))
                .isEqualTo(TlsRptExpectation.reportTo("mailto:t@mail.example"));
        assertThat(one(
                        txt("_mta-sts", "v=STSv1; id=7", ""),
                        "'type': 'CNAME', 'host': 'mta-sts', 'pointsTo': 'mta-sts.mail.example', 'ttl': 600"))
                .isInstanceOf(MtaStsExpectation.class);
        assertThat(one(txt("_mta-sts", "v=STSv1; id=7", "")))
                .isEqualTo(RecordExpectation.txt("_mta-sts", "v=STSv1; id=7"));
    }

    @Test
    void aRecordBehindAnAliasIsKeptAtAHostingService() {
        assertThat(one(cname("_dmarc", "c1.dmarc.host.example")))
                .isEqualTo(DmarcExpectation.hostedAt("c1.dmarc.host.example"));
        assertThat(one(cname("_smtp._tls", "c1.tls.host.example")))
                .isEqualTo(TlsRptExpectation.hostedAt("c1.tls.host.example"));
        assertThat(one(cname("_mta-sts", "c1.sts.host.example")))
                .isEqualTo(MtaStsExpectation.anyValid().recordHostedAt("c1.sts.host.example"));
        assertThat(one(cname("mta-sts", "policy.host.example"), cname("_mta-sts", "c1.sts.host.example")))
                .isEqualTo(MtaStsExpectation.hostedAt("policy.host.example").recordHostedAt("c1.sts.host.example"));
        assertThat(below(cname("_dmarc.news", "c1.dmarc.host.example"))).isEqualTo("news");
        assertThat(one(cname("mta-sts", "policy.host.example")))
                .isEqualTo(RecordExpectation.cname("mta-sts", "policy.host.example"));
    }

    @Test
    void whatIsBehindTheAliasIsJudgedAsWell() {
        String asked = cname("_dmarc", "c1.dmarc.host.example");
        String zone =
                "_dmarc.customer.example. 300 IN CNAME c1.dmarc.host.example.\n" + "c1.dmarc.host.example. 300 IN TXT ";

        assertThat(verify(zone + "\"v=DMARC1; p=reject\"", asked).verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(verify(zone + "\"not set up\"", asked).verdict()).isEqualTo(Verdict.NOT_VERIFIED);
    }

    private static DomainReport verify(String zone, String... records) {
        return resolved(records)
                .stateIn(DomainVerifier.builder().resolver(ZoneResolver.parse(zone)))
                .build()
                .verify(CUSTOMER);
    }

    private static String cname(String host, String target) {
        return "'type': 'CNAME', 'host': '" + host + "', 'pointsTo': '" + target + "', 'ttl': 600";
    }

    @Test
    void aTextIsAmongOthersOrTheOneOfItsKindOrAlone() {
        assertThat(one(txt("@", "token=1", ""))).isEqualTo(RecordExpectation.txt("@", "token=1"));
        assertThat(one(txt(
                        "@",
                        "token=1",
                        ", 'txtConflictMatchingMode': 'Prefix', 'txtConflictMatchingPrefix': 'token='")))
                .isEqualTo(RecordExpectation.txt("@", "token=1").replacing("token="));
        assertThat(one(txt("_token", "1", ", 'txtConflictMatchingMode': 'All'")))
                .isEqualTo(RecordExpectation.txtAlone("_token", "1"));
        assertThat(one(txt("@", "token=1", ", 'txtConflictMatchingMode': 'All'")))
                .isEqualTo(RecordExpectation.txt("@", "token=1"));
    }

    @Test
    void otherRecordsAreSets() {
        assertThat(one(
                        "'type': 'A', 'host': 'www', 'pointsTo': '192.0.2.1', 'ttl': 600",
                        "'type': 'A', 'host': 'www', 'pointsTo': '192.0.2.2', 'ttl': 600"))
                .isEqualTo(RecordExpectation.a("www", "192.0.2.1", "192.0.2.2"));
        assertThat(one("'type': 'CNAME', 'host': 'www', 'pointsTo': 'web.mail.example', 'ttl': 600"))
                .isEqualTo(RecordExpectation.cname("www", "web.mail.example"));
        assertThat(one("'type': 'SRV', 'name': '@', 'service': '_sip', 'protocol': '_tcp', 'priority': 1, 'weight': 2, "
                        + "'port': 3, 'target': 'sip.mail.example', 'ttl': 600"))
                .isEqualTo(RecordExpectation.srv("_sip._tcp", 1, 2, 3, "sip.mail.example"));
        assertThat(one("'type': 'CAA', 'host': '@', 'data': '0 issue ca.example', 'ttl': 600"))
                .isEqualTo(RecordExpectation.caa("ca.example"));
        assertThat(one("'type': 'NS', 'host': 'e', 'pointsTo': 'ns.mail.example', 'ttl': 600"))
                .isEqualTo(RecordExpectation.ns("e", "ns.mail.example"));
    }

    @Test
    void whatTheDnsDoesNotTellIsListed() {
        ResolvedTemplate resolved = resolved(
                "'type': 'REDIR301', 'host': 'old', 'target': 'https://mail.example/'",
                "'type': 'APEXCNAME', 'pointsTo': 'web.mail.example', 'ttl': 600",
                mx("@", 10, "a.mail.example"));

        assertThat(resolved.expectations()).hasSize(1);
        assertThat(resolved.notVerifiable())
                .extracting(each -> each.source().type())
                .containsExactly("REDIR301", "APEXCNAME");
    }

    @Test
    void aDomainIsVerifiedByThem() {
        ResolvedTemplate resolved = resolved(
                mx("@", 10, "a.mail.example"),
                txt("_dmarc", "v=DMARC1; p=none", ", 'essential': 'OnApply'"),
                mx("send", 10, "b.mail.example"));
        DomainVerifier verifier = resolved.stateIn(DomainVerifier.builder().resolver(ZoneResolver.parse("""
                        customer.example. IN MX 5 a.mail.example.
                        _dmarc.customer.example. IN TXT "v=DMARC1; p=reject"
                        send.customer.example. IN MX 10 c.mail.example.
                        a.mail.example. IN A 192.0.2.1
                        c.mail.example. IN A 192.0.2.1
                        """)))
                .build();

        DomainReport report = verifier.verify("customer.example");

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(report.get(DmarcCheck.KEY).status()).isIn(CheckStatus.CORRECT, CheckStatus.WARNING);
        assertThat(report.repairs().toZoneLines())
                .anyMatch(line -> line.contains("send.customer.example.") && line.contains("b.mail.example."));
    }

    @Test
    void whatIsExpectedInJavaBecomesATemplateThatMeansTheSame() {
        Expectation[] stated = {
            MxExpectation.inOrder(10, "a.mail.example").and(20, "b.mail.example"),
            SpfExpectation.terms("include:spf.mail.example", "ip4:192.0.2.0/24"),
            DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine"),
            TlsRptExpectation.reportTo("mailto:t@mail.example"),
            RecordExpectation.cname("autoconfig", "autoconfig.mail.example"),
            RecordExpectation.txt("@", "token=1").replacing("token="),
            RecordExpectation.txtAlone("_token", "1"),
            RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "imap.mail.example"),
            RecordExpectation.caa("ca.example"),
            RecordExpectation.a("www", "8.8.4.4", "8.8.8.8")
        };

        DomainConnectTemplate template = DomainConnectTemplate.from("mail.example", "mailbox", stated);

        ResolvedTemplate resolved =
                DomainConnectTemplate.read(template.toJson()).orElseThrow().resolve(CUSTOMER, Map.of());
        assertThat(resolved.diagnostics()).isEmpty();
        assertThat(resolved.expectations())
                .extracting(TemplateExpectation::expectation)
                .containsExactly(stated);
        assertThat(template.lint()).isEmpty();
    }

    @Test
    void aValueThatIsNotKnownBecomesAVariable() {
        DomainConnectTemplate template = DomainConnectTemplate.builder("mail.example", "sending")
                .expecting(DkimExpectation.notReady("s1"))
                .expecting("send", MxExpectation.only(10, "bounce.mail.example"))
                .build();

        assertThat(template.variables()).containsExactly("s1Domainkey");
        ResolvedTemplate resolved = template.resolve(CUSTOMER, Map.of("s1Domainkey", KEY));
        assertThat(resolved.expectations())
                .extracting(TemplateExpectation::below)
                .containsExactly("", "send");
        assertThat(resolved.expectations().get(0).expectation()).isInstanceOf(DkimExpectation.class);
    }

    @Test
    void whatAsksForNoParticularRecordIsNoTemplate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DomainConnectTemplate.from("mail.example", "x", DmarcExpectation.anyValid()))
                .withMessageContaining("no particular record");
    }

    @Test
    void whatComesFromRecommendedGroupsOnlyWarns() {
        ResolvedTemplate resolved = resolved(
                mx("@", 10, "a.mail.example") + ", 'groupId': 'mail'",
                "'type': 'CNAME', 'host': 'autoconfig', 'pointsTo': 'autoconfig.mail.example', 'ttl': 600, 'groupId': 'extra'");
        ZoneResolver zone = ZoneResolver.parse("""
                customer.example. IN MX 10 a.mail.example.
                a.mail.example. IN A 192.0.2.1
                """);

        assertThat(resolved.stateIn(DomainVerifier.builder().resolver(zone))
                        .build()
                        .verify(CUSTOMER)
                        .verdict())
                .isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(resolved.stateIn(DomainVerifier.builder().resolver(zone), List.of("extra"))
                        .build()
                        .verify(CUSTOMER)
                        .verdict())
                .isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
    }
}
