package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.spf.Verifying.DOMAIN;
import static org.domainverifier.spf.Verifying.PROVIDER;
import static org.domainverifier.spf.Verifying.codes;
import static org.domainverifier.spf.Verifying.finding;
import static org.domainverifier.spf.Verifying.txt;
import static org.domainverifier.spf.Verifying.verify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DnsRecord;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.Octets;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.txt.TxtSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpfCheckTest {
    private static final SpfExpectation OURS = SpfExpectation.include("spf.trekmail.net");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 include:spf.trekmail.net ~all",
                "v=spf1 include:spf.trekmail.net -all",
                "V=SPF1  +INCLUDE:SPF.TrekMail.net.   ~ALL ",
                "v=spf1 ip4:192.0.2.1 include:spf.sender.example include:spf.trekmail.net -all",
                "v=spf1 -ip4:192.0.2.1 include:spf.trekmail.net -all ra=postmaster"
            })
    void whatWasAskedForIsCorrectInEverySpelling(String record) {
        SpfResult result = verify(txt(record), OURS);
        assertThat(result.findings()).isEmpty();
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.texts()).containsExactly(record);
        assertThat(result.record()).isPresent();
    }

    @Test
    void aRecordInSeveralStringsIsOneText() {
        SpfResult result = verify(txt("v=spf1 include:spf.trek", "mail.net ~all"), OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void otherTxtRecordsAreNobodysBusiness() {
        SpfResult result =
                verify(txt("v=spf1 include:spf.trekmail.net ~all") + txt("google-site-verification=x"), OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aRecordBehindAnAliasCounts() {
        SpfResult result = verify(
                DOMAIN + ". IN CNAME spf-of.customer.example.\n"
                        + "spf-of.customer.example. IN TXT \"v=spf1 include:spf.trekmail.net ~all\"\n",
                OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aFailureBehindTheRecordIsUnknownWhereTheIncludeMayBeThere() {
        ZoneResolver zone = ZoneResolver.builder()
                .zone(txt("v=spf1 include:spf.sender.example ~all") + PROVIDER)
                .timeout("spf.sender.example", RecordType.TXT)
                .build();
        SpfResult result = verify(zone, OURS);
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(result)).containsExactly(SpfFinding.INCLUDE_NOT_DETERMINED);
        assertThat(result.lookups().complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 mx:m.customer.example +all, WARNING, PERMITS_EVERYONE",
        "v=spf1 ip4:192.0.2.1 ?all, WARNING, NEUTRAL_ALL",
        "v=spf1 ip4:192.0.2.1, WARNING, NO_ALL",
        "v=spf1 ptr -all, WARNING, PTR",
        "v=spf1 exists:%{p}.customer.example -all, WARNING, P_MACRO",
        "v=spf1 -all ip4:192.0.2.1, WARNING, UNREACHABLE_TERM",
        "v=spf1 -all redirect=spf.sender.example, WARNING, REDIRECT_IGNORED",
        "v=spf1 ip4:192.0.2.1 ip4:192.0.2.1/32 -all, WARNING, DUPLICATE_TERM",
        "v=spf1 foo=bar -all, CORRECT, UNKNOWN_MODIFIER",
        "v=spf1 include=spf.sender.example -all, WARNING, MECHANISM_AS_MODIFIER",
        "v=spf1 ip4:10.0.0.0/8 -all, WARNING, WIDE_NETWORK",
        "v=spf1 ip6:2001:db8::/31 -all, WARNING, WIDE_NETWORK",
        "v=spf1 ip4:192.0.2.0/33 -all, INVALID, BAD_PREFIX_LENGTH",
        "v=spf1 ipv4:192.0.2.1 -all, INVALID, MISSPELT_MECHANISM",
        "v=spf1 a:gone.customer.example -all, CORRECT, VOID_LOOKUP",
        "v=spf1 a:x1.example.com a:x2.example.com a:x3.example.com -all, INVALID, TOO_MANY_VOID_LOOKUPS",
        "v=spf1 include:gone.customer.example -all, INVALID, INCLUDE_WITHOUT_RECORD",
        "v=spf1 redirect=gone.customer.example, INVALID, REDIRECT_WITHOUT_RECORD",
        "v=spf1 include:customer.example -all, INVALID, LOOP",
        "v=spf1 include:bad.example -all, INVALID, INCLUDE_INVALID",
        "v=spf1 include:two.example -all, INVALID, INCLUDE_MULTIPLE_RECORDS",
        "v=spf1 include:open.example -all, WARNING, INCLUDE_PERMITS_EVERYONE",
        "v=spf1 include:neutral.example -all, CORRECT, INCLUDE_NEUTRAL_ALL",
        "v=spf1 include:wide.example -all, WARNING, INCLUDE_WIDE_NETWORK",
        "v=spf1 include:%{i}.customer.example -all, CORRECT, DEPENDS_ON_MESSAGE",
        "v=spf1 exp=gone.customer.example -all, WARNING, EXPLANATION_UNUSABLE",
        "v=spf1 mx:many.example -all, INVALID, TOO_MANY_MX_HOSTS"
    })
    void whatIsFoundInARecord(String record, CheckStatus status, SpfFinding code) {
        String zone = """
                bad.example. IN TXT "v=spf1 foo -all"
                two.example. IN TXT "v=spf1 -all"
                two.example. IN TXT "v=spf1 ~all"
                open.example. IN TXT "v=spf1 +all"
                neutral.example. IN TXT "v=spf1 ip4:192.0.2.7 ?all"
                wide.example. IN TXT "v=spf1 ip4:10.0.0.0/8 -all"
                m.customer.example. IN MX 10 h.customer.example.
                h.customer.example. IN A 192.0.2.5
                """;
        StringBuilder many = new StringBuilder();
        for (int i = 1; i <= 11; i++) {
            many.append("many.example. IN MX ").append(i).append(" h.customer.example.\n");
        }
        SpfResult result = verify(txt(record) + zone + many);
        assertThat(codes(result)).contains(code);
        assertThat(result.status()).isEqualTo(status);
    }

    @Test
    void termsThatGrewTogetherAreFound() {
        SpfResult result = verify(txt("v=spf1 include:spf.sender.example", "-all"));
        assertThat(finding(result, SpfFinding.GLUED_STRINGS).arguments())
                .containsEntry("term", "include:spf.sender.example-all");
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 a,redirect=_spf.sender.example,aredirect=_spf.sender.example,v=spf1 a redirect=_spf.sender.example",
        "v=spf1 mx,exp=why.sender.example -all,mxexp=why.sender.example,v=spf1 mx exp=why.sender.example -all",
        "v=spf1 include:spf.sender.example,redirect=_spf.sender.example,include:spf.sender.exampleredirect=_spf.sender.example,v=spf1 include:spf.sender.example redirect=_spf.sender.example",
        "v=spf1 ip4:192.0.2.1,mx -all,ip4:192.0.2.1mx,v=spf1 ip4:192.0.2.1 mx -all",
        "v=spf1 mx,a -all,mxa,v=spf1 mx a -all"
    })
    void aModifierOrABareMechanismGrowsTogetherWithWhatIsBeforeItAsWell(
            String first, String second, String term, String meant) {
        SpfResult result = verify(txt(first, second));
        assertThat(finding(result, SpfFinding.GLUED_STRINGS).arguments()).containsEntry("term", term);
        assertThat(SpfMeaning.of(source(first, second)).record().text()).isEqualTo(meant);
    }

    private static TxtSource<ParsedSpf> source(String... strings) {
        RecordData.Txt data = new RecordData.Txt(Stream.of(strings)
                .map(string -> Octets.of(string.getBytes(StandardCharsets.US_ASCII)))
                .toList());
        return new TxtSource<>(
                new DnsRecord(DomainName.of(DOMAIN), Duration.ofMinutes(5), data),
                data.text(),
                Optional.empty(),
                SpfParser.parse(data.text()));
    }

    @Test
    void aNameThatIsCutByTwoStringsIsOneName() {
        assertThat(codes(verify(txt("v=spf1 include:spf.sender.ex", "a")))).doesNotContain(SpfFinding.GLUED_STRINGS);
        assertThat(codes(verify(txt("v=spf1 x-exp=1 my", "exp=2 -all")))).doesNotContain(SpfFinding.GLUED_STRINGS);
    }

    @Test
    void aRecordOfTheFormerTypeIsANotice() {
        SpfResult result = verify(txt("v=spf1 -all") + DOMAIN + ". IN TYPE99 \\# 12 0b763d73706631202d616c6c\n");
        assertThat(codes(result)).containsExactly(SpfFinding.TYPE_99);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void muchTextAtTheNameIsANotice() {
        SpfResult result = verify(txt("v=spf1 -all") + txt("x".repeat(250)) + txt("y".repeat(250)));
        assertThat(codes(result)).containsExactly(SpfFinding.LONG_ANSWER);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void theEleventhLookUpIsNamed() {
        SpfResult result = verify(txt("v=spf1 include:nine.example a:h.example a:g.example a:f.example -all") + """
                          nine.example. IN TXT "v=spf1 a:h.example a:h.example a:h.example a:h.example a:h.example a:h.example a:h.example a:h.example -all"
                          h.example. IN A 192.0.2.1
                          g.example. IN A 192.0.2.1
                          f.example. IN A 192.0.2.1
                          """);
        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(result.lookups().count()).isEqualTo(12);
        assertThat(finding(result, SpfFinding.TOO_MANY_LOOKUPS).arguments())
                .containsEntry("term", "a:g.example")
                .containsEntry("in", DomainName.of(DOMAIN))
                .containsEntry("count", 12);
    }

    @ParameterizedTest
    @CsvSource({"8,", "9, there is hardly room for one more sender.", "10, there is no room for another sender."})
    void noRoomForOneMoreSender(int lookups, @Nullable String said) {
        SpfResult result =
                verify(txt("v=spf1" + " a:h.example".repeat(lookups) + " -all") + "h.example. IN A 192.0.2.1\n");
        assertThat(codes(result)).doesNotContain(SpfFinding.TOO_MANY_LOOKUPS);
        assertThat(codes(result).contains(SpfFinding.LOOKUPS_NEAR_LIMIT)).isEqualTo(said != null);
        if (said != null) {
            assertThat(finding(result, SpfFinding.LOOKUPS_NEAR_LIMIT).message()).endsWith(said);
        }
    }

    @Test
    void ip6VoidsAloneAreANotice() {
        SpfResult result = verify(txt("v=spf1 a:h1.example a:h2.example a:h3.example -all")
                + "$GENERATE 1-3 h$.example. IN A 192.0.2.$\n");
        assertThat(codes(result)).containsExactly(SpfFinding.TOO_MANY_VOID_LOOKUPS_FOR_FAMILY);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void aFailedHostIsAWarning() {
        ZoneResolver zone = ZoneResolver.builder()
                .zone(txt("v=spf1 a:h.example -all"))
                .servfail("h.example")
                .build();
        SpfResult result = verify(zone);
        assertThat(codes(result)).containsExactly(SpfFinding.LOOKUP_FAILED);
        assertThat(result.status()).isEqualTo(CheckStatus.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 mx -all, INCLUDE_MISSING",
        "v=spf1 -all, INCLUDE_MISSING",
        "v=spf1 ~include:spf.trekmail.net -all, INCLUDE_NOT_PASSING",
        "v=spf1 -include:spf.trekmail.net include:spf.trekmail.net -all, INCLUDE_NOT_PASSING",
        "v=spf1 -all include:spf.trekmail.net, INCLUDE_UNREACHABLE",
        "v=spf1 -all redirect=spf.trekmail.net, INCLUDE_UNREACHABLE",
        "v=spf1 a:spf.trekmail.net -all, INCLUDE_MISSPELT",
        "v=spf1 exists:spf.trekmail.net -all, INCLUDE_MISSPELT",
        "v=spf1 include=spf.trekmail.net -all, INCLUDE_MISSPELT",
        "v=spf1 spf.trekmail.net -all, INCLUDE_MISSPELT",
        "v=spf1 include:spf.trekmail.net.customer.example -all, INCLUDE_MISSPELT",
        "v=spf1 include:spf.trekmail.ne -all, INCLUDE_MISSPELT",
        "v=spf1 include:trekmail.net -all, INCLUDE_MISSPELT",
        "v=spf1 include:xspf.trekmail.net -all, INCLUDE_MISSPELT",
        "v=spf1 include:spf.trekmail.net.evil.example -all, INCLUDE_MISSING",
        "v=spf1 include:spf.trekmail.net~all, INCLUDE_MISSPELT",
        "v=spf1 include:evil.example?spf.trekmail.net -all, INCLUDE_MISSING"
    })
    void whatOnlyLooksLikeTheIncludeIsRefused(String record, SpfFinding code) {
        SpfResult result = verify(txt(record) + "spf.trekmail.net.evil.example. IN TXT \"v=spf1 -all\"\n", OURS);
        assertThat(result.outcomes().get(0).status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).contains(code);
        assertThat(result.status().isWrong()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 redirect=spf.trekmail.net",
                "v=spf1 redirect=via.example",
                "v=spf1 include:via.example -all",
                "v=spf1 include:twice.example -all"
            })
    void anIncludeReachedThroughAnotherRecordIsMet(String record) {
        SpfResult result = verify(txt(record) + """
                          via.example. IN TXT "v=spf1 include:spf.trekmail.net -all"
                          twice.example. IN TXT "v=spf1 include:via.example -all"
                          """, OURS);
        assertThat(codes(result)).containsExactly(SpfFinding.INCLUDE_INDIRECT);
        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void severalIncludesAreExpectedTogether() {
        SpfExpectation both = SpfExpectation.include("spf.trekmail.net", "spf.sender.example");
        assertThat(verify(txt("v=spf1 include:spf.sender.example include:spf.trekmail.net -all"), both)
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
        SpfResult one = verify(txt("v=spf1 include:spf.sender.example -all"), both);
        assertThat(one.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(finding(one, SpfFinding.INCLUDE_MISSING).arguments())
                .containsEntry("include", DomainName.of("spf.trekmail.net"));
    }

    @Test
    void aProviderWithoutARecordMakesTheCustomersInvalid() {
        SpfResult result =
                verify(txt("v=spf1 include:spf.gone.example ~all"), SpfExpectation.include("spf.gone.example"));
        assertThat(result.status()).isEqualTo(CheckStatus.INVALID);
        assertThat(codes(result)).containsExactly(SpfFinding.INCLUDE_WITHOUT_RECORD);
    }

    @Test
    void addressesPassByEvaluation() {
        SpfExpectation addresses = SpfExpectation.authorizing("198.51.100.7", "2001:db8::7");
        assertThat(verify(txt("v=spf1 include:spf.trekmail.net ip6:2001:db8::/64 -all"), addresses)
                        .status())
                .isEqualTo(CheckStatus.CORRECT);
        SpfResult result = verify(txt("v=spf1 include:spf.trekmail.net -all"), addresses);
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(finding(result, SpfFinding.ADDRESS_NOT_AUTHORIZED).arguments())
                .containsEntry("address", "2001:db8::7")
                .containsEntry("verdict", "fail");
    }

    @Test
    void anAddressWhoseEvaluationFailsIsUnknown() {
        ZoneResolver zone = ZoneResolver.builder()
                .zone(txt("v=spf1 a:h.example -all"))
                .servfail("h.example")
                .build();
        SpfResult result = verify(zone, SpfExpectation.authorizing("192.0.2.1"));
        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(codes(result)).contains(SpfFinding.ADDRESS_NOT_DETERMINED);
    }

    @Test
    void theResultSaysWhatTheRecordCostsAndAuthorizes() {
        SpfResult result = verify(txt("v=spf1 ip4:203.0.113.128/25 include:spf.sender.example -all"));
        assertThat(result.lookups().count()).isEqualTo(1);
        assertThat(result.authorized().ip4()).extracting(Cidr::toString).containsExactly("203.0.113.0/24");
        assertThat(result.authorized().exact()).isTrue();
    }

    @Test
    void theRecordToPublishIsWhatWasAskedFor() {
        assertThat(SpfExpectation.include("a.example.com", "b.example.com")
                        .endingIn(SpfQualifier.FAIL)
                        .recordsToPublish(DomainName.of(DOMAIN), CustomerValues.none()))
                .singleElement()
                .satisfies(record -> assertThat(record.data())
                        .contains(RecordData.Txt.of("v=spf1 include:a.example.com include:b.example.com -all")));
    }

    @Test
    void theVerdictOfACorrectRecord() {
        assertThat(Verifying.report(ZoneResolver.parse(txt("v=spf1 include:spf.trekmail.net ~all") + PROVIDER), OURS)
                        .verdict())
                .isEqualTo(Verdict.VERIFIED);
        assertThat(List.of(SpfFinding.values()))
                .allSatisfy(code -> assertThat(code.id()).startsWith("spf."));
    }

    // the services behind includes

    @Test
    void whatAnIncludeOfAWellKnownServiceLeadsToIsSaidWithItsName() {
        SpfResult result = verify(
                txt("v=spf1 include:_spf.google.com include:_spf.google.com.example -all")
                        + "_spf.google.com. IN TXT \"v=spf1 include:_netblocks.google.com ip4:10.0.0.0/8 ~all\"\n",
                OURS);

        assertThat(result.findings())
                .filteredOn(finding -> finding.arguments().containsKey("service"))
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(SpfFinding.INCLUDE_WITHOUT_RECORD, SpfFinding.INCLUDE_WIDE_NETWORK);
        assertThat(result.findings())
                .extracting(Finding::message)
                .contains(
                        "The term include:_netblocks.google.com includes _netblocks.google.com of Google Workspace, which has no"
                                + " SPF record.",
                        "The included record of _spf.google.com, of Google Workspace, authorizes a very large network:"
                                + " ip4:10.0.0.0/8",
                        "The term include:_spf.google.com.example includes _spf.google.com.example, which has no SPF record.");
    }

    @Test
    void ofTooManyLookUpsTheServiceOfTheFirstTooManyIsNamed() {
        SpfResult result = verify(
                txt("v=spf1" + " a:h.example".repeat(10) + " include:mailgun.org -all")
                        + "mailgun.org. IN TXT \"v=spf1 ip4:192.0.2.0/28 ~all\"\nh.example. IN A 192.0.2.1\n",
                SpfExpectation.authorizing("192.0.2.1"));

        assertThat(finding(result, SpfFinding.TOO_MANY_LOOKUPS).message(Locale.GERMAN))
                .endsWith("ist die für include:mailgun.org im Eintrag von " + DOMAIN + " und gehört zu Mailgun.");
    }

    @Test
    void aServicesOwnRecordIsNotSaidToBeOfTheService() {
        SpfLookupTree tree = SpfLookupTree.load(
                        DomainName.of("mailgun.org"),
                        ZoneResolver.parse("mailgun.org. IN TXT \"v=spf1 include:gone.example -all\""))
                .join();

        assertThat(TreeFindings.of(DomainName.of("mailgun.org"), tree, SpfLimits.STANDARD))
                .isNotEmpty()
                .noneMatch(finding -> finding.arguments().containsKey("service"));
    }
}
