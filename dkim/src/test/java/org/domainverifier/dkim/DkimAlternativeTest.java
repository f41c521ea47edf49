package org.domainverifier.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.Verdict;
import org.domainverifier.check.Expectation;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.api.Test;

/** A key as a text or behind an alias, whichever the customer has. */
class DkimAlternativeTest {
    private static final String KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final DkimExpectation ALIAS = DkimExpectation.alias("s1", "s1.dkim.trekmail.net");
    private static final DkimExpectation TEXT = DkimExpectation.key("s1", KEY);

    private static DomainReport report(String record, DkimExpectation preferred, DkimExpectation other) {
        return DomainVerifier.builder()
                .resolver(ZoneResolver.parse("s1._domainkey.customer.example. 300 IN " + record
                        + "\ns1.dkim.trekmail.net. 300 IN TXT \"" + KEY + '"'))
                .require(Expectation.anyOf(preferred, other))
                .build()
                .verify("customer.example");
    }

    private static void isMetBySecondChoice(DomainReport report) {
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.repairs().isEmpty()).isTrue();
        assertThat(report.findings())
                .extracting(finding -> finding.code().id())
                .contains("verifier.met-by-alternative")
                .doesNotContain("dkim.alias-copied");
    }

    @Test
    void aTextIsNoCopyWhereATextWillDo() {
        isMetBySecondChoice(report("TXT \"" + KEY + '"', ALIAS, TEXT));
    }

    @Test
    void anAliasWillDoWhereATextIsPreferred() {
        DomainReport report = report("CNAME s1.dkim.trekmail.net.", TEXT, ALIAS);

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.repairs().isEmpty()).isTrue();
    }
}
