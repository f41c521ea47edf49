package org.domainverifier.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.mtasts.HostedZones.ALIAS;
import static org.domainverifier.mtasts.HostedZones.DOMAIN;
import static org.domainverifier.mtasts.HostedZones.HOSTED;
import static org.domainverifier.mtasts.HostedZones.PROVIDER;
import static org.domainverifier.mtasts.HostedZones.TXT;
import static org.domainverifier.mtasts.HostedZones.repaired;
import static org.domainverifier.mtasts.HostedZones.verify;
import static org.domainverifier.mtasts.Verifying.codes;

import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.RecordToPublish;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.repair.RecordChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alias from the policy host to the provider: there, not there, another one, or not to be seen. */
class PolicyHostAliasTest {
    @Test
    void anotherAliasIsIncorrectAndReplaced() {
        String zone = PROVIDER + TXT + "mta-sts.customer.example. 60 CNAME mta-sts.other.example.\n"
                + "mta-sts.other.example. A 192.0.2.7";
        MtaStsResult result = verify(zone, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).contains("unexpected-alias");
        assertThat(repaired(zone, HOSTED)).singleElement().isInstanceOf(RecordChange.Replace.class);
    }

    @Test
    void theZoneThatWasAppendedIsNamed() {
        MtaStsResult result = verify(
                PROVIDER + TXT + "mta-sts.customer.example. 60 CNAME mta-sts.trekmail.net.customer.example.\n", HOSTED);

        assertThat(result.findings())
                .extracting(finding -> finding.message())
                .anyMatch(said -> said.endsWith("without a final dot, the DNS host appended customer.example."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mta-sts.other.example. A 192.0.2.7", ""})
    void anotherAliasIsIncorrectThoughOnlyTheAddressesShowIt(String target) {
        MtaStsResult result = verify(
                ZoneResolver.builder()
                        .zone(PROVIDER + TXT + "mta-sts.customer.example. 60 CNAME mta-sts.other.example.\n" + target)
                        .servfail("mta-sts.customer.example", RecordType.CNAME)
                        .build(),
                HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).contains("unexpected-alias");
        assertThat(Verifying.repairs(result)).hasAtLeastOneElementOfType(RecordChange.Replace.class);
    }

    @Test
    void thatThereIsNoAliasTheAddressesShowToo() {
        MtaStsResult result = verify(
                ZoneResolver.builder()
                        .zone(PROVIDER + TXT)
                        .servfail("mta-sts.customer.example", RecordType.CNAME)
                        .build(),
                HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).doesNotContain("not-determined");
        assertThat(Verifying.repairs(result)).hasAtLeastOneElementOfType(RecordChange.Add.class);
    }

    @Test
    void theRightAliasIsRightThoughOnlyTheAddressesShowIt() {
        MtaStsResult result = verify(
                ZoneResolver.builder()
                        .zone(PROVIDER + TXT + ALIAS)
                        .timeout("mta-sts.customer.example", RecordType.CNAME)
                        .build(),
                HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
    }

    @Test
    void whetherThereIsAnAliasIsNotKnownWhereNoAnswerShowsIt() {
        MtaStsResult result = verify(
                ZoneResolver.builder()
                        .zone(PROVIDER + TXT + "mta-sts.customer.example. 60 CNAME mta-sts.other.example.\n")
                        .servfail("mta-sts.customer.example")
                        .build(),
                HOSTED);

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
    }

    @Test
    void anAliasThatLeadsThereThroughAnotherNameIsOne() {
        String zone = PROVIDER + TXT + "mta-sts.customer.example. CNAME s.customer.example.\n"
                + "s.customer.example. CNAME mta-sts.trekmail.net.";
        assertThat(verify(zone, HOSTED).status()).isEqualTo(CheckStatus.CORRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mta-sts.trekmail.net.evil.example.",
                "trekmail.net.",
                "x.mta-sts.trekmail.net.",
                "mta-sts.trekmail.ne.",
                "mta-sts-trekmail.net.",
                "mta-sts.trekmail.net.customer.example."
            })
    void aLookAlikeIsRefused(String target) {
        String zone = PROVIDER + TXT + "mta-sts.customer.example. CNAME " + target;
        assertThat(verify(zone, HOSTED).status()).isIn(CheckStatus.INCORRECT, CheckStatus.MISSING);
        repaired(zone, HOSTED);
    }

    @Test
    void otherRecordsAtTheNameHaveToGo() {
        String zone = PROVIDER + TXT + "mta-sts.customer.example. A 192.0.2.7\nmta-sts.customer.example. TXT hello\n";
        MtaStsResult result = verify(zone, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(codes(result)).contains("not-an-alias");
        assertThat(repaired(zone, HOSTED))
                .hasSize(3)
                .filteredOn(RecordChange.Delete.class::isInstance)
                .hasSize(2);
    }

    @Test
    void whatAWildcardAnswersIsNotPublishedThere() {
        String zone = PROVIDER + TXT + "*.customer.example. A 192.0.2.7\n";
        MtaStsResult result = verify(zone, HOSTED);
        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(codes(result)).contains("alias-missing");
        assertThat(repaired(zone, HOSTED)).singleElement().isInstanceOf(RecordChange.Add.class);
    }

    @Test
    void theAliasOfAWildcardIsNotReplaced() {
        String zone =
                PROVIDER + TXT + "*.customer.example. CNAME www.customer.example.\nwww.customer.example. A 192.0.2.7";
        assertThat(verify(zone, HOSTED).status()).isEqualTo(CheckStatus.INCORRECT);
        assertThat(repaired(zone, HOSTED)).singleElement().isInstanceOf(RecordChange.Add.class);
    }

    @Test
    void theProvidersOwnDomainNeedsNoAlias() {
        MtaStsExpectation own = MtaStsExpectation.hostedAt("mta-sts.customer.example", "20251124");
        String zone = TXT + "mta-sts.customer.example. A 8.8.4.4";
        assertThat(verify(zone, own).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(own.recordsToPublish(DOMAIN, CustomerValues.none()))
                .extracting(RecordToPublish::type)
                .containsExactly(RecordType.TXT);
    }
}
