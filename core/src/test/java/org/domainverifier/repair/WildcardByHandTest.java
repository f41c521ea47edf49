package org.domainverifier.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.VerifierFinding;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxStep;
import org.junit.jupiter.api.Test;

/** A step by hand that publishes something ends a wildcard just as a change does, and a person is told before. */
class WildcardByHandTest {
    private static final String OTHERS = """
            customer.example. 300 IN A 192.0.2.1
            mail.customer.example. 300 IN A 192.0.2.25
            sites.example.net. 300 IN A 192.0.2.2
            """;

    private static DomainReport verify(String zone, String domain) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse(OTHERS + zone))
                .only(MxCheck.KEY)
                .build()
                .verify(domain);
    }

    @Test
    void whatAWildcardGivesIsListedBeforeTheStepThatEndsIt() {
        DomainReport report = verify("*.customer.example. 300 IN TXT \"v=spf1 -all\"", "x.customer.example");

        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps())
                .extracting(ManualStep::code)
                .containsExactly(PublicationStep.KEEP_GIVEN, MxStep.NAME_SERVERS);
        assertThat(report.repairs().manualSteps().get(0).message())
                .startsWith("x.customer.example has no records of its own; all that it has comes from a wildcard: TXT"
                        + " \"v=spf1 -all\". As soon as anything is published at x.customer.example or below it");
        assertThat(report.repairs().manualSteps().get(0).message(Locale.GERMAN))
                .startsWith("x.customer.example hat keine eigenen Einträge; alles, was es dort gibt, stammt von einem"
                        + " Wildcard-Eintrag: TXT \"v=spf1 -all\".");
        assertThat(report.domainFindings()).extracting(Finding::code).containsExactly(VerifierFinding.WILDCARD_ENDS);
        assertThat(report.domainFindings().get(0).message()).contains("As soon as one of the steps publishes anything");
    }

    @Test
    void namesAboveThatDoNotExistLoseItToo() {
        DomainReport report = verify("*.customer.example. 300 IN TXT \"v=spf1 -all\"", "a.b.customer.example");

        assertThat(report.repairs().manualSteps())
                .filteredOn(step -> step.code() == PublicationStep.KEEP_GIVEN)
                .extracting(step -> step.arguments().get("name").toString())
                .containsExactly("a.b.customer.example", "b.customer.example");
    }

    @Test
    void exchangersThatAreToBeReplacedAreNotKept() {
        DomainReport report = verify(
                "*.customer.example. 300 IN MX 10 gone.host.example.\n*.customer.example. 300 IN A 192.0.2.80",
                "x.customer.example");

        assertThat(report.repairs().manualSteps())
                .extracting(ManualStep::code)
                .containsExactly(PublicationStep.KEEP_GIVEN, MxStep.NAME_SERVERS);
        assertThat(report.repairs().manualSteps().get(0).arguments()).containsEntry("records", List.of("A 192.0.2.80"));
    }

    @Test
    void aNameOfItsOwnLosesNothing() {
        DomainReport report = verify(
                "*.customer.example. 300 IN TXT \"v=spf1 -all\"\nx.customer.example. 300 IN TXT \"mine\"",
                "x.customer.example");

        assertThat(report.repairs().manualSteps()).extracting(ManualStep::code).containsExactly(MxStep.NAME_SERVERS);
        assertThat(report.domainFindings()).isEmpty();
    }

    @Test
    void aRegisteredDomainCostsNoQuestionMore() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse("customer.example. 300 IN TXT \"nothing\""))
                .only(MxCheck.KEY)
                .build()
                .verify("customer.example");

        assertThat(report.repairs().manualSteps()).hasSize(1);
        assertThat(report.answers().keySet())
                .noneMatch(question -> question.name().labels().contains(Standings.UNUSED_LABEL));
    }
}
