package org.domainverifier.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.domainverifier.CheckEntry;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Requirement;
import org.domainverifier.dkim.DkimFinding;
import org.domainverifier.dmarc.DmarcCheck;
import org.domainverifier.dmarc.DmarcExpectation;
import org.domainverifier.dmarc.DmarcFinding;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.mtasts.MtaStsFinding;
import org.domainverifier.record.Severity;
import org.domainverifier.spf.SpfCheck;
import org.domainverifier.spf.SpfExpectation;
import org.domainverifier.spf.SpfFinding;
import org.domainverifier.tlsrpt.TlsRptExpectation;
import org.junit.jupiter.api.Test;

/** What {@code docs/policy.md} shows, compiled and run: each block of code there stands here too. */
class PolicyGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "policy.md");
    private static final DnsResolver ZONES = ZoneResolver.parse("""
            business.example.        300 IN TXT "v=spf1 include:spf.trekmail.net -all"
            _dmarc.business.example. 300 IN TXT "v=DMARC1; p=none"
            private.example.         300 IN TXT "v=spf1 include:spf.trekmail.net +all"
            spf.trekmail.net.        300 IN TXT "v=spf1 ip4:192.0.2.0/24 -all"
            """);

    /** Of an application. */
    private static final class Plans {
        boolean isBusiness(DomainName customer) {
            return customer.toString().startsWith("business");
        }
    }

    private final Plans plans = new Plans();

    private DomainVerifier verifier(DnsResolver dns) {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(dns)
                .require(SpfExpectation.include("spf.trekmail.net"))
                .require(DmarcExpectation.anyValid(), plans::isBusiness)
                .recommend(TlsRptExpectation.reportTo("mailto:tlsrpt@trekmail.net"), plans::isBusiness)
                .severity(SpfFinding.PERMITS_EVERYONE, Severity.ERROR)
                .severity(DmarcFinding.POLICY_NONE, Severity.NOTICE)
                .suppress(DkimFinding.NO_DOMAINKEY, MtaStsFinding.MISSING)
                .build();
        return verifier;
    }

    @Test
    void whatMattersToSomebodyElseIsSaidInALineEach() {
        DomainReport business = verifier(ZONES).verify("business.example");
        assertThat(business.verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS); // no TLS-RPT
        assertThat(business.status(DmarcCheck.KEY)).contains(CheckStatus.CORRECT);

        DomainReport other = verifier(ZONES).verify("private.example");
        assertThat(other.verdict()).isEqualTo(Verdict.NOT_VERIFIED); // +all
        assertThat(other.status(SpfCheck.KEY)).contains(CheckStatus.INVALID);
        assertThat(other.entry(DmarcCheck.KEY).map(CheckEntry::requirement)).contains(Requirement.OPTIONAL);
        assertThat(other.recordsToPublish()).extracting(row -> row.check().id()).containsOnly("spf");

        for (DomainReport report : List.of(business, other)) {
            assertThat(report.findings())
                    .extracting(finding -> finding.code().id())
                    .isNotEmpty()
                    .doesNotContain("dkim.no-domainkey", "mta-sts.missing");
        }
    }

    @Test
    void whatIsRequiredOfSomeMayBeRecommendedToAll() {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(ZONES);
        builder.recommend(DmarcExpectation.anyValid()).require(DmarcExpectation.anyValid(), plans::isBusiness);
        DomainVerifier verifier = builder.build();

        assertThat(verifier.verify("private.example").verdict()).isEqualTo(Verdict.VERIFIED_WITH_WARNINGS);
        assertThat(verifier.verify("business.example").entry(DmarcCheck.KEY).map(CheckEntry::requirement))
                .contains(Requirement.REQUIRED);
    }

    @Test
    void anIdIsTakenFromAConfigurationIfThereIsOneSuch() throws IOException {
        DomainVerifier.Builder builder = DomainVerifier.builder().resolver(ZONES);
        builder.severity("dmarc.policy-none", Severity.NOTICE).suppress("dkim.no-domainkey");
        assertThat(builder.build().verify("business.example").status(DmarcCheck.KEY))
                .contains(CheckStatus.CORRECT);

        builder.suppress("dkim.no-domainkeys");
        assertThat(GUIDE)
                .content()
                .contains("\nthere is no finding 'dkim.no-domainkeys'; 'dkim.no-domainkey' is one\n");
        assertThatThrownBy(builder::build)
                .hasMessage("there is no finding 'dkim.no-domainkeys'; 'dkim.no-domainkey' is one");
    }

    @Test
    void everyBlockOfTheGuideIsHere() throws IOException {
        GuidePage.of("policy.md").isCompiledIn(3, GuidePage.sourceOf(PolicyGuideTest.class));
    }
}
