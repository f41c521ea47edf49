package org.domainverifier.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.laws.Wanted.Asked;
import org.domainverifier.laws.zone.World;
import org.junit.jupiter.api.Test;

/** Plans that did not see what else is in a zone: wildcards, aliases, other senders, delegations, names that hosts make. */
class OldZonePlansTest {
    private static final String DOMAIN = "kunde.example";
    private static final String SOA =
            "kunde.example. 3600 IN SOA ns.host.example. h.host.example. 1 7200 900 1209600 300\n";
    private static final Asked MX = Asked.NOTHING.withMx(10, "mail.trekmail.net");
    private static final String ADD_MX = "+ kunde.example. 3600 IN MX 10 mail.trekmail.net.";

    private static List<String> judge(String zone, Asked asked, Plan plan) {
        return judge(zone, DOMAIN, asked, plan);
    }

    private static List<String> judge(String zone, String domain, Asked asked, Plan plan) {
        return PlanOracle.judge(World.parse(SOA + zone), domain, Wanted.required(asked), plan).stream()
                .map(Breach::key)
                .toList();
    }

    @Test
    void anAnswerOfAWildcardIsNoRecordToDelete() {
        String zone = "*.kunde.example. 300 IN TXT \"v=DMARC1; p=none\"";
        Asked asked = Asked.NOTHING.suggesting("v=DMARC1; p=reject; rua=mailto:d@trekmail.net");
        String right = "_dmarc.kunde.example. 3600 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@trekmail.net\"";
        Plan wrong = Plan.of("- _dmarc.kunde.example. 300 IN TXT \"v=DMARC1; p=none\" | + " + right);
        assertThat(judge(zone, asked, wrong)).containsExactly("1 a wildcard's answer");
        assertThat(judge(zone, asked, Plan.of("+ " + right))).isEmpty();
    }

    @Test
    void anAliasThatOnlyAWildcardGivesIsNoRecordToDelete() {
        String zone = "*.kunde.example. 300 IN CNAME kunde.example.\nkunde.example. 300 IN A 192.0.2.1";
        Asked asked = Asked.NOTHING.suggesting("v=DMARC1; p=reject; rua=mailto:d@trekmail.net");
        String right = "+ _dmarc.kunde.example. 3600 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@trekmail.net\"";
        Plan wrong = Plan.of("- _dmarc.kunde.example. 300 IN CNAME kunde.example.", right);
        assertThat(judge(zone, asked, wrong)).contains("1 a wildcard's answer");
        assertThat(judge(zone, asked, Plan.of(right))).isEmpty();
    }

    @Test
    void whatIsBehindAnAliasIsSomebodyElses() {
        String zone = """
                _dmarc.kunde.example. 300 IN CNAME _dmarc.kunde.vendor.example.
                _dmarc.kunde.vendor.example. 300 IN TXT "v=DMARC1; p=quarantin; rua=mailto:d@vendor.example"
                """;
        Plan wrong = Plan.of(
                "- _dmarc.kunde.vendor.example. 300 IN TXT \"v=DMARC1; p=quarantin; rua=mailto:d@vendor.example\""
                        + " | + _dmarc.kunde.vendor.example. 300 IN TXT \"v=DMARC1; p=quarantine; rua=mailto:d@vendor.example\"");
        assertThat(judge(zone, Asked.NOTHING, wrong)).contains("1 somebody else's record");
    }

    @Test
    void aPolicyThatAServiceKeepsIsNamedBeforeItsAliasGoes() {
        String zone = """
                _dmarc.kunde.example. 300 IN CNAME kunde.example.vendor.example.
                kunde.example.vendor.example. 300 IN TXT "v=DMARC1; p=quarantin; rua=mailto:d@vendor.example"
                """;
        String[] changes = {
            "- _dmarc.kunde.example. 300 IN CNAME kunde.example.vendor.example.",
            "+ _dmarc.kunde.example. 3600 IN TXT \"v=DMARC1; p=quarantine; rua=mailto:d@vendor.example\""
        };
        String effect = "* Own mail has to pass first: with _dmarc.kunde.example, p=quarantine takes effect.";
        assertThat(judge(zone, Asked.NOTHING, Plan.of(effect, changes[0], changes[1])))
                .containsExactly("2 an alias to a kept record");
        Plan late = Plan.of(effect, changes[0], changes[1], "* Tell whoever runs kunde.example.vendor.example.");
        assertThat(judge(zone, Asked.NOTHING, late)).containsExactly("2 an alias to a kept record");
        Plan asked = Plan.of("* Have vendor.example mend p=quarantin in the record that it keeps.");
        assertThat(judge(zone, Asked.NOTHING, asked)).isEmpty();
    }

    @Test
    void aRecordOfTheZonesOwnThatOthersFollowTooIsNotChangedUnseen() {
        String zone = """
                _dmarc.kunde.example. 300 IN CNAME policy.kunde.example.
                _dmarc.shop.kunde.example. 300 IN CNAME policy.kunde.example.
                policy.kunde.example. 300 IN TXT "v=DMARC1; p=reject; rua=d@kunde.example"
                """;
        Plan wrong = Plan.of("- policy.kunde.example. 300 IN TXT \"v=DMARC1; p=reject; rua=d@kunde.example\""
                + " | + policy.kunde.example. 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@kunde.example\"");
        assertThat(judge(zone, Asked.NOTHING, wrong)).contains("2 a record behind an alias is changed");
    }

    @Test
    void theAliasOfAWebsiteAtTheDomainItselfIsNotDeleted() {
        String zone = "kunde.example. 300 IN CNAME sites.host.example.\nsites.host.example. 300 IN A 192.0.2.90";
        String delete = "- kunde.example. 300 IN CNAME sites.host.example.";
        assertThat(judge(zone, MX, Plan.of(delete, ADD_MX))).containsExactly("2 the domain loses something else");
        assertThat(judge(
                        zone,
                        MX,
                        Plan.of("* Ask the host of sites.host.example for its addresses first", delete, ADD_MX)))
                .isEmpty();
        assertThat(judge(zone, MX, Plan.of(delete, ADD_MX, "+ kunde.example. 300 IN A 192.0.2.90")))
                .isEmpty();
    }

    @Test
    void theAliasOfAWebsiteAtASubdomainIsNotDeleted() {
        String zone = "team.kunde.example. 300 IN CNAME sites.host.example.\nsites.host.example. 300 IN A 192.0.2.90";
        Plan wrong = Plan.of(
                "- team.kunde.example. 300 IN CNAME sites.host.example.",
                "+ team.kunde.example. 3600 IN MX 10 mail.trekmail.net.");
        assertThat(judge(zone, "team.kunde.example", MX, wrong)).contains("2 the domain loses something else");
    }

    @Test
    void aNameThatIsAddedEndsTheWildcardForItselfAndForWhatIsAbove() {
        String zone = """
                *.kunde.example. 300 IN A 192.0.2.90
                *.kunde.example. 300 IN MX 10 mail.trekmail.net.
                *.kunde.example. 300 IN TXT "v=spf1 include:spf.trekmail.net ~all"
                """;
        Asked asked = MX.suggesting("v=DMARC1; p=quarantine; rua=mailto:d@trekmail.net");
        String add = "+ _dmarc.team.kunde.example. 3600 IN TXT \"v=DMARC1; p=quarantine; rua=mailto:d@trekmail.net\"";
        assertThat(judge(zone, "team.kunde.example", asked, Plan.of(add)))
                .contains("2 what a wildcard gave is lost", "5 a sender is lost");
        Plan whole = Plan.of(
                add,
                "+ team.kunde.example. 300 IN MX 10 mail.trekmail.net.",
                "+ team.kunde.example. 300 IN A 192.0.2.90",
                "+ team.kunde.example. 300 IN TXT \"v=spf1 include:spf.trekmail.net ~all\"");
        assertThat(judge(zone, "team.kunde.example", asked, whole)).isEmpty();
        Plan asking = Plan.of(
                "* The wildcard *.kunde.example answers for team.kunde.example no longer: does it need an address?",
                add,
                "+ team.kunde.example. 300 IN MX 10 mail.trekmail.net.",
                "+ team.kunde.example. 300 IN TXT \"v=spf1 include:spf.trekmail.net ~all\"");
        assertThat(judge(zone, "team.kunde.example", asked, asking)).isEmpty();
    }

    @Test
    void aKeyOfAnotherSenderIsNamedBeforeItGoes() {
        String zone = """
                s1._domainkey.kunde.example. 300 IN CNAME s1.domainkey.u7.wl.sendgrid.example.
                s1.domainkey.u7.wl.sendgrid.example. 300 IN TXT "v=DKIM1; k=rsa; p=QUJD"
                """;
        Asked asked = Asked.NOTHING.withKey("s1", "v=DKIM1; k=rsa; p=WFla");
        String[] changes = {
            "- s1._domainkey.kunde.example. 300 IN CNAME s1.domainkey.u7.wl.sendgrid.example.",
            "+ s1._domainkey.kunde.example. 3600 IN TXT \"v=DKIM1; k=rsa; p=WFla\""
        };
        assertThat(judge(zone, asked, Plan.of(changes))).containsExactly("2 another sender's key");
        assertThat(judge(
                        zone,
                        asked,
                        Plan.of("* SendGrid signs with s1: give it another selector first.", changes[0], changes[1])))
                .isEmpty();
    }

    @Test
    void aForeignExchangerGoesAsTheProviderAskedIfItIsCalledByItsName() {
        String zone = "kunde.example. 300 IN MX 5 mx.old.example.";
        Plan plan = Plan.of("- kunde.example. 300 IN MX 5 mx.old.example.", ADD_MX);
        assertThat(judge(zone, MX, plan)).containsExactly("2 a foreign exchanger goes unnamed");
        assertThat(judge(zone, MX, plan.saying("Mail goes to mx.old.example today.")))
                .isEmpty();
        assertThat(judge(zone, Asked.NOTHING, Plan.of("- kunde.example. 300 IN MX 5 mx.old.example.")))
                .containsExactly("2 an exchanger goes unasked");
    }

    @Test
    void aNameThatTheDnsHostMadeIsInNoForm() {
        String zone = """
                kunde.example. 300 IN MX 10 _dc-mx.a1b2.kunde.example.
                _dc-mx.a1b2.kunde.example. 300 IN A 192.0.2.30
                """;
        Plan wrong = Plan.of(
                        "- kunde.example. 300 IN MX 10 _dc-mx.a1b2.kunde.example. | + kunde.example. 300 IN MX 10 mail.trekmail.net.")
                .saying("Mail goes to _dc-mx.a1b2.kunde.example.");
        assertThat(judge(zone, MX, wrong)).containsExactly("1 made by the DNS host");
    }

    @Test
    void nothingIsAddedWhereNobodyLooks() {
        String zone = "kunde.example. 300 IN A 192.0.2.1";
        Asked asked = Asked.NOTHING.withTlsRpt("mailto:t@trekmail.net");
        String text = " 3600 IN TXT \"v=TLSRPTv1; rua=mailto:t@trekmail.net\"";
        assertThat(judge(zone, asked, Plan.of("+ kunde.example." + text))).containsExactly("1 an addition elsewhere");
        assertThat(judge(zone, asked, Plan.of("+ _smtp._tls.kunde.example." + text)))
                .isEmpty();
    }

    @Test
    void theRecordsOfTheParentStay() {
        String zone = """
                _dmarc.kunde.example. 300 IN TXT "v=DMARC1; p=reject; rua=mailto:d@kunde.example"
                kunde.example. 300 IN TXT "v=spf1 include:spf.trekmail.net -all"
                """;
        Plan wrong = Plan.of(
                "- _dmarc.kunde.example. 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@kunde.example\"",
                "+ _dmarc.team.kunde.example. 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@kunde.example\"");
        assertThat(judge(zone, "team.kunde.example", Asked.NOTHING, wrong)).contains("2 another name loses something");
    }

    @Test
    void aRecordAtADoubledNameMayGo() {
        String zone =
                "_dmarc.kunde.example.kunde.example. 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@kunde.example\"";
        Plan plan = Plan.of(
                "* Own mail has to pass first: with _dmarc.kunde.example, p=reject takes effect.",
                "- _dmarc.kunde.example.kunde.example. 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@kunde.example\"",
                "+ _dmarc.kunde.example. 300 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@kunde.example\"");
        assertThat(judge(zone, Asked.NOTHING, plan)).isEmpty();
    }

    @Test
    void anIncludedRecordIsNoMisplacedOne() {
        String zone = """
                kunde.example. 300 IN TXT "v=spf1 include:_spf.kunde.example -all"
                _spf.kunde.example. 300 IN TXT "v=spf1 ip4:192.0.2.7 -all"
                """;
        Plan wrong = Plan.of("- _spf.kunde.example. 300 IN TXT \"v=spf1 ip4:192.0.2.7 -all\"");
        assertThat(judge(zone, Asked.NOTHING, wrong)).contains("2 another name loses something");
    }

    @Test
    void nothingIsDeletedBelowADelegation() {
        String zone = """
                _domainkey.kunde.example. 300 IN SOA ns.vendor.example. h.vendor.example. 1 7200 900 1209600 300
                _domainkey.kunde.example. 300 IN NS ns.vendor.example.
                dkim._domainkey.kunde.example. 300 IN TXT "v=DKIM1; p=QUJD"
                """;
        Plan wrong = Plan.of("- dkim._domainkey.kunde.example. 300 IN TXT \"v=DKIM1; p=QUJD\""
                + " | + dkim._domainkey.kunde.example. 300 IN TXT \"v=DKIM1; p=WFla\"");
        assertThat(judge(zone, Asked.NOTHING.withKey("dkim", "v=DKIM1; p=WFla"), wrong))
                .contains("1 delegated away");
    }

    @Test
    void elevenExchangersDoNotTurnIntoNobody() {
        StringBuilder zone = new StringBuilder("kunde.example. 300 IN TXT \"v=spf1 mx -all\"\n");
        for (int i = 1; i <= 11; i++) {
            zone.append("kunde.example. 300 IN MX 10 mx%d.kunde.example.\nmx%1$d.kunde.example. 300 IN A 192.0.2.%1$d\n"
                    .formatted(i));
        }
        Plan wrong =
                Plan.of("- kunde.example. 300 IN TXT \"v=spf1 mx -all\" | + kunde.example. 300 IN TXT \"v=spf1 -all\"");
        assertThat(judge(zone.toString(), Asked.NOTHING, wrong)).contains("5 a sender is lost", "7 SPF for nobody");
        Plan flat = Plan.of("- kunde.example. 300 IN TXT \"v=spf1 mx -all\" | + kunde.example. 300 IN TXT"
                + " \"v=spf1 ip4:192.0.2.0/28 -all\"");
        assertThat(judge(zone.toString(), Asked.NOTHING, flat)).contains("3 a new sender");
    }

    @Test
    void nineLookUpsDoNotBecomeTwelve() {
        StringBuilder zone = new StringBuilder();
        StringBuilder record = new StringBuilder("v=spf1");
        for (int i = 1; i <= 9; i++) {
            zone.append("s%d.esp.example. 300 IN TXT \"v=spf1 ip4:198.51.100.%1$d -all\"\n".formatted(i));
            record.append(" include:s").append(i).append(".esp.example");
        }
        zone.append("spf.trekmail.net. 300 IN TXT \"v=spf1 include:a.trekmail.net include:b.trekmail.net -all\"\n");
        zone.append("a.trekmail.net. 300 IN TXT \"v=spf1 ip4:192.0.2.1 -all\"\n");
        zone.append("b.trekmail.net. 300 IN TXT \"v=spf1 ip4:192.0.2.2 -all\"\n");
        zone.append("kunde.example. 300 IN TXT \"").append(record).append(" -all\"\n");
        Plan wrong = Plan.of("- kunde.example. 300 IN TXT \"" + record + " -all\" | + kunde.example. 300 IN TXT \""
                + record + " include:spf.trekmail.net -all\"");
        Asked asked = Asked.NOTHING.withIncludes("spf.trekmail.net");
        assertThat(judge(zone.toString(), asked, wrong)).containsExactly("6 too many lookups");
        assertThat(judge(zone.toString(), asked, Plan.of("* Twelve lookups are too many: choose who is to stay.")))
                .isEmpty();
    }

    @Test
    void aTermCoveredByAnotherMayGoWithoutAWord() {
        String zone = """
                spf.esp.example. 300 IN TXT "v=spf1 ip4:198.51.100.0/26 -all"
                kunde.example. 300 IN TXT "v=spf1 a include:spf.esp.example ip4:198.51.100.7 -all"
                kunde.example. 300 IN A 192.0.2.1
                """;
        Plan plan = Plan.of("- kunde.example. 300 IN TXT \"v=spf1 a include:spf.esp.example ip4:198.51.100.7 -all\""
                + " | + kunde.example. 300 IN TXT \"v=spf1 ip4:192.0.2.1 include:spf.esp.example -all\"");
        assertThat(judge(zone, Asked.NOTHING, plan)).isEmpty();
    }

    @Test
    void whatHangsOnTheMessageIsNotMadeUpFor() {
        String zone = "kunde.example. 300 IN TXT \"v=spf1 include:%{i}._ip.%{h}._ehlo._spf.vali.example ~all\"";
        Plan wrong = Plan.of(
                "- kunde.example. 300 IN TXT \"v=spf1 include:%{i}._ip.%{h}._ehlo._spf.vali.example ~all\""
                        + " | + kunde.example. 300 IN TXT \"v=spf1 include:%{i}._ip.%{h}._ehlo._spf.vali.example ip4:198.51.100.7 ~all\"");
        assertThat(judge(zone, Asked.NOTHING.withAddresses("198.51.100.7"), wrong))
                .containsExactly("7 an address that may pass already");
    }

    @Test
    void aDomainThatDoesNotExistIsNotFilled() {
        World world = World.parse("trekmail.net. 300 IN A 192.0.2.1");
        Plan plan = Plan.of("+ kudne.example. 3600 IN MX 10 mail.trekmail.net.");
        assertThat(PlanOracle.judge(world, "kudne.example", Wanted.required(MX), plan))
                .extracting(Breach::key)
                .containsExactly("7 a domain that does not exist");
        assertThat(PlanOracle.judge(
                        world,
                        "kudne.example",
                        Wanted.required(MX),
                        plan.saying("The domain kudne.example does not exist.")))
                .isEmpty();
    }

    @Test
    void aMissingSpfRecordOfADomainThatSendsIsAskedFor() {
        String zone = "kunde.example. 300 IN MX 10 mail.kunde.example.\nmail.kunde.example. 300 IN A 192.0.2.1";
        assertThat(judge(zone, Asked.NOTHING, Plan.of("+ kunde.example. 3600 IN TXT \"v=spf1 ~all\"")))
                .containsExactly("7 SPF for nobody");
        assertThat(judge(zone, Asked.NOTHING, Plan.of("* Find out who sends for kunde.example.")))
                .isEmpty();
    }

    @Test
    void aTypeOfFormerDaysIsReadAsWell() {
        String zone = "kunde.example. 300 IN SPF \"v=spf1 ip4:203.0.113.7 -all\"";
        Asked asked = Asked.NOTHING.withIncludes("spf.trekmail.net");
        assertThat(judge(zone, asked, Plan.of("+ kunde.example. 3600 IN TXT \"v=spf1 include:spf.trekmail.net ~all\"")))
                .containsExactly("4 SPF's sign", "5 a sender is lost");
        assertThat(
                        judge(
                                zone,
                                asked,
                                Plan.of(
                                        "+ kunde.example. 3600 IN TXT \"v=spf1 ip4:203.0.113.7 include:spf.trekmail.net -all\"")))
                .isEmpty();
    }

    @Test
    void aStepAboutNothingIsRefused() {
        assertThat(judge("kunde.example. 300 IN A 192.0.2.1", Asked.NOTHING, Plan.of("* Check who sends by “ip4:”.")))
                .containsExactly("7 a step about nothing");
    }

    @Test
    void anOtherTextBesideTheRecordStays() {
        String zone = """
                kunde.example. 300 IN TXT "site-verification=1"
                kunde.example. 300 IN TXT "v=spf1 mx -all"
                """;
        Plan wrong = Plan.of("- kunde.example. 300 IN TXT \"site-verification=1\"");
        assertThat(judge(zone, Asked.NOTHING, wrong)).containsExactly("2 the domain loses something else");
    }
}
