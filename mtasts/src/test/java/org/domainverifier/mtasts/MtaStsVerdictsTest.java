package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.domainverifier.mtasts.HostedZones.ALIAS;
import static org.domainverifier.mtasts.HostedZones.HOSTED;
import static org.domainverifier.mtasts.HostedZones.PROVIDER;
import static org.domainverifier.mtasts.HostedZones.TXT;
import static org.domainverifier.mtasts.HostedZones.verify;
import static org.domainverifier.mtasts.Verifying.codes;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the judge says where something is not known, not there, or there as something else. */
class MtaStsVerdictsTest {
    private static CheckStatus outcome(MtaStsResult result) {
        return result.outcomes().stream()
                .map(ExpectationOutcome::status)
                .findFirst()
                .orElseThrow();
    }

    private static Finding finding(MtaStsResult result, MtaStsFinding code) {
        return result.findings().stream()
                .filter(each -> each.code() == code)
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among " + codes(result)));
    }

    @Test
    void aTextThatIsANameMayBeAnAliasThatWasAskedFor() {
        String text = "_mta-sts.customer.example. TXT customer.sts.host.example\n";

        assertThat(finding(verify(PROVIDER + text + ALIAS, HOSTED), MtaStsFinding.ALIAS_AS_TEXT)
                        .arguments())
                .containsEntry("name", DomainName.of("_mta-sts.customer.example"))
                .containsEntry("target", DomainName.of("customer.sts.host.example"));
    }

    @Test
    void aRecordThatCannotBeLookedUpIsNeitherRightNorWrongNorPending() {
        ZoneResolver silent = ZoneResolver.builder()
                .zone(PROVIDER + TXT + ALIAS)
                .timeout("_mta-sts.customer.example", RecordType.TXT)
                .build();

        assertThat(outcome(verify(silent, HOSTED))).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(outcome(
                        verify(silent, MtaStsExpectation.hostedAt("mta-sts.trekmail.net", domain -> Optional.empty()))))
                .isEqualTo(CheckStatus.UNKNOWN);
    }

    @Test
    void anInvalidRecordIsInvalidWhateverIdWasAskedFor() {
        assertThat(outcome(verify(
                        PROVIDER + "_mta-sts.customer.example. TXT \"v=STSv1; id=\"\n" + ALIAS,
                        MtaStsExpectation.hostedAt("mta-sts.trekmail.net", domain -> Optional.empty()))))
                .isEqualTo(CheckStatus.INVALID);
    }

    @Test
    void anAliasThatCannotBeLookedUpIsSaidNotToBeKnown() {
        ZoneResolver silent = ZoneResolver.builder()
                .zone(PROVIDER + TXT + ALIAS)
                .servfail("mta-sts.customer.example")
                .build();
        MtaStsResult result = verify(silent, HOSTED);

        assertThat(outcome(result)).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(result.findings())
                .filteredOn(finding -> finding.code() == MtaStsFinding.NOT_DETERMINED)
                .extracting(
                        finding -> finding.arguments().get("name"),
                        finding -> finding.arguments().get("cause"))
                .contains(tuple(DomainName.of("mta-sts.customer.example"), FailureCause.SERVFAIL));
    }

    @Test
    void whatIsInPlaceOfTheAliasIsShown() {
        MtaStsResult result = verify(
                PROVIDER + TXT + "mta-sts.customer.example. A 192.0.2.9\nmta-sts.customer.example. TXT hello\n",
                HOSTED);

        assertThat(outcome(result)).isEqualTo(CheckStatus.INCORRECT);
        assertThat(finding(result, MtaStsFinding.NOT_AN_ALIAS).arguments().get("records"))
                .asInstanceOf(LIST)
                .contains("A 192.0.2.9");
    }

    @Test
    void theAddressesThatAreForExamplesAreShown() {
        MtaStsResult result = verify("mta-sts.trekmail.net. A 192.0.2.1\n" + TXT + ALIAS, HOSTED);

        assertThat(finding(result, MtaStsFinding.POLICY_EXAMPLE_ADDRESS).arguments())
                .containsEntry("addresses", List.of("192.0.2.1"));
    }

    @Test
    void theAddressThatWasConnectedToIsShown() throws UnknownHostException {
        PolicyFetch failed =
                new PolicyFetch.TlsFailed(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7}), "alert");

        assertThat(finding(StubbedPolicies.verify(StubbedPolicies.ZONE, failed), MtaStsFinding.TLS_FAILED)
                        .arguments())
                .containsEntry("address", "192.0.2.7");
    }

    @ParameterizedTest
    @CsvSource({"499, INVALID", "500, UNKNOWN", "599, UNKNOWN", "428, INVALID", "429, UNKNOWN", "430, INVALID"})
    void aServersTroubleMayBeOverInAMinute(int status, CheckStatus expected) {
        assertThat(StubbedPolicies.verify(StubbedPolicies.ZONE, new PolicyFetch.BadStatus(status))
                        .status())
                .isEqualTo(expected);
    }
}
