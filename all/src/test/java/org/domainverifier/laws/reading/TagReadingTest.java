package org.domainverifier.laws.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagReadingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1; p=reject; rua=mailto:a@x.example,mailto:b@x.example; adkim=s; fo=1",
                "v=DMARC1 p=reject rua=mailto:a@x.example mailto:b@x.example adkim=s fo=1",
                "v=DMARC1;\np:reject;\nrua=mailto:a@x.example;mailto:b@x.example;\nadkim=strict; fo=0:1",
                "DMARC1, policy=Reject, rua=<mailto:a@x.example>, b@x.example, adkim=s, fo=d:1:s",
                "\"v=dmarc1\\; p=rejct\\; rua=malto:a@x.example, mailto= b@x.example\\; adkim=s\\; fo=1\"",
                "v=DMARC1; p- reject; rua=mailto:[a@x.example](mailto:a@x.example) &lt;b@x.example&gt;; adkim-s; fo=1",
            })
    void aPersonReadsTheSameInAllOfThese(String text) {
        TagReading reading = TagReading.of(text);
        assertThat(reading.isDmarc()).isTrue();
        assertThat(reading.policy("p")).contains("reject");
        assertThat(reading.addresses("rua")).containsExactlyInAnyOrder("mailto:a@x.example", "mailto:b@x.example");
        assertThat(reading.alignment("adkim")).contains("s");
        assertThat(reading.failures()).containsExactly("1");
    }

    @Test
    void whatCannotBeReadIsNotGuessed() {
        assertThat(TagReading.of("v=DMARC1; p=block").policy("p")).isEmpty();
        assertThat(TagReading.of("v=DMARC1; p=block").hasUnreadPolicy("p")).isTrue();
        assertThat(TagReading.of("v=DMARC1; p=none; rua=mailto:postmaster").addresses())
                .isEmpty();
        assertThat(TagReading.of("v=DMARC1; p=none; rua=mailto:a@ex\u0430mple.example")
                        .addresses())
                .isEmpty();
    }

    @Test
    void otherTextsAreNotMeantAsDmarc() {
        assertThat(TagReading.of("v=spf1 include:p.example -all").isDmarc()).isFalse();
        assertThat(TagReading.of("v=TLSRPTv1; rua=mailto:a@x.example").isDmarc())
                .isFalse();
        assertThat(TagReading.of("hosted-here=1").isDmarc()).isFalse();
    }

    @Test
    void subdomainsInherit() {
        TagReading reading = TagReading.of("v=DMARC1; p=reject; sp=none");
        assertThat(reading.forDomain()).contains("reject");
        assertThat(reading.forSubdomains()).contains("none");
        assertThat(reading.forNonExistent()).contains("none");
        assertThat(TagReading.of("v=DMARC1; p=reject").forNonExistent()).contains("reject");
    }

    @Test
    void receiversGoByTheFirstOfTwoTagsAndByNoTagThatIsSpoilt() {
        assertThat(TagReading.of("v=DMARC1; p=reject; sp=none; sp=quarantine reject")
                        .asApplied()
                        .tags())
                .containsEntry("p", "reject")
                .containsEntry("sp", "none");
        assertThat(TagReading.of("v=DMARC1;\n p=reject").asApplied().forDomain())
                .as("a line feed is no white space of the grammar")
                .contains("none");
        assertThat(TagReading.of("v=DMARC1; p:none; sp=reject").asApplied().forSubdomains())
                .contains("none");
        assertThat(TagReading.of("v=DMARC1; p=reject; sp=quarantine reject; sp=none")
                        .asApplied()
                        .forDomain())
                .contains("none");
    }

    @Test
    void keysAreReadThroughWhatIsBetweenTheirLetters() {
        assertThat(KeyReading.of("mail._domainkey IN TXT ( \"v=DKIM1; k=rsa; \"\n\t \"p=QU\" \"JD\" ) ; --- key")
                        .key())
                .isEqualTo("QUJD");
        assertThat(KeyReading.of("v=DKIM1; p=").key()).isEmpty();
        assertThat(KeyReading.of("hello").meant()).isFalse();
    }
}
