package org.domainverifier.mx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mx.MxScenario.exchangers;

import java.util.List;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether mail can reach any of the hosts. */
class MxReachabilityTest {
    private static final String INWARD = "inward.example. A 10.0.0.25\n";
    private static final MxExpectation OURS = MxExpectation.only(10, "mail.trekmail.net");

    @Test
    void aHostThatOnlyItsOwnNetworkReachesTakesNoMail() {
        MxScenario scenario = exchangers("10 inward.example.").and(INWARD);

        assertThat(scenario.codes()).containsExactly("mx.target-not-public", "mx.no-public-target");
        assertThat(scenario.finding(MxFinding.TARGET_NOT_PUBLIC).arguments())
                .containsEntry("addresses", List.of("10.0.0.25"));
        assertThat(scenario.status()).isEqualTo(CheckStatus.INVALID);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.25, false", "8.8.8.8, false", "127.0.0.1, true", "192.168.1.1, true", "169.254.0.1, true"})
    void anAddressIsInwardByItsRange(String address, boolean inward) {
        MxScenario scenario = exchangers("10 h.example.").and("h.example. A " + address);

        assertThat(scenario.codes().contains("mx.no-public-target")).isEqualTo(inward);
    }

    @Test
    void aPublicHostBesideItIsEnough() {
        MxScenario scenario =
                exchangers("10 inward.example.", "20 mail.trekmail.net.").and(INWARD);

        assertThat(scenario.codes()).containsExactly("mx.target-not-public");
    }

    @Test
    void aPublicAddressBesideAnInwardOneIsEnough() {
        MxScenario scenario = exchangers("10 inward.example.").and(INWARD + "inward.example. A 192.0.2.25\n");

        assertThat(scenario.codes()).containsExactly("mx.target-not-public");
        assertThat(scenario.finding(MxFinding.TARGET_NOT_PUBLIC).arguments())
                .containsEntry("addresses", List.of("10.0.0.25"));
    }

    @Test
    void twoInwardHostsAreNotOneThatIsReached() {
        MxScenario scenario = exchangers("10 inward.example.", "20 inward2.example.")
                .and(INWARD + "inward2.example. AAAA fd00::25\n");

        assertThat(scenario.codes()).contains("mx.no-public-target");
    }

    @Test
    void hostsWithoutAddressesTakeNoMail() {
        assertThat(exchangers("10 gone.example.", "20 gone2.example.").codes()).contains("mx.no-target-with-address");
        assertThat(exchangers("0 .", "10 gone.example.").codes())
                .as("beside a null MX, which is not a host")
                .contains("mx.no-target-with-address");
    }

    @Test
    void aHostThatCouldNotBeLookedUpMayTakeMail() {
        MxScenario scenario = exchangers("10 gone.example.", "20 silent.example.");
        List<String> codes = scenario
                .report(ZoneResolver.builder()
                        .records(scenario.zone())
                        .timeout("silent.example", RecordType.A)
                        .timeout("silent.example", RecordType.AAAA)
                        .build())
                .get(MxCheck.KEY)
                .findings()
                .stream()
                .map(finding -> finding.code().id())
                .toList();

        assertThat(codes)
                .contains("mx.target-not-determined", "mx.target-without-address")
                .doesNotContain("mx.no-target-with-address");
    }

    @Test
    void whereOtherHostsWereAskedForItOnlyMattersThatTheseAreWrong() {
        assertThat(exchangers("10 gone.example.").status()).isEqualTo(CheckStatus.INVALID);
        assertThat(exchangers("10 gone.example.").require(OURS).status()).isEqualTo(CheckStatus.CONFLICT);
        assertThat(exchangers("10 inward.example.").and(INWARD).require(OURS).status())
                .isEqualTo(CheckStatus.CONFLICT);
    }

    @Test
    void theProvidersOwnHostsAreTheProvidersBusiness() {
        MxScenario scenario = exchangers("10 gone.trekmail.net.").require(MxExpectation.only(10, "gone.trekmail.net"));

        assertThat(scenario.codes()).doesNotContain("mx.no-target-with-address");
    }

    @ParameterizedTest
    @CsvSource({"{{host}}.example., true", "<mx>.example., true", "mail_1.example., false"})
    void aTemplateThatNobodyFilledInIsToldFromABadName(String host, boolean template) {
        List<String> codes = exchangers("10 " + host).codes();

        assertThat(codes.contains("mx.template-variable")).isEqualTo(template);
        assertThat(codes.contains("mx.target-not-a-host-name")).isEqualTo(!template);
    }
}
