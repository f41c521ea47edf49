package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.domainverifier.dkim.Zones.NAME;
import static org.domainverifier.dkim.Zones.RECORD;
import static org.domainverifier.dkim.Zones.check;
import static org.domainverifier.dkim.Zones.codes;
import static org.domainverifier.dkim.Zones.expected;
import static org.domainverifier.dkim.Zones.txt;
import static org.domainverifier.dkim.Zones.zone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.domainverifier.DomainReport;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.Standings;
import org.domainverifier.service.MailServices;
import org.junit.jupiter.api.Test;

class DkimDiscoveryTest {
    private static final String GOOGLE = txt("google._domainkey.example.com.", RECORD);

    @Test
    void wellKnownSelectorsAreFoundWithoutAnExpectation() {
        DkimResult result = check(zone(
                GOOGLE,
                "zendesk1._domainkey.example.com. 300 IN CNAME zendesk1._domainkey.zendesk.com.",
                txt("zendesk1._domainkey.zendesk.com.", RECORD)));
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.searched()).isTrue();
        assertThat(result.selectors()).extracting(DkimSelectorResult::selector).containsExactly("google", "zendesk1");
        assertThat(result.selectors())
                .extracting(DkimSelectorResult::origin)
                .containsOnly(DkimSelectorResult.Origin.FOUND);
        assertThat(result.selectors().get(0).usedBy()).containsExactly("Google Workspace");
        assertThat(result.selectors().get(0).sender()).isEmpty();
        assertThat(result.selectors().get(1).sender()).contains("Zendesk");
    }

    @Test
    void nothingFoundIsUnknownAndNeverMissing() {
        DkimResult result = check(zone("other._domainkey.example.com. 300 IN TXT \"v=DKIM1; p=\""));
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(result)).containsExactly(DkimFinding.NO_SELECTOR_KNOWN);
    }

    @Test
    void noDomainkeyCutsTheSearchShort() {
        ZoneResolver dns = zone("example.com. 300 IN A 192.0.2.1");
        DomainReport report = Zones.verify(dns);
        assertThat(codes(report.get(DkimCheck.KEY))).containsExactly(DkimFinding.NO_DOMAINKEY);
        assertThat(report.get(DkimCheck.KEY).status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(report.usage().questions())
                .isEqualTo(2 + MailServices.wellKnown().commonestDkimSelectors().size());
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void aServerThatDeniesDomainkeyAndHasAKeyIsNotBelieved() {
        ZoneResolver right = zone(GOOGLE, txt("zoho._domainkey.example.com.", RECORD));
        ZoneResolver none = zone("example.com. 300 IN A 192.0.2.1");
        // RFC 8020 §3.1: some servers say NXDOMAIN for an empty non-terminal
        DkimResult result = check(question -> (question.type().equals(RecordType.NS) ? none : right).resolve(question));
        assertThat(result.selectors()).extracting(DkimSelectorResult::selector).containsExactly("google", "zoho");
    }

    @Test
    void theSearchIsBoundedAndTakesTwoRounds() {
        ZoneResolver dns = ZoneResolver.builder()
                .zone(GOOGLE)
                .delayAll(Duration.ofMillis(500))
                .build();
        DomainReport report = Zones.verify(dns);
        assertThat(report.usage().rounds()).isEqualTo(2);
        assertThat(report.usage().questions())
                .isEqualTo(2 + MailServices.wellKnown().dkimSelectors().size())
                .isLessThan(150);
    }

    @Test
    void aSearchCanBeAskedForBesideExpectations() {
        DkimResult result = check(zone(txt(NAME, RECORD), GOOGLE), DkimCheck.discovering(), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.selectors()).extracting(DkimSelectorResult::selector).containsExactly("dkim", "google");
    }

    @Test
    void nothingMoreFoundBesideTheExpectedKeyIsNoFinding() {
        DkimResult result = check(zone(txt(NAME, RECORD)), DkimCheck.discovering(), expected());
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void aSearchCanBeForbidden() {
        DomainReport report = Zones.verify(zone(GOOGLE), new DkimCheck().discovery(DkimCheck.Discovery.NEVER));
        assertThat(report.get(DkimCheck.KEY).status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(report.usage().questions()).isZero();
    }

    @Test
    void selectorsCanBeNamed() {
        DkimCheck named = DkimCheck.withSelectors("DKIM", "other");
        DkimResult both = check(
                zone(txt(NAME, RECORD), txt("other._domainkey.example.com.", "v=DKIM1; k=ed25519; p=" + ed25519())),
                named);
        assertThat(both.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(both.searched()).isFalse();
        DkimResult one = check(zone(txt(NAME, RECORD)), named);
        assertThat(one.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(one.selector("other").orElseThrow().status()).isEqualTo(CheckStatus.MISSING);
    }

    private static String ed25519() {
        return TestKeys.base64(TestKeys.raw(TestKeys.ed25519().getPublic()));
    }

    @Test
    void whatIsNoSelectorCannotBeNamed() {
        for (String bad :
                new String[] {"", "a b", "dkim._domainkey", "dkim._domainkey.example.com", ".", "a..b", "ä ö"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DkimCheck.withSelectors(bad))
                    .withMessageContaining("not a DKIM selector");
        }
        assertThat(DkimCheck.withSelectors("20230601", "a.b", "s_1")).isNotNull();
    }

    @Test
    void aRevokedKeyThatIsFoundIsANotice() {
        DkimResult result = check(zone(GOOGLE, txt("k1._domainkey.example.com.", "v=DKIM1; p=")));
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly(DkimFinding.REVOKED_SELECTOR);
    }

    @Test
    void aBrokenKeyBesideAGoodOneWarns() {
        String broken = txt("k1._domainkey.example.com.", "v=DKIM1; p=AAAA");
        assertThat(check(zone(GOOGLE, broken)).status()).isEqualTo(CheckStatus.WARNING);
        assertThat(check(zone(broken)).status()).isEqualTo(CheckStatus.INVALID);
        assertThat(check(zone(broken, txt(NAME, RECORD)), DkimCheck.discovering(), expected())
                        .status())
                .isEqualTo(CheckStatus.WARNING);
    }

    @Test
    void aWildcardIsNoFoundSelector() {
        DkimResult revoked = check(zone(txt("*._domainkey.example.com.", "v=DKIM1; p=")));
        assertThat(revoked.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(revoked.selectors()).isEmpty();
        assertThat(codes(revoked)).containsExactly(DkimFinding.NO_SELECTOR_KNOWN, DkimFinding.WILDCARD_REVOKED);
        DkimResult beside = check(zone(txt("*._domainkey.example.com.", "v=DKIM1; p="), GOOGLE));
        assertThat(beside.selectors()).extracting(DkimSelectorResult::selector).containsExactly("google");
        DkimResult alias =
                check(zone("*._domainkey.example.com. 300 IN CNAME key.example.net.", txt("key.example.net.", RECORD)));
        assertThat(alias.selectors()).isEmpty();
        assertThat(codes(alias)).contains(DkimFinding.WILDCARD_KEY);
    }

    @Test
    void aSearchWithFailuresIsIncomplete() {
        ZoneResolver dns = ZoneResolver.builder()
                .zone(GOOGLE)
                .timeout("k1._domainkey.example.com")
                .build();
        DkimResult result = check(dns);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).containsExactly(DkimFinding.SEARCH_INCOMPLETE);
    }

    @Test
    void aSearchThatNobodyAnswersIsNotDetermined() {
        DkimResult result = check(question -> ZoneResolver.builder()
                .servfail(question.name().toString())
                .build()
                .resolve(question));
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(result)).containsExactly(DkimFinding.NOT_DETERMINED);
    }

    @Test
    void aDelegatedDomainkeyIsSaid() {
        DkimResult result = check(zone("_domainkey.example.com. 300 IN NS ns1.example.net.", GOOGLE));
        assertThat(codes(result)).contains(DkimFinding.DELEGATED);
    }

    @Test
    void aDanglingAliasIsFound() {
        DkimResult result = check(zone("s1._domainkey.example.com. 300 IN CNAME s1.domainkey.u1.wl.sendgrid.net."));
        assertThat(codes(result)).containsExactly(DkimFinding.ALIAS_DANGLING);
        assertThat(result.selector("s1").orElseThrow().sender()).contains("Twilio SendGrid");
    }

    @Test
    void aSelectorIsAHintAndTheTargetOfAnAliasIsCertain() {
        DkimResult result = check(zone(
                txt("s1._domainkey.example.com.", RECORD),
                "s2._domainkey.example.com. 300 IN CNAME s2.domainkey.tutanota.de.",
                txt("s2.domainkey.tutanota.de.", RECORD)));

        DkimSelectorResult own = result.selector("s1").orElseThrow();
        assertThat(own.sender()).isEmpty();
        assertThat(own.usedBy()).containsExactly("Twilio SendGrid", "Tuta");
        assertThat(result.selector("s2").orElseThrow().sender()).contains("Tuta");
        assertThat(result.findings())
                .filteredOn(finding -> finding.code() == DkimFinding.ALIAS)
                .extracting(finding -> finding.arguments().get("sender"))
                .containsExactly("Tuta");
    }

    @Test
    void theFirstServiceOnTheWayKeepsTheKey() {
        DkimResult result = check(zone(
                "k1._domainkey.example.com. 300 IN CNAME k1._domainkey.agency.test.",
                "k1._domainkey.agency.test. 300 IN CNAME dkim.mcsv.net.",
                "dkim.mcsv.net. 300 IN CNAME s1.domainkey.u1.wl.sendgrid.net.",
                txt("s1.domainkey.u1.wl.sendgrid.net.", RECORD)));

        assertThat(result.selector("k1").orElseThrow().sender()).contains("Mailchimp");
    }

    @Test
    void theCommonestSelectorsAreAskedForFirst() {
        List<String> asked = new ArrayList<>();
        ZoneResolver dns = zone(GOOGLE);
        check(question -> {
            String name = question.name().toString();
            if (name.endsWith("._domainkey.example.com")) {
                asked.add(name.substring(0, name.indexOf("._domainkey")));
            }
            return dns.resolve(question);
        });
        asked.remove(Standings.UNUSED_LABEL);

        assertThat(asked).isEqualTo(MailServices.wellKnown().dkimSelectors());
        assertThat(asked).startsWith("google", "selector1", "default", "s1", "k1", "dkim", "mail", "mandrill");
    }

    @Test
    void theSelectorThatNobodyPublishesIsOne() {
        assertThat(Selectors.checked(Standings.UNUSED_LABEL)).isEqualTo(Standings.UNUSED_LABEL);
    }
}
