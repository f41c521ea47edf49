package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.service.MailService;
import org.domainverifier.spf.SpfLookupTree.Branch;
import org.domainverifier.spf.SpfLookupTree.Node;
import org.domainverifier.spf.SpfLookupTree.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees in the shapes of the big senders; every count was made by hand. */
class SpfLookupTreeTest {
    /** Mail hosters, a newsletter sender, a help desk: as they publish their records, in documentation names. */
    private static final String SENDERS = """
            _spf.search.example. IN TXT "v=spf1 include:_net1.search.example include:_net2.search.example include:_net3.search.example ~all"
            _net1.search.example. IN TXT "v=spf1 ip4:192.0.2.0/27 ip4:192.0.2.32/27 ~all"
            _net2.search.example. IN TXT "v=spf1 ip6:2001:db8:1::/48 ip6:2001:db8:2::/48 ~all"
            _net3.search.example. IN TXT "v=spf1 ip4:192.0.2.64/26 ~all"
            spf.office.example. IN TXT "v=spf1 ip4:198.51.100.0/25 ip6:2001:db8:10::/48 -all"
            servers.letters.example. IN TXT "v=spf1 ip4:203.0.113.0/26 ?all"
            mail.desk.example. IN TXT "v=spf1 include:_a.desk.example include:_b.desk.example ~all"
            _a.desk.example. IN TXT "v=spf1 ip4:203.0.113.64/27 ~all"
            _b.desk.example. IN TXT "v=spf1 redirect=_c.desk.example"
            _c.desk.example. IN TXT "v=spf1 a:out.desk.example mx:desk.example -all"
            out.desk.example. IN A 203.0.113.96
            desk.example. IN MX 10 in1.desk.example.
            desk.example. IN MX 20 in2.desk.example.
            in1.desk.example. IN A 203.0.113.97
            in2.desk.example. IN A 203.0.113.98
            in2.desk.example. IN AAAA 2001:db8:20::1
            """;

    private static SpfLookupTree load(String record, String more) {
        return SpfLookupTree.load(
                        DomainName.of("customer.example"),
                        ZoneResolver.parse("customer.example. IN TXT \"" + record + "\"\n" + more + SENDERS))
                .join();
    }

    private static List<Integer> costs(Node node) {
        return node.branches().stream().map(Branch::lookups).toList();
    }

    @ParameterizedTest
    @CsvSource({
        // include, and three below it
        "v=spf1 include:_spf.search.example -all, 4",
        // 4 + 1 + 1, and mx with its two hosts costs one
        "v=spf1 include:_spf.search.example include:spf.office.example include:servers.letters.example ~all, 6",
        "v=spf1 mx:desk.example include:spf.office.example ~all, 2",
        // include, a, b, redirect, a, mx
        "v=spf1 include:mail.desk.example -all, 6",
        // 4 + 1 + 1 + 6, two more than may be
        "v=spf1 include:_spf.search.example include:spf.office.example include:servers.letters.example "
                + "include:mail.desk.example -all, 12",
        // what is included twice costs twice
        "v=spf1 include:_spf.search.example include:_spf.search.example -all, 8",
        // 6 + 8 = 14
        "v=spf1 include:mail.desk.example include:_spf.search.example include:_spf.search.example -all, 14",
        // a macro can be counted though not followed
        "v=spf1 exists:%{i}._spf.customer.example include:_spf.search.example -all, 5",
        "v=spf1 include:%{ir}.%{v}.customer.example -all, 1",
        // %{d} is known
        "v=spf1 include:_spf.search.%{d1} -all, 4",
        "v=spf1 redirect=_spf.search.example, 4",
        // redirect beside all, and terms behind all, cost nothing
        "v=spf1 -all redirect=_spf.search.example, 0",
        "v=spf1 ~all include:_spf.search.example a mx, 0",
        "v=spf1 a mx ptr a:out.desk.example ip4:192.0.2.1 -all, 4",
        "v=spf1 -all exp=why.customer.example, 0",
        "v=spf1, 0"
    })
    void lookUpsAreCountedAsTheStandardCounts(String record, int count) {
        assertThat(load(record, "").count()).isEqualTo(count);
    }

    @Test
    void eachTermSaysWhatItCostsWithAllBelowIt() {
        SpfLookupTree tree = load(
                "v=spf1 ip4:192.0.2.1 include:mail.desk.example mx:desk.example include:_spf.search.example -all", "");
        assertThat(costs(tree.root())).containsExactly(0, 6, 1, 4, 0);
        Node desk = tree.root().branches().get(1).below().orElseThrow();
        assertThat(costs(desk)).containsExactly(1, 4, 0);
        assertThat(desk.count()).isEqualTo(5);
    }

    @Test
    void theTreePrintsWithWhatEachTermCosts() {
        assertThat(load("v=spf1 include:mail.desk.example a:gone.example -all ptr", ""))
                .hasToString("""
                        customer.example [7]
                          include:mail.desk.example [6]
                            include:_a.desk.example [1]
                              ip4:203.0.113.64/27
                              ~all
                            include:_b.desk.example [4]
                              redirect=_c.desk.example [3]
                                a:out.desk.example [1]
                                mx:desk.example [1]
                                -all
                            ~all
                          a:gone.example [1] (void)
                          -all
                          ptr (unreachable)""");
    }

    @Test
    void theTreeNamesTheWellKnownServicesThatItBringsInEachOnce() {
        SpfLookupTree tree = load(
                "v=spf1 include:_spf.google.com include:mail.desk.example include:u1.wl.sendgrid.net a:sendgrid.net ~all",
                """
                _spf.google.com. IN TXT "v=spf1 include:_netblocks.google.com ~all"
                _netblocks.google.com. IN TXT "v=spf1 ip4:192.0.2.0/28 ~all"
                sendgrid.net. IN A 192.0.2.130
                """);

        assertThat(tree.root().branches())
                .extracting(branch -> branch.service().map(MailService::id).orElse(""))
                .containsExactly("google-workspace", "", "sendgrid", "", "");
        assertThat(tree.toString())
                .contains("  include:_spf.google.com [2] Google Workspace\n    include:_netblocks.google.com [1]\n")
                .contains("  include:u1.wl.sendgrid.net [1] Twilio SendGrid (absent)\n  a:sendgrid.net [1]\n");
    }

    @Test
    void anEvaluationInWhichNothingMatchesMakesAsManyLookUps() {
        String record = "v=spf1 include:_spf.search.example include:mail.desk.example -all";
        DnsResolver zone = ZoneResolver.parse("customer.example. IN TXT \"" + record + "\"\n" + SENDERS);
        SpfEvaluation evaluation = SpfEvaluator.using(zone)
                .evaluate(SuiteFile.address("203.0.113.250"), "a@customer.example", "h.example");
        assertThat(evaluation.verdict()).isEqualTo(SpfVerdict.FAIL);
        assertThat(load(record, "").count()).isEqualTo(10).isEqualTo(evaluation.lookups());
    }

    @Test
    void theFirstLookUpTooManyComesAfterTheMechanismsIfItIsTheRedirect() {
        SpfLookupTree tree = load("v=spf1 redirect=servers.letters.example" + " a:out.desk.example".repeat(10), "");
        assertThat(LookupCounts.nth(
                                DomainName.of("customer.example"),
                                tree.root(),
                                11,
                                branch -> branch.term().needsLookup())
                        .orElseThrow()
                        .branch()
                        .term())
                .hasToString("redirect=servers.letters.example");
    }

    @Test
    void voidsAreTermsWithoutAnyRecords() {
        SpfLookupTree tree = load(
                "v=spf1 a:out.desk.example a:gone.example mx:out.desk.example exists:gone.example mx:null.example -all",
                "null.example. IN MX 0 .\n");
        assertThat(tree.voids()).isEqualTo(3);
        assertThat(tree.root().branches())
                .extracting(Branch::isVoid)
                .containsExactly(false, true, true, true, false, false);
        assertThat(tree.root().branches().get(0).emptyIp6()).isTrue();
    }

    @Test
    void loopsAreSeenAndNotFollowed() {
        SpfLookupTree tree = load(
                "v=spf1 include:one.example -all",
                "one.example. IN TXT \"v=spf1 redirect=two.example\"\n"
                        + "two.example. IN TXT \"v=spf1 include:one.example -all\"\n");
        Node one = tree.root().branches().get(0).below().orElseThrow();
        Node two = one.branches().get(0).below().orElseThrow();
        assertThat(two.branches().get(0).below().orElseThrow().state()).isEqualTo(State.LOOP);
        assertThat(tree.count()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "gone.example, ABSENT, true",
        "two.example, SEVERAL, true",
        "bad.example, INVALID, true",
        "a..b.example, BAD_NAME, true",
        "%{i}.example, DEPENDS_ON_MESSAGE, false",
        "silent.example, FAILED, false"
    })
    void whatCameOfARecord(String domain, State state, boolean complete) {
        ZoneResolver zone = ZoneResolver.builder()
                .zone("customer.example. IN TXT \"v=spf1 include:" + domain + " -all\"\n"
                        + "two.example. IN TXT \"v=spf1 -all\"\ntwo.example. IN TXT \"v=spf1 mx -all\"\n"
                        + "bad.example. IN TXT \"v=spf1 moo\"\n")
                .fail(FailureCause.SERVFAIL, "silent.example", RecordType.TXT)
                .build();
        SpfLookupTree tree =
                SpfLookupTree.load(DomainName.of("customer.example"), zone).join();
        Node below = tree.root().branches().get(0).below().orElseThrow();
        assertThat(below.state()).isEqualTo(state);
        assertThat(below.failure().isPresent()).isEqualTo(state == State.FAILED);
        assertThat(tree.complete()).isEqualTo(complete);
    }

    @Test
    void aFanOfIncludesIsCutOff() {
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            zone.append("f")
                    .append(i)
                    .append(".example. IN TXT \"v=spf1")
                    .append((" include:f" + (i + 1) + ".example").repeat(3))
                    .append(" -all\"\n");
        }
        SpfLookupTree tree = load("v=spf1 include:f0.example -all", zone.toString());
        assertThat(tree.complete()).isFalse();
        assertThat(tree.count()).isGreaterThan(10);
        assertThat(LookupCounts.isAnywhere(tree.root(), State.TOO_LARGE)).isTrue();
    }

    @Test
    void aRecordThatFailsIsNoRecordWithoutTerms() {
        SpfLookupTree tree = SpfLookupTree.load(
                        DomainName.of("customer.example"),
                        ZoneResolver.builder().servfail("customer.example").build())
                .join();
        assertThat(tree.root().state()).isEqualTo(State.FAILED);
        assertThat(tree.complete()).isFalse();
        assertThat(tree.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 ip4:192.0.2.1 a:h1.example a:h2.example a:h1.example a:h2.example a:h1.example a:h2.example"
                        + " a:h1.example a:h2.example a:h1.example a:h2.example a:h1.example ip4:192.0.2.10 -all",
                "v=spf1 ip4:192.0.2.1 a:x1.example a:x2.example a:x3.example ip4:192.0.2.10 -all",
                "v=spf1 ip4:192.0.2.1 mx:many.example ip4:192.0.2.10 -all",
                "v=spf1 ip4:192.0.2.1 include:gone.example ip4:192.0.2.10 -all",
                "v=spf1 ip4:192.0.2.1 include:a..example ip4:192.0.2.10 -all",
                "v=spf1 ip4:192.0.2.1 include:two.example ip4:192.0.2.10 -all",
                "v=spf1 ip4:192.0.2.1 redirect=gone.example"
            })
    void beyondTheLimitsNothingIsDecided(String record) {
        ZoneResolver zone = ZoneResolver.parse("d.example. IN TXT \"" + record + "\"\n"
                + "$GENERATE 1-2 h$.example. IN A 203.0.113.$\n"
                + IntStream.range(0, 11)
                        .mapToObj(i -> "many.example. IN MX 10 m" + i + ".example.\n")
                        .collect(Collectors.joining())
                + "two.example. IN TXT \"v=spf1 -all\"\ntwo.example. IN TXT \"v=spf1 ~all\"\n");
        SpfLookupTree tree =
                SpfLookupTree.load(DomainName.of("d.example"), zone).join();
        SpfEvaluator evaluator = SpfEvaluator.using(zone);
        assertThat(tree.authorized().exact()).isFalse();
        assertThat(tree.authorized().ip4())
                .noneMatch(network -> network.toString().startsWith("192.0.2.10"));
        assertThat(tree.authorized().ip4())
                .anyMatch(network -> network.toString().startsWith("192.0.2.1/"));
        assertThat(tree.authorizes(SuiteFile.address("192.0.2.1")).status())
                .isEqualTo(SpfAddressStatus.Status.AUTHORIZED);
        assertThat(tree.authorizes(SuiteFile.address("192.0.2.10")).status())
                .isEqualTo(SpfAddressStatus.Status.UNDECIDED);
        assertThat(evaluator
                        .evaluate(SuiteFile.address("192.0.2.10"), "a@d.example", "h")
                        .verdict())
                .isEqualTo(SpfVerdict.PERMERROR);
    }
}
