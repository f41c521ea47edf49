package org.domainverifier.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.domainverifier.laws.Wanted.Asked;
import org.domainverifier.laws.zone.World;
import org.junit.jupiter.api.Test;

/** A text serves whoever asks for its kind at a name that leads to it, and nobody else; what nobody can read names nobody. */
class WhoReadsATextTest {
    private static final String SOA =
            "kunde.example. 3600 IN SOA ns.host.example. h.host.example. 1 7200 900 1209600 300\n";
    private static final String TLS = "kunde.example. 3600 IN TXT \"v=TLSRPTv1; rua=mailto:tls@kunde.example\"";

    private static List<String> judge(String zone, Asked asked, String... plan) {
        return PlanOracle.judge(World.parse(SOA + zone), "kunde.example", Wanted.required(asked), Plan.of(plan))
                .stream()
                .map(Breach::key)
                .toList();
    }

    @Test
    void aMisplacedTextServesWhoeverAsksForItsKindThroughAnAlias() {
        String[] moved = {"+ _smtp._tls." + TLS, "- " + TLS};
        assertThat(judge(TLS + "\n_smtp._tls.shop.kunde.example. 300 IN CNAME kunde.example.", Asked.NOTHING, moved))
                .contains("2 another name loses something");
        Asked asked = Asked.NOTHING.withTlsRpt("mailto:tls@kunde.example");
        assertThat(judge(TLS + "\n_smtp._tls.shop.kunde.example. 300 IN CNAME kunde.example.", asked, moved[0]))
                .isEmpty();
    }

    @Test
    void nobodyReadsAReportAddressOfTlsWherePoliciesOfDmarcAreLookedFor() {
        String zone = TLS + "\n_dmarc.kunde.example. 300 IN CNAME kunde.example.";
        assertThat(judge(zone, Asked.NOTHING, "+ _smtp._tls." + TLS, "- " + TLS))
                .isEmpty();
    }

    @Test
    void whatAWildcardGivesWhereReceiversLookForAnotherKindMayEndThroughAnAliasToo() {
        String zone = """
                *.kunde.example. 300 IN TXT "v=spf1 include:spf.trekmail.net ~all"
                _dmarc.shop.kunde.example. 300 IN CNAME _dmarc.kunde.example.
                www.shop.kunde.example. 300 IN CNAME web.kunde.example.
                """;
        Asked asked = Asked.NOTHING.suggesting("v=DMARC1; p=reject; rua=mailto:d@trekmail.net");
        String dmarc = "+ _dmarc.kunde.example. 3600 IN TXT \"v=DMARC1; p=reject; rua=mailto:d@trekmail.net\"";
        assertThat(judge(zone, asked, dmarc)).isEmpty();
        // at a name of hosts somebody may look for just that
        assertThat(judge(zone, asked, dmarc, "+ web.kunde.example. 3600 IN A 192.0.2.1"))
                .contains("2 another name loses something");
    }

    @Test
    void ofSeveralTextsOneThatCanBeReadIsEnough() {
        String unread = "kunde.example. 3600 IN TXT \"v=spf1 include:{{host}}\"";
        String read = "kunde.example. 3600 IN TXT \"v=spf1 ip4:203.0.113.7 -all\"";
        String made = "+ kunde.example. 3600 IN TXT \"v=spf1 ip4:203.0.113.7 include:spf.trekmail.net -all\"";
        Asked asked = Asked.NOTHING.withIncludes("spf.trekmail.net");
        String step = "* Ask whoever gave you include:{{host}} what belongs in its place.";
        assertThat(judge(unread, asked, "- " + unread + " | " + made, step))
                .contains("5 a record where nothing can be read");
        assertThat(judge(unread + "\n" + read, asked, "- " + unread, "- " + read + " | " + made, step))
                .isEmpty();
        assertThat(judge(unread, asked, step)).isEmpty();
    }

    @Test
    void whatWasAskedForCanBeReadWithoutItsMechanism() {
        String unread = "kunde.example. 3600 IN TXT \"v=spf1 spf.trekmail.net\"";
        assertThat(judge(
                        unread,
                        Asked.NOTHING.withIncludes("spf.trekmail.net"),
                        "- " + unread + " | + kunde.example. 3600 IN TXT \"v=spf1 include:spf.trekmail.net ~all\""))
                .isEmpty();
    }
}
