package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Severity;
import org.domainverifier.repair.ManualStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Older receivers know pct alone, newer ones t alone: whoever tests a policy needs both, and whoever ends the test removes both. */
class DmarcTestModeTest {
    private static final String MAIL = "example.com. IN MX 10 mail.example.com.\n";

    private static DmarcResult at(String domain, String tags) {
        return DmarcCheckTest.verify(
                ZoneResolver.parse(DmarcCheckTest.own("v=DMARC1; " + tags + "; rua=mailto:a@example.com")
                        + MAIL
                        + "sub.example.com. IN A 192.0.2.1\n"),
                domain);
    }

    private static List<String> warnings(DmarcResult result) {
        return result.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTICE)
                .map(finding -> finding.code().id())
                .toList();
    }

    private static String advice(DmarcResult result) {
        List<ManualStep> steps = DmarcRepairsTest.steps(result);
        assertThat(steps).hasSize(1);
        return steps.get(0).message(Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "sub.example.com"})
    void aPolicyThatIsBeingTestedKeepsItsPercentage(String domain) {
        DmarcResult result = at(domain, "p=quarantine; pct=0");

        assertThat(warnings(result)).containsExactly("dmarc.percentage");
        assertThat(advice(result))
                .contains("If it is only being tested, add t=y and keep pct=0")
                .doesNotContain("in place of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "sub.example.com"})
    void onceTheTestIsWrittenForBothNothingIsSaidOfThePercentageAlone(String domain) {
        DmarcResult result = at(domain, "p=quarantine; pct=0; t=y");

        assertThat(warnings(result)).containsExactly("dmarc.test-mode");
        assertThat(result.findings())
                .extracting(Finding::code)
                .doesNotContain(DmarcFinding.PERCENTAGE, DmarcFinding.REMOVED_TAG);
        assertThat(result.findings())
                .filteredOn(finding -> finding.code() == DmarcFinding.TEST_MODE)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message(Locale.ENGLISH))
                        .contains("none instead of quarantine", "apply quarantine to 0 percent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "sub.example.com"})
    void theEndOfTheTestRemovesBoth(String domain) {
        assertThat(advice(at(domain, "p=reject; pct=20; t=y")))
                .contains("remove both t=y and pct=20 from the record at _dmarc.example.com");
        assertThat(advice(at(domain, "p=reject; t=y")))
                .contains("remove t=y from")
                .doesNotContain("pct");
    }

    @Test
    void aWholePercentageBesideATestIsNoPartOfIt() {
        assertThat(advice(at("example.com", "p=reject; pct=100; t=y"))).doesNotContain("pct");
    }
}
