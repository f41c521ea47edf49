package org.domainverifier.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.spf.Verifying.PROVIDER;
import static org.domainverifier.spf.Verifying.report;
import static org.domainverifier.spf.Verifying.txt;

import java.util.List;
import java.util.Locale;
import org.domainverifier.DomainReport;
import org.domainverifier.dns.RecordData;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.ManualStep;
import org.junit.jupiter.api.Test;

/** What is left out where a record would cost more lookups than receivers make: only what nobody misses, and only as much as needed. */
class SpfSavingsTest {
    private static final SpfExpectation OURS = SpfExpectation.include("spf.trekmail.net");
    private static final String HOSTS = """
            customer.example. IN A 192.0.2.1
            customer.example. IN MX 10 h.customer.example.
            h.customer.example. IN A 192.0.2.5
            h.customer.example. IN AAAA 2001:db8::5
            """;

    /** A record with terms, and an include that costs so many lookups in all. */
    private static DomainReport advice(String terms, int dear) {
        StringBuilder lists = new StringBuilder();
        for (int i = 1; i < dear; i++) {
            lists.append(" exists:%{i}.list").append(i).append(".big.example");
        }
        return report(
                ZoneResolver.parse(txt("v=spf1 include:big.example " + terms + " -all") + "big.example. IN TXT \"v=spf1"
                        + lists + " -all\"\n" + HOSTS + PROVIDER),
                OURS);
    }

    private static List<String> texts(DomainReport report) {
        return report.repairs().changes().stream()
                .flatMap(change -> change.after().stream())
                .map(record -> ((RecordData.Txt) record.data()).text())
                .toList();
    }

    private static List<String> steps(DomainReport report) {
        return report.repairs().manualSteps().stream()
                .map(step -> step.message(Locale.ENGLISH))
                .toList();
    }

    @Test
    void nothingIsSavedWhereItFits() {
        assertThat(texts(advice("a mx a:gone.example", 6)))
                .containsExactly("v=spf1 include:big.example a mx a:gone.example include:spf.trekmail.net -all");
    }

    @Test
    void termsThatLeadToNothingGoFirst() {
        DomainReport report = advice("a a:gone.example mx", 7);
        assertThat(texts(report)).containsExactly("v=spf1 include:big.example a mx include:spf.trekmail.net -all");
        assertThat(steps(report)).singleElement().asString().contains("a:gone.example");
    }

    @Test
    void termsWhoseAddressesOthersHaveGoNext() {
        DomainReport report = advice("ip4:203.0.113.0/24 include:spf.sender.example mx", 8);
        assertThat(texts(report))
                .containsExactly("v=spf1 include:big.example ip4:203.0.113.0/24 mx include:spf.trekmail.net -all");
        assertThat(steps(report)).singleElement().asString().contains("include:spf.sender.example was left out");
    }

    @Test
    void nothingIsCoveredWhereATermRefusesSomebody() {
        DomainReport report = advice("-ip4:203.0.113.9 ip4:203.0.113.0/24 include:spf.sender.example mx", 8);
        assertThat(texts(report))
                .containsExactly(
                        "v=spf1 include:big.example -ip4:203.0.113.9 ip4:203.0.113.0/24 include:spf.sender.example"
                                + " ip4:192.0.2.5 ip6:2001:db8::5 include:spf.trekmail.net -all");
    }

    @Test
    void theDomainsOwnHostsBecomeAddressesInTheirPlace() {
        DomainReport report = advice("a/24 mx", 8);
        assertThat(texts(report))
                .containsExactly("v=spf1 include:big.example ip4:192.0.2.1/24 mx include:spf.trekmail.net -all");
        assertThat(steps(report)).singleElement().asString().contains("a/24 became ip4:192.0.2.1/24");
    }

    @Test
    void otherPeoplesHostsStayAndAStepSaysWhatCostsMost() {
        DomainReport report = report(
                ZoneResolver.parse(
                        txt("v=spf1 a:h1.other.example a:h2.other.example a:h3.other.example a:h4.other.example"
                                        + " a:h5.other.example a:h6.other.example a:h7.other.example a:h8.other.example"
                                        + " a:h9.other.example a:h10.other.example -all")
                                + "$GENERATE 1-10 h$.other.example. IN A 203.0.114.$\n" + PROVIDER),
                OURS);
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps()).extracting(ManualStep::id).containsExactly("spf.choose-senders");
    }

    @Test
    void anIncludeWithVoidLookUpsIsNotDroppedButAskedAbout() {
        DomainReport report = report(
                ZoneResolver.parse(txt("v=spf1 include:big.example -all")
                        + "big.example. IN TXT \"v=spf1 ip4:192.0.2.1 a:x1.example a:x2.example a:x3.example -all\"\n"
                        + PROVIDER),
                OURS);
        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps()).extracting(ManualStep::id).containsExactly("spf.choose-voids");
    }
}
