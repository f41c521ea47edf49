package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.spf.Verifying.codes;
import static org.domainverifier.spf.Verifying.report;
import static org.domainverifier.spf.Verifying.txt;
import static org.domainverifier.spf.Verifying.verify;

import java.util.List;
import java.util.Locale;
import org.domainverifier.DomainReport;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences of a plan that somebody in a hurry follows: what they say of look-alikes, of levels, of lookups and of what is never read. */
class SpfLookAlikeTest {
    private static final SpfExpectation OURS = SpfExpectation.include("spf.trekmail.net");

    private static List<String> steps(DomainReport report) {
        return report.repairs().manualSteps().stream()
                .map(step -> step.message(Locale.ENGLISH))
                .toList();
    }

    private static String record(String name) {
        return name + ". IN TXT \"v=spf1 ip4:203.0.113.7 -all\"\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"spf.trekmail.com", "spf.trekmial.net", "spf.trekmall.org"})
    void aNameMuchLikeTheOneThatWasAskedForIsAskedAbout(String other) {
        DomainReport report = report(
                ZoneResolver.parse(txt("v=spf1 include:" + other + " -all") + record(other) + Verifying.PROVIDER),
                OURS);

        assertThat(report.repairs().changes())
                .singleElement()
                .satisfies(change -> assertThat(
                                ((RecordData.Txt) change.after().orElseThrow().data()).text())
                        .isEqualTo("v=spf1 include:" + other + " include:spf.trekmail.net -all"));
        assertThat(steps(report))
                .containsExactly("Find out whether include:" + other
                        + " was meant as include:spf.trekmail.net. If it was, delete include:" + other
                        + " from the SPF record: whoever runs " + other + " may send mail in the name of the domain.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spf2.trekmail.net", // the provider's own
                "spf.sender.example",
                "spf.trekmail2.net", // another number is another server
                "_spf.trekmail.com", // another host
                "spf.protection.outlook.com"
            })
    void anotherNameIsAnotherSender(String other) {
        assertThat(codes(verify(txt("v=spf1 include:" + other + " -all") + record(other), OURS)))
                .contains(SpfFinding.INCLUDE_MISSING)
                .doesNotContain(SpfFinding.LOOK_ALIKE);
    }

    @Test
    void besideTheIncludeThatWasAskedForALookAlikeIsSomebodysChoice() {
        String zone = txt("v=spf1 include:spf.trekmail.com include:spf.trekmail.net -all") + record("spf.trekmail.com");

        assertThat(codes(verify(zone, OURS))).isEmpty();
    }

    @Test
    void aRecordAtAnotherLevelIsToBecomePartOfTheOneRecord() {
        DomainReport report = report(ZoneResolver.parse(record("_spf.customer.example") + Verifying.PROVIDER), OURS);

        assertThat(steps(report))
                .singleElement()
                .asString()
                .contains("the SPF record at _spf.customer.example")
                .contains("its terms belong in the one SPF record at customer.example")
                .doesNotContain("publish it");
    }

    @Test
    void aRecordBelowWwwIsTheWebSitesOwnUnlessItHasWhatWasAskedFor() {
        String www = "www.customer.example. IN TXT \"v=spf1 ";

        assertThat(codes(verify(www + "include:spf.trekmail.net -all\"", OURS))).contains(SpfFinding.OTHER_LEVEL);
        assertThat(codes(verify(www + "-all\"", OURS))).doesNotContain(SpfFinding.OTHER_LEVEL);
        assertThat(codes(verify(www + "include:spf.trekmail.net -all\""))).doesNotContain(SpfFinding.OTHER_LEVEL);
    }

    @Test
    void ofSeveralRecordsItIsSaidWhatNoneHas() {
        String two = txt("v=spf1 ip4:192.0.2.1 -all") + txt("v=spf1 include:spf.sender.example ~all");

        assertThat(codes(verify(two, OURS))).containsExactly(SpfFinding.MULTIPLE_RECORDS, SpfFinding.INCLUDE_MISSING);
        assertThat(codes(verify(two, SpfExpectation.include("spf.sender.example"))))
                .containsExactly(SpfFinding.MULTIPLE_RECORDS);
    }

    @Test
    void whatIsToBeDoneAboutTooManyLookUpsIsSaid() {
        StringBuilder includes = new StringBuilder("v=spf1");
        StringBuilder zone = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            includes.append(" include:s").append(i).append(".big.example");
            zone.append("s")
                    .append(i)
                    .append(".big.example. IN TXT \"v=spf1 ip4:192.0.2.")
                    .append(i)
                    .append(" -all\"\n");
        }
        DomainReport report = report(ZoneResolver.parse(txt(includes + " -all") + zone + Verifying.PROVIDER), OURS);

        assertThat(steps(report))
                .singleElement()
                .asString()
                .startsWith("With all that it should contain, the SPF record costs 11 DNS lookups")
                .contains("and verify again");
    }

    @Test
    void aRedirectBeforeAllIsNotSaidToComeAfterIt() {
        SpfResult result = verify(txt("v=spf1 redirect=spf.trekmail.net -all"), OURS);

        assertThat(Verifying.finding(result, SpfFinding.INCLUDE_UNREACHABLE).message(Locale.ENGLISH))
                .isEqualTo("Evaluation ends at “all”, before the term redirect=spf.trekmail.net is reached, so"
                        + " spf.trekmail.net does not count.");
    }
}
