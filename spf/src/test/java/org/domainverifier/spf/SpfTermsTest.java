package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.domainverifier.spf.Verifying.PROVIDER;
import static org.domainverifier.spf.Verifying.codes;
import static org.domainverifier.spf.Verifying.txt;

import java.util.List;
import java.util.Locale;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.FindingCode;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any terms of a record are asked for by what they mean. */
class SpfTermsTest {
    private static final String AROUND = PROVIDER + """
            customer.example.     IN A   192.0.2.80
            customer.example.     IN MX  10 mail.customer.example.
            mail.customer.example. IN A  192.0.2.25
            out.x.example.        IN A   198.51.100.77
            nets.x.example.       IN TXT "v=spf1 ip4:192.0.2.0/24 a:out.x.example exists:%{ir}.list.x.example -all"
            own.x.example.        IN TXT "v=spf1 exists:%{ir}.%{d} a mx -all"
            strict.x.example.     IN TXT "v=spf1 ip4:203.0.113.0/25 -all"
            lax.x.example.        IN TXT "v=spf1 ip4:203.0.113.0/25 ~all"
            chain.x.example.      IN TXT "v=spf1 redirect=strict.x.example"
            """;

    private static SpfResult verify(String record, SpfExpectation... wanted) {
        return Verifying.verify(ZoneResolver.parse(txt(record) + AROUND), wanted);
    }

    /** The text after the plan, with which what was asked for is met and nothing more is to be done. */
    private static String repaired(String zone, SpfExpectation... wanted) {
        ZoneResolver before = ZoneResolver.parse(zone + AROUND);
        List<RecordChange> changes = Verifying.report(before, wanted).repairs().changes();
        assertThat(changes).as("%s", codes(Verifying.verify(before, wanted))).isNotEmpty();
        ZoneResolver after = Verifying.apply(before, changes);
        SpfResult result = Verifying.verify(after, wanted);
        assertThat(result.status()).as("%s %s", result.texts(), codes(result)).isEqualTo(CheckStatus.CORRECT);
        assertThat(Verifying.report(after, wanted).repairs().changes()).isEmpty();
        assertThat(result.texts()).hasSize(1);
        return result.texts().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ip4:192.0.2.1|v=spf1 ip4:192.0.2.1/32 -all",
                "ip4:192.0.2.1|v=spf1 IP4:192.0.2.0/24 -all",
                "ip4:192.0.2.1/32|v=spf1 +ip4:192.0.2.1 -all",
                "ip4:192.0.2.0/24|v=spf1 ip4:192.0.2.0/23 -all",
                "ip4:192.0.2.0/24|v=spf1 ip4:192.0.2.77/24 -all",
                "ip4:192.0.2.0/24|v=spf1 ip4:192.0.2.128/25 mx ip4:192.0.2.0/25 -all",
                "ip4:192.0.2.0/30|v=spf1 ip4:192.0.2.0 ip4:192.0.2.3 ip4:192.0.2.1 ip4:192.0.2.2 ~all",
                "ip6:2001:db8::/32|v=spf1 ip6:2001:DB8:0::/31 -all",
                "ip6:2001:db8::1|v=spf1 ip6:2001:db8:0:0:0:0:0:1/128 -all",
                "a|v=spf1 a -all",
                "a|v=spf1 a:Customer.Example. -all",
                "a:customer.example|v=spf1 a -all",
                "a|v=spf1 a/24//64 -all",
                "a/24|v=spf1 a/16 -all",
                "mx|v=spf1 mx:customer.example -all",
                "a:out.x.example|v=spf1 A:OUT.x.example -all",
                "exists:%{ir}.%{v}._spf.x.example|v=spf1 exists:%{ir}.%{v}._SPF.x.example -all",
                "include:%{ir}.%{v}._spf.x.example|v=spf1 include:%{ir}.%{v}._spf.x.example. -all",
                "include:nets.x.example|v=spf1 include:NETS.x.example. ~all",
                "redirect=strict.x.example|v=spf1 redirect=Strict.x.example",
                "redirect=strict.x.example|v=spf1 REDIRECT=strict.x.example mx",
                "ip4:192.0.2.0/24 a:out.x.example|v=spf1 mx a:out.x.example ip4:192.0.2.0/24 ?all",
            })
    void everySpellingOfWhatWasAskedForIsRight(String wanted, String record) {
        SpfResult result = verify(record, SpfExpectation.terms(wanted));

        assertThat(result.outcomes().get(0).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result))
                .filteredOn(
                        code -> code.id().startsWith("spf.term-") || code.id().startsWith("spf.include-m"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ip4:192.0.2.0/24|v=spf1 ip4:192.0.2.0/25 -all|spf.term-missing",
                "ip4:192.0.2.0/24|v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.128/26 ip4:192.0.2.192/27 -all|spf.term-missing",
                "ip4:192.0.2.0/24|v=spf1 ip6:::ffff:192.0.2.0/120 -all|spf.term-missing",
                "ip4:192.0.2.0/24|v=spf1 ~ip4:192.0.2.0/24 -all|spf.term-not-passing",
                "ip4:192.0.2.0/24|v=spf1 -ip4:192.0.2.7 ip4:192.0.2.0/24 -all|spf.term-not-passing",
                "ip4:192.0.2.0/24|v=spf1 -all ip4:192.0.2.0/24|spf.term-unreachable",
                "ip4:192.0.2.7|v=spf1 ip4=192.0.2.7 -all|spf.term-misspelt",
                "a|v=spf1 mx -all|spf.term-missing",
                "a|v=spf1 a:www.customer.example -all|spf.term-missing",
                "a/24|v=spf1 a -all|spf.term-missing",
                "a//64|v=spf1 a/24 -all|spf.term-missing",
                "a|v=spf1 ?a -all|spf.term-not-passing",
                "mx|v=spf1 -all mx|spf.term-unreachable",
                "mx|v=spf1 mx:customer.example.net -all|spf.term-missing",
                "exists:%{ir}.%{v}._spf.x.example|v=spf1 exists:%{i}.%{v}._spf.x.example -all|spf.term-missing",
                "exists:%{ir}.spf.x.example|v=spf1 exists=%{ir}.spf.x.example -all|spf.term-misspelt",
                "exists:%{ir}.customer.example|v=spf1 include:own.x.example -all|spf.term-missing",
                "exists:%{ir}.%{d}|v=spf1 include:own.x.example -all|spf.term-missing",
                "a|v=spf1 include:own.x.example -all|spf.term-missing",
                "mx|v=spf1 include:own.x.example -all|spf.term-missing",
                "include:nets.x.example|v=spf1 ~include:nets.x.example -all|spf.include-not-passing",
                "redirect=strict.x.example|v=spf1 -all redirect=strict.x.example|spf.term-unreachable",
                "redirect=strict.x.example|v=spf1 mx -all|spf.term-missing",
                "redirect=strict.x.example|v=spf1 include:strict.x.example ~all|spf.redirect-weakened",
                "redirect=strict.x.example|v=spf1 include:strict.x.example|spf.redirect-weakened",
                "redirect=strict.x.example|v=spf1 include:chain.x.example -all|spf.term-missing",
            })
    void whatOnlyLooksLikeItIsNot(String wanted, String record, String code) {
        SpfResult result = verify(record, SpfExpectation.terms(wanted));

        assertThat(codes(result)).extracting(FindingCode::id).contains(code);
        assertThat(result.outcomes().get(0).status()).isEqualTo(CheckStatus.INCORRECT);
        result.findings()
                .forEach(finding -> assertThat(finding.message(Locale.GERMAN)).doesNotContain("{wanted}", "{term}"));
        repaired(txt(record), SpfExpectation.terms(wanted));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ip4:192.0.2.0/25|v=spf1 include:nets.x.example -all|spf.term-indirect",
                "ip4:192.0.2.80|v=spf1 a -all|spf.term-indirect",
                "a:out.x.example|v=spf1 include:nets.x.example -all|spf.term-indirect",
                "exists:%{ir}.list.x.example|v=spf1 redirect=nets.x.example|spf.term-indirect",
                "redirect=strict.x.example|v=spf1 redirect=chain.x.example|spf.term-indirect",
                "redirect=strict.x.example|v=spf1 mx include:strict.x.example -all|spf.redirect-as-include",
                "redirect=lax.x.example|v=spf1 include:lax.x.example -all|spf.redirect-as-include",
                "include:strict.x.example|v=spf1 redirect=chain.x.example|spf.include-indirect",
            })
    void whatOtherTermsDoIsRightWithANotice(String wanted, String record, String code) {
        SpfResult result = verify(record, SpfExpectation.terms(wanted));

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(codes(result)).extracting(FindingCode::id).contains(code);
        result.findings().forEach(finding -> assertThat(finding.message()).doesNotContain("{wanted}", "{term}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ip4:192.0.2.0/24|v=spf1 a -all|v=spf1 a ip4:192.0.2.0/24 -all",
                "ip4:192.0.2.0/24|v=spf1 -all mx ip4:192.0.2.0/24|v=spf1 mx ip4:192.0.2.0/24 -all",
                "ip4:192.0.2.0/24|v=spf1 ip4:192.0.2.0/25 ~all|v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.0/24 ~all",
                "ip4:192.0.2.0/24|v=spf1 -ip4:192.0.2.7 mx -all|v=spf1 ip4:192.0.2.0/24 -ip4:192.0.2.7 mx -all",
                "ip4:192.0.2.0/24|v=spf1 ~ip4:192.0.2.0/24 mx -all|v=spf1 mx ip4:192.0.2.0/24 -all",
                "ip4:192.0.2.0/24|v=spf1 -ip4:192.0.2.0/23 mx -all|v=spf1 ip4:192.0.2.0/24 -ip4:192.0.2.0/23 mx -all",
                "a mx|v=spf1 include:spf.sender.example ~all|v=spf1 include:spf.sender.example a mx ~all",
                "a|v=spf1 ?a/16 -all|v=spf1 a ?a/16 -all",
                "mx a:out.x.example|v=spf1 mx:customer.example ~all|v=spf1 mx:customer.example a:out.x.example ~all",
                "exists:%{ir}._spf.x.example|v=spf1 ?all|v=spf1 exists:%{ir}._spf.x.example ~all",
                "redirect=strict.x.example|v=spf1 ip4:203.0.113.200|v=spf1 ip4:203.0.113.200 redirect=strict.x.example",
                "redirect=strict.x.example|v=spf1 ip4:203.0.113.200 ~all|v=spf1 ip4:203.0.113.200 include:strict.x.example -all",
                "redirect=lax.x.example|v=spf1 ip4:203.0.113.200 -all|v=spf1 ip4:203.0.113.200 include:lax.x.example -all",
                "redirect=strict.x.example|v=spf1 include:strict.x.example ~all|v=spf1 include:strict.x.example -all",
                "redirect=strict.x.example|v=spf1 include:strict.x.example|v=spf1 redirect=strict.x.example",
                "redirect=strict.x.example|v=spf1 redirect=spf.sender.example|v=spf1 include:spf.sender.example include:strict.x.example -all",
                "redirect=strict.x.example|v=spf1 a -all redirect=strict.x.example|v=spf1 a include:strict.x.example -all",
                "include:nets.x.example|v=spf1 mx redirect=strict.x.example|v=spf1 mx include:nets.x.example redirect=strict.x.example",
                "ip4:198.51.100.9|v=spf1 mx redirect=strict.x.example|v=spf1 mx ip4:198.51.100.9 redirect=strict.x.example",
            })
    void theTermsComeIntoTheOneRecord(String wanted, String record, String after) {
        assertThat(repaired(txt(record), SpfExpectation.terms(wanted))).isEqualTo(after);
    }

    @Test
    void termsOfSeveralExpectationsComeIntoTheOneRecord() {
        SpfExpectation[] all = {
            SpfExpectation.include("spf.trekmail.net"),
            SpfExpectation.terms("ip4:192.0.2.0/24", "a:out.x.example"),
            SpfExpectation.authorizing("203.0.113.64/26", "192.0.2.9")
        };

        assertThat(repaired("", all))
                .isEqualTo("v=spf1 ip4:203.0.113.64/26 include:spf.trekmail.net ip4:192.0.2.0/24 a:out.x.example ~all");
        assertThat(repaired(txt("v=spf1 mx -all") + txt("v=spf1 ip4:192.0.2.0/23 ~all"), all))
                .isEqualTo("v=spf1 ip4:203.0.113.64/26 ip4:192.0.2.0/23 mx include:spf.trekmail.net a:out.x.example"
                        + " -all");
    }

    @Test
    void aDomainWithoutARecordIsToPublishWhatWasAskedFor() {
        assertThat(repaired("", SpfExpectation.redirect("strict.x.example")))
                .isEqualTo("v=spf1 redirect=strict.x.example");
        assertThat(repaired("", SpfExpectation.terms("mx ip4:192.0.2.7").endingIn(SpfQualifier.FAIL)))
                .isEqualTo("v=spf1 mx ip4:192.0.2.7 -all");
    }

    @Test
    void noMoreThanTenLookUpsAreProposed() {
        String full = "v=spf1" + " a:out.x.example include:spf.sender.example exists:%{i}.0.example"
                + " exists:%{i}.1.example exists:%{i}.2.example exists:%{i}.3.example exists:%{i}.4.example"
                + " exists:%{i}.5.example exists:%{i}.6.example exists:%{i}.7.example -all";
        ZoneResolver zone = ZoneResolver.parse(txt(full) + AROUND);

        assertThat(Verifying.report(zone, SpfExpectation.terms("ip4:192.0.2.0/24"))
                        .repairs()
                        .changes())
                .hasSize(1);
        var report = Verifying.report(zone, SpfExpectation.terms("exists:%{i}.8.example"));
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps()).extracting(step -> step.id()).contains("spf.choose-senders");
    }

    @Test
    void whereTheTreeCouldNotBeSeenNothingIsSaidToBeMissing() {
        ZoneResolver zone = ZoneResolver.builder()
                .zone(txt("v=spf1 include:nets.x.example -all"))
                .servfail("nets.x.example", RecordType.TXT)
                .build();

        for (SpfExpectation wanted : List.of(
                SpfExpectation.terms("ip4:192.0.2.0/24"),
                SpfExpectation.terms("a:out.x.example"),
                SpfExpectation.redirect("strict.x.example"),
                SpfExpectation.authorizing("192.0.2.0/24"))) {
            SpfResult result = Verifying.verify(zone, wanted);
            assertThat(result.outcomes().get(0).status()).isEqualTo(CheckStatus.UNKNOWN);
            assertThat(Verifying.report(zone, wanted).repairs().changes()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.0/24|v=spf1 include:nets.x.example -all",
                "192.0.2.128/25|v=spf1 ip4:192.0.2.128/26 ip4:192.0.2.192/26 ~all",
                "192.0.2.80/32|v=spf1 a -all",
                "2001:db8::/48|v=spf1 ip6:2001:db8::/32 -all",
                "198.51.100.0/24|v=spf1 +all",
            })
    void aNetworkIsAuthorizedIfEveryAddressPasses(String network, String record) {
        SpfResult result = verify(record, SpfExpectation.authorizing(network));

        assertThat(result.outcomes().get(0).status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void whomEverybodysRecordLetsPassIsAskedForByName() {
        SpfExpectation wanted = SpfExpectation.terms("ip4:192.0.2.0/24");
        ZoneResolver open = ZoneResolver.parse(txt("v=spf1 +all") + AROUND);

        assertThat(codes(Verifying.verify(open, wanted)))
                .containsExactly(SpfFinding.PERMITS_EVERYONE, SpfFinding.TERM_MISSING);
        SpfResult after = Verifying.verify(
                Verifying.apply(open, Verifying.report(open, wanted).repairs().changes()), wanted);
        assertThat(after.texts()).containsExactly("v=spf1 ip4:192.0.2.0/24 all");
        assertThat(codes(after)).containsExactly(SpfFinding.PERMITS_EVERYONE);
    }

    @Test
    void aNetworkOfWhichOneAddressDoesNotPassIsNotAuthorized() {
        SpfResult result =
                verify("v=spf1 ~ip4:192.0.2.9 ip4:192.0.2.0/24 -all", SpfExpectation.authorizing("192.0.2.0/24"));

        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(Verifying.finding(result, SpfFinding.ADDRESS_NOT_AUTHORIZED).message())
                .isEqualTo("Mail from 192.0.2.0/24 does not pass: the record says softfail ~ip4:192.0.2.9");
        assertThat(repaired(txt("v=spf1 ~ip4:192.0.2.9 mx -all"), SpfExpectation.authorizing("192.0.2.0/24")))
                .isEqualTo("v=spf1 ip4:192.0.2.0/24 ~ip4:192.0.2.9 mx -all");
    }

    @Test
    void expectationsStatedApartAreOneRecordToPublish() {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(ZoneResolver.parse(""))
                .require(SpfExpectation.include("spf.trekmail.net").endingIn(SpfQualifier.FAIL))
                .require(SpfExpectation.terms("ip4:192.0.2.0/24 include:SPF.trekmail.net"))
                .recommend(SpfExpectation.include("spf.sender.example"))
                .build();

        assertThat(verifier.recordsToPublish("customer.example"))
                .extracting(SpfTermsTest::text)
                .containsExactly("v=spf1 include:spf.trekmail.net ip4:192.0.2.0/24 include:spf.sender.example -all");
        assertThat(verifier.recordsToPublish("customer.example", Requirement.REQUIRED))
                .extracting(SpfTermsTest::text)
                .containsExactly("v=spf1 include:spf.trekmail.net ip4:192.0.2.0/24 -all");
    }

    private static String text(RecordToPublish record) {
        return ((RecordData.Txt) record.data().orElseThrow()).text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v=spf1 a",
                "-all",
                "all",
                "~include:x.example",
                "-ip4:192.0.2.1",
                "ip4:192.0.2.300",
                "include:",
                "moo",
                "exp=x.example",
                "foo=bar",
                "redirect=a.example redirect=b.example",
                "ip4:192.0.2.0/33"
            })
    void whatCannotBeAskedForIsSaidAtOnce(String terms) {
        assertThatIllegalArgumentException().isThrownBy(() -> SpfExpectation.terms(terms));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.0/33",
                "2001:db8::/129",
                "192.0.2.0/",
                "192.0.2.0/+8",
                "192.0.2/24",
                "x/24",
                "192.0.2.0/24/1"
            })
    void whatIsNoNetworkCannotBeAuthorized(String network) {
        assertThatIllegalArgumentException().isThrownBy(() -> SpfExpectation.authorizing(network));
    }

    @Test
    void aRecordOfThousandsOfNetworksIsJudged() {
        StringBuilder many = new StringBuilder("customer.example. IN TXT \"v=spf1\"");
        for (int i = 0; i < 200; i++) {
            many.append(" \" ip4:192.0.")
                    .append(i % 250)
                    .append('.')
                    .append(i % 7 * 2)
                    .append('"');
        }
        SpfResult result = Verifying.verify(
                ZoneResolver.parse(many.append('\n') + AROUND), SpfExpectation.terms("ip4:192.0.2.0/24"));

        assertThat(codes(result)).contains(SpfFinding.TERM_MISSING);
    }
}
