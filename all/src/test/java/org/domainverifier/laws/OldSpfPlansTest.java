package org.domainverifier.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.laws.zone.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans for SPF that were once proposed and were wrong: the judge refuses each, and accepts the one that should have been. */
class OldSpfPlansTest {
    private static final String OTHERS = """
            kunde.example. 3600 IN SOA ns.host.example. h.host.example. 1 7200 900 1209600 300
            kunde.example. 300 IN MX 10 mail.kunde.example.
            mail.kunde.example. 300 IN A 192.0.2.25
            spf.esp.example. 3600 IN TXT "v=spf1 ip4:198.51.100.0/26 ~all"
            spf.crm.example. 3600 IN TXT "v=spf1 ip4:203.0.113.0/26 -all"
            spf.trekmail.net. 3600 IN TXT "v=spf1 ip4:192.0.2.0/26 -all"
            """;

    private static List<Breach> judge(String before, String after, Wanted wanted, String... steps) {
        Rr old = Rr.txt("kunde.example", before);
        World world = World.parse(OTHERS + old.line());
        String change =
                "- " + old.line() + " | + " + Rr.txt("kunde.example", after).line();
        Plan plan = Plan.of(
                java.util.stream.Stream.concat(java.util.Arrays.stream(steps), java.util.stream.Stream.of(change))
                        .toArray(String[]::new));
        return PlanOracle.judge(world, "kunde.example", wanted, plan);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=spf1 include.spf.esp.example -all          | v=spf1 -all                       | v=spf1 include:spf.esp.example -all
            v=spf1 include: spf.esp.example -all         | v=spf1 -all                       | v=spf1 include:spf.esp.example -all
            v=spf1 include spf.esp.example -all          | v=spf1 -all                       | v=spf1 include:spf.esp.example -all
            v=spf1 include;spf.esp.example -all          | v=spf1 -all                       | v=spf1 include:spf.esp.example -all
            v=spf1 include:https://spf.esp.example/ -all | v=spf1 -all                       | v=spf1 include:spf.esp.example -all
            v=spf1 include:spf.esp.example mx.           | v=spf1 include:spf.esp.example ~all | v=spf1 include:spf.esp.example mx ~all
            v=spf1 mx -+redirect=spf.esp.example         | v=spf1 mx -all                    | v=spf1 mx redirect=spf.esp.example
            v=spf1++redirect=spf.esp.example             | v=spf1 -all                       | v=spf1 redirect=spf.esp.example
            v=spf1 include::spf.esp.example -all         | v=spf1 -all                       | v=spf1 include:spf.esp.example -all
            v=spf1 include:spf.esp.example-all           | v=spf1 -all                       | v=spf1 include:spf.esp.example -all
            v=spf1 include:spf.esp.example+include:spf.crm.example -all | v=spf1 include:spf.crm.example -all | v=spf1 include:spf.esp.example include:spf.crm.example -all
            v=spf1 include:spf.esp.example,spf.crm.example -all | v=spf1 include:spf.esp.example -all | v=spf1 include:spf.esp.example include:spf.crm.example -all
            v=spf1 redirect= spf.esp.example             | v=spf1 ~all                       | v=spf1 redirect=spf.esp.example
            v=spf1 +redirect=spf.esp.example             | v=spf1 ~all                       | v=spf1 redirect=spf.esp.example
            v=spf1 ip4:203.0.113.7,203.0.113.8 ~all      | v=spf1 ip4:203.0.113.7 ~all       | v=spf1 ip4:203.0.113.7 ip4:203.0.113.8 ~all
            v=spf1 ip4:203.0.113.7ip4:203.0.113.8 ~all   | v=spf1 ip4:203.0.113.7 ~all       | v=spf1 ip4:203.0.113.7 ip4:203.0.113.8 ~all
            v=spf1 ip4:203.0.113.7~all                   | v=spf1 -all                       | v=spf1 ip4:203.0.113.7 ~all
            v=spf1 ip4:203.0.113.0/255.255.255.0 ~all    | v=spf1 ip4:203.0.113.0 ~all       | v=spf1 ip4:203.0.113.0/24 ~all
            v=spf1 mx-all                                | v=spf1 -all                       | v=spf1 mx -all
            v=spf1 include:spf.esp.example ~all</p>      | v=spf1 include:spf.esp.example    | v=spf1 include:spf.esp.example ~all
            v=spf1&nbsp;include:spf.esp.example&nbsp;-all | v=spf1 -all                      | v=spf1 include:spf.esp.example -all
            "v=spf1 include:spf.esp.example" "include:spf.crm.example -all" | v=spf1 include:spf.esp.example -all | v=spf1 include:spf.esp.example include:spf.crm.example -all
            v=spf1 include:"spf.esp.example" -all        | v=spf1 -all                       | v=spf1 include:spf.esp.example -all
            v=spf1 redirect=spf.esp.example -all         | v=spf1 -all                       | v=spf1 include:spf.esp.example -all
            v=spf1 v=spf1 include:spf.esp.example -all   | v=spf1 -all                       | v=spf1 include:spf.esp.example -all
            v=spf1 ip4:::ffff:192.0.2.10 -all            | v=spf1 -all                       | v=spf1 ip4:192.0.2.10 -all
            v=spf1 a:mail..kunde.example -all            | v=spf1 -all                       | v=spf1 a:mail.kunde.example -all
            v=spf1 exists:a..%{d} -all                   | v=spf1 exists:b.%{d} -all         | v=spf1 exists:a.%{d} -all
            v=spf1include:spf.esp.example ?all           | v=spf1 ?all                       | v=spf1 include:spf.esp.example ?all
            v=spf1 include:spf.esp.example \u2013all     | v=spf1 include:spf.esp.example ~all | v=spf1 include:spf.esp.example -all
            v=spf1 include:spf.esp.example - all         | v=spf1 include:spf.esp.example ~all | v=spf1 include:spf.esp.example -all
            v= spf1 include:spf.esp.example -all         | v=spf1 -all                       | v=spf1 include:spf.esp.example -all
            v = spf1 include:spf.esp.example -all        | v=spf1 ~all                       | v=spf1 include:spf.esp.example -all
            v:spf1 include:spf.esp.example -all          | v=spf1 ~all                       | v=spf1 include:spf.esp.example -all
            v=spf include:spf.esp.example -all           | v=spf1 ~all                       | v=spf1 include:spf.esp.example -all
            spf1 include:spf.esp.example -all            | v=spf1 ~all                       | v=spf1 include:spf.esp.example -all
            SPF v=spf1 include:spf.esp.example -all      | v=spf1 ~all                       | v=spf1 include:spf.esp.example -all
            `v=spf1 include:spf.esp.example -all`        | v=spf1 ~all                       | v=spf1 include:spf.esp.example -all
            \u201cv=spf1 include:spf.esp.example -all\u201d | v=spf1 ~all                    | v=spf1 include:spf.esp.example -all
            v=spf1 +all                                  | v=spf1 ~all                       | v=spf1 +all
            v=spf1 ip4:203.0.113.7 +all                  | v=spf1 ip4:203.0.113.7 ~all       | v=spf1 ip4:203.0.113.7 all
            v=spf1 ip4: v=spf1 mx include:spf.esp.example -all | v=spf1 mx -all              | v=spf1 mx include:spf.esp.example -all
            v=spf1 include: v=spf1 ip4:203.0.113.7 -all  | v=spf1 -all                       | v=spf1 ip4:203.0.113.7 -all
            v=spf1 - v=spf1 mx -all                      | v=spf1 -all                       | v=spf1 mx -all
            v=spf1 include:spf.esp.example -al           | v=spf1 include:spf.esp.example ~all | v=spf1 include:spf.esp.example -all
            v=spf1 include:spf.esp.example (-alll).      | v=spf1 include:spf.esp.example ~all | v=spf1 include:spf.esp.example -all
            v=spf1 include:https://spf.esp.example-all/> | v=spf1 include:spf.esp.example ~all | v=spf1 include:spf.esp.example -all
            v=spf1 include:https://spf.esp.example~all./ | v=spf1 ~all                       | v=spf1 include:spf.esp.example ~all
            v=spf1 include:spf.esp.example- all          | v=spf1 include:spf.esp.example all | v=spf1 include:spf.esp.example -all
            v=spf1 mx -all(our mail)                     | v=spf1 mx ~all                    | v=spf1 mx -all
            v=spf1 mx include:-all                       | v=spf1 mx ~all                    | v=spf1 mx -all
            v=spf1 include:spf.m\u00fcller.example -all  | v=spf1 include:spf.mller.example -all | v=spf1 include:spf.xn--mller-kva.example -all
            """)
    void theWrongOneIsRefusedAndTheRightOneAccepted(String before, String wrong, String right) {
        assertThat(judge(before, wrong, Wanted.NOTHING)).as(wrong).isNotEmpty();
        assertThat(judge(before, right, Wanted.NOTHING)).as(right).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v= spf1 include:spf.esp.example -all
            v:spf1 include:spf.esp.example -all
            spf1 include:spf.esp.example -all
            SPF v=spf1 include:spf.esp.example -all
            `v=spf1 include:spf.esp.example -all`
            \u0093v=spf1 include:spf.esp.example -all\u0094
            """)
    void aRecordBesideOneThatWasNotRecognisedIsRefused(String before) {
        Rr old = Rr.txt("kunde.example", before);
        Plan plan = Plan.of("+ kunde.example. 3600 IN TXT \"v=spf1 include:spf.trekmail.net ~all\"");
        assertThat(PlanOracle.judge(
                        World.parse(OTHERS + old.line()),
                        "kunde.example",
                        Wanted.required(Wanted.Asked.NOTHING.withIncludes("spf.trekmail.net")),
                        plan))
                .extracting(Breach::key)
                .contains("4 SPF's sign", "5 a sender is lost");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=spf1 include:_spf.g\u043e\u043egle.example -all | v=spf1 include:_spf.google.example -all
            v=spf1 ip4:203.0.113.\uff16 -all                  | v=spf1 ip4:203.0.113.6 -all
            v=spf1 include:xspf.esp.example -all              | v=spf1 include:spf.esp.example -all
            v=spf1 -include:spf.esp.example -all              | v=spf1 include:spf.esp.example -all
            v=spf1 ip4:203.0.113.7 -all                       | v=spf1 ip4:203.0.113.0/24 -all
            """)
    void aStrangerIsNotAuthorized(String before, String wrong) {
        assertThat(judge(before, wrong, Wanted.NOTHING))
                .as(wrong)
                .extracting(Breach::law)
                .contains(3);
    }

    @Test
    void aPlaceholderIsQuotedByAStepAsItIsWritten() {
        String before = "v=spf1 include::{{spf_host}} mx -all";
        String step = "* Ask whoever gave you include::{{spf_host}} what belongs there.";
        assertThat(judge(before, "v=spf1 mx -all", Wanted.NOTHING, step)).isEmpty();
        assertThat(judge(
                        before,
                        "v=spf1 mx -all",
                        Wanted.NOTHING,
                        "* Ask whoever gave you include: what belongs there."))
                .extracting(Breach::law)
                .contains(5);
    }

    @Test
    void aSignThatWasCutOffIsReadAndKept() {
        Wanted ours = Wanted.required(Wanted.Asked.NOTHING.withIncludes("spf.trekmail.net"));
        assertThat(judge("v=spf1 -al", "v=spf1 include:spf.trekmail.net -all", ours))
                .isEmpty();
        assertThat(judge("v=spf1 -al", "v=spf1 include:spf.trekmail.net ~all", ours))
                .extracting(Breach::key)
                .contains("4 SPF's sign");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "v=spf1 ip6:2001:db8:77::/48" "a:mail.kunde.example -all" | v=spf1 a:mail.kunde.example -all           | v=spf1 ip6:2001:db8:77::/48 a:mail.kunde.example -all
            "v=spf1 ip6:2001:db8:77::/48" "a:mail.kunde.example -all" | v=spf1 ip6:2001:db8:77::/47 a:mail.kunde.example -all | v=spf1 ip6:2001:db8:77::/48 a:mail.kunde.example -all
            "v=spf1 ip6:2001:db8:77::/48" "mx ~all"        | v=spf1 ip6:2001:db8:77::/48 ~all       | v=spf1 ip6:2001:db8:77::/48 mx ~all
            "v=spf1 include:spf.esp.example" "-all."       | v=spf1 include:spf.esp.example ~all    | v=spf1 include:spf.esp.example -all
            "v=spf1 nonsense include:spf.e" "sp.example -all" | v=spf1 include:spf.e -all           | v=spf1 include:spf.esp.example -all
            "v=spf1 include:spf.e" "sp.example -ALL."      | v=spf1 include:spf.e -all              | v=spf1 include:spf.esp.example -all
            """)
    void whereTheStringsOfARecordMeetIsSeen(String strings, String wrong, String right) {
        Rr old = Rr.parse("kunde.example. 3600 IN TXT " + strings);
        World world = World.parse(OTHERS + old.line());
        assertThat(PlanOracle.judge(world, "kunde.example", Wanted.NOTHING, replacing(old, wrong)))
                .as(wrong)
                .isNotEmpty();
        assertThat(PlanOracle.judge(world, "kunde.example", Wanted.NOTHING, replacing(old, right)))
                .as(right)
                .isEmpty();
    }

    private static Plan replacing(Rr old, String text) {
        return Plan.of(
                "- " + old.line() + " | + " + Rr.txt("kunde.example", text).line());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=spf1 include:_spf.g\u043e\u043egle.example mx -all | * Who is include:_spf.g\u043e\u043egle.example?
            v=spf1 ip4:203.0.113.300 mx -all                     | * Ask what ip4:203.0.113.300 was meant to be
            v=spf1 ptr mx -all                                   | * Find out who is covered by ptr
            """)
    void whatCannotBeReadMayGoWithAStepThatQuotesIt(String before, String step) {
        assertThat(judge(before, "v=spf1 mx -all", Wanted.NOTHING, step)).isEmpty();
        assertThat(judge(before, "v=spf1 mx -all", Wanted.NOTHING))
                .extracting(Breach::law)
                .contains(5);
    }
}
