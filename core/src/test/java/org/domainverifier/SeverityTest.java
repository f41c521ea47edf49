package org.domainverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.domainverifier.check.CheckStatus;
import org.domainverifier.check.CustomerValues;
import org.domainverifier.check.Finding;
import org.domainverifier.check.Requirement;
import org.domainverifier.dns.DomainName;
import org.domainverifier.dns.resolver.ZoneResolver;
import org.domainverifier.dns.session.DnsSession;
import org.domainverifier.mx.MxCheck;
import org.domainverifier.mx.MxExpectation;
import org.domainverifier.mx.MxFinding;
import org.domainverifier.record.FindingCode;
import org.domainverifier.record.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of docs/decisions.md, D-SEVERITY. */
class SeverityTest {
    private static final DomainName DOMAIN = DomainName.of("customer.example");

    private static Severity severity(FindingCode code, Requirement requirement, CheckStatus status) {
        StubCheck.Result result = new StubCheck.Result(status, List.of(Finding.of(code, DOMAIN)), List.of(), List.of());
        return VerifiedCheck.of(
                        new Place(DOMAIN, StubCheck.keyOf("own")),
                        requirement,
                        result,
                        status,
                        result.findings(),
                        CustomerValues.none(),
                        DnsSession.NO_USAGE)
                .findings()
                .get(0)
                .severity();
    }

    @ParameterizedTest
    @CsvSource({
        "CORRECT,   WARNING, WARNING, WARNING",
        "WARNING,   WARNING, WARNING, WARNING",
        "PENDING,   ERROR,   WARNING, WARNING",
        "UNKNOWN,   ERROR,   WARNING, WARNING",
        "MISSING,   ERROR,   WARNING, WARNING",
        "INCORRECT, ERROR,   WARNING, WARNING",
        "CONFLICT,  ERROR,   WARNING, WARNING",
        "INVALID,   ERROR,   WARNING, WARNING",
    })
    void anErrorIsOneOnlyWhereTheCheckKeepsTheDomainFromBeingVerified(
            CheckStatus status, Severity required, Severity recommended, Severity optional) {
        FindingCode error = MxFinding.NO_TARGET_WITH_ADDRESS;

        assertThat(severity(error, Requirement.REQUIRED, status)).isEqualTo(required);
        assertThat(severity(error, Requirement.RECOMMENDED, status)).isEqualTo(recommended);
        assertThat(severity(error, Requirement.OPTIONAL, status)).isEqualTo(optional);
    }

    @ParameterizedTest
    @CsvSource({"REQUIRED, ERROR", "RECOMMENDED, WARNING", "OPTIONAL, NOTICE"})
    void thatThereIsNothingIsANoticeWhereNobodyAsked(Requirement requirement, Severity severity) {
        assertThat(severity(MxFinding.MISSING, requirement, CheckStatus.MISSING))
                .isEqualTo(severity);
    }

    @ParameterizedTest
    @EnumSource(Requirement.class)
    void warningsAndNoticesStayWhatTheyAre(Requirement requirement) {
        for (CheckStatus status : CheckStatus.values()) {
            assertThat(severity(MxFinding.IMPLICIT, requirement, status)).isEqualTo(Severity.WARNING);
            assertThat(severity(MxFinding.NULL_MX, requirement, status)).isEqualTo(Severity.NOTICE);
        }
    }

    @Test
    void aCheckOfNoImportanceThatBrokeOnlyWarns() {
        Stream.of(Requirement.RECOMMENDED, Requirement.OPTIONAL)
                .map(requirement -> VerifiedCheck.withoutResult(
                        new Place(DOMAIN, StubCheck.keyOf("own")),
                        requirement,
                        Finding.of(VerifierFinding.CHECK_FAILED, DOMAIN),
                        DnsSession.NO_USAGE))
                .forEach(entry -> assertThat(entry.findings().get(0).severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void theReportHasTheSeverityThatCountsAndTheResultTheOneOfTheCheck() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse("customer.example. NS ns.host.example."))
                .check(StubCheck.of("own", CheckStatus.CORRECT))
                .require(StubCheck.Expected.of("own"))
                .build()
                .verify("customer.example");

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.findings()).extracting(Finding::severity).containsOnly(Severity.NOTICE);
        assertThat(report.get(MxCheck.KEY).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
    }

    @Test
    void theRepairsOfARecommendedCheckStayInThePlan() {
        DomainReport report = DomainVerifier.builder()
                .resolver(ZoneResolver.parse("customer.example. NS ns.host.example."))
                .recommend(MxExpectation.only(10, "mail.trekmail.net"))
                .build()
                .verify("customer.example");

        assertThat(report.entry(MxCheck.KEY).orElseThrow().findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
        assertThat(report.repairs().changes()).hasSize(1);
    }
}
