package org.domainverifier.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

/** What is expected at a name below the domain, and either of two. */
class RecordsBelowTest {
    private static DomainReport report(String zone, Expectation... atSend) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse(RecordsScenario.OTHERS + zone))
                .only(RecordsCheck.KEY)
                .at("send", name -> {
                    for (Expectation expectation : atSend) {
                        name.require(expectation);
                    }
                })
                .build()
                .verify(RecordsScenario.DOMAIN);
    }

    @Test
    void namesAreRelativeToWhereTheExpectationIsStated() {
        DomainReport report = report(
                "track.send.customer.example. CNAME web.trekmail.net.",
                RecordExpectation.cname("track", "web.trekmail.net"));

        assertThat(report.get(RecordsCheck.KEY, "send").status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(report.entry(RecordsCheck.KEY))
                .as("nothing is expected of the domain itself")
                .isEmpty();
    }

    @Test
    void theZoneIsTheCustomersAllTheSame() {
        DomainReport twice = report(
                "track.send.customer.example.customer.example. CNAME web.trekmail.net.",
                RecordExpectation.cname("track", "web.trekmail.net"));
        DomainReport issuer =
                report("customer.example. CAA 0 issue \"other.example\"", RecordExpectation.caa("letsencrypt.org"));

        assertThat(twice.findings()).extracting(finding -> finding.code().id()).containsExactly("records.misplaced");
        assertThat(issuer.repairs().toZoneLines())
                .containsExactly("customer.example. 3600 IN CAA 0 issue \"letsencrypt.org\"");
    }

    @Test
    void eitherOfTwoWillDo() {
        Expectation either = Expectation.anyOf(
                RecordExpectation.cname("track", "web.trekmail.net"), RecordExpectation.a("track", "192.0.2.1"));

        assertThat(report("track.send.customer.example. A 192.0.2.1", either)
                        .get(RecordsCheck.KEY, "send")
                        .status()
                        .isWrong())
                .isFalse();
        assertThat(report("track.send.customer.example. A 192.0.2.2", either)
                        .get(RecordsCheck.KEY, "send")
                        .status())
                .isEqualTo(CheckStatus.INCORRECT);
    }
}
