package org.domainverifier.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with the newer forms of a provider file: exit code 2, and the line, the key and what is possible. */
@Timeout(60)
class BadGrownProviderTest {
    @TempDir
    Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "mx: { host: [a.x.net] }\n",
                        ":1: there is no key 'mx.host'; there are hosts, order, allowing,"),
                Arguments.of("mx: { host: [a.x.net] }\n", "others, or any-of"),
                Arguments.of("mx: { order: any }\n", ":1: mx: there should be 'hosts'"),
                Arguments.of("mx: { hosts: [] }\n", ":1: mx.hosts: there should be a list of one or more"),
                Arguments.of(
                        "mx:\n  hosts: [a.x.net]\n  order: some\n", ":3: mx.order: there is no 'some'; there are kept"),
                Arguments.of(
                        "mx: { hosts: [a.x.net], order: preferences }\n",
                        ":1: mx.hosts: where the preferences count, there should be a 'preference'"),
                Arguments.of("mx: { hosts: [a.x.net, A.X.NET] }\n", ":1: mx.hosts: the host a.x.net has two places"),
                Arguments.of("mx: { hosts: [a.x.net], others: no }\n", "mx.others: there is no 'no'; there is allowed"),
                Arguments.of("mx: { hosts: [a.x.net], allowing: ['a b'] }\n", ":1: mx.allowing: \"a b\" has a space"),
                Arguments.of("spf: { terms: [ip4:1.2.3] }\n", ":1: spf.terms: "),
                Arguments.of("spf: { terms: ['-all'] }\n", ":1: spf.terms: "),
                Arguments.of("spf: { redirect: '..' }\n", ":1: spf.redirect: "),
                Arguments.of("spf: { terms: ['redirect=a.x.net'], redirect: b.x.net }\n", ":1: spf: a record has one"),
                Arguments.of("spf: { authorizing: [192.0.2.0/99] }\n", ":1: spf.authorizing: "),
                Arguments.of(
                        "spf: { any-of: [{ include: [a.x.net] }] }\n", ":1: spf.any-of: there should be two or more"),
                Arguments.of("spf: { any-of: { include: [a.x.net] } }\n", ":1: spf.any-of: there should be a list"),
                Arguments.of(
                        "spf: { any-of: [{ include: [a.x.net] }, {}] }\n",
                        ":1: spf.any-of: there should be 'include' or 'authorizing'"),
                Arguments.of(
                        "spf:\n  include: [a.x.net]\n  any-of: [{ include: [b.x.net] }]\n",
                        ":2: there is no key 'spf.include'; there are any-of"),
                Arguments.of(
                        "spf:\n  any-of:\n  - { include: [a.x.net], authorizing: [192.0.2.1] }\n  - { include: [b.x.net] }\n",
                        ":3: spf.any-of: one of several has terms or 'authorizing', not both"),
                Arguments.of(
                        "mx:\n  any-of:\n  - any-of: [{ hosts: [a.x.net] }]\n  - { hosts: [b.x.net] }\n",
                        ":3: there is no key 'mx.any-of.any-of'; there are hosts, order, allowing, others"),
                Arguments.of("dmarc: { cname: 'a b' }\n", ":1: dmarc.cname: \"a b\" has a space"),
                Arguments.of(
                        "dmarc: { cname: a.x.net, suggest: 'v=DMARC1; p=none' }\n", "'suggest' or 'cname', not both"),
                Arguments.of("dmarc: { unchecked: true }", ":1: dmarc.unchecked: that is for records that are kept"),
                Arguments.of("tls-rpt: { unchecked: true }", ":1: tls-rpt.unchecked: that is for records"),
                Arguments.of("mta-sts: { unchecked: true }", ":1: mta-sts.unchecked: that is for records"),
                Arguments.of("dmarc: { cname: a.x.net, unchecked: yes }", "there is no 'yes'; there are true, false"),
                Arguments.of("mta-sts: { cname: 'a b' }", ":1: mta-sts.cname: \"a b\" has a space"),
                Arguments.of(
                        "spf: { include: [a.x.net], all: all }", "spf.all: there is no 'all'; there are -all, ~all"),
                Arguments.of("spf: { all: -all }", ":1: spf: there should be 'include' or 'authorizing'"),
                Arguments.of(
                        "dkim: [{ rotation: { old: { selector: s1 } } }]", "dkim.rotation: there should be 'next'"),
                Arguments.of(
                        "dkim: [{ selectr: s1 }]",
                        "there is no key 'dkim.selectr'; there are selector, key, cname, or rotation"),
                Arguments.of(
                        "dkim: [{ rotation: { old: { selector: s1 }, next: { selector: s1 } } }]",
                        "dkim.rotation: a rotation needs a new selector"),
                Arguments.of(
                        "dkim: [{ rotation: { old: { selector: s1 }, next: { selector: s2 }, until: 2027-01-31 } }]",
                        "dkim.rotation: there should be 'from' too"),
                Arguments.of(
                        "dkim: [{ rotation: { old: { selector: s1 }, next: { selector: s2 }, from: soon } }]",
                        "dkim.rotation.from: there should be a day, such as 2027-01-31, not 'soon'"),
                Arguments.of(
                        "dkim:\n- rotation:\n    old: { selector: s1 }\n    next: { selector: s2 }\n"
                                + "    from: 2027-01-31\n    until: 2027-01-01\n",
                        ":6: dkim.rotation.until: a rotation ends after it begins"),
                Arguments.of("tls-rpt: { cname: a.x.net, rua: ['mailto:a@x.net'] }\n", "'rua' or 'cname', not both"),
                Arguments.of(
                        "dmarc: { inherited: true }\n", ":1: dmarc.inherited: there is no 'true'; there is allowed"),
                Arguments.of(
                        "mx: [{ preference: 1, host: a.x.net }]\nsuppress: [spf.ptr, spf.missng]\n",
                        ":2: suppress: there is no finding 'spf.missng'; 'spf.missing' is one"),
                Arguments.of(
                        "mx: [{ preference: 1, host: a.x.net }]\nsuppress: [verifier.check-failed]\n",
                        ":2: suppress: verifier.check-failed cannot be suppressed"),
                Arguments.of(
                        "mx: [{ preference: 1, host: a.x.net }]\nseverity:\n  spf.missing: fatal\n",
                        ":3: severity.spf.missing: there is no 'fatal'; there are error, warning, notice"),
                Arguments.of(
                        "mx: [{ preference: 1, host: a.x.net }]\nseverity:\n  smtp.missing: error\n",
                        ":3: severity: there is no finding 'smtp.missing': nothing here finds 'smtp.…'"),
                Arguments.of(
                        "mx: [{ preference: 1, host: a.x.net }]\nseverity: { missing: error }\n",
                        ":2: severity: not the id of a kind of finding"),
                Arguments.of("dmarc: { at-least: x }\n", "there is no policy 'x'; there are none, quarantine, reject"));
    }

    static Stream<Arguments> mistakesInRecords() {
        return Stream.of(
                Arguments.of("{ value: a.x.net }", ":2: records: there should be 'type'"),
                Arguments.of("{ type: CNAME }", ":2: records: there should be 'value'"),
                Arguments.of(
                        "{ type: MX, value: a }",
                        "records.type: there is no 'MX'; there are A, AAAA, CNAME, TXT, SRV, CAA, NS"),
                Arguments.of("{ typ: MX }", "there is no key 'records.typ'; there are name, type, value, alone"),
                Arguments.of("{ type: A, value: 192.0.2.256 }", "records.value: not an IPv4 address"),
                Arguments.of("{ type: A, value: '2001:db8::1' }", "records.value: not an IPv4 address"),
                Arguments.of("{ type: AAAA, value: [] }", "records.value: there should be a list of one or more"),
                Arguments.of(
                        "{ name: a., type: A, value: 192.0.2.1 }", "records.name: the name of a record is relative"),
                Arguments.of(
                        "{ name: a..b, type: A, value: 192.0.2.1 }", "records.name: \"a..b.x\" is not a domain name"),
                Arguments.of("{ name: a, type: CNAME, value: [a.x.net] }", "records.value: there should be a text"),
                Arguments.of("{ name: a, type: CNAME, value: a x }", "records.value: \"a x\" has a space"),
                Arguments.of(
                        "{ type: TXT, value: abc, replacing: x }", "records.replacing: the text does not begin with"),
                Arguments.of(
                        "{ type: TXT, value: abc, replacing: a, alone: true }",
                        "there should be 'alone' or 'replacing'"),
                Arguments.of(
                        "{ type: TXT, value: abc, alone: yes }",
                        "records.alone: there is no 'yes'; there are true, false"),
                Arguments.of("{ type: A, value: 192.0.2.1, alone: true }", "records.alone: that is for TXT records"),
                Arguments.of("{ type: TXT, value: a, wildcard: true }", "records.wildcard: that is for CAA records"),
                Arguments.of(
                        "{ name: _a._tcp, type: SRV, value: a.x.net }",
                        "records.value: there should be priority, weight"),
                Arguments.of("{ name: _a._tcp, type: SRV, value: a 1 2 a.x.net }", "there should be priority, weight"),
                Arguments.of("{ name: _a._tcp, type: SRV, value: 0 1 70000 a.x.net }", "records.value: "),
                Arguments.of("{ type: CAA, value: 0 issue a }", "records.value: \"0 issue a\" has a space"),
                Arguments.of("[]", ":2: records: there should be keys (name, type"));
    }

    static Stream<Arguments> mistakesBelow() {
        return Stream.of(
                Arguments.of("at: [send]\n", ":1: at: there should be keys and their values"),
                Arguments.of("at: { send: {} }\n", ":1: at.send: nothing is expected; there should be one of mx, spf"),
                Arguments.of("at: {}\n", ":1: nothing is expected"),
                Arguments.of("at:\n  send:\n    name: x\n", ":3: there is no key 'at.send.name'; there are mx, spf"),
                Arguments.of("at:\n  a b: { spf: { include: [a.x.net] } }\n", ":2: at: \"a b\" has a space"),
                Arguments.of("at:\n  '@': { spf: { include: [a.x.net] } }\n", ":2: at: a name below the domain"),
                Arguments.of("at:\n  send: { at: { a: {} } }\n", ":2: there is no key 'at.send.at'"),
                Arguments.of(
                        "at:\n  send: { mx: [{ host: a.x.net }] }\n", ":2: at.send.mx: there should be 'preference'"),
                Arguments.of("at:\n  a: { dmarc: {} }\n  a: { dmarc: {} }\n", ":3: the key 'at.a' is there twice"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamed(String text, String why) {
        assertRefused(text, why);
    }

    @ParameterizedTest
    @MethodSource("mistakesInRecords")
    void aMistakeInARecordIsNamed(String record, String why) {
        assertRefused("records:\n- " + record + "\n", why);
    }

    @ParameterizedTest
    @MethodSource("mistakesBelow")
    void aMistakeAtANameBelowIsNamed(String text, String why) {
        assertRefused(text, why);
    }

    @Test
    void aliasesOfYamlDoNotMakeAFewLinesAThousandTimesAsLong() {
        StringBuilder text = new StringBuilder("mx:\n  any-of:\n  - &a { hosts: [");
        text.append("a.x.net, ".repeat(5_000)).append("b.x.net] }\n");
        text.append("  - *a\n".repeat(5_000));

        assertRefused(text.toString(), "provider.yaml:");
    }

    @Test
    void aListThatContainsItselfIsRefused() {
        assertRefused("records: &a [*a]\n", ":1: records: there should be keys");
        assertRefused("spf: &a { any-of: [*a, *a] }\n", "there is no key 'spf.any-of.any-of'");
    }

    private void assertRefused(String text, String why) {
        Cli result = Cli.run("--provider", Cli.write(folder, "provider.yaml", text), "good.example");
        assertThat(result.err())
                .startsWith("domain-verifier: ")
                .contains("provider.yaml:")
                .contains(why);
        assertThat(result.err().strip().lines()).hasSize(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    }
}
