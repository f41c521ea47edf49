package org.domainverifier.examples.bimi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.domainverifier.DomainReport;
import org.domainverifier.DomainVerifier;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.Finding;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BimiCheckTest {
    private static final String RIGHT = "v=BIMI1; l=https://b.example/logo.svg";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default._bimi | v=BIMI1; l=https://b.example/logo.svg | CORRECT |",
                "default._bimi | v=BIMI1; l=https://b.example/old.svg | INCORRECT | bimi.other-logo",
                "default._bimi | v=BIMI2; l=https://b.example/logo.svg | INVALID | bimi.bad-version",
                "default._bimi | l=https://b.example/logo.svg | INVALID | bimi.bad-version",
                "default._bimi | “v=BIMI1; l=https://b.example/logo.svg” | INVALID | bimi.pasting-mistake",
                "default._bimi | v=BIMI1; l=http://b.example/logo.svg | INVALID | bimi.not-https",
                "default._bimi | v=BIMI1; a=https://b.example/logo.pem | INVALID | bimi.no-location",
                "_bimi | v=BIMI1; l=https://b.example/logo.svg | MISSING | bimi.misplaced",
                "www | anything | MISSING | bimi.missing",
            })
    void whatIsWrongIsSaidAndThePlanMakesItRight(String at, String text, CheckStatus status, String code) {
        ZoneResolver zone = ZoneResolver.parse("%s.a.example. 300 IN TXT \"%s\"".formatted(at, text));
        DomainVerifier verifier = verifier(zone);
        DomainReport report = verifier.verify("a.example");

        assertThat(report.get(BimiCheck.KEY).status()).isEqualTo(status);
        assertThat(report.findings().stream().map(finding -> finding.code().id()))
                .contains(code == null ? new String[0] : new String[] {code});
        assertThat(report.findings()).allSatisfy(BimiCheckTest::speaksBothLanguages);
        DomainReport after = verifier.preview("a.example", report.repairs());
        assertThat(after.get(BimiCheck.KEY).status()).isEqualTo(CheckStatus.CORRECT);
        assertThat(after.get(BimiCheck.KEY).texts()).containsExactly(RIGHT);
    }

    private static void speaksBothLanguages(Finding finding) {
        assertThat(finding.message()).doesNotContain("{").doesNotStartWith("bimi.");
        assertThat(finding.message(Locale.GERMAN))
                .doesNotContain("{")
                .doesNotStartWith("bimi.")
                .isNotEqualTo(finding.message());
    }

    private static DomainVerifier verifier(ZoneResolver zone) {
        return DomainVerifier.builder()
                .resolver(zone)
                .check(new BimiCheck())
                .only(BimiCheck.KEY)
                .require(new BimiExpectation("https://b.example/logo.svg"))
                .build();
    }
}
