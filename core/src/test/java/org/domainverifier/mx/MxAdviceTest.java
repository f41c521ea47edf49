package org.domainverifier.mx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.domainverifier.DomainReport;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.repair.ManualStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said where nobody asked for a mail server, and what is said once only where somebody did. */
class MxAdviceTest {
    private static final MxExpectation OURS = MxExpectation.only(10, "mail.trekmail.net");

    private static List<String> steps(DomainReport report) {
        return report.repairs().manualSteps().stream().map(ManualStep::message).toList();
    }

    @Test
    void whoGetsNoMailIsAskedWhetherThatIsMeant() {
        DomainReport report =
                MxScenario.zone("www.customer.example. IN A 192.0.2.80").report();

        assertThat(report.repairs().changes()).isEmpty();
        assertThat(steps(report))
                .singleElement()
                .asString()
                .startsWith("If customer.example is to get mail, publish there the MX records that your mail provider");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10 gone.customer.example.", "10 in.customer.example."})
    void serversThatNobodyReachesAreNamed(String exchanger) {
        DomainReport report = MxScenario.exchangers(exchanger)
                .and("in.customer.example. IN A 192.168.1.25")
                .report();

        assertThat(report.repairs().changes()).isEmpty();
        assertThat(steps(report))
                .singleElement()
                .asString()
                .contains("in place of " + exchanger.substring(3).replaceAll("\\.$", ""));
    }

    @Test
    void anAliasIsNotToldToPublishBesideIt() {
        DomainReport report = MxScenario.zone(
                        "customer.example. IN CNAME host.example.\nhost.example. IN TXT \"no mail here\"")
                .report();

        assertThat(report.status(MxCheck.KEY)).contains(CheckStatus.MISSING);
        assertThat(steps(report)).isEmpty();
    }

    @Test
    void theProvidersOwnRecordsAreTheAdviceWhereThereIsAProvider() {
        DomainReport report = MxScenario.zone(MxScenario.PROVIDER).require(OURS).report();

        assertThat(report.repairs().manualSteps()).isEmpty();
        assertThat(report.repairs().changes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.customer.example.customer.example.", // the domain twice
                "aspmx.l.google.com.customer.example." // a well-known service's server
            })
    void theForgottenDotIsSaidWithoutAnyExpectation(String host) {
        MxScenario scenario = MxScenario.exchangers("10 " + host, "20 old-host.example.");

        assertThat(scenario.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(scenario.codes()).containsExactly("mx.zone-appended");
        assertThat(scenario.finding(MxFinding.ZONE_APPENDED).arguments().get("meant"))
                .hasToString(host.substring(0, host.length() - ".customer.example.".length()));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.25., mx.publish-address",
        "192.0.2.25.customer.example., mx.publish-address",
        "<your-domain>.mail.example., mx.fill-in",
        "mail.customer.example.customer.example., mx.end-name"
    })
    void whatNoServerIsCalledIsAskedAboutBesideAServerThatWorks(String host, String step) {
        DomainReport report =
                MxScenario.exchangers("10 " + host, "20 old-host.example.").report();

        assertThat(report.repairs().changes()).isEmpty();
        assertThat(report.repairs().manualSteps()).singleElement().satisfies(only -> {
            assertThat(only.code().id()).isEqualTo(step);
            assertThat(only.message())
                    .contains(host.substring(0, host.length() - 1))
                    .contains("preference 10");
        });
    }

    @Test
    void ofServersThatAllLackAnAddressEachIsAskedAboutOnce() {
        DomainReport report = MxScenario.exchangers(
                        "10 192.0.2.25.", "20 gone.customer.example.", "30 also.customer.example.")
                .report();

        assertThat(report.repairs().manualSteps())
                .extracting(step -> step.code().id())
                .containsExactly("mx.publish-address", "mx.name-servers");
        assertThat(steps(report).get(1)).contains("gone.customer.example").doesNotContain("192.0.2.25");
        assertThat(MxScenario.exchangers("10 192.0.2.25.").report().repairs().manualSteps())
                .extracting(step -> step.code().id())
                .containsExactly("mx.publish-address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.25.", "<your-domain>.mail.example.", "mail.trekmail.net.customer.example."})
    void whatNoServerIsCalledGoesWhereOthersWereAskedFor(String host) {
        DomainReport report = MxScenario.exchangers("5 " + host, "10 mail.trekmail.net.")
                .require(OURS)
                .report();

        assertThat(report.repairs().manualSteps()).isEmpty();
        assertThat(report.repairs().changes()).singleElement().satisfies(only -> {
            assertThat(only.before()).isPresent();
            assertThat(only.after()).isEmpty();
        });
        assertThat(report.findings())
                .filteredOn(finding -> finding.code() == MxFinding.TARGET_IS_ADDRESS)
                .allSatisfy(finding -> assertThat(finding.repair()).isNotEmpty());
    }

    @Test
    void nobodyIsToldToChangeTheRecordsBehindAnAlias() {
        DomainReport report = MxScenario.zone(
                        "customer.example. IN CNAME host.example.\nhost.example. IN MX 10 192.0.2.25."
                                + "\nhost.example. IN MX 20 old-host.example.\nold-host.example. IN A 192.0.2.26")
                .report();

        assertThat(report.findings()).extracting(finding -> finding.code().id()).contains("mx.target-is-address");
        assertThat(report.repairs().steps()).isEmpty();
    }

    @Test
    void aNameWithinTheDomainThatHasAnAddressIsAsItWasMeant() {
        MxScenario scenario = MxScenario.exchangers("10 mail.customer.example.customer.example.")
                .and("mail.customer.example.customer.example. IN A 192.0.2.26");

        assertThat(scenario.codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 ms12345678.msv1.invalid.", "5 gone.old-host.example."})
    void thatAForeignServerHasNoAddressIsSaidOnce(String foreign) {
        List<String> codes = MxScenario.exchangers("10 mail.trekmail.net.", foreign)
                .require(OURS)
                .codes();

        assertThat(codes).hasSize(1).doesNotContain("mx.target-without-address");
    }

    @Test
    void whoeverComesSecondIsNotSaidToComeFirst() {
        String said = MxScenario.exchangers("1 old-host.example.", "5 mail2.trekmail.net.", "10 mail.trekmail.net.")
                .require(OURS)
                .result()
                .findings()
                .get(1)
                .message(Locale.ENGLISH);

        assertThat(said)
                .isEqualTo("Another MX record, 5 mail2.trekmail.net, takes the mail that should go to the provider.");
    }
}
