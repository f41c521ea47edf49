package org.domainverifier.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.laws.Wanted.Asked;
import org.domainverifier.laws.Wanted.Dmarc;
import org.domainverifier.laws.zone.Rr;
import org.domainverifier.laws.zone.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans for DMARC and TLS-RPT that were once proposed and were wrong, and those that should have been. */
class OldReportPlansTest {
    private static final String ZONE = """
            kunde.example. 3600 IN SOA ns.host.example. h.host.example. 1 7200 900 1209600 300
            kunde.example. 300 IN MX 10 mail.kunde.example.
            mail.kunde.example. 300 IN A 192.0.2.25
            """;

    private static List<Breach> judge(String name, String before, String after, Wanted wanted) {
        Rr old = Rr.txt(name, unescaped(before));
        String policy = after.replaceFirst("(?s).*?\\b(p=[a-z]*).*", "$1");
        Plan plan = Plan.of(
                "* Own mail has to pass first: with the corrected record at " + name + ", " + policy + " takes effect.",
                "- " + old.line() + " | + " + Rr.txt(name, after).line());
        return PlanOracle.judge(World.parse(ZONE + old.line()), "kunde.example", wanted, plan);
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=DMARC1; p=reject rua=mailto:a@kunde.example        | v=DMARC1; p=none                                    | v=DMARC1; p=reject; rua=mailto:a@kunde.example
            v=DMARC1; p=reject, rua=mailto:a@kunde.example       | v=DMARC1; p=none                                    | v=DMARC1; p=reject; rua=mailto:a@kunde.example
            v=DMARC1; p:reject; rua=mailto:a@kunde.example       | v=DMARC1; p=none; rua=mailto:a@kunde.example        | v=DMARC1; p=reject; rua=mailto:a@kunde.example
            v=DMARC1; policy=reject; rua=mailto:a@kunde.example  | v=DMARC1; p=none; rua=mailto:a@kunde.example        | v=DMARC1; p=reject; rua=mailto:a@kunde.example
            v=DMARC1;\\np=reject;\\nrua=mailto:a@kunde.example   | v=DMARC1; p=none                                    | v=DMARC1; p=reject; rua=mailto:a@kunde.example
            v=DMARC1; p=reject; rua=mailto:a@kunde.example&lt;br&gt; | v=DMARC1; p=reject                              | v=DMARC1; p=reject; rua=mailto:a@kunde.example
            v=DMARC1; p=quarantaine; rua=mailto:a@kunde.example  | v=DMARC1; p=none; rua=mailto:a@kunde.example        | v=DMARC1; p=quarantine; rua=mailto:a@kunde.example
            v=DMARC1; p=reject; rua=mailto: a@kunde.example      | v=DMARC1; p=reject                                  | v=DMARC1; p=reject; rua=mailto:a@kunde.example
            v=DMARC1; p=reject; rua=mailto://a@kunde.example     | v=DMARC1; p=reject                                  | v=DMARC1; p=reject; rua=mailto:a@kunde.example
            v=DMARC1; p=reject; rua=<mailto:a@kunde.example>     | v=DMARC1; p=reject                                  | v=DMARC1; p=reject; rua=mailto:a@kunde.example
            v=DMARC1; p=reject; rua=mailto:a@x.example mailto:b@x.example   | v=DMARC1; p=reject; rua=mailto:a@x.example | v=DMARC1; p=reject; rua=mailto:a@x.example,mailto:b@x.example
            v=DMARC1; p=reject; rua=mailto:a@x.example; mailto:b@x.example  | v=DMARC1; p=reject; rua=mailto:a@x.example | v=DMARC1; p=reject; rua=mailto:a@x.example,mailto:b@x.example
            v=DMARC1; p=reject; rua:mailto:a@kunde.example       | v=DMARC1; p=reject                                  | v=DMARC1; p=reject; rua=mailto:a@kunde.example
            v=DMARC1; p=reject; rua=mailto=a@kunde.example       | v=DMARC1; p=reject                                  | v=DMARC1; p=reject; rua=mailto:a@kunde.example
            v=DMARC1; p=reject; rua=malto:a@kunde.example        | v=DMARC1; p=reject                                  | v=DMARC1; p=reject; rua=mailto:a@kunde.example
            v=DMARC1; p=reject; rua=mailto:a@x.example; rua=mailto:b@x.example | v=DMARC1; p=reject; rua=mailto:a@x.example | v=DMARC1; p=reject; rua=mailto:a@x.example,mailto:b@x.example
            v=DMARC1; p=reject; rua=a@x.example; ruf=mailto:f@x.example | v=DMARC1; p=reject; rua=mailto:a@x.example    | v=DMARC1; p=reject; rua=mailto:a@x.example; ruf=mailto:f@x.example
            v=DMARC1; p=reject; rua=mailto:a@x.example; ruf=f@x.example | v=DMARC1; p=reject; rua=mailto:a@x.example,mailto:f@x.example | v=DMARC1; p=reject; rua=mailto:a@x.example; ruf=mailto:f@x.example
            v=DMARC1; p=reject; rua=mailto:a@m\u00fcller.example | v=DMARC1; p=reject; rua=mailto:a@mller.example      | v=DMARC1; p=reject; rua=mailto:a@xn--mller-kva.example
            v=DMARC1; p=reject; adkim=strict; rua=mailto:a@x.example | v=DMARC1; p=reject; rua=mailto:a@x.example       | v=DMARC1; p=reject; adkim=s; rua=mailto:a@x.example
            v=DMARC1; p=reject; ruf=mailto:f@x.example; fo=0:1:d:s | v=DMARC1; p=reject; ruf=mailto:f@x.example          | v=DMARC1; p=reject; ruf=mailto:f@x.example; fo=1
            v=DMARC1; sp=reject; rua=mailto:a@x.example          | v=DMARC1; p=none; sp=none; rua=mailto:a@x.example   | v=DMARC1; p=none; sp=reject; rua=mailto:a@x.example
            v=DMARC1; p=reject; pct=100; rua=a@x.example         | v=DMARC1; p=reject; t=y; rua=mailto:a@x.example     | v=DMARC1; p=reject; rua=mailto:a@x.example
            v=DMARC1; p=reject; sp- reject; aspf-s; rua=a@x.example | v=DMARC1; p=reject; sp=none; rua=mailto:a@x.example | v=DMARC1; p=reject; sp=reject; aspf=s; rua=mailto:a@x.example
            v=DMARC1; p=reject; rua=mailto:[a@x.example](mailto:a@x.example) | v=DMARC1; p=reject                      | v=DMARC1; p=reject; rua=mailto:a@x.example
            v=dmarc1; p=reject; rua=mailto:a@x.example           | v=DMARC1; p=none; rua=mailto:a@x.example            | v=DMARC1; p=reject; rua=mailto:a@x.example
            v=DMARCl; p=reject; rua=mailto:a@x.example           | v=DMARC1; p=none; rua=mailto:a@x.example            | v=DMARC1; p=reject; rua=mailto:a@x.example
            """)
    void theWrongDmarcRecordIsRefusedAndTheRightOneAccepted(String before, String wrong, String right) {
        assertThat(judge("_dmarc.kunde.example", before, wrong, Wanted.NOTHING))
                .as(wrong)
                .isNotEmpty();
        assertThat(judge("_dmarc.kunde.example", before, right, Wanted.NOTHING))
                .as(right)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=TLSRPTv1; rua=mailto: t@x.example                   | v=TLSRPTv1; rua=mailto:tls@trekmail.net | v=TLSRPTv1; rua=mailto:t@x.example,mailto:tls@trekmail.net
            v=TLSRPTv1; rua=t@x.example                           | v=TLSRPTv1; rua=mailto:tls@trekmail.net | v=TLSRPTv1; rua=mailto:t@x.example,mailto:tls@trekmail.net
            v=TLSRPTv1; rua=mailto:t@x.example; rua=mailto:u@x.example | v=TLSRPTv1; rua=mailto:t@x.example | v=TLSRPTv1; rua=mailto:t@x.example,mailto:u@x.example
            v=TLSRPTv1; rua=mailto:t@x.example https://x.example/tls | v=TLSRPTv1; rua=mailto:t@x.example   | v=TLSRPTv1; rua=mailto:t@x.example,https://x.example/tls
            v=TLSRPTv1; rua=mailto:t@x.example                    | v=TLSRPTv1; rua=mailto:t@x.example,mailto:stranger@y.example | v=TLSRPTv1; rua=mailto:t@x.example,mailto:tls@trekmail.net
            """)
    void theWrongTlsReportRecordIsRefusedAndTheRightOneAccepted(String before, String wrong, String right) {
        Wanted wanted = Wanted.required(Asked.NOTHING.withTlsRpt("mailto:tls@trekmail.net"));
        assertThat(judge("_smtp._tls.kunde.example", before, wrong, wanted))
                .as(wrong)
                .isNotEmpty();
        assertThat(judge("_smtp._tls.kunde.example", before, right, wanted))
                .as(right)
                .isEmpty();
    }

    @Test
    void aRecordWithoutPolicyAndAddressesBecomesNoRecordWithoutPurpose() {
        assertThat(judge("_dmarc.kunde.example", "v=DMARC1;", "v=DMARC1; p=none", Wanted.NOTHING))
                .extracting(Breach::key)
                .contains("7 DMARC without purpose");
    }

    @Test
    void whatIsSuggestedMayNotWeakenWhatIsInherited() {
        World world = World.parse("""
                verband.example. 3600 IN SOA ns.host.example. h.host.example. 1 7200 900 1209600 300
                _dmarc.verband.example. 3600 IN TXT "v=DMARC1; p=quarantine; sp=reject; rua=mailto:d@verband.example"
                team.verband.example. 3600 IN A 192.0.2.1
                """);
        Wanted wanted = Wanted.required(Asked.NOTHING.suggesting("v=DMARC1; p=none; rua=mailto:d@trekmail.net"));
        Plan weaker =
                Plan.of("+ _dmarc.team.verband.example. 3600 IN TXT \"v=DMARC1; p=none; rua=mailto:d@trekmail.net\"");
        assertThat(PlanOracle.judge(world, "team.verband.example", wanted, weaker))
                .extracting(Breach::key)
                .contains("4 p gets weaker");
        Plan same =
                Plan.of("+ _dmarc.team.verband.example. 3600 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@trekmail.net\"");
        assertThat(PlanOracle.judge(world, "team.verband.example", wanted, same))
                .isEmpty();
        assertThat(PlanOracle.judge(world, "team.verband.example", wanted, Plan.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=DMARC1; p- quarantine; rua=mailto:d@verband.example   | none
            v=DMARC1; p=quarantin; rua=mailto:d@verband.example     | none
            v=DMARC1; p=quarantine rua=mailto:d@verband.example     | none
            v=DMARC1; p=reject; sp=rejct; rua=mailto:d@verband.example | none
            v=DMARC1; p=Quarantine ;rua=mailto:d@verband.example    | quarantine
            v=DMARC1;p=none;sp = quarantine; rua=mailto:d@verband.example | quarantine
            """)
    void ofAnInheritedRecordThatCountsWhichReceiversRead(String parent, String least) {
        World world = World.parse("""
                verband.example. 3600 IN SOA ns.host.example. h.host.example. 1 7200 900 1209600 300
                team.verband.example. 3600 IN A 192.0.2.1
                """ + Rr.txt("_dmarc.verband.example", parent).line());
        Wanted wanted = Wanted.required(Asked.NOTHING.suggesting("v=DMARC1; p=none; rua=mailto:d@trekmail.net"));
        for (String policy : List.of("none", "quarantine")) {
            Plan plan = Plan.of("+ _dmarc.team.verband.example. 3600 IN TXT \"v=DMARC1; p=" + policy
                    + "; rua=mailto:d@trekmail.net\"");
            assertThat(PlanOracle.judge(world, "team.verband.example", wanted, plan).stream()
                            .anyMatch(breach -> breach.key().equals("4 p gets weaker")))
                    .as(policy)
                    .isEqualTo(policy.equals("none") && !least.equals("none"));
        }
    }

    @Test
    void aRecordThatAsksForReportsAloneIsNoneAndInheritsNothing() {
        String parent =
                Rr.txt("_dmarc.verband.example", "v=DMARC1; p=quarantine").line();
        for (String own : List.of("v=DMARC1; rua=mailto:a@verband.example", "v=DMARC1; x=1")) {
            String old = Rr.txt("_dmarc.team.verband.example", own).line();
            World world =
                    World.parse("verband.example. 3600 IN SOA ns.host.example. h.host.example. 1 7200 900 1209600 300\n"
                            + parent + "\n" + old);
            Plan plan = Plan.of("- " + old + " | + "
                    + Rr.txt("_dmarc.team.verband.example", "v=DMARC1; p=none; rua=mailto:a@verband.example")
                            .line());
            assertThat(PlanOracle.judge(world, "team.verband.example", Wanted.NOTHING, plan).stream()
                            .anyMatch(breach -> breach.key().equals("4 p gets weaker")))
                    .as(own)
                    .isEqualTo(!own.contains("rua"));
        }
    }

    @Test
    void ofATextBesideARecordInForceTheAddressesCountAndThePolicyDoesNot() {
        String record = Rr.txt("_dmarc.kunde.example", "v=DMARC1; p=none; rua=mailto:a@kunde.example")
                .line();
        String beside = Rr.txt("_dmarc.kunde.example", "v=DMARC1 p=reject rua=mailto:b@kunde.example")
                .line();
        String both = "v=DMARC1; p=none; rua=mailto:a@kunde.example,mailto:b@kunde.example";

        assertThat(merged(record, beside, both)).isEmpty();
        assertThat(merged(record, beside, "v=DMARC1; p=none; rua=mailto:a@kunde.example,mailto:c@kunde.example"))
                .extracting(Breach::law)
                .contains(5);
        String small = Rr.txt("_dmarc.kunde.example", "v=dmarc1; p=none; adkim=s; rua=mailto:b@kunde.example")
                .line();
        assertThat(merged(record, small, both)).isEmpty();
        String strict = Rr.txt("_dmarc.kunde.example", "v=DMARC1; p=none; adkim=s; rua=mailto:b@kunde.example")
                .line();
        assertThat(merged(strict, small, both)).extracting(Breach::key).contains("4 alignment");
        String second = Rr.txt("_dmarc.kunde.example", "v=DMARC1; p=reject; rua=mailto:b@kunde.example")
                .line();
        assertThat(merged(record, second, both)).extracting(Breach::key).contains("4 p gets weaker");
    }

    private static List<Breach> merged(String record, String beside, String after) {
        Plan plan = Plan.of(
                "- " + record + " | + " + Rr.txt("_dmarc.kunde.example", after).line(), "- " + beside);
        return PlanOracle.judge(World.parse(ZONE + record + "\n" + beside), "kunde.example", Wanted.NOTHING, plan);
    }

    @Test
    void aPolicyThatNobodyCanReadIsNotMadeUp() {
        String before = "v=DMARC1; p=block; rua=mailto:a@x.example";
        String after = "v=DMARC1; p=none; rua=mailto:a@x.example";
        assertThat(judge("_dmarc.kunde.example", before, after, Wanted.NOTHING))
                .extracting(Breach::key)
                .containsExactly("7 a policy is made up");
        Wanted suggested = Wanted.required(Asked.NOTHING.withDmarc(
                new Dmarc(java.util.Optional.of("v=DMARC1; p=none"), java.util.Optional.empty(), List.of())));
        assertThat(judge("_dmarc.kunde.example", before, after, suggested)).isEmpty();
    }

    @Test
    void nobodyIsToldToWatchReportsThatNobodyGets() {
        World world = World.parse(ZONE + "_dmarc.kunde.example. 3600 IN TXT \"v=DMARC1; p=none\"");
        Plan plan = Plan.of("* Watch the reports until everybody who sends passes, then raise the policy.");
        assertThat(PlanOracle.judge(world, "kunde.example", Wanted.NOTHING, plan))
                .extracting(Breach::key)
                .containsExactly("7 reports that nobody gets");
        assertThat(PlanOracle.judge(
                        world, "kunde.example", Wanted.NOTHING, Plan.of("* Choose an address for reports first.")))
                .isEmpty();
    }
}
