package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.domainverifier.dmarc.DmarcCheckTest.found;
import static org.domainverifier.dmarc.DmarcCheckTest.own;
import static org.domainverifier.dmarc.DmarcCheckTest.verify;

import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.ExpectationOutcome;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.FailureCause;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

/** What a failure on the way up means: it depends on who is content with the record of a parent. */
class DmarcFailedWalkTest {
    private static final DmarcExpectation ANY = DmarcExpectation.anyValid();
    private static final String DOMAIN = "mail.example.com";

    private static ZoneResolver.Builder withoutARecord() {
        return ZoneResolver.builder().zone("mail.example.com. IN A 192.0.2.1");
    }

    private static ZoneResolver silentParent() {
        return withoutARecord().timeout("_dmarc.example.com").build();
    }

    @Test
    void whereNobodyAsksForAnythingTheParentMayHaveTheRecord() {
        DmarcResult result = verify(silentParent(), DOMAIN);

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(found(result)).containsExactly("dmarc.not-determined WARNING");
        assertThat(result.findings().get(0).arguments())
                .containsEntry("name", DomainName.of("_dmarc.example.com"))
                .containsEntry("cause", FailureCause.TIMEOUT);
    }

    @Test
    void anExpectationThatCountsInheritanceIsLeftOpen() {
        DmarcResult result = verify(silentParent(), DOMAIN, ANY.orInherited());

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(result.outcomes()).extracting(ExpectationOutcome::status).containsExactly(CheckStatus.UNKNOWN);
        assertThat(found(result)).containsExactly("dmarc.not-determined WARNING");
    }

    @Test
    void anExpectationThatDoesNotCountInheritanceIsDecidedByTheDomainItself() {
        DmarcResult result = verify(silentParent(), DOMAIN, ANY);

        assertThat(result.status()).isEqualTo(CheckStatus.MISSING);
        assertThat(result.outcomes()).extracting(ExpectationOutcome::status).containsExactly(CheckStatus.MISSING);
        assertThat(found(result)).containsExactly("dmarc.missing ERROR", "dmarc.not-determined NOTICE");
    }

    @Test
    void ofTwoExpectationsEachIsJudgedByWhatItCounts() {
        DmarcResult result = verify(silentParent(), DOMAIN, ANY, ANY.orInherited());

        assertThat(result.outcomes())
                .extracting(ExpectationOutcome::status)
                .containsExactly(CheckStatus.MISSING, CheckStatus.UNKNOWN);
        assertThat(found(result)).containsExactly("dmarc.missing ERROR", "dmarc.not-determined WARNING");
    }

    @Test
    void aRecordOfItsOwnDecidesForThoseWhoCountInheritanceAsWell() {
        ZoneResolver dns = withoutARecord()
                .zone("_dmarc.mail.example.com. IN TXT \"v=DMARC1; p=reject; rua=mailto:a@mail.example.com\"")
                .timeout("_dmarc.example.com")
                .build();

        DmarcResult result = verify(dns, DOMAIN, ANY.orInherited());

        assertThat(result.status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(found(result))
                .contains("dmarc.not-determined NOTICE")
                .doesNotContain("dmarc.not-determined WARNING");
    }

    @Test
    void aFailureAtTheDomainItselfIsSaidOnce() {
        DmarcResult result = verify(
                ZoneResolver.builder()
                        .zone(own("v=DMARC1; p=reject"))
                        .timeout("_dmarc.mail.example.com")
                        .build(),
                DOMAIN,
                ANY);

        assertThat(result.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(found(result)).containsExactly("dmarc.not-determined WARNING");
    }
}
