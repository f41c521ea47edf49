package org.domainverifier.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.dns.DnsResolver;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.record.Diagnostic;
import org.domainverifier.record.Parsed;
import org.junit.jupiter.api.Test;

/** The snippets of {@code docs/dmarc.md}. */
class DmarcGuideTest {
    private final DnsResolver resolver =
            ZoneResolver.parse("_dmarc.example.com. IN TXT \"v=DMARC1; p=reject; sp=none\"");

    @Test
    void verifyingADomain() {
        DomainVerifier verifier = DomainVerifier.builder()
                .resolver(resolver)
                .only(DmarcCheck.KEY)
                .require(
                        DmarcExpectation.anyValid().suggesting("v=DMARC1; p=quarantine; rua=mailto:dmarc@trekmail.net"))
                .build();
        DmarcResult dmarc = verifier.verify("example.com").get(DmarcCheck.KEY);

        assertThat(dmarc.status()).isEqualTo(CheckStatus.WARNING);
        assertThat(dmarc.record()).isPresent();
        assertThat(dmarc.policy().applied()).isEqualTo(DmarcPolicy.REJECT);
        assertThat(dmarc.subdomainPolicy().origin()).isEqualTo(DmarcEffectivePolicy.Origin.SP);
        assertThat(dmarc.nonExistentPolicy().applied()).isEqualTo(DmarcPolicy.NONE);
        assertThat(dmarc.organizationalDomain()).contains(DomainName.of("example.com"));
        assertThat(dmarc.destinations()).isEmpty();
        assertThat(dmarc.legacy().policy()).contains(DmarcPolicy.REJECT);
    }

    @Test
    void theRecord() {
        Parsed<DmarcRecord> parsed = DmarcRecord.parse("v=DMARC1; p=reject; adkim=strict; rua=dmarc@example.com");

        assertThat(parsed.diagnostics().stream().map(Diagnostic::code).map(code -> code.id()))
                .containsExactly("dmarc.invalid-value", "dmarc.bad-uri");
        assertThat(parsed.diagnostics().stream()
                        .map(diagnostic -> diagnostic.span().of(parsed.text())))
                .containsExactly("adkim=strict", "dmarc@example.com");
        assertThat(parsed.record().orElseThrow()).hasToString("v=DMARC1; p=reject");
    }

    @Test
    void aMessage() {
        DmarcEvaluation evaluation = DmarcEvaluator.using(resolver)
                .evaluate(DmarcIdentities.from(DomainName.of("example.com"))
                        .mailFrom(DomainName.of("bounce.example.com"), AuthenticationResult.PASS)
                        .dkim(DomainName.of("list.test"), AuthenticationResult.PASS)
                        .build())
                .join();

        assertThat(evaluation.result()).isEqualTo(DmarcEvaluation.Result.PASS);
        assertThat(evaluation.disposition()).isEqualTo(DmarcPolicy.NONE);
        assertThat(evaluation.alignments().stream()
                        .map(each -> each.mechanism() + " " + each.identifier() + ": " + each.outcome()))
                .containsExactly(
                        "SPF bounce.example.com: ALIGNED_SAME_ORGANIZATION", "DKIM list.test: OTHER_ORGANIZATION");
    }
}
