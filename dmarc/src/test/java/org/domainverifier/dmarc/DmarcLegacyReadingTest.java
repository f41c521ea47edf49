package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.domainverifier.dmarc.DmarcLegacyReading.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcLegacyReadingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "v=DMARC1; p=reject | REJECT | -",
                "v=DMARC1; p=reject; sp=none | REJECT | -",
                "v=DMARC1 | - | -",
                "v=DMARC1; sp=reject | - | -",
                "v=DMARC1; rua=mailto:a@example.com | NONE | -",
                "v=DMARC1; t=n; p=reject | REJECT | POLICY_HAS_TO_BE_SECOND",
                "v=DMARC1; p=reject; t=y | REJECT | TEST_MODE_UNKNOWN",
                "v=DMARC1; p=none; t=y | NONE | -",
                "v=DMARC1; p=reject; np=none | REJECT | NON_EXISTENT_POLICY_UNKNOWN",
                "v=DMARC1; p=reject; np=reject | REJECT | -",
                "v=DMARC1; p=reject; sp=none; np=reject | REJECT | NON_EXISTENT_POLICY_UNKNOWN",
                "v=DMARC1; p=reject; np=x | REJECT | NON_EXISTENT_POLICY_UNKNOWN",
                "v=DMARC1; p=reject; sp=x | - | -",
                "v=DMARC1; p=reject; sp=x; rua=mailto:a@example.com | NONE | -",
                "v=DMARC1; p=x | - | -",
                "v=DMARC1; p=reject; psd=n | REJECT | PUBLIC_SUFFIX_TAG_UNKNOWN",
                "v=DMARC1; p=reject; psd=u | REJECT | -",
                "v=DMARC1; p=reject; pct=50 | REJECT | PERCENTAGE_APPLIED",
                "v=DMARC1; p=reject; pct=100 | REJECT | -",
                "v=DMARC1; p=reject; ri=3600 | REJECT | REPORT_OPTIONS_APPLIED",
                "v=DMARC1; p=reject; rf=afrf | REJECT | REPORT_OPTIONS_APPLIED",
                "v=DMARC1; p=reject; rua=mailto:a@example.com!10m | REJECT | SIZE_LIMIT_APPLIED"
            })
    void anOlderReceiverReads(String record, DmarcPolicy policy, Difference difference) {
        DmarcLegacyReading legacy = reading("example.com", DmarcCheckTest.own(record));

        assertThat(legacy.policy().orElse(null)).isEqualTo(policy);
        assertThat(legacy.differences())
                .containsExactlyElementsOf(difference == null ? Arrays.asList() : Arrays.asList(difference));
    }

    @Test
    void whatHangsOnAListOfPublicSuffixesIsNotTold() {
        DmarcLegacyReading legacy = reading("mail.example.com", DmarcCheckTest.own("v=DMARC1; p=reject"));

        assertThat(legacy.policy()).isEmpty();
        assertThat(legacy.differences()).isEmpty();
    }

    @Test
    void severalRecordsWithNothingAboveAreNoneForBoth() {
        assertThat(reading(
                                "example.com",
                                DmarcCheckTest.own("v=DMARC1; p=none") + DmarcCheckTest.own("v=DMARC1; p=reject"))
                        .differences())
                .isEmpty();
    }

    private static DmarcLegacyReading reading(String domain, String zone) {
        return DmarcCheckTest.verify(domain, zone).legacy();
    }
}
