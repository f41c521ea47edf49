package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.RecordType;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.junit.jupiter.api.Test;

class ReportDiffTest {
    private static final String HOST = "mail.trekmail.net. 300 IN A 192.0.2.25\n";
    private static final String RIGHT = HOST + "customer.example. 300 IN MX 10 mail.trekmail.net.\n";
    private static final String FOREIGN = RIGHT + "customer.example. 300 IN MX 20 old.example.net.\n";

    private static DomainReport report(String zone) {
        return report(ZoneResolver.parse(zone), "customer.example");
    }

    private static DomainReport report(ZoneResolver resolver, String domain) {
        return DomainVerifier.builder()
                .resolver(resolver)
                .only(MxCheck.KEY)
                .require(MxExpectation.only(10, "mail.trekmail.net"))
                .build()
                .verify(domain);
    }

    @Test
    void nothingChangedBetweenTwoEqualReports() {
        assertThat(ReportDiff.between(report(FOREIGN), report(FOREIGN)).isEmpty())
                .isTrue();
    }

    @Test
    void aTtlThatCountsDownIsNoChange() {
        assertThat(ReportDiff.between(report(FOREIGN), report(FOREIGN.replace(" 300 ", " 120 ")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatAppearedAndGotWorseIsTold() {
        ReportDiff diff = ReportDiff.between(report(RIGHT), report(FOREIGN));

        assertThat(diff.before()).isEqualTo(Verdict.VERIFIED);
        assertThat(diff.after()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(diff.appeared()).extracting(finding -> finding.code().id()).contains("mx.foreign-without-address");
        assertThat(diff.fixed()).isEmpty();
        assertThat(diff.worse())
                .containsExactly(new ReportDiff.StatusChange(
                        DomainName.of("customer.example"), MxCheck.KEY, CheckStatus.CORRECT, CheckStatus.CONFLICT));
        assertThat(diff.better()).isEmpty();
    }

    @Test
    void whatWasFixedIsTold() {
        ReportDiff diff = ReportDiff.between(report(FOREIGN), report(RIGHT));

        assertThat(diff.fixed()).extracting(finding -> finding.code().id()).contains("mx.foreign-without-address");
        assertThat(diff.appeared()).isEmpty();
        assertThat(diff.better()).hasSize(1);
    }

    @Test
    void aLookUpThatFailedIsNeitherAFixNorADamage() {
        ZoneResolver broken = ZoneResolver.builder()
                .zone(FOREIGN)
                .timeout("customer.example", RecordType.MX)
                .build();
        ReportDiff diff = ReportDiff.between(report(FOREIGN), report(broken, "customer.example"));

        assertThat(diff.fixed()).isEmpty();
        assertThat(diff.appeared()).isEmpty();
        assertThat(diff.worse()).isEmpty();
        assertThat(diff.after()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void reportsOnTwoDomainsAreNotCompared() {
        assertThatThrownBy(() -> ReportDiff.between(report(RIGHT), report(ZoneResolver.parse(RIGHT), "other.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two domains");
    }
}
