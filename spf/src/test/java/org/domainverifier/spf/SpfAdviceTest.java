package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.spf.Verifying.DOMAIN;
import static org.domainverifier.spf.Verifying.PROVIDER;
import static org.domainverifier.spf.Verifying.codes;
import static org.domainverifier.spf.Verifying.finding;
import static org.domainverifier.spf.Verifying.report;
import static org.domainverifier.spf.Verifying.txt;
import static org.domainverifier.spf.Verifying.verify;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice can be followed blindly: nobody is lost, nobody new comes in, nothing gets weaker, and what is not known is asked. */
class SpfAdviceTest {
    private static final SpfExpectation OURS = SpfExpectation.include("spf.trekmail.net");
    private static final String HOSTS = """
            h.customer.example. IN A 192.0.2.5
            customer.example. IN MX 10 h.customer.example.
            """;

    private static DomainReport advice(String zone, SpfExpectation... expectations) {
        return report(ZoneResolver.parse(zone + HOSTS + PROVIDER), expectations);
    }

    /** The texts that are to be published. */
    private static List<String> texts(DomainReport report) {
        return report.repairs().changes().stream()
                .flatMap(change -> change.after().stream())
                .map(record -> ((RecordData.Txt) record.data()).text())
                .toList();
    }

    private static List<String> steps(DomainReport report) {
        return report.repairs().manualSteps().stream().map(ManualStep::id).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            v=spf1 include: spf.sender.example -all         | v=spf1 include:spf.sender.example -all
            v=spf1 include.spf.sender.example -all          | v=spf1 include:spf.sender.example -all
            v=spf1 redirect=spf.sender.example ~all         | v=spf1 include:spf.sender.example ~all
            v=spf1 ip4:192.0.2.9+include.spf.sender.example | v=spf1 ip4:192.0.2.9 include:spf.sender.example ~all
            v=spf1 ?all redirect=spf.sender.example         | v=spf1 include:spf.sender.example ~all
            v=spf1 v=spf1 redirect=spf.sender.example -all  | v=spf1 include:spf.sender.example -all
            v=spf1 mx - all                                 | v=spf1 mx -all
            v=spf1 ip6:::ffff:192.0.2.9 -all                | v=spf1 ip4:192.0.2.9 -all
            v=spf1 a:h..customer.example -all               | v=spf1 a:h.customer.example -all
            v:spf1 mx -all                                  | v=spf1 mx -all
            spf1 mx -all                                    | v=spf1 mx -all
            v=spf1;-all                                     | v=spf1 -all
            v=spf1 mx all=fail                              | v=spf1 mx -all
            SPF v=spf1 redirect=spf.sender.example          | v=spf1 redirect=spf.sender.example
            v= spf1 redirect=spf.sender.example             | v=spf1 redirect=spf.sender.example
            spf1 redirect: spf.sender.example               | v=spf1 redirect=spf.sender.example
            v=spf1 mx -all exp=gone.sender.example,         | v=spf1 mx -all
            v=spf1 v=spf1,ip4:198.51.100.2,mx ?all          | v=spf1 ip4:198.51.100.2 mx ~all
            SPF: v=spf1 redirect=spf.sender.example ~all    | v=spf1 include:spf.sender.example ~all
            """)
    void senderAndSignAreKeptWithoutAnyExpectation(String before, String after) {
        DomainReport report = advice(txt(before));
        assertThat(texts(report)).containsExactly(after);
        assertThat(steps(report)).isEmpty();
    }

    @Test
    void whatIsToBePublishedIsWhatTheFindingSaysItShouldBe() {
        SpfResult result = verify(txt("v=spf1, include:spf.sender.example, -all"));
        assertThat(finding(result, SpfFinding.NO_VERSION).arguments())
                .containsEntry("repaired", "v=spf1 include:spf.sender.example -all");
        assertThat(result.proposal().orElseThrow().record()).hasToString("v=spf1 include:spf.sender.example -all");
    }

    @Test
    void twoRedirectsKeepTheStricterSignOfTheirRecords() {
        assertThat(texts(advice(txt("v=spf1 redirect=spf.sender.example") + txt("v=spf1 redirect=spf.trekmail.net"))))
                .containsExactly("v=spf1 include:spf.sender.example include:spf.trekmail.net -all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 include:{{spf_host}} ~all",
                "v=spf1 ip4:x.x.x.x -all",
                "v=spf1 spf.sender.example -all",
                "v=spf1 include:gone.example -all",
                "v=spf1 ptr ~all",
                "v=spf1 ?all",
                "v=spf1",
                "v=spf1 ip4: ?all"
            })
    void whereNobodyIsLeftWhoSendsNoRecordIsProposed(String before) {
        DomainReport report = advice(txt(before));
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(steps(report)).contains("spf.find-senders");
        assertThat(texts(advice(txt(before), OURS)))
                .singleElement()
                .asString()
                .startsWith("v=spf1 include:spf.trekmail.net ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 a:postmaster@sender.example ?all",
                "v=spf1 a:postmaster@sender.example include:s\u0440f.sender.example ?all",
                "v=spf1 exists:info@sender.example ?all"
            })
    void aMailAddressInPlaceOfAHostIsNobodyWhoSends(String before) {
        DomainReport report = advice(txt(before));
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(steps(report)).contains("spf.find-senders");
        assertThat(texts(advice(txt(before), OURS))).singleElement().asString().contains("include:spf.trekmail.net ");
    }

    @Test
    void whereThereIsNoRecordTheStepSaysWhatToFindOutAndWhatToDoThen() {
        DomainReport report = advice("");
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps())
                .singleElement()
                .satisfies(step -> assertThat(step.message(Locale.ENGLISH))
                        .contains("who sends mail for " + DOMAIN, "publish one SPF record at " + DOMAIN));
        assertThat(texts(advice("", OURS))).containsExactly("v=spf1 include:spf.trekmail.net ~all");
    }

    @Test
    void whoSaysThatNobodySendsIsTakenAtHisWord() {
        SpfResult two = advice(txt("v=spf1 -all") + txt("v=spf1 ~all")).get(SpfCheck.KEY);
        assertThat(two.proposal().orElseThrow().record()).hasToString("v=spf1 -all");
        assertThat(texts(advice(txt("\\\"v=spf1 -all\\\"")))).containsExactly("v=spf1 -all");
        assertThat(advice(txt("v=spf1 -all")).repairs().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 -all (our mail)",
                "v=spf1 -all ; for our mail",
                "v=spf1 ~all // 2024",
                "v= spf1 -all newsletters",
                "v=spf1 -all, a/b"
            })
    void wordsBehindARecordForNobodyMayBeAboutSomebodyWhoSends(String before) {
        DomainReport report = advice(txt(before));
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(steps(report)).containsExactly("spf.find-senders");
        assertThat(advice(txt(before) + txt("v=spf1 -all")).repairs().changes()).isEmpty();
        String sign = before.contains("~") ? "~" : "-";
        assertThat(texts(advice(txt(before), OURS))).containsExactly("v=spf1 include:spf.trekmail.net " + sign + "all");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "v=spf1 include:spf.sender.example" "-all."     | v=spf1 include:spf.sender.example -all
            "v=spf1 mx:h.customer.example" "-all."          | v=spf1 mx:h.customer.example -all
            "v=spf1 ip4:192.0.2.9" "-all/>"                 | v=spf1 ip4:192.0.2.9 -all
            "v=spf1 ip6:2001:db8:77::/48" "a:h.customer.example -all" | v=spf1 ip6:2001:db8:77::/48 a:h.customer.example -all
            "v=spf1 mx:h.customer.example -all" "x=y"       | v=spf1 mx:h.customer.example -all x=y
            "v= spf1 mx:h.customer.example -all" "x=y"      | v=spf1 mx:h.customer.example -all x=y
            "v=spf1 ip4:192.0.2.8,192.0.2.9" "a:h.customer.example+mx -all" | v=spf1 ip4:192.0.2.8 ip4:192.0.2.9 a:h.customer.example mx -all
            "v=spf1 ip6:2001:db8:77::" "mx -all"            | v=spf1 ip6:2001:db8:77:: mx -all
            """)
    void signAndSendersAreKeptWhereTheStringsOfARecordMeet(String strings, String after) {
        DomainReport report = advice("customer.example. IN TXT " + strings + "\n");
        assertThat(texts(report)).containsExactly(after);
        assertThat(steps(report)).isEmpty();
    }

    @Test
    void everybodyMaySendUntilSomebodyHasFoundOutWhoDoes() {
        for (String record : List.of("v=spf1 +all", "v=spf1 mx all")) {
            DomainReport report = advice(txt(record));
            assertThat(report.repairs().changes()).isEmpty();
            assertThat(steps(report)).containsExactly("spf.close-all");
        }
        DomainReport asked = advice(txt("v=spf1 mx +all"), OURS);
        assertThat(texts(asked)).containsExactly("v=spf1 mx include:spf.trekmail.net all");
        assertThat(steps(asked)).containsExactly("spf.close-all");
        assertThat(texts(advice(txt("v=spf1 mx +all") + txt("v=spf1 ~all")))).containsExactly("v=spf1 mx ~all");
        DomainReport spoilt = advice(txt("v: spf1 mx +all"));
        assertThat(texts(spoilt)).containsExactly("v=spf1 mx all");
        assertThat(steps(spoilt)).containsExactly("spf.close-all");
        assertThat(advice(txt("v: spf1 +all")).repairs().changes()).isEmpty();
    }

    @Test
    void aSpoiltRedirectStaysBesideTheIncludeThatIsAskedFor() {
        for (String spoilt : List.of("SPF v=spf1 redirect=spf.sender.example", "v= spf1 redirect=spf.sender.example")) {
            DomainReport report = advice(txt(spoilt), OURS);
            assertThat(texts(report)).containsExactly("v=spf1 include:spf.trekmail.net redirect=spf.sender.example");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 mx +all ~all",
                "v=spf1 mx +all -all",
                "v=spf1 mx all ?all -all",
                "v: spf1 mx +all ~all",
                "v=spf1 mx +all nonsense.example ~all"
            })
    void behindTheFirstAllNoReceiverLooksSoThatOneForEverybodyIsNotClosedByAnother(String before) {
        DomainReport report = advice(txt(before));
        assertThat(texts(report)).containsExactly("v=spf1 mx all");
        assertThat(steps(report)).contains("spf.close-all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 +redirect={{spf_host}}",
                "v=spf1 include:{{spf_host}} ip4:x.x.x.x",
                "v=spf1 v=spf10 x",
                "v=spf1 a:postmaster@sender.example",
                "v=spf1 exists:info@sender.example nonsense",
                "v=spf1 nonsense",
                "v=spf1 include:_spf.g\u043e\u043egle.com"
            })
    void whereNothingCanBeReadNoRecordIsProposedWhateverIsAskedFor(String before) {
        DomainReport report = advice(txt(before), OURS);
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(steps(report)).containsAnyOf("spf.fill-in", "spf.ask-meaning", "spf.find-senders");
        assertThat(report.get(SpfCheck.KEY).proposal()).isEmpty();
    }

    @Test
    void whatWasAskedForCanBeReadWithoutItsMechanism() {
        assertThat(texts(advice(txt("v=spf1 spf.trekmail.net"), OURS)))
                .containsExactly("v=spf1 include:spf.trekmail.net ~all");
    }

    @Test
    void elevenMailServersAreAStepAndNoRecordThatRefusesThem() {
        String many = IntStream.range(0, 11)
                .mapToObj(i -> "customer.example. IN MX 20 m" + i + ".customer.example.\n")
                .collect(Collectors.joining());
        DomainReport report = advice(txt("v=spf1 mx -all") + many);
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(steps(report)).containsExactlyInAnyOrder("spf.replace-term", "spf.find-senders");
    }

    @Test
    void aNameThatCannotExistIsAWarningAndIsCorrected() {
        for (String term : List.of(
                "a:h..customer.example",
                "mx:.customer.example",
                "exists:a..%{d}",
                "a:" + "x".repeat(64) + ".example")) {
            SpfResult result = verify(txt("v=spf1 include:spf.trekmail.net " + term + " -all"), OURS);
            assertThat(result.status()).as(term).isEqualTo(CheckStatus.WARNING);
            assertThat(finding(result, SpfFinding.IMPOSSIBLE_NAME).severity()).isEqualTo(Severity.WARNING);
        }
        DomainReport tooLong = advice(txt("v=spf1 mx a:" + "x".repeat(64) + ".example -all"));
        assertThat(texts(tooLong)).containsExactly("v=spf1 mx -all");
        assertThat(steps(tooLong)).containsExactly("spf.ask-meaning");
    }

    @Test
    void aPlaceholderOfATemplateIsNamedAndAskedAbout() {
        DomainReport report = advice(txt("v=spf1 mx include:{{spf_host}} -all"));
        assertThat(codes(report.get(SpfCheck.KEY))).contains(SpfFinding.PLACEHOLDER);
        assertThat(steps(report)).containsExactly("spf.fill-in");
    }

    @Test
    void lettersThatOnlyLookLikeOthersAreAStepAndNoOtherName() {
        DomainReport report = advice(txt("v=spf1 mx include:_spf.g\u043e\u043egle.example -all"));
        assertThat(texts(report)).containsExactly("v=spf1 mx -all");
        assertThat(report.repairs().manualSteps())
                .singleElement()
                .satisfies(step -> assertThat(step.message(Locale.ENGLISH)).contains("include:_spf.g"));
    }

    @Test
    void whatAMendedTermLeadsToIsKnownBeforeItIsProposed() {
        DomainReport report = advice(txt("v=spf1 mx include: gone.example -all"));
        assertThat(texts(report)).containsExactly("v=spf1 mx -all");
        assertThat(steps(report)).containsExactly("spf.check-removed");
    }

    @Test
    void whereThereIsOnlyARecordOfTheFormerTypeItsSendersAndItsSignAreKept() {
        byte[] text = "v=spf1 mx -all".getBytes(StandardCharsets.US_ASCII);
        String former = DOMAIN + ". IN TYPE99 \\# " + (text.length + 1) + " " + String.format("%02x", text.length)
                + HexFormat.of().formatHex(text) + "\n";
        assertThat(codes(verify(former))).containsExactly(SpfFinding.MISSING, SpfFinding.TYPE_99);
        assertThat(texts(advice(former))).containsExactly("v=spf1 mx -all");
        assertThat(texts(advice(former, OURS))).containsExactly("v=spf1 mx include:spf.trekmail.net -all");
        assertThat(texts(advice(former + txt("spf: v=spf1 ip4:192.0.2.9 ?all"), OURS)))
                .containsExactly("v=spf1 ip4:192.0.2.9 mx include:spf.trekmail.net -all");
        assertThat(texts(advice(former + txt("v=spf1 ~all"), OURS)))
                .containsExactly("v=spf1 include:spf.trekmail.net ~all");
    }

    @Test
    void whatAWildcardAnswersAtAWrongNameIsNotMerged() {
        DomainReport report = advice("*.customer.example. IN TXT \"v=spf1 include:spf.sender.example -all\"\n", OURS);
        assertThat(codes(report.get(SpfCheck.KEY))).containsExactly(SpfFinding.MISSING);
        assertThat(texts(report)).containsExactly("v=spf1 include:spf.trekmail.net ~all");
    }

    @Test
    void aRecordAtAnotherLevelIsSaidAndStays() {
        for (String record : List.of(
                "_spf.customer.example. IN TXT \"v=spf1 include:spf.sender.example -all\"\n",
                "spf.customer.example. IN TXT \"v=spf1 mx -all\"\n")) {
            DomainReport report = advice(record, OURS);
            assertThat(codes(report.get(SpfCheck.KEY))).containsExactly(SpfFinding.MISSING, SpfFinding.OTHER_LEVEL);
            assertThat(texts(report)).containsExactly("v=spf1 include:spf.trekmail.net ~all");
            assertThat(report.repairs().changes()).hasSize(1);
            assertThat(steps(report)).containsExactly("spf.check-level");
        }
        assertThat(codes(verify("*.customer.example. IN TXT \"v=spf1 -all\"\n", OURS)))
                .containsExactly(SpfFinding.MISSING);
    }

    @Test
    void theIncludeThatIsAskedForMayBeOneLevelTooHigh() {
        ZoneResolver zone = ZoneResolver.parse(txt("v=spf1 include:spf.trekmail.net -all") + PROVIDER);
        SpfResult result = DomainVerifier.builder()
                .resolver(zone)
                .only("spf")
                .require(OURS)
                .build()
                .verify("team.customer.example")
                .get(SpfCheck.KEY);
        assertThat(finding(result, SpfFinding.OTHER_LEVEL).arguments())
                .containsEntry("found", DomainName.of("customer.example"));
    }

    @Test
    void anIncludeWithMacrosCanBeAskedFor() {
        SpfExpectation asked = SpfExpectation.include("%{ir}.%{v}.%{d}.spf.hosted.example");
        assertThat(asked.recordsToPublish(DomainName.of(DOMAIN), CustomerValues.none()))
                .singleElement()
                .satisfies(record -> assertThat(record.data())
                        .contains(RecordData.Txt.of("v=spf1 include:%{ir}.%{v}.%{d}.spf.hosted.example ~all")));
        String there = "v=spf1 mx include:%{ir}.%{v}.%{d}.SPF.hosted.example. -all";
        assertThat(verify(txt(there) + HOSTS, asked).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(texts(advice(txt("v=spf1 mx -all"), asked)))
                .containsExactly("v=spf1 mx include:%{ir}.%{v}.%{d}.spf.hosted.example -all");
        assertThat(codes(verify(txt("v=spf1 mx include:%{i}.%{v}.%{d}.spf.hosted.example -all") + HOSTS, asked)))
                .contains(SpfFinding.INCLUDE_MISSING);
    }

    @Test
    void theCauseOfAFailureBehindTheRecordIsToldInWords() {
        SpfResult result = verify(
                ZoneResolver.builder()
                        .zone(txt("v=spf1 include:spf.trekmail.net include:down.example -all") + PROVIDER)
                        .fail(FailureCause.SERVFAIL, "down.example")
                        .build(),
                OURS);
        assertThat(finding(result, SpfFinding.INCLUDE_NOT_DETERMINED).message(Locale.ENGLISH))
                .contains("down.example", "the name server failed");
    }
}
