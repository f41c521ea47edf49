package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the public suite does not ask. */
class SpfEvaluatorTest {
    private static final String CLIENT = "192.0.2.1";

    private static SpfEvaluation evaluate(String zone, String client, String mailFrom, String helo) {
        return SpfEvaluator.using(ZoneResolver.parse(zone)).evaluate(SuiteFile.address(client), mailFrom, helo);
    }

    private static SpfEvaluation evaluate(String record, String more) {
        return evaluate("d.example. IN TXT \"" + record + "\"\n" + more, CLIENT, "jane@d.example", "mail.d.example");
    }

    private static SpfVerdict verdict(String record, String more) {
        return evaluate(record, more).verdict();
    }

    @Test
    void theResultNamesWhatDecided() {
        SpfEvaluation evaluation =
                evaluate("v=spf1 include:i.example -all", "i.example. IN TXT \"v=spf1 ip4:192.0.2.0/24 -all\"");
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.PASS);
        assertThat(evaluation.decidedBy())
                .hasValueSatisfying(term -> assertThat(term).hasToString("include:i.example"));
        assertThat(evaluation.decidedIn()).contains(DomainName.of("d.example"));
        assertThat(evaluation.lookups()).isEqualTo(1);
        assertThat(evaluation.voids()).isZero();
        assertThat(evaluation.problem()).isEmpty();
    }

    @Test
    void afterARedirectTheOtherDomainDecides() {
        SpfEvaluation evaluation =
                evaluate("v=spf1 redirect=r.example", "r.example. IN TXT \"v=spf1 a:h.example -all\"\n");
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.FAIL);
        assertThat(evaluation.decidedIn()).contains(DomainName.of("r.example"));
        assertThat(evaluation.voids()).isEqualTo(1);
    }

    @Test
    void theTracePrintsAsATree() {
        SpfEvaluation evaluation = evaluate(
                "v=spf1 a:h.example include:i.example ~all",
                "h.example. IN A 203.0.113.1\ni.example. IN TXT \"v=spf1 mx:m.example -all\"\n");
        assertThat(evaluation.trace().orElseThrow()).hasToString("""
                        d.example: v=spf1 a:h.example include:i.example ~all -> softfail
                          a:h.example -> no match; h.example A = 203.0.113.1
                          include:i.example -> no match
                            i.example: v=spf1 mx:m.example -all -> fail
                              mx:m.example -> no match; m.example MX = no such name
                              -all -> match
                          ~all -> match""");
        assertThat(evaluation.toString()).startsWith("softfail by ~all in d.example, 3 lookups, 1 void\nd.example: ");
    }

    @Test
    void theDomainMacroIsTheCurrentDomainAndTheSenderDomainIsNot() {
        String zone = "i.example. IN TXT \"v=spf1 exists:%{d}.ok.example exists:%{o}.o.example -all\"\n"
                + "d.example.o.example. IN A 127.0.0.2\n";
        SpfEvaluation evaluation = evaluate("v=spf1 include:i.example -all", zone);
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.PASS);
        assertThat(evaluation.trace().orElseThrow().toString())
                .contains("i.example.ok.example A = no such name")
                .contains("d.example.o.example A = 127.0.0.2");
    }

    @ParameterizedTest
    @CsvSource({
        "a:%{d}, d.example. IN A 192.0.2.1",
        "mx:%{d2}, d.example. IN MX 10 h.example.|h.example. IN A 192.0.2.1",
        "ptr:%{d}, 1.2.0.192.in-addr.arpa. IN PTR h.d.example.|h.d.example. IN A 192.0.2.1",
        "exists:%{i}._ip.%{h}._ehlo.%{d}, 192.0.2.1._ip.mail.d.example._ehlo.d.example. IN A 127.0.0.2",
        "exists:%{ir}.%{v}._spf.%{d2}, 1.2.0.192.in-addr._spf.d.example. IN A 127.0.0.2",
        "exists:%{l1r-}.%{d}, jane.d.example. IN A 127.0.0.2",
        "exists:%{s}.x.example, jane@d.example.x.example. IN A 127.0.0.2",
        "exists:%{S}.x.example, jane%40d.example.x.example. IN A 127.0.0.2",
        "exists:%{d99999999999999999999}.x.example, d.example.x.example. IN A 127.0.0.2",
        "exists:%{d1}.x.example, example.x.example. IN A 127.0.0.2",
        "exists:%{p}.x.example, unknown.x.example. IN A 127.0.0.2"
    })
    void macrosInTargets(String term, String zone) {
        assertThat(verdict("v=spf1 " + term + " -all", zone.replace('|', '\n').replace("@d", "\\@d")))
                .isEqualTo(SpfVerdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({"$, \\$", "\\\\, \\\\", "a%b, a%b", "x}{y, x}{y"})
    void signsInTheLocalPartArePlainText(String local, String label) {
        SpfEvaluation evaluation = evaluate(
                "d.example. IN TXT \"v=spf1 exists:%{l}.x.example -all\"\n" + label + ".x.example. IN A 127.0.0.2\n",
                CLIENT,
                local.replace("\\\\", "\\") + "@d.example",
                "mail.d.example");
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.PASS);
    }

    @Test
    void theClientNameIsTheDomainItselfOrBelowItOrAny() {
        String zone = """
                1.2.0.192.in-addr.arpa. IN PTR other.example.
                1.2.0.192.in-addr.arpa. IN PTR liar.d.example.
                1.2.0.192.in-addr.arpa. IN PTR h.d.example.
                other.example. IN A 192.0.2.1
                liar.d.example. IN A 192.0.2.99
                h.d.example. IN A 192.0.2.1
                h.d.example.x.example. IN A 127.0.0.2
                """;
        assertThat(verdict("v=spf1 exists:%{p}.x.example -all", zone)).isEqualTo(SpfVerdict.PASS);
    }

    @Test
    void tenTermsPassAndTheEleventhIsAnError() {
        String hosts = "h.example. IN A 203.0.113.1\n";
        assertThat(verdict("v=spf1" + " a:h.example".repeat(10) + " +all", hosts))
                .isEqualTo(SpfVerdict.PASS);
        SpfEvaluation eleven = evaluate("v=spf1" + " a:h.example".repeat(11) + " +all", hosts);
        assertThat(eleven.verdict()).isEqualTo(SpfVerdict.PERMERROR);
        assertThat(eleven.problem()).contains(SpfProblem.TOO_MANY_LOOKUPS);
        assertThat(eleven.lookups()).isEqualTo(10);
    }

    @Test
    void theHostsOfAnMxAreNoTerms() {
        StringBuilder zone = new StringBuilder();
        for (int i = 1; i <= 10; i++) {
            zone.append("m.example. IN MX ").append(i).append(" h").append(i).append(".example.\n");
            zone.append("h")
                    .append(i)
                    .append(".example. IN A 203.0.113.")
                    .append(i)
                    .append('\n');
        }
        SpfEvaluation evaluation = evaluate("v=spf1" + " mx:m.example".repeat(10) + " +all", zone.toString());
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.PASS);
        assertThat(evaluation.lookups()).isEqualTo(10);
    }

    @Test
    void elevenMxHostsAreAnErrorEvenIfTheFirstMatches() {
        StringBuilder zone = new StringBuilder("h.example. IN A 192.0.2.1\n");
        for (int i = 1; i <= 11; i++) {
            zone.append("m.example. IN MX ").append(i).append(" h.example.\n");
        }
        SpfEvaluation evaluation = evaluate("v=spf1 mx:m.example -all", zone.toString());
        assertThat(evaluation.problem()).contains(SpfProblem.TOO_MANY_MX_HOSTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 a:v1.example a:v2.example a:v3.example",
                "v=spf1 a:v1.example mx:v2.example exists:v3.example -all",
                "v=spf1 include:i.example a:v3.example -all",
                "v=spf1 a:v3.example include:i.example -all"
            })
    void theThirdVoidIsAnErrorWhereverItIs(String record) {
        SpfEvaluation evaluation = evaluate(record, "i.example. IN TXT \"v=spf1 a:v1.example a:v2.example -all\"\n");
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.PERMERROR);
        assertThat(evaluation.problem()).contains(SpfProblem.TOO_MANY_VOIDS);
    }

    @Test
    void aVoidIsCountedForTheFamilyThatIsAsked() {
        String hosts = "$GENERATE 1-3 h$.example. IN A 203.0.113.$\n";
        String record = "v=spf1 a:h1.example a:h2.example a:h3.example -all";
        assertThat(verdict(record, hosts)).isEqualTo(SpfVerdict.FAIL);
        assertThat(evaluate("d.example. IN TXT \"" + record + "\"\n" + hosts, "2001:db8::1", "a@d.example", "h.example")
                        .problem())
                .contains(SpfProblem.TOO_MANY_VOIDS);
    }

    @Test
    void mxHostsWithoutAddressesAreNoVoids() {
        String zone = """
                m.example. IN MX 1 h1.example.
                m.example. IN MX 2 h2.example.
                m.example. IN MX 3 h3.example.
                """;
        SpfEvaluation evaluation = evaluate("v=spf1 mx:m.example -all", zone);
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.FAIL);
        assertThat(evaluation.voids()).isZero();
    }

    @Test
    void anIp6ClientAsksForIp6Only() {
        RoundResolver resolver = new RoundResolver(ZoneResolver.parse(
                "d.example. IN TXT \"v=spf1 a mx -all\"\nd.example. IN MX 1 h.example.\nd.example. IN A 192.0.2.1\n"));
        CompletableFuture<SpfEvaluation> result = SpfEvaluator.using(resolver)
                .evaluateAsync(SuiteFile.address("2001:db8::1"), "a@d.example", "h.example");
        resolver.answerUntil(result);
        assertThat(result.join().verdict()).isEqualTo(SpfVerdict.FAIL);
        assertThat(resolver.rounds().stream().flatMap(java.util.List::stream))
                .noneMatch(question -> question.type().equals(RecordType.A));
    }

    @Test
    void aMappedClientIsAnIp4Client() {
        String zone =
                "d.example. IN TXT \"v=spf1 ip4:192.0.2.1 exp=e.example -all\"\ne.example. IN TXT \"%{c} %{i} %{v}\"\n";
        assertThat(evaluate(zone, "::ffff:192.0.2.1", "a@d.example", "h.example")
                        .verdict())
                .isEqualTo(SpfVerdict.PASS);
        assertThat(evaluate(zone, "::ffff:192.0.2.2", "a@d.example", "h.example")
                        .explanation())
                .contains("192.0.2.2 192.0.2.2 in-addr");
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::/32, 2001:db8:ffff::1, PASS",
        "2001:db8::/33, 2001:db8:ffff::1, FAIL",
        "2001:db8::/127, 2001:db8::1, PASS",
        "2001:db8::/128, 2001:db8::1, FAIL",
        "::/0, 2001:db8::1, PASS",
        "::/0, 192.0.2.1, FAIL"
    })
    void prefixesOfIp6(String network, String client, SpfVerdict verdict) {
        assertThat(evaluate("d.example. IN TXT \"v=spf1 ip6:" + network + " -all\"", client, "a@d.example", "h.example")
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void explanationsExpandWhatOnlyTheyMay() {
        DnsResolver zone = ZoneResolver.parse(
                "d.example. IN TXT \"v=spf1 -all exp=e.example\"\ne.example. IN TXT \"%{c} to %{r} at %{t}%_%{L}\"\n");
        SpfEvaluation evaluation = SpfEvaluator.using(zone)
                .withReceiver("mx.example.net")
                .withClock(Clock.fixed(Instant.ofEpochSecond(1234), ZoneOffset.UTC))
                .evaluate(SuiteFile.address("2001:db8:0:0:1::1"), "a+b@d.example", "h.example");
        assertThat(evaluation.explanation()).contains("2001:db8::1:0:0:1 to mx.example.net at 1234 a%2Bb");
    }

    @Test
    void theExplanationOfARedirectIsUsedAndThatOfAnIncludeIsNot() {
        String zone = """
                r.example. IN TXT "v=spf1 -all exp=re.example"
                re.example. IN TXT "redirect"
                i.example. IN TXT "v=spf1 -all exp=re.example"
                de.example. IN TXT "own"
                """;
        assertThat(evaluate("v=spf1 redirect=r.example exp=de.example", zone).explanation())
                .contains("redirect");
        assertThat(evaluate("v=spf1 include:i.example -all exp=de.example", zone)
                        .explanation())
                .contains("own");
        assertThat(evaluate("v=spf1 include:i.example -all", zone).explanation())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e.example. IN TXT \"caf\\233\"",
                "e.example. IN TXT \"%{x}\"",
                "",
                "e.example. IN TXT \"a\"\ne.example. IN TXT \"b\""
            })
    void anUnusableExplanationChangesNothing(String zone) {
        SpfEvaluation evaluation = evaluate("v=spf1 -all exp=e.example", zone);
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.FAIL);
        assertThat(evaluation.explanation()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', mail.d.example, jane.of.example",
        "<>, mail.d.example, postmaster",
        "@d.example, other.example, postmaster",
        "d.example, other.example, postmaster"
    })
    void withoutALocalPartThePostmasterSends(String mailFrom, String helo, String ignored) {
        String zone = """
                d.example. IN TXT "v=spf1 exists:%{l}.x.example -all"
                mail.d.example. IN TXT "v=spf1 exists:%{l}.x.example -all"
                postmaster.x.example. IN A 127.0.0.2
                """;
        assertThat(evaluate(zone, CLIENT, mailFrom, helo).verdict()).isEqualTo(SpfVerdict.PASS);
    }

    @Test
    void theHeloIdentityIsEvaluatedByItself() {
        DnsResolver zone = ZoneResolver.parse("mail.d.example. IN TXT \"v=spf1 ip4:192.0.2.1 -all\"");
        assertThat(SpfEvaluator.using(zone)
                        .evaluateHelo(SuiteFile.address(CLIENT), "mail.d.example")
                        .verdict())
                .isEqualTo(SpfVerdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "[192.0.2.1]", "a..b.example", "", ".", "[IPv6:2001:db8::1]"})
    void whatIsNoDomainHasNoRecord(String helo) {
        SpfEvaluation evaluation = evaluate("", CLIENT, "", helo);
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.NONE);
        assertThat(evaluation.problem()).contains(SpfProblem.NO_DOMAIN);
        assertThat(evaluation.trace()).isEmpty();
    }

    @Test
    void anInternationalDomainIsLookedUpAsALabels() {
        assertThat(evaluate(
                                "xn--bcher-kva.example. IN TXT \"v=spf1 +all\"",
                                CLIENT,
                                "a@b\u00fccher.example",
                                "h.example")
                        .verdict())
                .isEqualTo(SpfVerdict.PASS);
    }

    @Test
    void aRecordBehindAnAliasIsEvaluatedAndAnAliasLoopIsTemporary() {
        assertThat(evaluate(
                                "d.example. IN CNAME x.example.\nx.example. IN TXT \"v=spf1 ip4:192.0.2.1 -all\"",
                                CLIENT,
                                "a@d.example",
                                "h.example")
                        .verdict())
                .isEqualTo(SpfVerdict.PASS);
        assertThat(evaluate(
                                "d.example. IN CNAME x.example.\nx.example. IN CNAME d.example.",
                                CLIENT,
                                "a@d.example",
                                "h.example")
                        .verdict())
                .isEqualTo(SpfVerdict.TEMPERROR);
    }

    @Test
    void aNestedIncludeKeepsTheOuterQualifier() {
        String zone = """
                i.example. IN TXT "v=spf1 ?include:j.example -all"
                j.example. IN TXT "v=spf1 ip4:192.0.2.1 -all"
                """;
        assertThat(verdict("v=spf1 include:i.example ~all", zone)).isEqualTo(SpfVerdict.SOFTFAIL);
        assertThat(verdict("v=spf1 ~include:j.example -all", zone)).isEqualTo(SpfVerdict.SOFTFAIL);
    }

    @Test
    void pointersAreComparedWithoutCaseAndTheEleventhIsNotLookedAt() {
        StringBuilder zone = new StringBuilder("$GENERATE 1-11 h$.d.example. IN A 192.0.2.99\n");
        for (int i = 1; i <= 10; i++) {
            zone.append("1.2.0.192.in-addr.arpa. IN PTR h").append(i).append(".d.example.\n");
        }
        zone.append("1.2.0.192.in-addr.arpa. IN PTR OK.D.Example.\nok.d.example. IN A 192.0.2.1\n");
        assertThat(verdict("v=spf1 ptr -all", zone.toString())).isEqualTo(SpfVerdict.FAIL);
        assertThat(verdict(
                        "v=spf1 ptr:D.EXAMPLE -all",
                        "1.2.0.192.in-addr.arpa. IN PTR OK.D.Example.\nok.d.example. IN A 192.0.2.1\n"))
                .isEqualTo(SpfVerdict.PASS);
    }

    @Test
    void aFailureWhileAskingForPointersOnlyMeansThatNothingMatches() {
        DnsResolver zone = ZoneResolver.builder()
                .zone("d.example. IN TXT \"v=spf1 ptr -all\"")
                .servfail("1.2.0.192.in-addr.arpa")
                .build();
        assertThat(SpfEvaluator.using(zone)
                        .evaluate(SuiteFile.address(CLIENT), "a@d.example", "h.example")
                        .verdict())
                .isEqualTo(SpfVerdict.FAIL);
    }

    @Test
    void aNullMxNamesNoHost() {
        SpfEvaluation evaluation = evaluate("v=spf1 mx:m.example ~all", "m.example. IN MX 0 .\n");
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.SOFTFAIL);
        assertThat(evaluation.voids()).isZero();
    }

    @Test
    void aMacroThatGivesNoNameMatchesNothing() {
        InetAddress client = SuiteFile.address(CLIENT);
        DnsResolver zone =
                ZoneResolver.parse("d.example. IN TXT \"v=spf1 exists:%{l}.x.example include:%{l}.x.example -all\"");
        SpfEvaluation evaluation = SpfEvaluator.using(zone).evaluate(client, "a..b@d.example", "h.example");
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.PERMERROR);
        assertThat(evaluation.problem()).isEqualTo(Optional.of(SpfProblem.INCLUDE_WITHOUT_RECORD));
        assertThat(evaluation.trace().orElseThrow().steps().get(0).outcome()).isEqualTo(SpfTrace.Outcome.NO_MATCH);
    }
}
