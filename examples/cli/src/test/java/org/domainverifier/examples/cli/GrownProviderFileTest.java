package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Expectation;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dkim.DkimCheck;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcPolicy;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsExpectation;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.records.RecordExpectation;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.spf.SpfQualifier;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider can ask for beside the six checks' simplest forms: each form is one of the library's. */
class GrownProviderFileTest {
    private static Provider parse(String text) {
        return ProviderFile.parse("provider.yaml", text, Optional.empty());
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("mx: { hosts: [a.x.net, b.x.net] }", MxExpectation.hosts("a.x.net", "b.x.net")),
                Arguments.of(
                        "mx: { hosts: [a.x.net, b.x.net], order: kept }", MxExpectation.hosts("a.x.net", "b.x.net")),
                Arguments.of(
                        "mx: { hosts: [a.x.net, b.x.net], order: any }",
                        MxExpectation.hosts("a.x.net", "b.x.net").anyOrder()),
                Arguments.of(
                        "mx: { hosts: [{ preference: 5, host: a.x.net }, { preference: 5, host: b.x.net }] }",
                        MxExpectation.inOrder(5, "a.x.net").and(5, "b.x.net")),
                Arguments.of(
                        "mx: { hosts: [{ preference: 5, host: a.x.net }], order: preferences, allowing: ['*.y.net'] }",
                        MxExpectation.only(5, "a.x.net").allowing("*.y.net")),
                Arguments.of(
                        "mx: { hosts: [a.x.net], allowing: [b.y.net, c.y.net], others: allowed }",
                        MxExpectation.hosts("a.x.net")
                                .allowing("b.y.net", "c.y.net")
                                .allowingOthers()),
                Arguments.of(
                        "spf: { terms: ['include:spf.x.net', 'ip4:192.0.2.0/24', 'exists:%{ir}.%{v}._spf.x.net'] }",
                        SpfExpectation.terms("include:spf.x.net", "ip4:192.0.2.0/24", "exists:%{ir}.%{v}._spf.x.net")),
                Arguments.of(
                        "spf: { include: ['%{ir}.%{v}.%{d}.spf.x.net'] }",
                        SpfExpectation.include("%{ir}.%{v}.%{d}.spf.x.net")),
                Arguments.of("spf: { redirect: spf.x.net }", SpfExpectation.redirect("spf.x.net")),
                Arguments.of(
                        "spf: { include: [spf.x.net], terms: [mx] }", SpfExpectation.terms("include:spf.x.net", "mx")),
                Arguments.of(
                        "spf: { authorizing: [192.0.2.0/24, '2001:db8::/48'] }",
                        SpfExpectation.authorizing("192.0.2.0/24", "2001:db8::/48")),
                Arguments.of(
                        "dmarc: { inherited: allowed }",
                        DmarcExpectation.anyValid().orInherited()),
                Arguments.of(
                        "dmarc: { cname: c._dmarc.x.net, at-least: reject }",
                        DmarcExpectation.hostedAt("c._dmarc.x.net").atLeast(DmarcPolicy.REJECT)),
                Arguments.of("tls-rpt: { cname: c._tls.x.net }", TlsRptExpectation.hostedAt("c._tls.x.net")),
                Arguments.of(
                        "dmarc: { cname: c._dmarc.x.net, unchecked: true }",
                        DmarcExpectation.hostedAt("c._dmarc.x.net").unchecked()),
                Arguments.of(
                        "tls-rpt: { cname: c._tls.x.net, unchecked: true }",
                        TlsRptExpectation.hostedAt("c._tls.x.net").unchecked()),
                Arguments.of(
                        "mta-sts: { cname: c._sts.x.net }",
                        MtaStsExpectation.anyValid().recordHostedAt("c._sts.x.net")),
                Arguments.of(
                        "mta-sts: { host: sts.x.net, cname: c._sts.x.net, unchecked: true }",
                        MtaStsExpectation.hostedAt("sts.x.net")
                                .recordHostedAt("c._sts.x.net")
                                .recordUnchecked()),
                Arguments.of(
                        "spf: { include: [spf.x.net], all: -all }",
                        SpfExpectation.include("spf.x.net").endingIn(SpfQualifier.FAIL)),
                Arguments.of(
                        "spf: { terms: [mx], all: ~all }",
                        SpfExpectation.terms("mx").endingIn(SpfQualifier.SOFTFAIL)),
                Arguments.of(
                        "spf: { any-of: [{ include: [new.x.net] }, { terms: ['ip4:192.0.2.1'] }, { authorizing: [192.0.2.2] }] }",
                        Expectation.anyOf(
                                SpfExpectation.include("new.x.net"),
                                SpfExpectation.terms("ip4:192.0.2.1"),
                                SpfExpectation.authorizing("192.0.2.2"))),
                Arguments.of(
                        "mx: { any-of: [{ hosts: [a.x.net] }, [{ preference: 10, host: old.x.net }]] }",
                        Expectation.anyOf(MxExpectation.hosts("a.x.net"), MxExpectation.only(10, "old.x.net"))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormOfTheFileIsOneOfTheLibrary(String text, Expectation expected) {
        assertThat(parse(text).required()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30,CORRECT", "2026-12-01,WARNING", "2027-01-31,MISSING"})
    void aRotationOfKeysGoesByItsDays(LocalDate day, CheckStatus status) {
        Provider provider = parse("""
                dkim:
                - rotation:
                    old: { selector: s1, cname: s1.x.net }
                    next: { selector: s2, cname: s2.x.net }
                    from: 2026-12-01
                    until: 2027-01-31
                """);

        assertThat(dkim(provider, day)).isEqualTo(status);
    }

    @Test
    void aRotationWithoutDaysAsksForTheNextKeyAtOnce() {
        Provider provider = parse(
                "dkim: [{ rotation: { old: { selector: s1, cname: s1.x.net }, next: { selector: s2, cname: s2.x.net } } }]");

        assertThat(dkim(provider, LocalDate.of(2026, 11, 30))).isEqualTo(CheckStatus.MISSING);
    }

    /** Where only the old key is published. */
    private static CheckStatus dkim(Provider provider, LocalDate day) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse("""
                        s1._domainkey.customer.example. 300 IN CNAME s1.x.net.
                        s1.x.net. 300 IN TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                        """))
                .clock(Clock.fixed(day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC))
                .require(provider.required().get(0))
                .build()
                .verify("customer.example")
                .get(DkimCheck.KEY)
                .status();
    }

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(
                        "{ name: autoconfig, type: CNAME, value: a.x.net }",
                        RecordExpectation.cname("autoconfig", "a.x.net")),
                Arguments.of("{ type: A, value: 192.0.2.1 }", RecordExpectation.a("@", "192.0.2.1")),
                Arguments.of(
                        "{ name: www, type: AAAA, value: ['2001:db8::1', '2001:db8::2'] }",
                        RecordExpectation.aaaa("www", "2001:db8::1", "2001:db8::2")),
                Arguments.of(
                        "{ name: '@', type: TXT, value: 'ms=ms1', replacing: 'ms=' }",
                        RecordExpectation.txt("@", "ms=ms1").replacing("ms=")),
                Arguments.of("{ name: a.b, type: TXT, value: '4711' }", RecordExpectation.txt("a.b", "4711")),
                Arguments.of(
                        "{ name: a, type: TXT, value: '4711', alone: true }", RecordExpectation.txtAlone("a", "4711")),
                Arguments.of("{ name: a, type: TXT, value: '4711', alone: false }", RecordExpectation.txt("a", "4711")),
                Arguments.of(
                        "{ name: _imaps._tcp, type: SRV, value: 0 1 993 imap.x.net }",
                        RecordExpectation.srv("_imaps._tcp", 0, 1, 993, "imap.x.net")),
                Arguments.of(
                        "{ name: _imap._tcp, type: SRV, value: ['0 1 143 a.x.net', '5  0 143 b.x.net.'] }",
                        RecordExpectation.srv("_imap._tcp", 0, 1, 143, "a.x.net")
                                .and(5, 0, 143, "b.x.net")),
                Arguments.of("{ type: CAA, value: letsencrypt.org }", RecordExpectation.caa("letsencrypt.org")),
                Arguments.of(
                        "{ name: www, type: CAA, value: letsencrypt.org, wildcard: true }",
                        RecordExpectation.caaWildcard("www", "letsencrypt.org")),
                Arguments.of(
                        "{ name: shop, type: NS, value: [ns1.x.net, ns2.x.net] }",
                        RecordExpectation.ns("shop", "ns1.x.net", "ns2.x.net")),
                Arguments.of(
                        "{ any-of: [{ name: a, type: CNAME, value: a.x.net }, { name: a, type: A, value: 192.0.2.1 }] }",
                        Expectation.anyOf(
                                RecordExpectation.cname("a", "a.x.net"), RecordExpectation.a("a", "192.0.2.1"))));
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordIsWrittenAsFormsOfHostsHaveIt(String text, Expectation expected) {
        assertThat(parse("records:\n  - " + text).required()).containsExactly(expected);
    }

    @Test
    void eitherOfTwoListsOfSelectors() {
        Provider provider = parse("""
                dkim:
                  any-of:
                    - [{ selector: s1, cname: s1.x.net }, { selector: s2, cname: s2.x.net }]
                    - [{ selector: old, cname: old.x.net }]
                """);

        assertThat(provider.required().get(0).recordsToPublish(DomainName.of("a.example"), CustomerValues.none()))
                .containsExactly(
                        RecordToPublish.of(
                                DomainName.of("s1._domainkey.a.example"),
                                new RecordData.Cname(DomainName.of("s1.x.net"))),
                        RecordToPublish.of(
                                DomainName.of("s2._domainkey.a.example"),
                                new RecordData.Cname(DomainName.of("s2.x.net"))));
    }

    @Test
    void namesBelowTheDomain() {
        Provider provider = parse("""
                spf: { include: [spf.x.net] }
                at:
                  send:
                    mx: [{ preference: 10, host: bounce.x.net }]
                    recommended: { dmarc: { inherited: allowed } }
                  bounce.news: { records: [{ name: t, type: CNAME, value: t.x.net }] }
                """);

        assertThat(provider.below().keySet()).containsExactly("send", "bounce.news");
        assertThat(provider.below().get("send").required()).containsExactly(MxExpectation.only(10, "bounce.x.net"));
        assertThat(provider.below().get("send").recommended())
                .containsExactly(DmarcExpectation.anyValid().orInherited());
        assertThat(provider.below().get("bounce.news").required())
                .containsExactly(RecordExpectation.cname("t", "t.x.net"));
    }

    @Test
    void aNameBelowMayBeAllThatIsAskedFor() {
        Provider provider = parse("at: { send: { spf: { include: [spf.x.net] } } }");

        assertThat(provider.expectsNothing()).isFalse();
        assertThat(provider.onlyFor(Set.of("mx")).expectsNothing()).isTrue();
    }

    @Test
    void whatSpfAndUrisWriteWithPercentSignsIsNoVariable() {
        Provider provider = parse("""
                spf: { terms: ['exists:%{ir}.%{d}._spf.x.net', 'exists:a%%b%%.x.net', 'exists:%_x%-.x.net'] }
                tls-rpt: { rua: ['mailto:r%C3%A9port@x.net'] }
                """);

        assertThat(provider.required()).hasSize(2);
        assertThat(provider.required().get(1).recordsToPublish(DomainName.of("a.example"), CustomerValues.none()))
                .extracting(RecordToPublish::type)
                .isEqualTo(List.of(RecordType.TXT));
    }

    @Test
    void findingsMayMatterMoreOrLessToAProvider() {
        Provider provider = parse("""
                spf: { include: [spf.x.net] }
                severity: { spf.permits-everyone: error, spf.ptr: notice }
                suppress: [mx.missing, dkim.no-domainkey]
                """);
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(ZoneResolver.parse("""
                a.example. 300 IN TXT "v=spf1 include:spf.x.net ptr +all"
                spf.x.net. 300 IN TXT "v=spf1 ip4:192.0.2.1 -all"
                """));
        provider.onlyFor(Set.of("spf")).state(builder);
        DomainReport report = builder.build().verify("a.example");

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(report.findings())
                .extracting(finding -> finding.code().id() + " " + finding.severity())
                .contains("spf.permits-everyone ERROR", "spf.ptr NOTICE")
                .noneMatch(told -> told.startsWith("mx.missing") || told.startsWith("dkim.no-domainkey"));
    }
}
